"""Reading pronunciation files: what may stand there, and where a fault is."""

from __future__ import annotations

from pathlib import Path

import pytest

from webapp.errors import ContentError
from webapp.text.pronunciation import Entry, read_pronunciation


def read(folder: Path, text: str) -> dict[str, Entry]:
    path = folder / "en.toml"
    path.write_text(text, encoding="utf-8")
    return dict(read_pronunciation(path).entries)


def test_words_have_an_alias_and_may_have_phonemes(tmp_path: Path) -> None:
    text = '[words]\nEUPD = "E U P D"\n"DSM-5" = { alias = "D S M five", phonemes = "ˌdiː.ɛsˈɛm ˈfaɪv" }\n'
    assert read(tmp_path, text) == {
        "EUPD": Entry("E U P D", "", 2),
        "DSM-5": Entry("D S M five", "ˌdiː.ɛsˈɛm ˈfaɪv", 3),
    }


def test_kept_words_are_known_as_such(tmp_path: Path) -> None:
    path = tmp_path / "en.toml"
    path.write_text('[kept]\nMP3 = "M P three"\n[words]\nUK = "U K"\n', encoding="utf-8")
    found = read_pronunciation(path)
    assert found.aliases == {"UK": "U K", "MP3": "M P three"}
    assert found.kept == {"MP3"}


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "") == {}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[words]\nA = "a"\nB = ""', 3, "“B”: the alias “” must be words to say"),
        ('[words]\nA = " a"', 2, "with single spaces"),
        ('[words]\nA = "…"', 2, "must be words to say"),
        ('[words]\n" A" = "a"', 2, "write the word as it stands on the page"),
        ("[words]\nA = 5", 2, "“A” must be a table"),
        ('[words]\nA = { said = "a" }', 2, "“said” means nothing here"),
        ('[words]\nA = { phonemes = "a" }', 2, "“alias” is missing"),
        ('[words]\nA = { alias = "a", phonemes = "dZ" }', 2, "“Z” is no sign of the International Phonetic Alphabet"),
        ('[words]\nA = { alias = "a", phonemes = "[[a]]" }', 2, "“[” is no sign"),
        ('[words]\nA = "a"\n[kept]\nA = "b"', 2, "stands under [words] as well"),
        ('[word]\nA = "a"', 1, "“word” is neither [words] nor [kept]"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(ContentError) as fault:
        read(tmp_path, text)
    assert message in str(fault.value)
    assert f"en.toml:{line}:" in str(fault.value)
