"""Ways in by ear: the answers of the front door, the words explained, the languages. Whole, and each as a clip.

And what is said where a sound does not come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from webapp.library.names import own_name
from webapp.library.studio import Studio
from webapp.library.telling import Piece, lines_of, literal
from webapp.narration import Script
from webapp.narration.script import BLOCK_GAP, HEADING_GAP, SENTENCE_GAP
from webapp.text import Answer, Language, Term
from webapp.text.ids import sentence_id
from webapp.translation import INTERFACE

MANY = "mul"
"""The code of what is said in several languages (ISO 639-2)."""
WORDS_TITLE = "Words explained"
"""The title of the words page, as the interface has it."""
LOST = "player--lost"
"""The slug of the clip that says that no sound came."""
LOST_WORDS = ("The sound did not load.", "The text is complete.")
"""Its words, as the interface has them."""


def front_scripts(studio: Studio) -> Iterator[Script]:
    """The question of the front door with its answers, each under its number; then each answer."""
    answers = [studio.piece(answer.text, gap=BLOCK_GAP) for answer in studio.guide.answers]
    headings = {f"answer-{number}": str(number) for number in range(1, len(answers) + 1)}
    yield studio.script("front", lambda: lines_of(_front(studio), studio.speak), headings)
    for slug, answer in zip(answer_slugs(studio.guide.answers), answers, strict=True):
        yield studio.clip(slug, answer)


def answer_slugs(answers: Iterable[Answer]) -> Iterator[str]:
    """The slugs of the answers' clips: `front--left`; of a second answer that leads there, `front--left-2`."""
    seen = Counter[str]()
    for answer in answers:
        seen[answer.to] += 1
        yield f"front--{answer.to}" if seen[answer.to] == 1 else f"front--{answer.to}-{seen[answer.to]}"


def _front(studio: Studio) -> Iterator[Piece]:
    guide = studio.guide
    yield studio.piece(guide.question, gap=HEADING_GAP)
    for number, answer in enumerate(guide.answers, 1):
        yield numbered(number, studio.piece(answer.text, gap=BLOCK_GAP, chapter=f"answer-{number}"))
    for note in guide.answers_note:
        yield studio.piece(note, gap=SENTENCE_GAP)


def numbered(number: int, one: Piece) -> Piece:
    """A piece under its number, which is read with it."""
    return replace(one, id=sentence_id(f"{number} {one.id}"), markup=f"{number}: {one.markup}")


def words_scripts(studio: Studio) -> Iterator[Script]:
    """The words page, a chapter for each word; then each word with its meaning."""
    guide = studio.guide
    if "words" not in guide.page_names or not guide.glossary:
        return
    headings = {f"w-{slug}": str(number) for number, slug in enumerate(guide.glossary, 1)}
    yield studio.script("words", lambda: lines_of(_words(studio), studio.speak), headings)
    for slug, term in guide.glossary.items():
        yield studio.clip(term_slug(slug), *_term(studio, term))


def term_slug(slug: str) -> str:
    """The slug of a word's clip: `words--attachment`."""
    return f"words--{slug}"


def _words(studio: Studio) -> Iterator[Piece]:
    yield studio.piece(WORDS_TITLE, INTERFACE, gap=HEADING_GAP)
    for term in studio.guide.glossary.values():
        yield from _term(studio, term)


def _term(studio: Studio, term: Term) -> Iterator[Piece]:
    chapter = f"w-{term.slug}"
    yield studio.piece(term.term, "glossary", gap=HEADING_GAP, chapter=chapter)
    for number, text in enumerate(term.meaning, 1):
        gap = BLOCK_GAP if number == len(term.meaning) else SENTENCE_GAP
        yield studio.piece(text, "glossary", gap=gap, chapter=chapter)


def lost_script(studio: Studio) -> Script:
    """What the player says where a sound does not come, for who cannot read it."""
    return studio.clip(LOST, *(studio.piece(text, INTERFACE, gap=SENTENCE_GAP) for text in LOST_WORDS))


def language_scripts(studio: Studio) -> Iterator[Script]:
    """Every language under its number, in its own words; then each language's name."""
    languages = studio.guide.languages
    if len(languages) < 2:
        return
    names = [Piece(sentence_id(own_name(one)), literal(own_name(one)), one.tag, BLOCK_GAP) for one in languages]
    menu = [numbered(number, one) for number, one in enumerate(names, 1)]
    whole = studio.clip("languages", *menu)
    clips = (studio.clip(language_slug(one), name) for one, name in zip(languages, names, strict=True))
    for made in (whole, *clips):
        yield replace(made, lang=MANY)


def language_slug(language: Language) -> str:
    """The slug of the clip of a language's name: `languages--es`."""
    return f"languages--{language.code}"
