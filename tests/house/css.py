"""A style sheet as Chrome 69 and Gecko 48 would read it: the phones this guide is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

AT_RULES = ("@media", "@page", "@supports", "@font-face", "@charset")
TOO_NEW_SELECTORS = (":has(", ":is(", ":where(", ":focus-visible", "::part(", ":dir(", "&")
TOO_NEW_PROPERTIES = {  # shorthands and properties that an engine of 2018 drops, and what to write
    "inset": "top, bottom and the inline longhands",
    "margin-inline": "margin-inline-start and -end",
    "margin-block": "margin-block-start and -end",
    "padding-inline": "padding-inline-start and -end",
    "padding-block": "padding-block-start and -end",
    "border-inline": "border-inline-start and -end",
    "border-block": "border-block-start and -end",
    "place-items": "align-items and justify-items",
    "container": "nothing; size by the viewport",
    "container-type": "nothing; size by the viewport",
    "translate": "transform",
    "scale": "transform",
    "rotate": "transform",
}
PHYSICAL = (
    "margin-left",
    "margin-right",
    "padding-left",
    "padding-right",
    "border-left",
    "border-right",
    "left",
    "right",
)
NEEDS_FALLBACK = re.compile(r"\b(min|max|clamp|env)\(|\b\d*d?[sl]vh\b|\b(color-mix|oklch|lab|lch|light-dark)\(")
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|lab|lch|color|color-mix)\(|"
    r"\b(black|white|red|green|blue|yellow|orange|purple|pink|brown|gr[ae]y|navy|teal|maroon|silver|gold|ivory)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Rule:
    """One block of declarations: the at-rules around it, its selector, and what it declares, in order."""

    around: tuple[str, ...]
    selector: str
    declarations: tuple[tuple[str, str], ...]


def read_css(text: str) -> tuple[Rule, ...]:
    """The rules of a style sheet. Raises `ValueError` where braces or declarations do not come out even."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    bare = re.sub(r"(\"|')(?:\\.|(?!\1).)*\1", lambda m: m.group().translate({ord(c): "_" for c in "{};"}), bare)
    return tuple(_rules(bare, ()))


def _rules(text: str, around: tuple[str, ...]) -> Iterator[Rule]:
    at = 0
    while opening := re.compile(r"([^{}]*)\{").match(text, at):
        head = opening.group(1).rpartition(";")[2].strip()
        end = _closing(text, opening.end())
        body, at = text[opening.end() : end], end + 1
        if head.startswith(("@media", "@supports", "@layer", "@container")):
            yield from _rules(body, (*around, head))
        elif "{" in body:
            raise ValueError(f"{head} holds another rule: an engine of 2018 drops it")
        else:
            yield Rule(around, head, tuple(_declarations(body, head)))
    if "}" in text[at:] or text[at:].strip():
        raise ValueError(f"this stands in no rule: {text[at:].strip()[:60]}")


def _closing(text: str, at: int) -> int:
    depth = 1
    for place in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise ValueError(f"a brace is not closed: {text[at : at + 60].strip()}")


def _declarations(body: str, head: str) -> Iterator[tuple[str, str]]:
    for piece in filter(str.strip, body.split(";")):
        key, colon, value = piece.partition(":")
        if not colon or not value.strip():
            raise ValueError(f"{head}: “{piece.strip()}” is no declaration")
        yield key.strip(), value.strip()


def faults(rules: tuple[Rule, ...], *, tokens: bool = False) -> Iterator[str]:
    """What an old engine would drop or turn round, and colours outside the tokens."""
    for rule in rules:
        yield from _selector_faults(rule)
        before: set[str] = set()
        for key, value in rule.declarations:
            yield from _declaration_faults(rule.selector, key, value, key in before)
            if not tokens and not key.startswith("--") and COLOUR.search(value):
                yield f"{rule.selector}: {key}: {value} is a colour outside the tokens"
            before.add(key)


def _selector_faults(rule: Rule) -> Iterator[str]:
    for head in (*rule.around, rule.selector):
        if head.startswith("@") and not head.startswith(AT_RULES):
            yield f"{head}: an engine of 2018 drops this"
    for part in TOO_NEW_SELECTORS:
        alone = part == ":focus-visible" and "," not in rule.selector
        if part in rule.selector and not alone:
            yield f"{rule.selector}: an engine of 2018 drops the whole rule for {part}"
    if re.search(r":not\([^)]*[, >+~][^)]*\)", rule.selector):
        yield f"{rule.selector}: :not() takes one simple selector"


def _declaration_faults(selector: str, key: str, value: str, fallback: bool) -> Iterator[str]:
    if key in TOO_NEW_PROPERTIES:
        yield f"{selector}: {key} is too new; write {TOO_NEW_PROPERTIES[key]}"
    if key in PHYSICAL or value in ("left", "right"):
        yield f"{selector}: {key}: {value} does not turn round in a right-to-left language"
    if NEEDS_FALLBACK.search(value) and not fallback and not key.startswith("--"):
        yield f"{selector}: {key}: {value} needs a plainer declaration before it"
    if "!important" in value and key not in (
        "animation",
        "transition",
        "scroll-behavior",
        "animation-duration",
        "display",
    ):
        yield f"{selector}: {key} is forced with !important"
    if key == "outline" and value in ("none", "0"):
        yield f"{selector}: takes the focus ring away"
    if key == "text-align" and value == "justify":
        yield f"{selector}: justified text is hard to read"
