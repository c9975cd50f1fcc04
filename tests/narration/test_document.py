"""narration.json keeps its schema, and the schema has teeth."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.narration.helpers import LINES, Narrate
from webapp.narration import SoundFile, narration_json

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "schema" / "narration-1.json").read_text())


def href(file: SoundFile) -> str:
    return f"/sound/{file.file_name}"


def test_the_document_keeps_its_schema(narrate: Narrate) -> None:
    document = json.loads(json.dumps(narration_json(narrate(), "left", href)))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(document, SCHEMA)
    assert set(document) == set(SCHEMA["required"])


def test_the_document_says_what_the_narration_says(narrate: Narrate) -> None:
    narration = narrate()
    document = narration_json(narration, "left", href)
    assert (document["version"], document["theme"], document["lang"]) == (1, "left", "en")
    assert document["files"][0] == {
        "href": f"/sound/{narration.files[0].name}.webm",
        "type": "audio/webm; codecs=opus",
        "bytes": narration.files[0].bytes,
        "sha256": narration.files[0].sha256,
    }
    first = {"id": LINES[0].id, "lang": "en-GB", "text": LINES[0].text, "spoken": LINES[0].spoken}
    assert first.items() <= document["sentences"][0].items()
    assert document["sentences"][0]["start"] == 0


BREAK: list[Callable[[dict[str, Any]], object]] = [
    lambda document: document.update(version=2),
    lambda document: document.pop("sentences"),
    lambda document: document["sentences"].clear(),
    lambda document: document["sentences"][0].pop("spoken"),
    lambda document: document["sentences"][0].update(start=-1),
    lambda document: document["files"][0].update(sha256="abc"),
    lambda document: document.update(seconds=0),
    lambda document: document.update(lang="not a tag"),
]


@pytest.mark.parametrize("breaking", BREAK)
def test_a_wrong_document_is_refused(narrate: Narrate, breaking: Callable[[dict[str, Any]], object]) -> None:
    document = narration_json(narrate(), "left", href)
    breaking(document)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA)
