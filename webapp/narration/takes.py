"""What a line sounds like, and under which name that is kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from webapp.narration.model import Line
from webapp.speech import SpeechEngine, Voice


@dataclass(frozen=True, slots=True)
class Take:
    """A line, and the sound in the store that says it. `fallen`: not by the engine that was asked first."""

    line: Line
    voice: Voice
    key: str
    fallen: bool = False


def key_of(line: Line, engine: SpeechEngine, voice: Voice) -> str:
    """The store's key for a sentence in a voice: the same only where it would sound the same."""
    parts = [engine.fingerprint, voice.name, line.lang, line.spoken]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]
