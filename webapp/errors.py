"""Every error the app raises on purpose.

WebappError            something the person who runs the app can mend; the message says how
├── ContentError       a file in content/ is wrong: names file and line
├── CatalogError       a file in translations/ is wrong or missing
├── SpeechError        no voice could say a sentence
└── FormatError        a file for another program could not be written
ThemeNotFound          nobody published a page of that name (a 404, not a fault)
"""

from __future__ import annotations

from pathlib import Path


class WebappError(Exception):
    """Something the person who runs the app can mend."""


class ContentError(WebappError):
    """A content file is wrong; `path` and `line` (from 1; 0 when the whole file is meant) say where."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        self.path, self.line, self.message = path, line, message
        place = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{place}: {message}")


class CatalogError(WebappError):
    """A translation catalog is missing, broken, or says something else than its source."""


class SpeechError(WebappError):
    """A voice could not say a sentence; the message names engine and sentence."""


class FormatError(WebappError):
    """A file for another program could not be written."""


class ThemeNotFound(LookupError):
    """There is no theme of that name in that language."""
