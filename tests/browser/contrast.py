"""How far two colours stand apart, as WCAG 2.2 counts it."""

from __future__ import annotations

import re


def light(colour: str) -> float:
    """Relative luminance of an `rgb(…)` colour, 0 to 1 (WCAG 2.2)."""
    parts = [int(float(one)) / 255 for one in re.findall(r"[\d.]+", colour)[:3]]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)
