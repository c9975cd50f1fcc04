"""Words on their way from the voice to the page: what is said is not always what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from webapp.speech import Word
from webapp.text.spoken import Token


def words_on_page(words: Sequence[Word], tokens: Sequence[Token], offset: float = 0.0) -> tuple[Word, ...]:
    """The words of the page with the time at which each begins to be said, `offset` seconds later.

    A word of the page for which several are said ("24/7") begins with the first of them; where one word is said for
    several, they begin together. With no tokens, page and voice have the same words.
    """
    if not tokens:
        return tuple(Word(round(word.start + offset, 4), word.text_start, word.text_end) for word in words)
    found = list[Word]()
    for token in tokens:
        start = _start(words, token, found[-1].start - offset if found else 0.0)
        if start is not None:
            found.append(Word(round(start + offset, 4), token.text_start, token.text_end))
    return tuple(found)


def _start(words: Sequence[Word], token: Token, earliest: float) -> float | None:
    """When the first spoken word of a token begins: the one inside its span, else the one that covers it."""
    inside = (word.start for word in words if token.spoken_start <= word.text_start < token.spoken_end)
    covering = (word.start for word in words if word.text_start <= token.spoken_start < word.text_end)
    start = next(inside, None)
    start = next(covering, None) if start is None else start
    return None if start is None else max(start, earliest)
