"""The parser: golden files that a writer can add to, and every fault with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from webapp.errors import ContentError
from webapp.text import Block, Callout, Items, Paragraph, Sentence, Theme, block_sentences, parse_theme

FIXTURES = Path(__file__).parent.parent / "fixtures" / "markdown"
HEADINGS = {"short": "In short"}


def parsed(source: str) -> Theme:
    return parse_theme(source, "slug", Path("content/slug.md"), HEADINGS, "en-GB")


def sentence_line(sentence: Sentence) -> str:
    facts = f" [{' '.join(sentence.facts)}]" if sentence.facts else ""
    return f"  {sentence.line} {sentence.markup}{facts}"


def block_name(block: Block) -> str:
    match block:
        case Paragraph():
            return "paragraph"
        case Items(_, ordered):
            return "ordered items" if ordered else "items"
        case Callout(kind, heading):
            return f"callout {kind}: {heading.markup}" if heading else f"callout {kind}"


def outline(theme: Theme) -> Iterator[str]:
    yield f"title: {theme.title.markup}"
    for section in (None, *theme.sections):
        if section is not None:
            yield f"section {section.id} ({section.kind}): {section.heading.markup}"
        for block in theme.opening if section is None else section.blocks:
            yield block_name(block)
            skip = isinstance(block, Callout) and block.heading is not None
            yield from map(sentence_line, list(block_sentences(block))[skip:])


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.md")), ids=lambda path: path.stem)
def test_a_golden_file_is_read_as_it_says(path: Path) -> None:
    _, source, expected = path.read_text(encoding="utf-8").replace("--- outline", "--- source").split("--- source\n")
    assert list(outline(parsed(source))) == expected.splitlines()


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("No title here.\n", 1, "begins with its title"),
        ("# T\n\n### Too deep\n\nx\n", 3, "only ## headings"),
        ("# T\n\n## Empty\n\n## Next\n\nx\n", 3, "nothing stands under"),
        ("# T\n\n## Twice\n\nx\n\n## In short\n\nx\n\n## In short\n\nx\n", 11, "stands twice"),
        ("# T\n\n> no kind\n", 3, "a box begins with one of"),
        ("# T\n\n> [!note]\n", 3, "this box is empty"),
        ("# T\n\n> [!shout]\n> x\n", 3, "a box begins with one of"),
        ("# T\n\nfine\nraw <b>html</b>\n", 4, "cannot stand in a sentence"),
        ("# T\n\n[words](https://example.org)\n", 3, "is none of term:"),
        ("# T\n\n[](term:x)\n", 3, "is none of term:"),
        ("# T\n\n![x](y.png)\n", 3, "cannot stand in a sentence"),
        ("# T\n\n`code`\n", 3, "cannot stand in a sentence"),
        ("# T\n\n- one\n  - deeper\n", 3, "a list item holds sentences only"),
        ("# T\n\n<div>x</div>\n", 3, "has no place here"),
    ],
)
def test_a_fault_names_file_and_line(source: str, line: int, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        parsed(source)
    assert (caught.value.line, caught.value.path) == (line, Path("content/slug.md"))
    assert message in str(caught.value)


def test_ids_stay_when_sentences_move() -> None:
    ids = [s.id for s in parsed("# T\n\nOne.\nTwo.\n").sentences()]
    moved = [s.id for s in parsed("# T\n\nNew.\n\nTwo.\n\nOne.\n").sentences()]
    assert set(ids) < set(moved)


def test_a_repeat_gets_an_id_of_its_own() -> None:
    first, second = list(parsed("# T\n\nAgain.\nAgain.\n").sentences())[1:]
    assert second.id == f"{first.id}-2"


def test_a_changed_sentence_gets_another_id() -> None:
    before, after = (list(parsed(f"# T\n\n{text}\n").sentences())[1].id for text in ("A [word](term:w).", "A word."))
    assert before != after
