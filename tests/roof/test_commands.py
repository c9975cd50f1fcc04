"""The command line: clear words, honest exits."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from webapp.cli import cli
from webapp.narration import AudioStore
from webapp.settings import Settings, settings_from

SOME = ("--language", "en", "--language", "es")  # what every test run has heard


def run(settings: Settings, *arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), obj=settings)


def link_or_copy(source: str, target: str) -> None:
    """The same file under a second name, where the disk can do that: a store never writes into a file that it has."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@pytest.fixture
def own(guide_settings: Settings, tmp_path: Path) -> Settings:
    """Our guide with a content folder and a store of the test's own."""
    content = shutil.copytree(guide_settings.content, tmp_path / "content")
    store = shutil.copytree(guide_settings.store, tmp_path / "sound", copy_function=link_or_copy)
    return replace(guide_settings, content=Path(content), store=Path(store))


@pytest.fixture
def brief(tmp_path: Path) -> Settings:
    """Our guide in two languages, without sound: its words are read in a moment."""
    content = Path(shutil.copytree(Settings().content, tmp_path / "content"))
    told = (content / "guide.toml").read_text(encoding="utf-8")
    some = told[: told.index('[[languages]]\ncode = "fr"')] + told[told.index("[headings]") :]
    (content / "guide.toml").write_text(some, encoding="utf-8")
    return replace(Settings(), content=content, store=tmp_path / "sound")


def change(settings: Settings, name: str, old: str, new: str) -> int:
    path = settings.content / name
    text = path.read_text(encoding="utf-8")
    assert old in text, (name, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def first_sentence(settings: Settings, name: str) -> str:
    """The first line under the first heading of a page."""
    lines = (settings.content / name).read_text(encoding="utf-8").splitlines()
    return lines[lines.index("## In short") + 2]


def test_our_content_passes(guide_settings: Settings) -> None:
    done = run(guide_settings, "check")
    assert done.exit_code == 0, done.output
    assert "0 errors" in done.output


@pytest.mark.parametrize(
    ("name", "new"),
    [
        ("left.md", "One sentence. Two sentences."),
        ("left.md", "This is a line of thirty words that goes " + "on and " * 10 + "on."),
        ("left.md", "Some people are called manipulative."),
        ("impulse.md", "Some people cut."),
        ("impulse.md", "You may think of self-harm."),
    ],
)
def test_a_line_that_breaks_a_rule_is_named(brief: Settings, name: str, new: str) -> None:
    line = change(brief, name, first_sentence(brief, name), new)
    done = run(brief, "check")
    assert done.exit_code == 1
    assert any(f"{name}:{line}:" in text and "warning" not in text for text in done.output.splitlines()), done.output


def test_a_missing_fact_is_named(brief: Settings) -> None:
    text = (brief.content / "hope.md").read_text(encoding="utf-8")
    (brief.content / "hope.md").write_text(text.replace("Z5", "").replace("<!--  -->", ""), encoding="utf-8")
    done = run(brief, "check")
    assert done.exit_code == 1
    assert "Z5" in done.output


def test_sound_that_no_longer_matches_its_text_is_named(own: Settings) -> None:
    line = change(own, "left.md", "This is not about blame.", "This is not a matter of blame.")
    done = run(own, "check")
    assert done.exit_code == 1
    assert any(f"left.md:{line}: sound: en left:" in text for text in done.output.splitlines()), done.output


def test_a_second_run_speaks_nothing_and_makes_no_file(own: Settings) -> None:
    done = run(own, "narrate", "--engine", "silent", "--quiet", *SOME)
    assert done.exit_code == 0
    assert done.output.startswith("0 sentences spoken, ")
    assert "0 files made" in done.output


def test_one_changed_sentence_speaks_one_and_codes_one_theme(own: Settings) -> None:
    change(own, "left.md", "This is not about blame.", "This is not a matter of blame.")
    done = run(own, "narrate", "--engine", "silent", "--language", "en", "--quiet")
    assert done.output.startswith("1 sentences spoken, ")
    assert "3 files made" in done.output


def test_a_sentence_that_no_voice_can_say_ends_the_run_with_an_error(own: Settings) -> None:
    change(own, "left.md", "This is not about blame.", "?!")
    done = run(own, "narrate", "--engine", "espeak", "--language", "en", "--theme", "left", "--quiet")
    assert done.exit_code == 1
    assert "en left: no voice could say 1 of" in done.output
    assert "there is nothing in it to say" in done.output


@pytest.mark.proof
def test_clean_forgets_what_no_page_uses(own: Settings) -> None:
    run(own, "narrate", "--engine", "silent", "--quiet", "--clean", *SOME)
    change(own, "left.md", first_sentence(own, "left.md"), "Nobody else says this sentence.")
    done = run(own, "narrate", "--engine", "silent", "--theme", "left", "--quiet", "--clean", *SOME)
    assert done.exit_code == 0
    # Two languages: what was said in Spanish has lost its source, too.
    assert "Let go of 2 sentences, 10 files and 0 narrations" in done.output
    assert run(own, "narrate", "--engine", "silent", "--quiet", *SOME).output.startswith("0 sentences spoken, ")


def test_who_reads_each_language_is_listed(guide_settings: Settings) -> None:
    rows = run(guide_settings, "voices", "--tag", "hi", "--tag", "en-GB").output.splitlines()
    assert rows[0].split() == ["language", "engine", "voice", "label", "passed", "over"]
    assert [row.split()[:4] for row in rows if row[:1] != " "][1:] == [
        ["hi", "espeak", "inc/hi", "rough"],
        ["en-GB", "pico", "en-GB", "clear"],
    ]
    assert any("kokoro: the voice “kokoro” needs " in row for row in rows)  # its library, or its model
    assert any("gtts: only when asked for" in row for row in rows)


def test_unknown_names_are_refused_in_words(guide_settings: Settings) -> None:
    wrong = ((("--theme", "nope"), "no theme or page “nope”"), (("--language", "xx"), "no language “xx”"))
    for option, message in wrong:
        done = run(guide_settings, "narrate", *option)
        assert done.exit_code == 2
        assert message in done.output
    assert "nobody" in str(run(guide_settings, "narrate", "--engine", "nobody").exception)


def test_themes_and_helplines_and_status_tell(guide_settings: Settings) -> None:
    assert "left" in run(guide_settings, "themes").output
    assert "Samaritans" in run(guide_settings, "helplines").output
    assert "es:" in run(guide_settings, "translations", "status").output


def test_the_environment_changes_the_settings() -> None:
    found = settings_from({"HOST": "0.0.0.0", "PORT": "81", "VOICE": "gtts", "WEBAPP_STORE": "/x"})
    assert (found.host, found.port, found.voice, found.store) == ("0.0.0.0", 81, "gtts", Path("/x"))
    assert settings_from({"HOST": ""}) == Settings()


@pytest.mark.proof
def test_a_damaged_sound_file_is_named(own: Settings) -> None:
    narration = AudioStore(own.store).read_narration("en", "left")
    assert narration is not None
    file = own.store / "files" / narration.files[0].file_name
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.unlink()
    file.write_bytes(data)
    done = run(own, "check")
    assert done.exit_code == 1
    assert f"{file.name} is damaged" in done.output
