"""Rules about dates. Time never breaks a build: what is overdue is a warning."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.text.rules.finding import Finding
from webapp.text.rules.manuscript import Manuscript


def review_order(text: Manuscript) -> Iterator[Finding]:
    """The next review comes after the edition it reviews."""
    guide = text.guide
    if guide.next_review <= guide.edition:
        message = f"next_review ({guide.next_review}) is not after edition ({guide.edition}). Set a later day."
        yield Finding(guide.path, 0, "R27", message)


def review_due(text: Manuscript) -> Iterator[Finding]:
    """The guide is read again, by a person, on the day it says."""
    guide = text.guide
    if text.today and guide.next_review < text.today:
        message = f"the review was due on {guide.next_review}. Read the guide again, then set edition and next_review."
        yield Finding(guide.path, 0, "R27", message, "warning")


RULES = (review_order, review_due)
