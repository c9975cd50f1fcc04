"""The shelf of editions: theme, language, coverage and sound together; and the scripts of all that is read aloud.

editions    a theme in one language, with the frame that travels with its sound
wording     the data strings in one language; names: of languages and countries; voices: who reads
telling     from words to lines: ids, numbers digit by digit; studio: what the scripts of a language share
helping     help, in at most a minute: countries, directories; helplines: what page and sound both tell
menus       front door, words, languages
scripts     all of them in one language
shelf       Library: every edition, every script, every narration
"""

from webapp.library.directories import address
from webapp.library.editions import Edition, filled, honest_line, month
from webapp.library.helping import country_slug
from webapp.library.helplines import dialled, name_language, numbers, rows_of
from webapp.library.menus import LOST, MANY, answer_slugs, language_slug, term_slug
from webapp.library.names import country_name, own_name
from webapp.library.scripts import is_clip, page_of
from webapp.library.shelf import Library, open_library, speaker
from webapp.library.voices import heard_most, is_human, name_of
from webapp.library.wording import Words

__all__ = [
    "LOST",
    "MANY",
    "Edition",
    "Library",
    "Words",
    "address",
    "answer_slugs",
    "country_name",
    "country_slug",
    "dialled",
    "filled",
    "heard_most",
    "honest_line",
    "is_clip",
    "is_human",
    "language_slug",
    "month",
    "name_language",
    "name_of",
    "numbers",
    "open_library",
    "own_name",
    "page_of",
    "rows_of",
    "speaker",
    "term_slug",
]
