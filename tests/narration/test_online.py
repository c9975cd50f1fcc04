"""A build with the online voice that is refused half way: nothing is lost, and the next run asks for the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.narration.helpers import LINES, line, narrate_into
from tests.speech.stand_in import Answer, StandIn, standing_in
from tests.speech.test_gtts import Naps, mp3, point_at
from webapp.narration import AudioStore, Event, Fallen, Spoken
from webapp.speech import SpeechEngine
from webapp.speech.gtts import GttsEngine, Manners

MANY = (*LINES, *(line(number, f"This is sentence {number}.") for number in range(10, 16)))


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, espeak: SpeechEngine) -> Iterator[StandIn]:
    """A stand-in for the service that refuses from the fourth sentence on, until its list of answers has run out."""
    sound = mp3(espeak.say("You are not alone.", espeak.voices("en")[0]))
    answers = [Answer(sound=sound)] * 3 + [Answer(429, headers={"Retry-After": "3600"})] * 3 + [Answer(sound=sound)]
    with standing_in(answers) as server:
        point_at(monkeypatch, server.server_port)
        yield server


def test_a_refusal_half_way_falls_to_the_next_voice_and_the_next_run_goes_on(
    service: StandIn, store: AudioStore, espeak: SpeechEngine
) -> None:
    events, naps = list[Event](), Naps()
    online = GttsEngine(Manners(timeout=5, pause=0), sleep=naps)
    narrate = narrate_into(store, events.append)
    first = narrate(MANY, engine=online, fallbacks=[espeak])
    assert len(service.asked) == 6  # three that were answered, three refusals: then it is left in peace
    assert naps == []  # an hour is not waited for
    assert first.fallen == tuple(one.id for one in MANY[3:])
    assert first.engine == "espeak"
    assert any("refused 3 sentences in a row" in event.reason for event in events if isinstance(event, Fallen))
    online.close()
    events.clear()
    second = narrate(MANY, engine=online, fallbacks=[espeak])
    assert [text for text, _ in service.asked[6:]] == [one.spoken for one in MANY[3:]]
    assert (second.engine, second.fallen) == ("gtts", ())
    assert sum(isinstance(event, Spoken) for event in events) == len(MANY) - 3
