"""Many hands: the same sound as from one, and a worker that dies costs only what it was doing."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.narration.helpers import LINES, Fussy, line, narrate_into, script_of, threads
from webapp.narration import (
    AudioStore,
    Event,
    Fallen,
    Line,
    Lost,
    Outcome,
    PoolCrew,
    Spoken,
    local_crew,
    narrate,
)
from webapp.narration.tasks import Carried, Task, speak
from webapp.speech import Speech, SpeechEngine, Voice, engine_named

ROOT = Path(__file__).parents[2]
MANY = tuple(line(number, f"Sentence {number}.") for number in range(30))


class Deadly(Fussy):
    """Kills its own process at sentences that hold its word; at once, or only the first time, told by a file."""

    def __init__(self, word: str, home: int, once: Path | None = None) -> None:
        super().__init__("", "deadly")
        self.deadly, self.home, self.once = word, home, once

    def say(self, text: str, voice: Voice) -> Speech:
        """Speech, or the end of the process: never of the test's own."""
        if self.deadly in text and os.getpid() != self.home and not (self.once and self.once.exists()):
            if self.once:
                self.once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().say(text, voice)


class Clumsy(Fussy):
    """Raises what no engine should."""

    def say(self, text: str, voice: Voice) -> Speech:
        """Speech, or a surprise."""
        if "alone" in text:
            raise ZeroDivisionError("a bug of somebody else's")
        return super().say(text, voice)


def built(
    tmp_path: Path, lines: Sequence[Line], engines: Sequence[SpeechEngine], jobs: int = 2
) -> tuple[Outcome, list[Event]]:
    events = list[Event]()
    outcome = narrate(
        [script_of(lines)],
        engines=lambda *_: engines,
        store=AudioStore(tmp_path / "sound"),
        crew=local_crew(jobs),
        report=events.append,
    )
    return outcome, events


def test_many_processes_make_the_same_files_as_one_thread(tmp_path: Path, espeak: SpeechEngine) -> None:
    outcome, _ = built(tmp_path, LINES, [espeak])
    alone = narrate_into(AudioStore(tmp_path / "alone"), lambda _: None)(LINES, engine=espeak)
    assert outcome.narrations == (alone,)


def test_a_sentence_that_kills_its_worker_falls_and_costs_no_other(tmp_path: Path) -> None:
    deadly = Deadly("Sentence 11.", os.getpid())
    outcome, events = built(tmp_path, MANY, [deadly, Fussy(name="plain")])
    (narration,) = outcome.narrations
    assert narration.fallen == (MANY[11].id,)
    assert [cue.id for cue in narration.cues] == [one.id for one in MANY]
    fallen = [event for event in events if isinstance(event, Fallen)]
    assert [(one.id, one.engine) for one in fallen] == [(MANY[11].id, "deadly")]
    assert "came to a bad end" in fallen[0].reason
    assert any(isinstance(event, Lost) for event in events)


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    deadly = Deadly("Sentence 11.", os.getpid(), tmp_path / "died")
    outcome, events = built(tmp_path, MANY, [deadly, Fussy(name="plain")])
    assert (tmp_path / "died").exists()
    (narration,) = outcome.narrations
    assert (narration.engine, narration.fallen) == ("deadly", ())
    assert sum(isinstance(event, Spoken) for event in events) == len(MANY)


def test_an_engine_with_a_bug_costs_its_sentence(tmp_path: Path) -> None:
    outcome, events = built(tmp_path, LINES, [Clumsy(name="clumsy"), Fussy(name="plain")])
    assert outcome.narrations[0].fallen == (LINES[1].id,)
    assert "ZeroDivisionError: a bug of somebody else's" in next(e.reason for e in events if isinstance(e, Fallen))


def test_what_no_process_can_say_fails_alone_and_the_rest_is_published(tmp_path: Path) -> None:
    store = AudioStore(tmp_path)
    bad = script_of([*LINES, line(5, "Sentence 5.")], slug="love")
    outcome = narrate(
        [bad, script_of(LINES)],
        engines=lambda *_: [Deadly("Sentence 5.", os.getpid())],
        store=store,
        crew=local_crew(2),
    )
    assert [one.slug for one in outcome.narrations] == ["left"]
    assert [(one.slug, one.lang) for one in outcome.failures] == [("love", "en")]
    assert "no voice could say 1 of 5 sentences" in outcome.failures[0].reason
    assert store.read_narration("en", "love") is None


def test_an_engine_that_wants_to_be_alone_never_leaves_this_process(tmp_path: Path) -> None:
    class Shy(Fussy):
        alone = True

    shy = Shy()
    events = list[Event]()
    outcome = narrate(
        [script_of(MANY)],
        engines=lambda *_: [shy],
        store=AudioStore(tmp_path),
        crew=local_crew(2),
        report=events.append,
    )
    assert shy.said == [one.spoken for one in MANY]
    assert outcome.narrations[0].engine == "fussy"


def test_workers_go_home_with_their_crew() -> None:
    with local_crew(1) as crew:
        worker = crew.submit(os.getpid).result()
        assert worker != os.getpid()
        assert _is_alive(worker)
    _wait_until_gone(worker)


def test_workers_do_not_outlive_a_builder_that_was_killed() -> None:
    program = "import os; from webapp.narration import local_crew\n"
    program += "crew = local_crew(1)  # kept: a crew that nobody holds goes home\n"
    program += "print(crew.submit(os.getpid).result(), flush=True); input()"
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as builder:
        assert builder.stdout is not None
        worker = int(builder.stdout.readline())
        assert _is_alive(worker)
        builder.kill()
    _wait_until_gone(worker)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _wait_until_gone(pid: int) -> None:
    deadline = time.monotonic() + 20
    while _is_alive(pid):
        assert time.monotonic() < deadline, f"process {pid} is still there"
        time.sleep(0.05)


def test_an_engine_arrives_in_a_process_once() -> None:
    sent = pickle.dumps(Carried(engine_named("silent")))
    assert pickle.loads(sent) is pickle.loads(sent)
    (result,) = speak(pickle.loads(sent), [Task("Good morning.", Voice("silent", "silence", "en"))])
    assert result.sentence is not None
    assert result.sentence.seconds > 0


def test_a_pool_that_broke_while_nobody_looked_is_a_loss_and_no_crash() -> None:
    crew = PoolCrew(1, lambda: ProcessPoolExecutor(1))
    with crew:
        broken = crew.submit(os._exit, 1)
        error = broken.exception(timeout=30)
        assert error is not None
        assert crew.is_loss(error)
        again = crew.submit(os.getpid).exception(timeout=30)
        assert again is not None
        assert crew.is_loss(again)
        crew.renew()
        assert crew.submit(os.getpid).result(timeout=30) != os.getpid()


def test_two_scripts_with_the_same_words_are_spoken_once(tmp_path: Path) -> None:
    engine = Fussy()
    store = AudioStore(tmp_path)
    scripts = [script_of(LINES), script_of(LINES[1:], slug="love")]
    outcome = narrate(scripts, engines=lambda *_: [engine], store=store, crew=threads())
    assert engine.said == [one.spoken for one in LINES]
    assert [one.slug for one in outcome.narrations] == ["left", "love"]


def test_each_narration_is_published_as_soon_as_it_is_whole(tmp_path: Path) -> None:
    """A killed build keeps what was whole: the first script is there before the last one is spoken."""
    store, seen = AudioStore(tmp_path), list[bool]()

    def look(event: Event) -> None:
        if isinstance(event, Spoken) and event.id == MANY[-1].id:
            seen.append(store.read_narration("en", "left") is not None)

    scripts = [script_of(LINES), script_of(MANY, slug="love")]
    narrate(scripts, engines=lambda *_: [engine_named("silent")], store=store, crew=threads(), report=look)
    assert seen == [True]


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_crew_has_as_many_hands_as_it_is_asked_for(jobs: int) -> None:
    assert local_crew(jobs).hands == jobs
    assert local_crew().hands >= 1
