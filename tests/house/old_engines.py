"""A style sheet as two old engines keep it: what they do not know is dropped, as their parsers drop it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.house.css import Rule

NEWER_QUERY = re.compile(r"@supports|prefers-|forced-colors")  # both know @supports, and say no to grid
NEWER_SELECTOR = (":focus-within", ":focus-visible", ":has(", ":is(", ":where(", ":dir(")
NEWER_PROPERTY = re.compile(r"grid|gap$|row-gap|column-gap|inset|text-wrap|text-underline-offset|text-decoration-thick")
NEWER_VALUE = re.compile(r"\bgrid\b|\banywhere\b|\b(min|max|clamp|env)\(|\b[sld]vh\b")


@dataclass(frozen=True)
class Engine:
    """What an engine knows beside what both know: custom properties, logical longhands, whose prefix it takes."""

    name: str
    variables: bool
    logical: bool
    sticky: bool
    prefix: str


ENGINES = (
    Engine("Chromium 44", variables=False, logical=False, sticky=False, prefix="-webkit-"),
    Engine("Gecko 48", variables=True, logical=True, sticky=True, prefix="-moz-"),
)


def kept(rules: tuple[Rule, ...], engine: Engine) -> Iterator[Rule]:
    """The rules that an engine keeps, with the declarations that it understands."""
    for rule in rules:
        if not any(NEWER_QUERY.search(one) for one in rule.around) and _selects(rule.selector, engine):
            yield Rule(rule.around, rule.selector, tuple(one for one in rule.declarations if _understood(*one, engine)))


def _selects(selector: str, engine: Engine) -> bool:
    """One unknown word drops the whole rule, also of a list."""
    foreign = re.findall(r"::(-\w+-)", selector)
    return not any(one in selector for one in NEWER_SELECTOR) and all(one == engine.prefix for one in foreign)


def _understood(key: str, value: str, engine: Engine) -> bool:
    if not engine.variables and (key.startswith("--") or "var(" in value):
        return False
    if not engine.logical and re.search(r"-(inline|block)(-|$)", key):
        return False
    if "sticky" in value and not (engine.sticky and "-webkit-" not in value):
        return False
    return not (NEWER_PROPERTY.search(key) or NEWER_VALUE.search(value))


def written(rules: Iterator[Rule]) -> str:
    """The rules as a style sheet again, for an engine of today to show what an old one shows."""
    lines = []
    for rule in rules:
        body = "; ".join(f"{key}: {value}" for key, value in rule.declarations)
        lines.append(
            "".join(f"{one} {{ " for one in rule.around) + f"{rule.selector} {{ {body} }}" + " }" * len(rule.around)
        )
    return "\n".join(lines)


def stays_hidden(rules: tuple[Rule, ...]) -> set[str]:
    """Selectors of what these rules hide on a screen and no other of them ever shows; marks drawn by style apart."""
    screen = [rule for rule in rules if "@media print" not in rule.around]
    told = [(place, rule.selector, *one) for place, rule in enumerate(screen) for one in rule.declarations]
    shown = [(place, selector, key) for place, selector, key, value in told if not _hides(key, value)]
    return {
        part
        for place, selector, key, value in told
        if _hides(key, value)
        for part in map(str.strip, selector.split(","))
        if "::" not in part
        and not any(key == other and _shows(one, part, after=then > place) for then, one, other in shown)
    }


def _shows(selector: str, part: str, *, after: bool) -> bool:
    """Whether a rule speaks of what `part` means: in some state or place, or later in the sheet."""
    meant = re.compile(re.escape(_subject(part)) + r"(?![\w-])")
    return any((after or one.strip() != part) and meant.search(_subject(one)) for one in selector.split(","))


def _subject(selector: str) -> str:
    """What a selector is about: its last part, without what it must not be."""
    return re.split(r"[ >+~]+", re.sub(r":not\([^)]*\)", "", selector).strip())[-1]


def _hides(key: str, value: str) -> bool:
    """Whether a declaration takes words from sight."""
    number = re.match(r"-?[\d.]+", value)
    amount = float(number.group()) if number else 1.0
    return (
        (key == "display" and value.startswith("none"))
        or (key == "visibility" and value != "visible")
        or (key == "content-visibility" and value == "hidden")
        or (key in ("clip", "clip-path") and value not in ("auto", "none"))
        or (key == "color" and value == "transparent")
        or (key == "opacity" and amount < 1)
        or (key in ("font-size", "max-height", "height", "max-width") and amount == 0)
        or (key in ("text-indent", "top", "bottom", "left", "right") and amount <= -2)
        or (key == "transform" and "scale(0" in value)
    )
