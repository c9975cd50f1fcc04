"""Who has checked a sentence: marks that reviewers leave beside it in a catalog, as translators' comments.

    # checked: native 2027-03-01, A. Reader
    msgid "You are not alone."

The kinds are those of the status line: `native` (a native reader), `clinician`, and `lived` (people who live with it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

KINDS = ("native", "clinician", "lived")
_MARK = re.compile(r"checked:\s*(?P<kind>\w+)\s+(?P<day>[\d-]+)\s*(?:,\s*(?P<who>.+))?")

Marks = Mapping[str, str]
"""Kind → date and by whom ("2027-03-01, A. Reader")."""


@dataclass(frozen=True, slots=True)
class Review:
    """How far something has been checked: for each kind the date and by whom, or "" where not all of it was."""

    native: str = ""
    clinician: str = ""
    lived: str = ""

    @property
    def reached(self) -> str:
        """The furthest kind that was reached, or ""."""
        return next((kind for kind in reversed(KINDS) if getattr(self, kind)), "")

    def or_else(self, other: Review) -> Review:
        """For each kind what this one says, and what the other says where this one is silent."""
        return Review(*(getattr(self, kind) or getattr(other, kind) for kind in KINDS))


NOBODY = Review()
"""Not checked by anybody."""


def marks_in(comments: Iterable[str]) -> dict[str, str]:
    """The marks among the comments of one message. Raises `ValueError` for a mark that cannot be one.

    >>> marks_in(["a note", "checked: native 2027-03-01, A. Reader"])
    {'native': '2027-03-01, A. Reader'}
    """
    return dict(_marks(comments))


def _marks(comments: Iterable[str]) -> Iterator[tuple[str, str]]:
    for comment in comments:
        if not comment.strip().startswith("checked:"):
            continue
        found = _MARK.fullmatch(comment.strip())
        if found is None or found["kind"] not in KINDS:
            raise ValueError(
                f"“{comment.strip()}”; write “checked: native 2027-03-01, by whom”, or clinician, or lived"
            )
        date.fromisoformat(found["day"])
        yield found["kind"], ", ".join(filter(None, (found["day"], found["who"])))


def review_of(marks: Iterable[Marks]) -> Review:
    """The review of several sentences: a kind counts where each of them has it; the last date stands for all."""
    every = tuple(marks)
    return Review(*(_last([one.get(kind, "") for one in every]) for kind in KINDS))


def _last(checks: list[str]) -> str:
    return max(checks) if checks and all(checks) else ""
