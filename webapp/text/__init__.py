"""What is said: the guide as values, read from a content folder. Knows nothing of voices, languages or pages."""

from webapp.text.arabic import shown
from webapp.text.data import Country, Directory, Helpline, Source, Term
from webapp.text.guide import Answer, Guide, Help, Language, Leave, ThemeEntry
from webapp.text.inline import parse_inline, plain
from webapp.text.model import Block, Callout, Items, Paragraph, Section, Sentence, Theme, block_sentences
from webapp.text.numbers_said import said_number, said_numbers
from webapp.text.parsing import parse_theme
from webapp.text.pronunciation import Entry, Pronunciation
from webapp.text.reading import load_guide
from webapp.text.spoken import SpokenForm, Token, spoken_form, with_number

__all__ = [
    "Answer",
    "Block",
    "Callout",
    "Country",
    "Directory",
    "Entry",
    "Guide",
    "Help",
    "Helpline",
    "Items",
    "Language",
    "Leave",
    "Paragraph",
    "Pronunciation",
    "Section",
    "Sentence",
    "Source",
    "SpokenForm",
    "Term",
    "Theme",
    "ThemeEntry",
    "Token",
    "block_sentences",
    "load_guide",
    "parse_inline",
    "parse_theme",
    "plain",
    "said_number",
    "said_numbers",
    "shown",
    "spoken_form",
    "with_number",
]
