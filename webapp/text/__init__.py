"""What is said: the guide as values, read from a content folder. Knows nothing of voices, languages or pages."""

from webapp.text.data import Country, Directory, Helpline, Source, Term
from webapp.text.guide import Answer, Guide, Help, Language, Leave, ThemeEntry
from webapp.text.inline import parse_inline, plain
from webapp.text.model import Block, Callout, Items, Paragraph, Section, Sentence, Theme, block_sentences
from webapp.text.parsing import parse_theme
from webapp.text.reading import load_guide
from webapp.text.spoken import spoken

__all__ = [
    "Answer",
    "Block",
    "Callout",
    "Country",
    "Directory",
    "Guide",
    "Help",
    "Helpline",
    "Items",
    "Language",
    "Leave",
    "Paragraph",
    "Section",
    "Sentence",
    "Source",
    "Term",
    "Theme",
    "ThemeEntry",
    "block_sentences",
    "load_guide",
    "parse_inline",
    "parse_theme",
    "plain",
    "spoken",
]
