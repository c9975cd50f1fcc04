"""Which eSpeak voice reads which language."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.speech.tags import best_match, shorter_tags

VOICES = {
    "ar": "sem/ar",  # only from fully vowelled text
    "bn": "inc/bn",
    "de": "gmw/de+m3",  # the variant that a recogniser understands best
    "en": "gmw/en",  # British; `en-gb` is refused by this library and would keep the voice before
    "en-us": "gmw/en-US",
    "es": "roa/es",
    "es-419": "roa/es-419",
    "fa": "ira/fa",
    "fr": "roa/fr",
    "hi": "inc/hi",
    "id": "poz/id",
    "it": "roa/it",
    "pt": "roa/pt",
    "pt-br": "roa/pt-BR",
    "sw": "bnt/sw",
    "uk": "zle/uk",
    "ur": "inc/ur",
    "vi": "aav/vi",
    "zh": "sit/cmn-Latn-pinyin",  # is given pinyin: of characters it spells some (兄, 穷, 哪儿) out in English
}
"""BCP 47 tag in lower case → eSpeak's identifier: a file under `lang/` of its data, perhaps with a `+variant`."""


PINYIN = "-pinyin"
"""How the names of voices end that are given pinyin with tone digits instead of Chinese characters."""


def voice_for(lang: str, files: Iterable[str]) -> str | None:
    """The voice for a tag: by the table, else any voice file named like the tag (`roa/ca` for `ca`), else None."""
    chosen = best_match(lang, VOICES)
    if chosen is not None:
        return chosen
    named = {file.rpartition("/")[2].lower(): file for file in files}
    return next((named[tag] for tag in shorter_tags(lang) if tag in named), None)
