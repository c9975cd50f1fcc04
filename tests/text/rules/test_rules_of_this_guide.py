"""Our own rule book: every entry catches and lets pass what it says it does, and our own pages keep it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from webapp.text import load_guide
from webapp.text.rules import Finding, check, read_rules
from webapp.text.rules.book import Beside, Deny
from webapp.text.rules.tokens import folded
from webapp.text.rules.vocabulary import beside_words, denied_word

CONTENT = Path(__file__).resolve().parents[3] / "content"
BOOK = read_rules(CONTENT)
ENTRIES: tuple[Deny | Beside, ...] = (*BOOK.deny, *BOOK.beside)
ORDINARY = {
    "en": """Things change, and they can change again. People feel cut off from others. Breathe out slowly.
        They adjust to it. Justice is for everyone. A casual talk can help. In case you need it, keep the number.
        The burden is heavy. Watch the sunburst. They mention it. There is a shadow. A madrigal is a song.
        The heart is not overhanging. They gave there and here a hand. It is an open door. A subjective feeling.""",
    "es": """Las cosas cambian. Las frases cortas ayudan. Se localiza en el mapa. Colorea el dibujo. Es un padre.
        El alcohol es otro tema. La armonía llega. Se acortó el camino. La curandera vino. Es sensible.""",
}


def finds(entry: Deny | Beside, text: str) -> bool:
    """Whether an entry catches a sentence, wherever it stands."""
    return bool(denied_word(entry, text) if isinstance(entry, Deny) else beside_words(entry, folded(text)))


def test_what_must_be_caught_is_caught() -> None:
    assert [(entry.line, text) for entry in ENTRIES for text in entry.catch if not finds(entry, text)] == []


def test_what_must_pass_passes() -> None:
    assert [(entry.line, text) for entry in ENTRIES for text in entry.good if finds(entry, text)] == []


def test_every_single_word_of_an_entry_is_caught_alone() -> None:
    missed = [(deny.line, word) for deny in BOOK.deny for word in deny.words if not finds(deny, f"Say {word} here.")]
    assert missed == []


def test_no_word_stands_twice_in_one_entry() -> None:
    twice = [(deny.line, word) for deny in BOOK.deny for word in deny.words if deny.words.count(word) > 1]
    assert twice == []


@pytest.mark.parametrize("lang", ORDINARY)
def test_ordinary_sentences_pass(lang: str) -> None:
    everywhere = [deny for deny in BOOK.deny if deny.lang == lang and not deny.scope.pages]
    assert [(deny.line, text) for text in ORDINARY[lang].split(".") for deny in everywhere if finds(deny, text)] == []


def test_every_fact_of_the_article_is_listed_once() -> None:
    article = [fact for fact in BOOK.facts if re.fullmatch(r"[IABCDETZ]\d+[a-e]?", fact)]
    others = [len([fact for fact in BOOK.facts if fact.startswith(letter)]) for letter in "FHQ"]
    assert (len(article), others) == (89, [12, 9, 20])


def test_what_facts_name_is_there() -> None:
    guide = load_guide(CONTENT)
    pages = {*guide.pages, *(theme.slug for theme in guide.themes)}
    for fact in BOOK.facts.values():
        assert set(fact.pages) <= pages, fact
        assert set(fact.cite) <= set(guide.sources), fact
        assert all(any(other.startswith(prefix) for other in BOOK.facts) for prefix in fact.tempers), fact


def test_what_rules_name_is_there() -> None:
    guide = load_guide(CONTENT)
    pages = {
        *guide.pages,
        *(theme.slug for theme in guide.themes),
        "guide",
        "glossary",
        "sources",
        "helplines",
        *guide.page_names,
    }
    named = [name for entry in ENTRIES for name in (*entry.scope.pages, *entry.scope.except_pages)]
    assert set(named) <= pages
    assert set(BOOK.counted) <= set(guide.headings)


def test_the_runs_of_the_article_are_sorted_hashes() -> None:
    lines = (CONTENT / "article-runs.txt").read_text(encoding="utf-8").splitlines()
    hashes = [line for line in lines if not line.startswith("#")]
    assert hashes == sorted(set(hashes))
    assert len(hashes) == len(BOOK.runs) > 800


def test_our_own_pages_keep_our_own_rules() -> None:
    errors = [str(found) for found in check(load_guide(CONTENT), BOOK, CONTENT) if found.severity == "error"]
    assert errors == []


SPOILS = (  # file, what is replaced, by what, the rule that finds it, a part of its message
    (
        "left.md",
        "## The connection\n\n",
        "Fear is strong. It can last.\n\n",
        "one-line",
        "a second sentence begins at “It can last.”",
    ),
    ("self.md", "## The connection\n\n", f"{'It can be ' * 9}very hard.\n\n", "R2", "29 words in one sentence"),
    ("feelings.md", "## The connection\n\n", "Some call it attention-seeking.\n\n", "R14", "“attention seeking”"),
    ("therapy.md", "## What we do not know\n\n", "Patients with it suffer from it.\n\n", "R12", "“suffer from”"),
    ("impulse.md", "## The connection\n\n", "Some people cut.\n\n", "R16", "“cut”"),
    ("impulse.md", "## The connection\n\n", "You may think of suicide.\n\n", "impulse", "“you” and “suicide”"),
    ("impulse.md", "> [!note]", "> [!info]", "R17", "a content note is missing"),
    ("impulse.md", "> [!help]", "> [!info]", "R17", "no offer of help stands before"),
    ("impulse.md", "> [!help]", "> [!info]", "R17", "no offer of help stands after"),
    ("love.md", "C2a", "", "facts", "no sentence carries C2a in love"),
    ("love.md", "C2b", "C22b", "facts", "no fact “C22b”. Is it C2b?"),
    ("helplines.toml", 'evidence = "', 'evidence = ""  # "', "helplines", "no evidence for"),
    ("start.md", "# ", "# About BPD and ", "titles", "“bpd”"),
    ("hope.md", "<!-- Z5 -->", "<!-- Z5 -->\nSo take heart.", "R20", "this page ends with Z5"),
)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    """The findings about a copy of our content that was spoilt in many places."""
    content = tmp_path_factory.mktemp("spoilt") / "content"
    shutil.copytree(CONTENT, content)
    for name, before, after, *_ in SPOILS:
        text = (content / name).read_text(encoding="utf-8")
        assert before in text, (name, before)
        added = before + after if before.startswith("## ") else after
        text = text.replace(before, added) if before.startswith("C2") else text.replace(before, added, 1)
        (content / name).write_text(text, encoding="utf-8")
    return check(load_guide(content), read_rules(content), content)


@pytest.mark.parametrize(("name", "rule", "part"), [(name, rule, part) for name, _, _, rule, part in SPOILS])
def test_a_spoilt_page_is_found_with_file_and_line(
    spoilt: tuple[Finding, ...], name: str, rule: str, part: str
) -> None:
    places = {
        (one.path.name, one.rule) for one in spoilt if part in one.message and one.line and one.severity == "error"
    }
    assert places in ({(name, rule)}, {("facts.toml", rule)})
