"""Chinese for voices that read pinyin: characters become syllables with tone digits, and the way back is kept.

The library `pypinyin` knows most characters that are read in several ways by the words they stand in. Its dictionary
takes half a second and 57 MB, so it is opened with the first Chinese sentence and not before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from webapp.speech.model import Word

ALONE = {"得": "de5", "地": "de5", "长": "chang2", "長": "chang2"}
"""Characters which, when they are no part of a longer word, are mostly read otherwise than the library says."""

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007]+")
_MARKS = {"。": ".", "、": ",", "—": ",", "～": ",", "…": ".", "·": " "} | dict.fromkeys("《》〈〉「」『』【】", '"')
_OPENING = frozenset("“‘（《〈「『【(")
_IONG = re.compile("(?<=[jqx])i(?=ong)")  # eSpeak spells xiong out in English, and reads xong as xiong


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as a voice needs it; `origin` says of each character which one of the sentence it stands for."""

    text: str
    origin: tuple[int, ...]

    def back(self, words: Iterable[Word]) -> tuple[Word, ...]:
        """Words of `text` as words of the sentence."""
        return tuple(self._back(word) for word in words)

    def _back(self, word: Word) -> Word:
        places = self.origin[word.text_start : word.text_end]
        return Word(word.start, min(places), max(places) + 1)


def as_it_stands(text: str) -> Written:
    """A sentence that needs no other writing."""
    return Written(text, tuple(range(len(text))))


def in_pinyin(text: str) -> Written:
    """Each Chinese character as one syllable with its tone as a digit (5: none), each Chinese mark as its ASCII like.

    Letters and figures stay. A character that the library does not know stays, too.

    >>> in_pinyin("你好，MP3。").text
    'ni2 hao3, MP3.'
    """
    written, origin = "", list[int]()
    for place, part in _parts(text):
        piece = f" {part}" if place and _begins(text, place) else part
        written += piece
        origin += [place] * len(piece)
    return Written(written, tuple(origin))


def _begins(text: str, place: int) -> bool:
    """Whether something new begins here that Chinese writes without a space before it."""
    before, sign = text[place - 1], text[place]
    if before in _OPENING or before.isspace():
        return False
    chinese = bool(_HAN.match(before)) or not (before.isalnum() or before.isascii())
    return bool(_HAN.match(sign)) or (chinese and (sign.isalnum() or sign in _OPENING))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Each character's place with what is written for it."""
    done = 0
    for run in _HAN.finditer(text):
        yield from ((place, _mark(text[place])) for place in range(done, run.start()))
        yield from enumerate(_syllables(run[0]), run.start())
        done = run.end()
    yield from ((place, _mark(text[place])) for place in range(done, len(text)))


def _mark(sign: str) -> str:
    """One character for one: full-width signs as ordinary ones, Chinese marks as ASCII."""
    plain = _MARKS.get(sign) or unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


def _syllables(characters: str) -> Iterator[str]:
    """One syllable for each character."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 # only who speaks Chinese pays for its dictionary
    from pypinyin.contrib.mmseg import seg  # noqa: PLC0415 # as above

    for word in seg.cut(characters):
        if word in ALONE:
            yield ALONE[word]
        else:
            found = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True, tone_sandhi=True)
            known = len(found) == len(word) and not _HAN.match(found[0])
            yield from (_IONG.sub("", syllable) for syllable in (found if known else word))
