"""Google Translate's voice through gTTS: online, unofficial, and so only when it is asked for.

Each sentence is sent by itself, slowly, and only text that the guide publishes anyway. gTTS does not check the
certificate of the host; nothing secret is sent, and what comes back is only ever decoded as sound.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from gtts import gTTS, gTTSError
from gtts.lang import tts_langs

from webapp.errors import SpeechError
from webapp.speech.decoding import decode
from webapp.speech.gtts_voices import voice_for
from webapp.speech.model import Speech, SpeechEngine, Voice
from webapp.speech.trimming import trimmed

TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely the service is asked; all times in seconds.

    `pause` lies between two requests; a refused one is tried `attempts` times, after `patience`, then twice
    that, and so on, or as long as the service says, up to `longest_wait`. After `enough` sentences in a row that
    the service refused, it is left alone.
    """

    timeout: float = 15.0
    pause: float = 1.0
    attempts: int = 3
    patience: float = 2.0
    longest_wait: float = 90.0
    enough: int = 3


class _Refused(Exception):
    """The service did not give sound this time. `wait`: seconds it asked us to wait, or None."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        self.wait = wait
        super().__init__(reason)


class GttsEngine:
    """Google Translate's voice. Safe to share between threads: they take turns."""

    name = "gtts"
    alone = True

    def __init__(self, manners: Manners = Manners(), sleep: Callable[[float], None] = time.sleep) -> None:
        self._manners, self._sleep = manners, sleep
        self._lock = Lock()
        self._next_turn = 0.0
        self._refused_in_a_row = 0

    def __reduce__(self) -> tuple[type[GttsEngine], tuple[Manners, Callable[[float], None]]]:
        """Another process gets an engine with the same manners, and patience of its own."""
        return GttsEngine, (self._manners, self._sleep)

    @cached_property
    def fingerprint(self) -> str:
        """The client's version; the service itself tells none."""
        return f"gtts/{version('gTTS')}"

    def voices(self, lang: str) -> tuple[Voice, ...]:
        """The one voice for a language; none where the service has none. Asks nobody."""
        name = voice_for(lang, tts_langs())
        return (Voice(self.name, name, lang),) if name else ()

    def say(self, text: str, voice: Voice) -> Speech:
        """One sentence as sound, without word times."""
        with self._lock:
            if self._refused_in_a_row >= self._manners.enough:
                raise _failure(f"the service refused {self._refused_in_a_row} sentences in a row", text)
            try:
                parts = self._patiently(text, voice)
            except _Refused as error:
                self._refused_in_a_row += 1
                raise _failure(str(error), text) from error
            self._refused_in_a_row = 0
        return _joined(parts, text)

    def close(self) -> None:
        """There is no connection to close; the service is given another chance."""
        self._refused_in_a_row = 0

    def _patiently(self, text: str, voice: Voice) -> list[bytes]:
        wait = self._manners.patience
        for _ in range(1, self._manners.attempts):
            try:
                return self._fetch(text, voice)
            except _Refused as refusal:
                asked = refusal.wait or 0.0
                if asked > self._manners.longest_wait:
                    raise
                self._sleep(max(wait, asked))
                wait *= 2
        return self._fetch(text, voice)

    def _fetch(self, text: str, voice: Voice) -> list[bytes]:
        """The MP3 parts of a sentence: one, or one for every 100 characters."""
        lang, _, host = voice.name.partition("/")
        try:
            client = gTTS(text, tld=host, lang=lang, tokenizer_func=lambda t: [t], timeout=self._manners.timeout)
            stream = client.stream()  # a request is sent whenever the next part is taken
            parts = [self._next_part(stream) for _ in client.get_bodies()]
        except gTTSError as error:
            raise _understood(error, text) from error
        except (ValueError, AssertionError) as error:
            raise _failure(str(error), text) from error
        return parts

    def _next_part(self, stream: Iterator[bytes]) -> bytes:
        now = time.monotonic()
        if now < self._next_turn:
            self._sleep(self._next_turn - now)
        self._next_turn = max(now, self._next_turn) + self._manners.pause
        part = next(stream, b"")
        if not part:
            raise _Refused("the service answered without sound")
        return part


def _understood(error: gTTSError, text: str) -> Exception:
    """What a failed request means: worth another try (_Refused), or not (SpeechError)."""
    if error.rsp is None:
        return _Refused(f"the service cannot be reached: {error.__context__ or error}")
    status = error.rsp.status_code
    if status == TOO_MANY or status >= 500 or status == 200:
        return _Refused(_words(status), _asked_wait(error.rsp.headers))
    return _failure(_words(status), text)


def _words(status: int) -> str:
    return "the service answered without sound" if status == 200 else f"the service answered {status}"


def _asked_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds from a Retry-After header; its date form is read against the Date of the same answer."""
    asked = headers.get("Retry-After", "").strip()
    if asked.isdigit():
        return float(asked)
    try:
        until, answered = parsedate_to_datetime(asked), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (until - answered).total_seconds())
    except (ValueError, TypeError):
        return None


def _joined(parts: list[bytes], text: str) -> Speech:
    try:
        spoken = [trimmed(decode(part)) for part in parts]
    except SpeechError as error:
        raise _failure(str(error), text) from error
    return Speech(b"".join(one.pcm for one in spoken), spoken[0].rate)


def _failure(reason: str, text: str) -> SpeechError:
    return SpeechError(f"gtts could not say “{text}”: {reason}")


def engine(files: Path) -> SpeechEngine:  # noqa: ARG001  # it needs none
    """This engine, as `engine_named` makes it."""
    return GttsEngine()
