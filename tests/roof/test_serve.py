"""`webapp serve`: what is broken is told at the start, with file and line; a new edition is taken only whole."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT, environment
from webapp.cli import cli, serving, standing
from webapp.cli.standing import Prepared, Standing, room_for, stand
from webapp.errors import WebappError
from webapp.settings import Settings


@pytest.fixture
def own(soundless_settings: Settings, tmp_path: Path) -> Settings:
    """Our guide with files of the test's own."""
    content, translations = (Path(shutil.copytree(ROOT / one, tmp_path / one)) for one in ("content", "translations"))
    return replace(soundless_settings, content=content, translations=translations)


def a_catalog(settings: Settings) -> str:
    path = settings.translations / "es" / "LC_MESSAGES" / "left.po"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[29] = 'msgstr "broken'
    path.write_text("\n".join(lines), encoding="utf-8")
    return f"{path}:30"


def the_interface(settings: Settings) -> str:
    path = settings.translations / "ar" / "LC_MESSAGES" / "interface.po"
    path.write_bytes(b"\xff\xfe")
    return f"{path}"


def the_guide(settings: Settings) -> str:
    path = settings.content / "guide.toml"
    path.write_text("name =\n", encoding="utf-8")
    return f"{path}:1"


def a_theme(settings: Settings) -> str:
    path = settings.content / "left.md"
    path.write_text("no title\n", encoding="utf-8")
    return f"{path}:1"


def a_file_that_is_gone(settings: Settings) -> str:
    (settings.content / "left.md").unlink()
    return "left.md"


@pytest.mark.parametrize("breaks", [a_catalog, the_interface, the_guide, a_theme, a_file_that_is_gone])
def test_what_is_broken_is_told_and_nothing_is_served(own: Settings, breaks: Callable[[Settings], str]) -> None:
    place = breaks(own)
    command = [sys.executable, "-m", "webapp", "serve", "--no-narrate"]
    told = environment(own) | {"PORT": "1"}  # never reached
    done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert place in done.stderr
    assert "Traceback" not in done.stderr
    assert "The guide is at" not in done.stdout


def test_a_dry_run_reads_everything_and_serves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "stand", None)
    done = CliRunner().invoke(cli, ["serve", "--dry-run"], obj=Settings())
    assert (done.exit_code, done.output) == (0, "All that would be served can be read.\n")


def test_an_address_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(WebappError, match=rf"127\.0\.0\.1:{port} cannot be had: .*PORT=8080"):
            standing.door("127.0.0.1", port, 10)
    opened = standing.door("127.0.0.1", port, 10)
    os.close(opened.get_fd())


def app(*_: object) -> list[bytes]:
    return []


def test_a_broken_edition_is_not_taken(capsys: pytest.CaptureFixture[str]) -> None:
    made = [app]
    server = Standing("x")
    server.prepared = Prepared(made.pop)
    server.signal_handler_reload()
    assert server.reload_signal
    assert server.prepared() is app
    server.reload_signal = False
    server.signal_handler_reload()  # nothing more can be made
    assert not server.reload_signal
    assert server.prepared() is app
    assert "the pages go on as they were" in capsys.readouterr().err


class Mortal(Standing):
    """A server whose workers die as often as it is told."""

    deaths = 0

    def serve(self, *_: object, **__: object) -> None:
        """Give up, or end as it was told to."""
        if Mortal.deaths == 0:
            return
        Mortal.deaths -= 1
        self.interrupt_children = [0]
        raise SystemExit(1)


def test_where_workers_die_again_and_again_another_server_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "BREATH", 0)
    made = list[Mortal]()

    def make() -> Mortal:
        made.append(Mortal("x"))
        made[-1].prepared = Prepared(lambda: app)
        return made[-1]

    Mortal.deaths = 3
    stand(make)
    assert len(made) == 4


def test_a_server_that_was_told_to_end_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(_: float) -> None:
        server.signal_handler_interrupt()

    monkeypatch.setattr("webapp.cli.standing.time.sleep", told)
    server = Mortal("x")
    server.prepared = Prepared(lambda: app)
    Mortal.deaths = 1
    stand(lambda: server)
    assert Mortal.deaths == 0


@pytest.mark.parametrize(
    ("now", "most", "room"), [(1024, 4096, 3896), (1024, 65536, 16000), (50_000, 50_000, 16000), (1024, -1, 16000)]
)
def test_a_worker_holds_what_the_system_lets_it(
    monkeypatch: pytest.MonkeyPatch, now: int, most: int, room: int
) -> None:
    limits = [(now, most)]
    monkeypatch.setattr("webapp.cli.standing.resource.getrlimit", lambda _: limits[-1])
    monkeypatch.setattr("webapp.cli.standing.resource.setrlimit", lambda _, new: limits.append(new))
    assert room_for(16_000) == room
    assert limits[-1][0] >= room
