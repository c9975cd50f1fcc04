"""The shelf of editions: theme, language, coverage and sound together."""

from webapp.library.editions import Edition, filled, honest_line, month
from webapp.library.shelf import Library, Words, open_library, speaker

__all__ = ["Edition", "Library", "Words", "filled", "honest_line", "month", "open_library", "speaker"]
