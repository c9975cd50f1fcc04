"""The base voices are understood, after Opus at 16 kbit/s, by a recogniser that never saw the text.

The texts are not from the guide. Numbers stand as words: the recogniser's spelling is not the voice's fault.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from tests.narration.helpers import line, script_of, threads
from tests.proof.recogniser import Recogniser
from webapp.narration import AudioStore, narrate
from webapp.speech.casting import Cast

pytest.importorskip("faster_whisper", reason="the recogniser is not installed: `make proof` brings it")
pytestmark = [pytest.mark.proof, pytest.mark.filterwarnings("ignore")]

ROOT = Path(__file__).parents[2]
TEXTS = {
    "en": (
        0.05,
        """The bus was late, so I walked home along the river.
        The path was wet, and the trees smelled of rain.
        A man was feeding the ducks with old bread.
        He told me that he comes every evening, even in winter.
        We talked about the weather and about our mothers.
        When it got dark, he wished me a good night.
        I made soup with carrots, onions and a little rice.
        My sister called and asked how my day had been.
        I said that it had been long, but that I was all right.
        Before I slept, I wrote three lines in my notebook.""",
    ),
    "es": (
        0.05,
        """El autobús llegó tarde y volví a casa andando junto al río.
        El camino estaba mojado y los árboles olían a lluvia.
        Un hombre daba pan duro a los patos.
        Me contó que viene todas las tardes, también en invierno.
        Hablamos del tiempo y de nuestras madres.
        Cuando se hizo de noche, me deseó buenas noches.
        Preparé una sopa con zanahorias, cebollas y un poco de arroz.
        Mi hermana llamó y me preguntó cómo había ido el día.
        Le dije que había sido largo, pero que estaba bien.
        Antes de dormir escribí tres líneas en mi cuaderno.""",
    ),
    "fr": (
        0.15,
        """Le bus était en retard, alors je suis rentrée à pied le long de la rivière.
        Le chemin était mouillé et les arbres sentaient la pluie.
        Un homme donnait du vieux pain aux canards.
        Il m’a dit qu’il venait tous les soirs, même en hiver.
        Nous avons parlé du temps et de nos mères.
        Quand la nuit est tombée, il m’a souhaité une bonne soirée.
        J’ai fait une soupe avec des carottes, des oignons et un peu de riz.
        Ma sœur a téléphoné et m’a demandé comment était ma journée.
        J’ai répondu qu’elle avait été longue, mais que tout allait bien.
        Avant de dormir, j’ai écrit trois lignes dans mon cahier.""",
    ),
    "de": (
        0.18,
        """Der Bus kam zu spät, also ging ich am Fluss entlang nach Hause.
        Der Weg war nass, und die Bäume rochen nach Regen.
        Ein Mann fütterte die Enten mit altem Brot.
        Er erzählte mir, dass er jeden Abend kommt, auch im Winter.
        Wir sprachen über das Wetter und über unsere Mütter.
        Als es dunkel wurde, wünschte er mir eine gute Nacht.
        Ich kochte eine Suppe mit Karotten, Zwiebeln und etwas Reis.
        Meine Schwester rief an und fragte, wie mein Tag gewesen war.
        Ich sagte, dass er lang war, aber dass es mir gut geht.
        Vor dem Schlafen schrieb ich drei Zeilen in mein Heft.""",
    ),
}


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    """The ear; its model is kept in var/ from run to run."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    return Recogniser(ROOT / "var" / "recogniser")


@pytest.mark.parametrize("lang", list(TEXTS))
def test_the_base_voice_is_understood(recogniser: Recogniser, tmp_path: Path, lang: str) -> None:
    most, text = TEXTS[lang]
    lines = tuple(line(number, one.strip(), lang=lang) for number, one in enumerate(text.splitlines()))
    store = AudioStore(tmp_path / "sound")
    with closing(Cast(tmp_path / "no-voices")) as cast:
        outcome = narrate(
            [script_of(lines, lang=lang)],
            engines=lambda one, _: cast.engines(one.lang),
            store=store,
            crew=threads(),
        )
    (narration,) = outcome.narrations
    file = narration.file("webm")
    assert file is not None
    path = store.path_of(file.name, "webm")
    assert path is not None
    heard = recogniser.hear(path, lang, " ".join(one.spoken for one in lines))
    assert narration.engine == "pico"
    assert heard.errors <= most, f"{heard.errors:.1%} of the words misunderstood: {heard.text}"
