"""Who can speak: engines behind one protocol, one sentence in, sound out.

model       Voice, Word, Speech, and the protocol SpeechEngine
registry    engine_named(): ours, and those of other packages
chains      which engine reads a language, best first, and how well it is understood
casting     Cast: the engines of those chains that this machine has (it loads them: only who makes sound imports it)
silent      the length of speech, without the speech
espeak      eSpeak NG in a child process (child, espeak_worker, espeak_voices, word_times)
pico        SVOX Pico in a child process
kokoro      Kokoro-82M, where its model lies on this machine (kokoro_reading, kokoro_voices, neural)
piper       voices of Piper's, where some lie on this machine (piper_voices, neural)
gtts        Google Translate's voice, online, only when asked for
timed       WithWordTimes: any of them, with the time of each word (aligning)
decoding    sound files into samples
"""

from webapp.speech.chains import LABELS, chain, engine_title, voice_label
from webapp.speech.decoding import decode
from webapp.speech.model import BYTES_PER_SAMPLE, Speech, SpeechEngine, Timing, Voice, Word
from webapp.speech.registry import ENGINE_NAMES, ENTRY_POINTS, engine_named

__all__ = [
    "BYTES_PER_SAMPLE",
    "ENGINE_NAMES",
    "ENTRY_POINTS",
    "LABELS",
    "Speech",
    "SpeechEngine",
    "Timing",
    "Voice",
    "Word",
    "chain",
    "decode",
    "engine_named",
    "engine_title",
    "voice_label",
]
