"""What the help pages may know."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.web.contexts.parts import BlockView, Link, Phrase, Player, SectionView


@dataclass(frozen=True, slots=True)
class PhoneLink:
    """A way to reach someone. `href` is tel:, sms: or https:; `text` stands in Western digits, left to right."""

    href: str
    text: str
    label: Phrase


@dataclass(frozen=True, slots=True)
class HelplineView:
    """One service. `facts` are short lines (hours, cost, languages); `seen` says when it was last known."""

    name: Phrase
    ways: tuple[PhoneLink, ...]
    facts: tuple[Phrase, ...]
    seen: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class HelplineGroup:
    """The services for one need (anyone, young people …)."""

    heading: Phrase
    lines: tuple[HelplineView, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Get help now. `country` is set on a country's page. The emergency numbers come before everything else.

    `emergency_note` says which number is for what, and what we could not confirm. `suggested` are the countries where
    the page's language is spoken; `older` are services not seen for two years, shown below the directories.
    `elsewhere` is its sound in other languages, where this one has none; `more` says that not every number is read.
    """

    title: Phrase
    opening: tuple[BlockView, ...]
    emergency: tuple[PhoneLink, ...]
    emergency_label: Phrase | None
    groups: tuple[HelplineGroup, ...]
    not_watching: Phrase
    choose: Phrase
    countries: tuple[Link, ...]
    worldwide: Phrase
    directories: tuple[Link, ...]
    sections: tuple[SectionView, ...]
    country: str = ""
    emergency_note: Phrase | None = None
    suggested: tuple[Link, ...] = ()
    older: tuple[HelplineView, ...] = ()
    player: Player | None = None
    elsewhere: tuple[Link, ...] = ()
    more: Phrase | None = None
