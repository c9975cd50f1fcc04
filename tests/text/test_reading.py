"""A content folder: read whole, or refused with file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from webapp.errors import ContentError
from webapp.settings import Settings
from webapp.text import load_guide

CONTENT = Settings().content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content that a test may break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def change(path: Path, old: str, new: str) -> int:
    """Replace the first `old`; the line it stood on."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def fault(content: Path) -> ContentError:
    with pytest.raises(ContentError) as caught:
        load_guide(content)
    return caught.value


def test_our_content_is_read_whole() -> None:
    guide = load_guide(CONTENT)
    assert [theme.slug for theme in guide.themes] == [
        "start", "left", "feelings", "love", "impulse", "self", "therapy", "hope",
    ]  # fmt: skip
    assert set(guide.pages) == {"help", "family", "about", "leave"}
    assert guide.source.tag == "en-GB"
    assert len(guide.drawings) >= len(guide.themes)


@pytest.mark.parametrize("name", ["term:nobody", "page:nobody"])
def test_a_name_that_points_nowhere_names_its_line(content: Path, name: str) -> None:
    line = change(content / "left.md", "## In short\n\n", f"## In short\n\n[Words]({name}).\n")
    found = fault(content)
    assert (found.path.name, found.line) == ("left.md", line + 2)
    assert "nobody" in str(found)


def test_an_unknown_source_names_its_line(content: Path) -> None:
    line = change(content / "left.md", "## In short\n\n", "## In short\n\nWords. [](source:nobody)\n")
    assert (fault(content).line, "nobody" in str(fault(content))) == (line + 2, True)


def test_broken_toml_names_its_line(content: Path) -> None:
    line = change(content / "guide.toml", "[front]", "[front")
    assert (fault(content).path.name, fault(content).line) == ("guide.toml", line)


def test_a_missing_field_is_named(content: Path) -> None:
    change(content / "guide.toml", "tagline =", "tag_line =")
    assert "“tagline” is missing" in str(fault(content))


def test_a_field_of_another_type_is_named(content: Path) -> None:
    line = change(content / "guide.toml", 'name = "Held in Mind"', "name = 7")
    assert (fault(content).line, "“name” must be text" in str(fault(content))) == (line, True)


def test_a_missing_theme_is_named(content: Path) -> None:
    (content / "love.md").unlink()
    assert (fault(content).path.name, "missing" in str(fault(content))) == ("love.md", True)


def test_a_file_that_is_not_text_is_named(content: Path) -> None:
    (content / "love.md").write_bytes(b"# T\xff\n")
    assert "UTF-8" in str(fault(content))


def test_an_unknown_special_page_is_named(content: Path) -> None:
    change(content / "guide.toml", 'pages = ["help"', 'pages = ["shop", "help"')
    assert "shop" in str(fault(content))


def test_a_front_door_answer_must_lead_somewhere(content: Path) -> None:
    change(content / "guide.toml", 'to = "left"', 'to = "right"')
    assert "right" in str(fault(content))


def test_a_helpline_of_an_unlisted_country_is_named(content: Path) -> None:
    change(content / "helplines.toml", 'country = "GB"', 'country = "QQ"')
    assert (fault(content).path.name, fault(content).line > 0) == ("helplines.toml", True)


def test_a_mail_address_that_is_none_names_its_line(content: Path) -> None:
    line = change(content / "guide.toml", 'mail = ""', 'mail = "nobody at home"')
    assert f"guide.toml:{line}:" in str(fault(content))
    assert "is no mail address" in str(fault(content))
