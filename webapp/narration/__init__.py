"""When it is said: from scripts to sound files in which the time of every sentence and word is known.

script      which lines of a theme are read, in which order, with how much silence between
wishes      each line from the store, else from the first engine that can; recordings: human voices come first
crew        who does the work: processes, or a cluster; tasks: the work itself
timeline    start and end of every sentence (pure)
assembly    all sentences in one sound (sound: resampling, loudness, limiter; words: back to the page)
encode      WebM and MP3; captions: WebVTT; document: narration.json
store       where all of it is kept (kept, flac, files, manifest); cleaning: what no edition uses
build       narrate(): all of the above, and only what has changed
"""

from webapp.narration.build import Failure, Outcome, narrate
from webapp.narration.captions import captions, chapter_captions, word_captions
from webapp.narration.cleaning import Cleaned, clean
from webapp.narration.crew import Crew, PoolCrew, local_crew
from webapp.narration.document import narration_json
from webapp.narration.events import Encoded, Event, Fallen, GivenUp, Lost, Report, Reused, Spoken
from webapp.narration.model import Chapter, Cue, Line, Narration, Script, SoundFile
from webapp.narration.rate import strange_rate
from webapp.narration.recordings import Recording, recordings_in
from webapp.narration.script import script
from webapp.narration.store import AudioStore
from webapp.narration.timeline import lay_out
from webapp.narration.wishes import Engines

__all__ = [
    "AudioStore",
    "Chapter",
    "Cleaned",
    "Crew",
    "Cue",
    "Encoded",
    "Engines",
    "Event",
    "Failure",
    "Fallen",
    "GivenUp",
    "Line",
    "Lost",
    "Narration",
    "Outcome",
    "PoolCrew",
    "Recording",
    "Report",
    "Reused",
    "Script",
    "SoundFile",
    "Spoken",
    "captions",
    "chapter_captions",
    "clean",
    "lay_out",
    "local_crew",
    "narrate",
    "narration_json",
    "recordings_in",
    "script",
    "strange_rate",
    "word_captions",
]
