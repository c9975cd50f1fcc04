"""The child process in which a native voice speaks, and the form of the messages it exchanges with its client.

Run as a script with `SECONDS SPEAKER ARGUMENT...`. SPEAKER is the file of a Python module whose `opened(ARGUMENT...)`
gives a `Say`; what it raises (`REFUSALS`) becomes an answer. Questions come by standard input and answers go by
standard output, each with its length in front (`LENGTH`). A question is `QUESTION`, the voice's name, the text; an
answer is `ANSWER`, the words (`WORD` each), the samples or, where the status is not `SPOKEN`, what went wrong. Both
this file and a speaker need only the standard library and import nothing of ours, so that a child starts in a few
hundredths of a second.

Each sentence is spoken by a fork of this process. So a crash in the library costs that sentence alone, a sentence
that takes too long is ended by an alarm, and the same sentence is the same sound, bit for bit, every time: the
libraries carry a little state from one sentence to the next, and only the first of a fresh process is always alike.
"""

from __future__ import annotations

import os
import resource
import signal
import struct
import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from typing import BinaryIO, NoReturn

LENGTH = struct.Struct("!I")
QUESTION = struct.Struct("!HH")  # pace, bytes of the voice's name
ANSWER = struct.Struct("!BII")  # status, samples a second, number of words
WORD = struct.Struct("!III")  # first sample, first character, length in characters as the speaker counts them
SPOKEN, REFUSED, CRASHED, LATE = range(4)

Words = tuple[tuple[int, int, int], ...]
"""As in `WORD`; empty where the speaker does not tell."""

Say = Callable[[str, str, int], tuple[int, bytes, Words]]
"""Text, voice, and pace as the library counts it; samples a second, 16-bit little-endian mono samples, words."""

REFUSALS = (OSError, ImportError, RuntimeError, ValueError)
"""What a speaker raises: a library that does not load, a voice it does not know, a text it will not say."""


def answer(status: int, payload: bytes, rate: int = 0, words: Words = ()) -> bytes:
    """One answer in the form the client reads."""
    return ANSWER.pack(status, rate, len(words)) + b"".join(WORD.pack(*word) for word in words) + payload


def speak(say: Say, question: bytes) -> bytes:
    """The answer to one question, made in this very process."""
    pace, voice_bytes = QUESTION.unpack_from(question)
    rest = question[QUESTION.size :]
    try:
        rate, pcm, words = say(rest[voice_bytes:].decode(), rest[:voice_bytes].decode(), pace)
    except REFUSALS as error:
        return answer(REFUSED, str(error).encode())
    return answer(SPOKEN, pcm, rate, words)


def in_a_fork(work: Callable[[], bytes], seconds: int) -> bytes:
    """What `work` returns, done in a fork that may crash, and that ends after `seconds` whatever happens."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work_and_exit(work, seconds, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        result = pipe.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == 0:
        return result
    if code == -signal.SIGALRM:
        return answer(LATE, f"not done in {seconds} s".encode())
    return answer(CRASHED, f"crashed ({_named(code)})".encode())


def _work_and_exit(work: Callable[[], bytes], seconds: int, pipe: int) -> NoReturn:
    failed = 1
    try:
        signal.alarm(seconds)
        os.close(0)
        os.closerange(3, pipe)  # above all the way to the client: it must see the end of this process's parent
        with os.fdopen(pipe, "wb") as way_home:
            way_home.write(work())
        failed = 0
    finally:
        os._exit(failed)


def _named(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit {code}"


def serve(questions: BinaryIO, answers: BinaryIO, respond: Callable[[bytes], bytes]) -> None:
    """Answer until there are no more questions."""
    while len(head := questions.read(LENGTH.size)) == LENGTH.size:
        reply = respond(questions.read(LENGTH.unpack(head)[0]))
        answers.write(LENGTH.pack(len(reply)) + reply)
        answers.flush()


def opened(speaker: str, arguments: list[str]) -> Say:
    """The speaker of a file, ready to speak. Raises one of `REFUSALS`."""
    spec = spec_from_file_location("speaker", speaker)
    if spec is None or spec.loader is None:
        raise ImportError(f"{speaker} is no Python file")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    say: Say = module.opened(*arguments)
    return say


def main(seconds: int, speaker: str, arguments: list[str]) -> None:
    """Open the speaker and serve; where it cannot be opened, every answer says why."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever the library prints must not stand between the answers
    try:
        say = opened(speaker, arguments)
    except REFUSALS as error:
        refusal = answer(REFUSED, str(error).encode())
        serve(sys.stdin.buffer, answers, lambda _: refusal)
    else:
        serve(sys.stdin.buffer, answers, lambda question: in_a_fork(lambda: speak(say, question), seconds))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
