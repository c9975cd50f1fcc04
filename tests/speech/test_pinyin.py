"""Chinese by way of pinyin: every character said once, in its place."""

from __future__ import annotations

import string
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.speech.espeak import EspeakEngine
from webapp.speech.model import Word
from webapp.speech.pinyin import as_it_stands, in_pinyin

MIXED = st.text(st.sampled_from("你好长得地行了兄穷哪儿𠮷龘 aB3.，。“”（）：——…-"), max_size=30)
SENTENCE = "这是一种心理健康状况，常常叫做边缘型人格障碍（BPD）。"


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakEngine]:
    """One engine for the whole file."""
    engine = EspeakEngine()
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("characters", "syllables"),
    [
        ("你好，BPD。", "ni2 hao3, BPD."),
        ("银行行长觉得很长", "yin2 hang2 hang2 zhang3 jue2 de5 hen3 chang2"),
        ("慢慢地长大，说得好", "man4 man4 de5 zhang3 da4, shuo1 de5 hao3"),
        ("女儿不是绿色的", "nv3 er2 bu2 shi4 lv4 se4 de5"),
        ("他说：“有13个人”", "ta1 shuo1: “you3 13 ge4 ren2”"),
        ("ＢＰＤ——《书》", 'BPD,, "shu1"'),
        ("no Chinese at all: 3.5", "no Chinese at all: 3.5"),
    ],
)
def test_characters_become_syllables_by_the_words_they_stand_in(characters: str, syllables: str) -> None:
    assert in_pinyin(characters).text == syllables


@pytest.mark.parametrize("characters", ["兄弟", "贫穷", "熊猫", "胸口", "窘"])
def test_syllables_that_espeak_would_spell_in_english_are_written_as_it_reads_them(characters: str) -> None:
    assert not {"xiong", "qiong", "jiong"} & {syllable[:-1] for syllable in in_pinyin(characters).text.split()}


@given(MIXED)
def test_every_character_is_written_once_and_in_order(text: str) -> None:
    written = in_pinyin(text)
    assert len(written.text) == len(written.origin)
    assert list(dict.fromkeys(written.origin)) == list(range(len(text)))


@given(st.text(st.sampled_from(string.printable + "éüñ"), max_size=40))
def test_text_without_chinese_stays(text: str) -> None:
    assert in_pinyin(text) == as_it_stands(text)


def test_words_find_back_to_their_characters() -> None:
    written = in_pinyin("你好，BPD。")
    words = [Word(0.0, 0, 3), Word(0.2, 4, 9), Word(0.5, 10, 14)]
    assert written.text[4:9] == "hao3,"
    assert written.back(words) == (Word(0.0, 0, 1), Word(0.2, 1, 3), Word(0.5, 3, 7))


def test_a_sentence_is_heard_at_a_natural_pace_with_each_character_in_its_place(espeak: EspeakEngine) -> None:
    speech = espeak.say(SENTENCE, espeak.voices("zh-Hans")[0])
    assert 4 * 0.6 < len(SENTENCE) / speech.seconds < 4 * 1.4
    spans = [(word.text_start, word.text_end) for word in speech.words]
    assert "".join(SENTENCE[start:end] for start, end in spans) == SENTENCE
    assert len(spans) == sum("\u4e00" <= sign <= "\u9fff" for sign in SENTENCE) + 1
    assert all(later.start - earlier.start > 0.02 for earlier, later in pairwise(speech.words))


def test_no_character_is_spelled_out_in_english(espeak: EspeakEngine) -> None:
    voice = espeak.voices("zh")[0]
    brother, pine, spelled = (espeak.say(text, voice).seconds for text in ("兄兄兄", "松松松", "xiong1 xiong1 xiong1"))
    assert brother < pine * 1.2 < spelled
