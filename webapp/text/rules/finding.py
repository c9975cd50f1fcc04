"""What a rule found: one line that says where, which rule, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `line` counts from 1; 0 where the whole file is meant. An error fails the check, a warning does not.

    >>> print(Finding(Path("content/left.md"), 12, "R2", "30 words in one sentence; 15 at most. Cut it in two."))
    content/left.md:12: R2: 30 words in one sentence; 15 at most. Cut it in two.
    """

    path: Path
    line: int
    rule: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        mark = "warning: " if self.severity == "warning" else ""
        return f"{place}: {mark}{self.rule}: {self.message}"

    @property
    def order(self) -> tuple[str, int, str, str]:
        """Findings are shown file by file, line by line."""
        return str(self.path), self.line, self.rule, self.message
