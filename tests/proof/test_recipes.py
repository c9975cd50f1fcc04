"""The recipes of docs/serving do what they say: nginx takes ours, and pages come through it; systemd reads the unit."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import ROOT
from tests.proof.dying import workers
from tests.proof.slow import place_of, seconds_for
from tests.serving import need, server_of
from webapp.settings import Settings

pytestmark = pytest.mark.proof
RECIPES = ROOT / "docs" / "serving"
MAIN = """
daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e; access_log {folder}/access.log;
  include {folder}/guide.conf;
}}
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def nginx(folder: Path, upstream: int) -> Iterator[str]:
    """The address of an nginx with our recipe, before the server at that port."""
    program, port = need("nginx-light"), free_port()
    folder.chmod(0o755)  # its workers are other users
    recipe = (RECIPES / "nginx.conf").read_text(encoding="utf-8")
    for old, new in (
        ("listen 80", f"listen 127.0.0.1:{port}"),
        ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
        ("/var/log/nginx/", f"{folder}/"),
    ):
        assert old in recipe
        recipe = recipe.replace(old, new)
    (folder / "guide.conf").write_text(recipe, encoding="utf-8")
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder), encoding="utf-8")
    command = [program, "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    running = subprocess.Popen(command)
    try:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(20)


def test_a_page_comes_through_nginx_and_nobody_is_written_down(soundless_settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "nginx"
    folder.mkdir()
    with (
        server_of(soundless_settings, tmp_path) as (address, server),
        nginx(folder, urlsplit(address).port or 0) as front,
    ):
        place = place_of(front)
        seconds_for(place, "/en/help/", 20)
        for worker in workers(server)[:1]:  # its open connections to nginx die with it
            os.kill(worker, signal.SIGKILL)
        for _ in range(60):
            seconds_for(place, "/en/help/", 20)
    for log in folder.glob("*.log"):
        assert "127.0.0.1" not in log.read_text(encoding="utf-8"), log


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_reads_the_unit(tmp_path: Path) -> None:
    unit = (RECIPES / "held-in-mind.service").read_text(encoding="utf-8")
    program = "/srv/held-in-mind/.venv/bin/webapp"
    assert unit.count(program) == 2
    copy = tmp_path / "held-in-mind.service"
    copy.write_text(unit.replace(program, "/bin/true"), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(copy)], capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if "held-in-mind" in line]
    assert (done.returncode, told) == (0, [])
