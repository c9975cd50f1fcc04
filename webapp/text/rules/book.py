"""The rule book: what a publisher's rules.toml, facts.toml and article-runs.txt say, as plain frozen values.

Without those files the book is empty, and only the rules that hold for any guide are left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from webapp.text.rules.finding import Severity
from webapp.text.rules.tokens import folded


class Placed(Protocol):
    """Anything that stands somewhere: on a page, in a section of a kind, in a block of a kind."""

    @property
    def page(self) -> str:
        """The slug of the theme or the name of the page or data file."""

    @property
    def section(self) -> str:
        """The kind of section, or ""."""

    @property
    def block(self) -> str:
        """The kind of block: title, heading, paragraph, items, data, or a callout's kind."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a rule holds. No pages named: everywhere, but for the exceptions."""

    pages: tuple[str, ...] = ()
    except_pages: tuple[str, ...] = ()
    except_sections: tuple[str, ...] = ()
    except_blocks: tuple[str, ...] = ()

    def covers(self, place: Placed) -> bool:
        """Whether the rule holds at this place."""
        if self.pages and place.page not in self.pages:
            return False
        return not (
            place.page in self.except_pages
            or place.section in self.except_sections
            or place.block in self.except_blocks
        )


@dataclass(frozen=True, slots=True)
class Limits:
    """The measures of one language. Lengths are in `unit`: words or characters. 0: not measured.

    The defaults are for any guide in any language; a publisher may ask for more.
    """

    unit: str = "words"
    sentence: int = 20
    mean: float = 0
    heading: int = 10
    paragraph_sentences: int = 3
    paragraph_words: int = 50
    grade: float = 0
    smog: float = 0
    ease: float = 0
    short_words: int = 6
    short_run: int = 4
    same_openings: int = 3
    linking: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()

    @property
    def average(self) -> float:
        """The most that sentences of a page may be long on average: two thirds of the longest, if not said."""
        return self.mean or self.sentence * 2 / 3


@dataclass(frozen=True, slots=True)
class Deny:
    """Words that are not used, and what to say instead.

    `allow` are phrases in which they are ordinary; `quoted` and `bracketed` let them stand inside quotation marks or
    round brackets. `catch` must be found and `good` must not: a test runs both. `clitics` are what a language writes
    as one with the word that follows ("and", "the"): each word is found with one of them, too.
    """

    lang: str
    rule: str
    words: tuple[str, ...]
    instead: str
    catch: tuple[str, ...]
    good: tuple[str, ...]
    allow: tuple[str, ...] = ()
    quoted: bool = False
    bracketed: bool = False
    severity: Severity = "error"
    scope: Scope = Scope()
    line: int = 0
    clitics: tuple[str, ...] = ()

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words, folded for seeking."""
        return tuple(map(folded, self.words))

    @property
    def shelter(self) -> tuple[str, ...]:
        """The allowed phrases, folded for seeking."""
        return tuple(map(folded, self.allow))


@dataclass(frozen=True, slots=True)
class Never:
    """Words that no title and no name says, and the clitics of their language (see `Deny`)."""

    words: tuple[str, ...]
    clitics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Words and the company they may not keep (`never`), or may not be without (`always`), in one sentence.

    `clitics` as in `Deny`.
    """

    lang: str
    rule: str
    words: tuple[str, ...]
    never: tuple[str, ...]
    always: tuple[str, ...]
    instead: str
    catch: tuple[str, ...]
    good: tuple[str, ...]
    allow: tuple[str, ...] = ()
    severity: Severity = "error"
    scope: Scope = Scope()
    line: int = 0
    clitics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Few:
    """Words of which a page may hold `most` different ones, each explained: it or the next line is tagged `mark`."""

    lang: str
    rule: str
    words: tuple[str, ...]
    most: int
    mark: str
    instead: str


@dataclass(frozen=True, slots=True)
class Require:
    """What pages must hold. `around`: a help callout stands before the first and after the last of these facts."""

    rule: str
    pages: tuple[str, ...]
    note: bool = False
    around: tuple[str, ...] = ()
    sources: int = 0
    words: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tagged:
    """Advice comes from the facts alone: each paragraph and list item here carries a tag that begins so."""

    rule: str
    section: str
    pages: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrongNumber:
    """A number that is often copied and is not the line it is said to be."""

    country: str
    number: str
    why: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the guide must carry. `pages`: where (any, if none). `tempers`: the claims it qualifies.

    `cite`: sources of which one stands in the same section as the fact.
    """

    id: str
    gist: str
    pages: tuple[str, ...] = ()
    tempers: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Everything a publisher asks of the text."""

    limits: dict[str, Limits] = field(default_factory=dict)
    deny: tuple[Deny, ...] = ()
    beside: tuple[Beside, ...] = ()
    few: tuple[Few, ...] = ()
    require: tuple[Require, ...] = ()
    tagged: tuple[Tagged, ...] = ()
    titles: tuple[Never, ...] = ()
    names: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    counted: dict[str, int] = field(default_factory=dict)
    wrong_numbers: tuple[WrongNumber, ...] = ()
    quotable: tuple[str, ...] = ()
    facts: dict[str, Fact] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    runs: frozenset[str] = frozenset()

    def limits_for(self, code: str) -> Limits:
        """The measures of a language, of its base language, or of any language."""
        return self.limits.get(code) or self.limits.get(code.split("-", maxsplit=1)[0]) or Limits()


def speaks(lang: str, code: str) -> bool:
    """Whether a rule for `lang` holds for a text in `code` (`pt` holds for `pt-br`)."""
    return lang in (code, code.split("-", maxsplit=1)[0])


def is_of(fact: str, prefix: str) -> bool:
    """Whether a fact is one of a family: of a letter (`D`), a number (`D3`), or itself (`D3a`).

    >>> is_of("D3a", "D"), is_of("D3a", "D3"), is_of("Q10", "Q1")
    (True, True, False)
    """
    rest = fact.removeprefix(prefix)
    return fact.startswith(prefix) and not (rest[:1].isdigit() and prefix[-1:].isdigit())
