"""When it is said: from a theme to sound files in which the time of every sentence is known.

script      which lines are read, in which order, with how much silence between
speaking    each line from the store, else from the first engine that can
timeline    start and end of every sentence (pure)
assembly    all sentences in one sound (sound: resampling, loudness, limiter)
encode      WebM and MP3; captions: WebVTT; document: narration.json
store       where all of it is kept (files, flac, manifest)
build       narrate(): all of the above, and only what has changed
"""

from webapp.narration.build import narrate
from webapp.narration.captions import captions
from webapp.narration.document import narration_json
from webapp.narration.events import Encoded, Event, Fallen, Report, Reused, Spoken
from webapp.narration.model import Chapter, Cue, Line, Narration, SoundFile
from webapp.narration.script import script
from webapp.narration.store import AudioStore
from webapp.narration.timeline import lay_out

__all__ = [
    "AudioStore",
    "Chapter",
    "Cue",
    "Encoded",
    "Event",
    "Fallen",
    "Line",
    "Narration",
    "Report",
    "Reused",
    "SoundFile",
    "Spoken",
    "captions",
    "lay_out",
    "narrate",
    "narration_json",
    "script",
]
