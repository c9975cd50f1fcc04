"""Who listens or speaks slowly, or not at all, keeps no other reader waiting."""

from __future__ import annotations

import asyncio
import shutil
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.proof.slow import Place, as_many_as_may_be, crowd, ended, place_of, seconds_for, stalled
from tests.serving import server_of, serving
from webapp.cli.serving import QUESTION
from webapp.settings import Settings
from webapp.web.bodies import HANDS

pytestmark = pytest.mark.proof
CROWD = 10_000
MANY = 40  # more than all threads of all workers
PATIENCE = 10.0  # seconds for an honest reader, beside a crowd and all else that this machine does
BIG = 16_000_000  # bytes: more than the system takes off a server's hands
NAME = f"{'a' * 32}.webm"
HALVES = (b"", b"G", b"GET /en/ HTTP/1.1\r\nHost: guide\r\n", b"GET /en/ HTTP/1.1\r\nX: " + b"a" * 3000)


@pytest.fixture(scope="module")
def place(soundless_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A server with one big sound file in its store."""
    folder = tmp_path_factory.mktemp("big")
    (folder / "files").mkdir()
    (folder / "files" / NAME).write_bytes(bytes(BIG))
    with serving(replace(soundless_settings, store=folder), folder) as address:
        yield place_of(address)


def readers(place: Place) -> float:
    """The longest that one of some honest readers waits."""
    return max(seconds_for(place, path, PATIENCE) for path in ("/en/help/", "/en/left/", "/ar/help/") for _ in range(4))


@pytest.mark.parametrize("span", ["", "Range: bytes=0-\r\n", "Range: bytes=100-15000000\r\n"])
def test_who_stops_listening_to_a_big_sound_keeps_nobody_waiting(place: Place, span: str) -> None:
    with stalled(place, f"GET /sound/{NAME} HTTP/1.1\r\nHost: guide\r\n{span}\r\n".encode(), MANY):
        time.sleep(1)
        readers(place)


def test_who_announces_a_form_and_never_sends_it_keeps_nobody_waiting(place: Place) -> None:
    words = b"POST /en/settings/ HTTP/1.1\r\nHost: guide\r\nContent-Length: 100\r\n\r\n"
    with stalled(place, words, MANY) as held:
        time.sleep(1)
        readers(place)
        told = [one for one in held if _told(one)]
    assert len(told) >= MANY - 2 * HANDS


def _told(one: object) -> bool:
    """Whether such a client was told to try again."""
    one.setblocking(False)  # type: ignore[attr-defined]  # a socket
    try:
        return bool(one.recv(12) == b"HTTP/1.1 503")  # type: ignore[attr-defined]  # as above
    except BlockingIOError:
        return False


def test_who_says_nothing_or_half_a_word_is_shown_out(place: Place) -> None:
    for words in HALVES:
        with stalled(place, words, 3) as held:
            until = time.monotonic() + QUESTION + 15
            while ended(held) < len(held) and time.monotonic() < until:
                time.sleep(0.5)
            assert ended(held) == len(held), words


def test_a_crowd_of_slow_clients_keeps_nobody_waiting(place: Place, pytestconfig: pytest.Config) -> None:
    async def all_of_it() -> tuple[int, float]:
        lines = await crowd(place, HALVES, as_many_as_may_be(CROWD))
        waited = await asyncio.to_thread(readers, place)
        for writer in lines:
            writer.close()
        return len(lines), waited

    count, waited = asyncio.run(all_of_it())
    told = f"beside {count} slow clients an honest reader waited {waited:.3f} s at most"
    pytestconfig.get_terminal_writer().line(told)
    assert count >= min(CROWD, 500)


def test_a_broken_edition_leaves_the_old_one_up(soundless_settings: Settings, tmp_path: Path) -> None:
    own = Path(shutil.copytree(ROOT / "translations", tmp_path / "translations"))
    with server_of(replace(soundless_settings, translations=own), tmp_path) as (address, server):
        place, path = place_of(address), own / "es" / "LC_MESSAGES" / "left.po"
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole + 'msgstr "broken\n', encoding="utf-8")
        server.send_signal(signal.SIGHUP)
        said = tmp_path / "said.txt"
        until = time.monotonic() + 60
        while "go on as they were" not in said.read_text(encoding="utf-8") and time.monotonic() < until:
            time.sleep(0.2)
        assert f"{path}:" in said.read_text(encoding="utf-8")
        assert server.poll() is None
        seconds_for(place, "/es/left/", PATIENCE)
