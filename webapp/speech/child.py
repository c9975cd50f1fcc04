"""A child process that answers questions: each a message of bytes with its length in front.

A native library can crash or hang; in a child it takes nothing down with it. The child starts with the first
question, is killed when it is late, and the question after that starts a new one.
"""

from __future__ import annotations

import os
import select
import selectors
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic

from webapp.speech.worker import LENGTH

_BIGGEST_READ = 1 << 20


class ChildLost(Exception):
    """The child died, could not be started, or was killed because it did not answer in time."""


class Child:
    """One child process, started when it is needed. Not for use by two threads at once."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process id while the child lives."""
        return self._process.pid if self._process else None

    def ask(self, question: bytes, seconds: float) -> bytes:
        """The child's answer. Raises ChildLost; the next question then finds a new child."""
        answer = None
        try:
            answer = _exchange(self._process or self._start(), question, monotonic() + seconds)
        except (OSError, EOFError) as error:
            raise ChildLost(str(error)) from error
        finally:
            if answer is None:  # also after Ctrl-C: the rest of an answer must not meet the next question
                self.kill()
        return answer

    def kill(self) -> None:
        """End the child and whatever it started, at once."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            _kill_group(process.pid)
        with process:
            pass

    def _start(self) -> subprocess.Popen[bytes]:
        pipe, null = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(  # noqa: S603  # a command of our own, none of it from outside
            self._command, stdin=pipe, stdout=pipe, stderr=null, bufsize=0, start_new_session=True
        )
        return self._process


def _exchange(process: subprocess.Popen[bytes], question: bytes, deadline: float) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    _write(process.stdin.fileno(), LENGTH.pack(len(question)) + question, deadline)
    (length,) = LENGTH.unpack(_read(process.stdout.fileno(), LENGTH.size, deadline))
    return _read(process.stdout.fileno(), length, deadline)


def _write(pipe: int, data: bytes, deadline: float) -> None:
    rest = memoryview(data)
    while rest:
        _wait(pipe, selectors.EVENT_WRITE, deadline)
        rest = rest[os.write(pipe, rest[: select.PIPE_BUF]) :]  # a ready pipe takes that much without waiting


def _read(pipe: int, count: int, deadline: float) -> bytes:
    parts, missing = list[bytes](), count
    while missing:
        _wait(pipe, selectors.EVENT_READ, deadline)
        part = os.read(pipe, min(missing, _BIGGEST_READ))
        if not part:
            raise EOFError("the child process ended in mid-answer")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def _wait(pipe: int, event: int, deadline: float) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, event)
        if not selector.select(max(0.0, deadline - monotonic())):
            raise TimeoutError("no answer in time")


def _kill_group(pid: int) -> None:
    with suppress(ProcessLookupError):  # it may have ended by itself a moment ago
        os.killpg(pid, signal.SIGKILL)
