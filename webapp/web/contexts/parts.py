"""What pages are made of: phrases, links, blocks, the player, and the shell around every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words for a page. `lang` and `dir` are set only where they differ from the page's; `id` may be "".

    `meanings` are those of the terms that a sentence uses first on its page: they open right after it.
    """

    html: Markup
    id: str = ""
    lang: str = ""
    dir: str = ""
    meanings: tuple[Meaning, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """A term explained where it stands: `m-…` is its id, `t-…` the term's. `href` is its entry on the words page."""

    slug: str
    term: Phrase
    words: tuple[Phrase, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link. `text` are the visible words; `current` marks the page the reader is on."""

    href: str
    text: Phrase
    current: bool = False


@dataclass(frozen=True, slots=True)
class Clip:
    """A small link to the sound of one entry. `text` is seen ("Hear"); `label` begins with it, and says how long."""

    href: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """An offer to keep pages on the device. `list` is the address of what there is to keep; `text` says how much."""

    list: str
    text: str


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language, named in that language. `number` is the one under which it is read aloud."""

    href: str
    name: str
    tag: str
    dir: str
    current: bool
    number: str = ""
    clip: Clip | None = None


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """Sentences of one paragraph."""

    sentences: tuple[Phrase, ...]
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class ItemsView:
    """A list; each item holds one phrase or more."""

    items: tuple[tuple[Phrase, ...], ...]
    ordered: bool = False
    kind: str = "items"


@dataclass(frozen=True, slots=True)
class CalloutView:
    """A box. `role` is note, help, example or info; `label` stands over it where its kind must be told.

    `link` is the help page for `help`, and the place after the hard part for `note`.
    """

    role: str
    label: Phrase | None
    heading: Phrase | None
    blocks: tuple[ParagraphView | ItemsView, ...]
    link: Link | None = None
    kind: str = "callout"


BlockView = ParagraphView | ItemsView | CalloutView


@dataclass(frozen=True, slots=True)
class SectionView:
    """One part of a page. `listen` opens the sound of just this part ("Listen to: … (1 minute)")."""

    id: str
    kind: str
    heading: Phrase
    blocks: tuple[BlockView, ...]
    listen: Link | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of ours: inline SVG without a name, and its alternative ("" where it only decorates)."""

    svg: Markup
    alt: Phrase | None = None


@dataclass(frozen=True, slots=True)
class AudioFile:
    """One `<source>`: its address, MIME type and a label for the download ("210 KB")."""

    href: str
    type: str
    size: str


@dataclass(frozen=True, slots=True)
class Player:
    """The sound of a page. `label` says minutes and size in words ("2 minutes, 210 KB"); `lang` is a BCP 47 tag.

    `slug` is the script's: with `lang` it names the edition. `title` is for the eyes of who reads the page, `discreet`
    for a lock screen. `words` are captions with the time of each word, `chapters` the parts of the page, "" where
    there are none. `onward`: a voice may go on with the next part by itself.
    """

    slug: str
    title: str
    discreet: str
    name: str
    label: str
    lang: str
    files: tuple[AudioFile, ...]
    captions: str
    download: Link
    voice: str
    words: str = ""
    chapters: str = ""
    onward: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A large link: an answer of the front door, a theme in a list. `note` says minutes and size, or part.

    `number` is the one under which it is read aloud.
    """

    href: str
    text: Phrase
    note: str
    hue: str
    picture: Picture | None
    current: bool = False
    number: str = ""
    clip: Clip | None = None


@dataclass(frozen=True, slots=True)
class SourceView:
    """A piece of evidence. `number` is its place in the list; `used` are the pages that point to it."""

    id: str
    number: int
    text: Phrase
    note: Phrase
    sure: str
    seen: Phrase | None
    url: str
    used: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TermView:
    """A word of the glossary: id `w-…`, the word, its meaning, how to say it."""

    id: str
    term: Phrase
    meaning: tuple[Phrase, ...]
    say: Phrase | None
    clip: Clip | None = None


@dataclass(frozen=True, slots=True)
class Shell:
    """What surrounds every page.

    `settings` are attributes of `<html>` (`data-text="large"`); `hue` names the page's colour (sage, blue …).
    `help` and `leave` are None where the publisher has no such page. `status` is the language's honest line.
    `chooser` is the address of the script that applies settings; `copied` where no server answers behind the pages.
    `letter` begins a letter about a word (`mailto:`, RFC 6068). `lost` is the sound that says that no sound came, or
    "": it is fetched ahead, so not for who saves data. `player` is where the row's words are alone; "" in a copy, where
    every answer is a whole page and has them.
    `worker` is where the service worker lies; "" where it would have nothing to keep. `manifest` is what a home screen
    reads.
    """

    lang: str
    dir: str
    name: Phrase
    home: str
    languages: tuple[LanguageLink, ...]
    help: Link | None
    leave: Link | None
    menu: tuple[Link, ...]
    settings: Mapping[str, str]
    css: str
    module: str
    icon: str
    chooser: str
    copied: bool = False
    letter: str = ""
    player: str = ""
    lost: str = ""
    status: Phrase | None = None
    hue: str = "sage"
    dated: str = ""
    leave_how: Link | None = None
    worker: str = ""
    manifest: str = ""
