"""What a narration is made of, as one short text: the same recipe, the same files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple

from webapp.narration.encode import VERSION
from webapp.narration.model import Script
from webapp.narration.takes import Take


def recipe_of(script: Script, takes: Sequence[Take]) -> str:
    """A digest of everything that the files and the manifest depend on."""
    parts = [
        VERSION,
        script.slug,
        script.lang,
        script.title,
        script.status,
        dict(script.headings),
        [(astuple(take.line), take.key, take.fallen) for take in takes],
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
