"""What the scripts of one language are made from, and what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from webapp.library.editions import Edition, honest_line
from webapp.library.telling import Piece, lines_of, piece
from webapp.library.wording import Words
from webapp.narration import Line, Script
from webapp.narration.script import Speak
from webapp.text import Guide, shown
from webapp.translation import NOBODY, Review


@dataclass(frozen=True, slots=True)
class Studio:
    """The guide in one language, with the editions of its prose by slug, and what turns words into speech."""

    guide: Guide
    words: Words
    editions: Mapping[str, Edition]
    speak: Speak

    @property
    def code(self) -> str:
        """The language's code in addresses and in the store."""
        return self.words.language.code

    @property
    def title(self) -> str:
        """What stands on a lock screen: the guide's name, never a subject."""
        return shown(*self.words.say(self.guide.name))

    def status(self, review: Review = NOBODY) -> str:
        """What a file says of itself: how far its words, or else those of the whole language, were checked."""
        line = honest_line(self.guide, self.words.language, review)
        return shown(*self.words.say(line)) if line else ""

    def script(
        self, slug: str, lines: Callable[[], tuple[Line, ...]], headings: Mapping[str, str] | None = None
    ) -> Script:
        """A script whose words do not say who reads them."""
        return Script(slug, self.code, self.title, lambda _: lines(), headings or {}, self.status())

    def clip(self, slug: str, *pieces: Piece) -> Script:
        """A short script of a few pieces."""
        return self.script(slug, lambda: lines_of(pieces, self.speak))

    def piece(self, text: str, domain: str = "guide", *, gap: float, chapter: str = "") -> Piece:
        """A data string in this language."""
        return piece(self.words, text, domain, gap=gap, chapter=chapter)
