"""The real client of gTTS, against a stand-in on this machine that answers with real speech."""

from __future__ import annotations

import socket
from collections.abc import Callable
from io import BytesIO

import av
import pytest

from tests.speech.stand_in import Answer, StandIn, standing_in
from webapp.errors import SpeechError
from webapp.speech import Speech, decode, engine_named
from webapp.speech.gtts import GttsEngine, Manners
from webapp.speech.trimming import trimmed

SENTENCE = "You are not alone."
IMPATIENT = Manners(timeout=0.5, pause=0.0)
Start = Callable[..., StandIn]


def mp3(speech: Speech) -> bytes:
    """Speech as the service sends it."""
    target = BytesIO()
    with av.open(target, "w", format="mp3") as out:
        stream = out.add_stream("libmp3lame", rate=24_000)
        stream.codec_context.layout = "mono"
        frame = av.AudioFrame(format="s16", layout="mono", samples=speech.samples)
        frame.planes[0].update(speech.pcm)
        frame.sample_rate = speech.rate
        out.mux([*stream.encode(frame), *stream.encode(None)])
    return target.getvalue()


@pytest.fixture(scope="module")
def sound() -> bytes:
    """Real speech as MP3."""
    espeak = engine_named("espeak")
    speech = espeak.say(SENTENCE, espeak.voices("en")[0])
    espeak.close()
    return mp3(speech)


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Start:
    """A function that starts a stand-in with some answers and points gTTS at it."""

    def started(*answers: Answer) -> StandIn:
        manager = standing_in(list(answers))
        server = manager.__enter__()
        request.addfinalizer(lambda: manager.__exit__(None, None, None))
        point_at(monkeypatch, server.server_port)
        return server

    return started


def point_at(monkeypatch: pytest.MonkeyPatch, port: int) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr("gtts.tts._translate_url", lambda tld, path="": f"http://127.0.0.1:{port}/{tld}/{path}")


class Naps(list[float]):
    """Remembers how long it was asked to sleep, and does not."""

    def __call__(self, seconds: float) -> None:
        """Note it down."""
        self.append(seconds)


def say(engine: GttsEngine, text: str = SENTENCE, lang: str = "en-GB") -> Speech:
    return engine.say(text, engine.voices(lang)[0])


def test_a_sentence_is_sent_whole_and_comes_back_as_sound(start: Start, sound: bytes) -> None:
    server = start(Answer(sound=sound))
    speech = say(GttsEngine(IMPATIENT))
    assert server.asked == [(SENTENCE, "en")]
    assert speech.rate == 24_000
    assert speech.seconds == pytest.approx(trimmed(decode(sound)).seconds)
    assert any(speech.pcm)


def test_a_long_sentence_goes_in_parts_and_comes_back_as_one(start: Start, sound: bytes) -> None:
    server = start(Answer(sound=sound))
    text = "They said that they would come back soon, " * 4 + "and they did."
    speech = say(GttsEngine(IMPATIENT), text)
    assert len(server.asked) == 2
    assert " ".join(part for part, _ in server.asked) == text
    assert speech.seconds == pytest.approx(2 * trimmed(decode(sound)).seconds)


def test_requests_are_a_pause_apart(start: Start, sound: bytes) -> None:
    start(Answer(sound=sound))
    naps = Naps()
    engine = GttsEngine(Manners(pause=5.0), sleep=naps)
    say(engine)
    assert naps == []
    say(engine)
    assert naps == pytest.approx([5], abs=0.5)


@pytest.mark.parametrize(
    ("headers", "waits"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "Tue, 24 Nov 2026 10:00:30 GMT", "Date": "Tue, 24 Nov 2026 10:00:00 GMT"}, 30),
        ({"Retry-After": "soon"}, 2),
        ({}, 2),
    ],
)
def test_slow_down_is_obeyed(start: Start, sound: bytes, headers: dict[str, str], waits: float) -> None:
    start(Answer(429, headers=headers), Answer(sound=sound))
    naps = Naps()
    assert say(GttsEngine(IMPATIENT, sleep=naps)).seconds > 0.5
    assert naps == [waits]


def test_a_wait_that_is_too_long_is_not_waited_for(start: Start, sound: bytes) -> None:
    start(Answer(429, headers={"Retry-After": "86400"}), Answer(sound=sound))
    naps = Naps()
    with pytest.raises(SpeechError, match=f"gtts could not say “{SENTENCE}”: the service answered 429"):
        say(GttsEngine(IMPATIENT, sleep=naps))
    assert naps == []


def test_a_server_fault_is_tried_again_more_and_more_slowly(start: Start, sound: bytes) -> None:
    start(Answer(500), Answer(503), Answer(sound=sound))
    naps = Naps()
    assert say(GttsEngine(IMPATIENT, sleep=naps)).seconds > 0.5
    assert naps == [2, 4]


@pytest.mark.parametrize(
    ("answer", "reason", "requests"),
    [
        (Answer(500), "the service answered 500", 3),
        (Answer(403), "the service answered 403", 1),
        (Answer(200), "the service answered without sound", 3),
        (Answer(200, body=b"<html>Sorry</html>"), "the service answered without sound", 3),
        (Answer(200, sound=b""), "the service answered without sound", 3),
        (Answer(200, sound=b"this is no MP3 at all" * 50), "this is no sound file that can be read", 1),
        (Answer(hang=True), "the service cannot be reached: .*timed out", 3),
    ],
)
def test_what_fails_is_an_error_that_names_engine_and_sentence(
    start: Start, answer: Answer, reason: str, requests: int
) -> None:
    server = start(answer)
    with pytest.raises(SpeechError, match=f"gtts could not say “{SENTENCE}”: {reason}"):
        say(GttsEngine(IMPATIENT, sleep=Naps()))
    assert len(server.asked) == requests


def test_a_refused_connection_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    point_at(monkeypatch, port)
    with pytest.raises(SpeechError, match=r"the service cannot be reached: .*refused"):
        say(GttsEngine(IMPATIENT, sleep=Naps()))


def test_a_service_that_only_refuses_is_left_alone_until_the_engine_is_closed(start: Start, sound: bytes) -> None:
    server = start(*[Answer(500)] * 9, Answer(sound=sound))
    engine = GttsEngine(IMPATIENT, sleep=Naps())
    for _ in range(5):
        with pytest.raises(SpeechError):
            say(engine)
    assert len(server.asked) == 9
    with pytest.raises(SpeechError, match="refused 3 sentences in a row"):
        say(engine)
    engine.close()
    assert say(engine).seconds > 0.5


@pytest.mark.parametrize("text", ["…", "?!", ""])
def test_nothing_to_say_is_not_sent(start: Start, text: str) -> None:
    server = start(Answer(500))
    with pytest.raises(SpeechError, match="gtts could not say"):
        say(GttsEngine(IMPATIENT), text)
    assert server.asked == []


def test_silence_around_a_sentence_is_cut() -> None:
    loud, quiet = b"\x00\x40" * 1000, bytes(2 * 5000)
    cut = trimmed(Speech(quiet + loud + quiet, 10_000))
    assert cut.pcm == bytes(2 * 300) + loud + bytes(2 * 300)
    assert trimmed(Speech(loud, 10_000)).pcm == loud
    assert trimmed(Speech(quiet, 10_000)).pcm == quiet
    assert trimmed(Speech(b"", 10_000)).pcm == b""
