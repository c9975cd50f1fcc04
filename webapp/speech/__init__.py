"""Who can speak: engines behind one protocol, one sentence in, sound out.

model       Voice, Word, Speech, and the protocol SpeechEngine
registry    engine_named(): ours, and those of other packages
silent      the length of speech, without the speech
espeak      eSpeak NG in a child process (child, espeak_worker, espeak_voices, word_times)
gtts        Google Translate's voice, online, only when asked for
decoding    sound files into samples
"""

from webapp.speech.decoding import decode
from webapp.speech.model import BYTES_PER_SAMPLE, Speech, SpeechEngine, Voice, Word
from webapp.speech.registry import ENGINE_NAMES, ENTRY_POINTS, engine_named

__all__ = [
    "BYTES_PER_SAMPLE",
    "ENGINE_NAMES",
    "ENTRY_POINTS",
    "Speech",
    "SpeechEngine",
    "Voice",
    "Word",
    "decode",
    "engine_named",
]
