"""Killed, out of room, or not alone: the store stays whole, and the next run finishes the work."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.narration.helpers import LINES, Narrate, everything_in, line, narrate_into
from webapp.errors import WebappError
from webapp.narration import AudioStore, Event, Narration, Spoken
from webapp.speech import decode

ROOT = Path(__file__).parents[2]
MANY = tuple(line(number, f"Sentence {number}.", chapter=f"c{number // 5}") for number in range(24))

BUILDER = """
import sys
from pathlib import Path
from tests.narration.helpers import narrate_into
from tests.narration.test_interruptions import MANY
from webapp.narration import AudioStore
narrate_into(AudioStore(Path(sys.argv[1])), lambda event: print(type(event).__name__, flush=True))(MANY)
"""


def builder(folder: Path) -> subprocess.Popen[str]:
    """Another process that narrates; it tells on its output what it has done."""
    command = [sys.executable, "-c", BUILDER, str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def half_written(folder: Path) -> list[str]:
    """Files that are not what their name says; temporary ones are not looked at."""
    wrong = []
    for name, data in everything_in(folder).items():
        path = Path(name)
        if path.suffix == ".part":
            continue
        if path.parts[0] == "files" and hashlib.sha256(data).hexdigest()[:32] != path.name.partition(".")[0]:
            wrong.append(name)
        if path.suffix == ".flac" and decode(data).seconds < 0.3:
            wrong.append(name)
        if path.suffix == ".json" and not json.loads(data):
            wrong.append(name)
    return wrong


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Narration:
    """What comes out where nothing goes wrong."""
    return narrate_into(AudioStore(tmp_path_factory.mktemp("calm")), lambda _: None)(MANY)


@pytest.mark.parametrize(("event", "count", "delay"), [("Spoken", 3, 0.0), ("Spoken", 24, 0.05), ("Encoded", 1, 0.0)])
def test_after_a_kill_the_next_run_finishes_the_work(
    tmp_path: Path, undisturbed: Narration, event: str, count: int, delay: float
) -> None:
    with builder(tmp_path) as process:
        assert process.stdout is not None
        seen = 0
        while seen < count:
            seen += process.stdout.readline().strip() == event
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert half_written(tmp_path) == []
    before = len(list(tmp_path.rglob("*.flac")))
    store, said = AudioStore(tmp_path), list[Event]()
    assert narrate_into(store, said.append)(MANY) == undisturbed
    assert sum(isinstance(one, Spoken) for one in said) <= len(MANY) - before + 1
    assert store.read_narration("en", "left") == undisturbed
    assert half_written(tmp_path) == []


def test_two_builders_at_once_end_with_one_whole_store(tmp_path: Path, undisturbed: Narration) -> None:
    processes = [builder(tmp_path) for _ in range(2)]
    for process in processes:
        process.communicate(timeout=120)
    assert [process.returncode for process in processes] == [0, 0]
    assert half_written(tmp_path) == []
    assert AudioStore(tmp_path).read_narration("en", "left") == undisturbed
    assert list(tmp_path.rglob(".*.part")) == []


def test_a_full_disk_is_a_clear_error_and_nothing_is_lost(
    store: AudioStore, narrate: Narrate, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, before = narrate(), everything_in(store.folder)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(WebappError, match=r"cannot be written: No space left on device\. Nothing that was made"):
            narrate([*LINES, line(9, "Something new.")])
    assert everything_in(store.folder) == before
    assert store.read_narration("en", "left") == first
    assert narrate([*LINES, line(9, "Something new.")]).cues[-1].text == "Something new."


def test_no_room_for_the_finished_file_is_a_clear_error_too(store: AudioStore, narrate: Narrate) -> None:
    lines = [line(1, "A sentence that is long enough to make an MP3 of more than twelve thousand bytes. " * 8)]
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, limits[1]))
    try:
        with pytest.raises(WebappError, match="cannot be written"):
            narrate(lines)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(store.folder.rglob(".*.part")) == []
    assert len(narrate(lines).files) == 5


def test_a_folder_that_may_not_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "sound").write_text("a file where the folder should be")
    with pytest.raises(WebappError, match=r"sound.*cannot be written: (Not a directory|File exists)"):
        narrate_into(AudioStore(tmp_path / "sound"), lambda _: None)(LINES)
