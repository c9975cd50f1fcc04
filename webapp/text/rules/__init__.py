"""The publisher's rules, kept by a program: what may stand in the text, and what must.

The rules know nothing of a subject: what names one is in rules.toml, facts.toml and article-runs.txt.
"""

from webapp.text.rules.book import RuleBook
from webapp.text.rules.checking import check, check_entries, check_translation
from webapp.text.rules.finding import Finding
from webapp.text.rules.overlap import run_hashes
from webapp.text.rules.parsing import read_rules
from webapp.text.rules.sheet import helpline_sheet

__all__ = [
    "Finding",
    "RuleBook",
    "check",
    "check_entries",
    "check_translation",
    "helpline_sheet",
    "read_rules",
    "run_hashes",
]
