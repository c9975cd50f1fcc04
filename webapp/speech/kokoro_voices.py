"""Which of Kokoro's voices reads which language, and how fast it speaks."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.speech.tags import best_match


@dataclass(frozen=True, slots=True)
class KokoroVoice:
    """A voice. `reading`: whose sounds it is given: a language of eSpeak NG, or `CHINESE`.

    `speed` is what the model is asked for, in hundredths of the voice's own: asked to be much slower, it begins
    sentences with a sound that is not there. `pace`: what it says is then drawn out to so many hundredths.
    """

    name: str
    reading: str
    speed: int
    pace: int


CHINESE = "zh"

_VOICES = (
    KokoroVoice("bf_emma", "en-gb", 90, 60),
    KokoroVoice("af_heart", "en-us", 90, 61),
    KokoroVoice("ef_dora", "es", 90, 73),
    KokoroVoice("ff_siwis", "fr-fr", 90, 74),
    KokoroVoice("hf_alpha", "hi", 90, 85),
    KokoroVoice("pf_dora", "pt-br", 90, 76),
    KokoroVoice("zf_xiaobei", CHINESE, 100, 84),
)
BY_NAME = {voice.name: voice for voice in _VOICES}
"""All that we use, by Kokoro's own names: the first letter is the language a voice was made for."""

_BY_TAG = {
    "en": "bf_emma",
    "en-us": "af_heart",
    "es": "ef_dora",
    "fr": "ff_siwis",
    "hi": "hf_alpha",
    "pt-br": "pf_dora",  # and nobody for the Portuguese of Portugal
    "zh": "zf_xiaobei",
}


def voice_for(lang: str) -> KokoroVoice | None:
    """The voice for a BCP 47 tag: the tag's own country where there is a voice of it, else the language's."""
    name = best_match(lang, _BY_TAG)
    return BY_NAME[name] if name else None
