"""A child process that misbehaves costs the question it was asked, and nothing more."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from webapp.errors import SpeechError
from webapp.speech import Voice
from webapp.speech.child import Child, ChildLost
from webapp.speech.espeak import EspeakEngine

ECHO = """
import sys, time
while head := sys.stdin.buffer.read(4):
    body = sys.stdin.buffer.read(int.from_bytes(head, "big"))
    if body == b"die": sys.exit(1)
    if body == b"sleep": time.sleep(60)
    if body == b"half": sys.stdout.buffer.write((99).to_bytes(4, "big") + b"ha"); sys.stdout.flush(); sys.exit()
    sys.stdout.buffer.write(head + body); sys.stdout.flush()
"""


@pytest.fixture
def child() -> Iterator[Child]:
    """A child that gives back what it is given, but for a few words."""
    one = Child([sys.executable, "-c", ECHO])
    yield one
    one.kill()


@pytest.mark.parametrize("size", [0, 1, 70_000, 3_000_000])
def test_a_question_of_any_size_is_answered(child: Child, size: int) -> None:
    assert child.ask(b"x" * size, 10) == b"x" * size


@pytest.mark.parametrize("question", [b"die", b"half"])
def test_after_a_death_the_next_question_finds_a_new_child(child: Child, question: bytes) -> None:
    child.ask(b"hello", 10)
    first = child.pid
    with pytest.raises(ChildLost, match="ended in mid-answer"):
        child.ask(question, 10)
    assert child.pid is None
    assert child.ask(b"hello", 10) == b"hello"
    assert child.pid != first


def test_a_child_that_hangs_is_killed_in_time(child: Child) -> None:
    started = time.monotonic()
    with pytest.raises(ChildLost, match="no answer in time"):
        child.ask(b"sleep", 0.3)
    assert time.monotonic() - started < 3
    assert child.ask(b"hello", 10) == b"hello"


def test_a_child_that_does_not_read_is_killed_in_time() -> None:
    deaf = Child([sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(ChildLost, match="no answer in time"):
        deaf.ask(b"x" * 1_000_000, 0.5)


def test_a_program_that_is_not_there_is_a_lost_child() -> None:
    with pytest.raises(ChildLost, match="No such file"):
        Child(["/no/such/program"]).ask(b"hello", 1)


def test_a_worker_that_always_dies_is_an_error_that_names_the_sentence(tmp_path: Path) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text("raise SystemExit(1)")
    engine = EspeakEngine(worker=worker)
    for _ in range(2):
        with pytest.raises(SpeechError, match=r"espeak could not say “Hello\.”: its process is lost"):
            engine.say("Hello.", Voice("espeak", "gmw/en", "en"))


def test_a_library_that_does_not_load_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("espeakng_loader.get_library_path", lambda: "/no/such/library.so")
    engine = EspeakEngine()
    with pytest.raises(SpeechError, match="the library does not load"):
        engine.say("Hello.", Voice("espeak", "gmw/en", "en"))
    engine.close()
