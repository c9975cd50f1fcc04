"""How fast pages and sound are served, as ratios to nginx, measured in one run on one machine.

usage: python tools/bench_serving.py [--seconds N]

The same bytes each time: a theme page from memory, the same page made anew for each reader, and a file of the packed
page from nginx; then 64 KB out of a sound file, from us and from nginx. The rounds are taken in turns, the median
counts. The programs share the machine's cores with the one that asks, `wrk`. Needs the packages wrk and nginx-light.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROUNDS = 3
CONNECTIONS = 64
PATIENCE = 30.0
PAGE = "/en/left/"
PACKED = {"Accept-Encoding": "br"}
RANGE = {"Range": "bytes=65536-131071"}
_NGINX = """
daemon off; worker_processes 2; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; keepalive_requests 1000000; default_type text/html;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


@dataclass(frozen=True)
class Question:
    """What is asked again and again: an address, with headers."""

    name: str
    address: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Measure:
    """Requests in a second, and the milliseconds within which 99 of 100 were answered."""

    rate: float
    slow: float


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def fetched(address: str, headers: Mapping[str, str]) -> bytes:
    """The bytes of an answer, as they travel. Raises URLError."""
    request = urllib.request.Request(address, headers=dict(headers))  # noqa: S310 - our own servers
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - as above
        content: bytes = answer.read()
    return content


@contextmanager
def running(command: list[str], address: str, environment: Mapping[str, str]) -> Iterator[None]:
    """A server, from its first answer until the block ends. Raises SystemExit where it never answers."""
    server = subprocess.Popen(command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                fetched(address, {})
                break
            except OSError:
                time.sleep(0.1)
        else:
            raise SystemExit(f"{command[0]} did not answer at {address}")
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()


def in_milliseconds(text: str) -> float:
    """What wrk writes of a time ("2.31ms", "870.00us", "1.02s"), in milliseconds."""
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()  # type: ignore[union-attr]  # wrk's own form
    return float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]


def asked(question: Question, seconds: int) -> Measure:
    """Ask for some seconds. Raises SystemExit where an answer was no 2xx."""
    headers = [part for name, value in question.headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", *headers, question.address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{question.name}: {said}")
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    slow = re.search(r"99%\s+(\S+)", said)
    assert rate is not None
    assert slow is not None
    return Measure(float(rate[1]), in_milliseconds(slow[1]))


def in_turns(questions: list[Question], seconds: int) -> dict[str, Measure]:
    """The medians of some rounds."""
    rounds = [{one.name: asked(one, seconds) for one in questions} for _ in range(ROUNDS)]
    answers = {one.name: [each[one.name] for each in rounds] for one in questions}
    return {
        name: Measure(median(one.rate for one in every), median(one.slow for one in every))
        for name, every in answers.items()
    }


def main() -> int:
    """Measure and tell; 1 where the programs are missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seconds", type=int, default=5, help="how long each round of each question takes (5)")
    seconds = parser.parse_args().seconds
    if missing := [name for name in ("wrk", "nginx") if shutil.which(name) is None]:
        print(f"Serving was not measured: {' and '.join(missing)} missing (Debian: apt install wrk nginx-light).")
        return 1
    with TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx's workers are other users
        ours, theirs = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
        served = [sys.executable, "-m", "webapp", "serve", "--no-narrate"]
        with running(served, f"{ours}/healthz", {**os.environ, "PORT": ours.rsplit(":", 1)[1]}):
            (folder / "page").write_bytes(fetched(ours + PAGE, PACKED))
            (folder / "index.html").touch()
            page = fetched(ours + PAGE, {}).decode()
            sound = re.search(r'src="(/sound/[^"]+\.webm)"', page)
            if sound is not None:
                (folder / "sound.webm").write_bytes(fetched(ours + sound[1], {}))
            settings = folder / "nginx.conf"
            settings.write_text(_NGINX.format(folder=folder, port=theirs.rsplit(":", 1)[1]), encoding="utf-8")
            with running(["nginx", "-c", str(settings), "-p", name], f"{theirs}/index.html", os.environ):
                tell(ours, theirs, sound[1] if sound else "", seconds)
    return 0


def tell(ours: str, theirs: str, sound: str, seconds: int) -> None:
    """Ask both, and print a line for each, with its share of what nginx does."""
    pages = [
        Question("page from memory", ours + PAGE, PACKED),
        Question("page with a reader's settings", ours + PAGE, {**PACKED, "Cookie": "settings=text=large"}),
        Question("page made for each reader", f"{ours}{PAGE}?anew", PACKED),
        Question("nginx, the same bytes as a file", f"{theirs}/page", {}),
    ]
    sounds = [
        Question("64 KB of sound", ours + sound, RANGE),
        Question("nginx, the same 64 KB", f"{theirs}/sound.webm", RANGE),
    ]
    for questions in (pages, sounds if sound else []):
        measured = in_turns(questions, seconds) if questions else {}
        best = measured[questions[-1].name].rate if questions else 0.0
        for name, one in measured.items():
            print(f"{name:34} {one.rate:8.0f} a second  {one.rate / best:6.1%} of nginx   99 %: {one.slow:6.1f} ms")


if __name__ == "__main__":
    sys.exit(main())
