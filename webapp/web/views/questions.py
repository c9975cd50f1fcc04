"""What a reader may choose: every setting, its words and its values. Nothing here names the subject of a guide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.web.wording import LazyString, lazy_gettext, lazy_pgettext

COUNTRY = "country"
"""The one setting whose values are the guide's: "" or the code of a country with a help page, in small letters."""
SAVING = "saving"
"""The setting that chooses between sound files; where it holds nothing, the browser's own wish counts."""


@dataclass(frozen=True, slots=True)
class Question:
    """One setting: its name in the cookie and on `<html>`, its legend, its values. The first holds unless chosen."""

    name: str
    legend: LazyString
    values: Mapping[str, LazyString]
    hint: LazyString | None = None


LOOK = (
    Question(
        "text",
        lazy_pgettext("setting", "Text size"),
        {
            "normal": lazy_pgettext("text size", "Normal"),
            "large": lazy_pgettext("text size", "Large"),
            "larger": lazy_pgettext("text size", "Larger"),
            "largest": lazy_pgettext("text size", "Largest"),
        },
    ),
    Question(
        "spacing",
        lazy_pgettext("setting", "Space between lines"),
        {
            "normal": lazy_pgettext("space", "Normal"),
            "wide": lazy_pgettext("space", "Wide"),
        },
    ),
    Question(
        "letters",
        lazy_pgettext("setting", "Space between letters"),
        {
            "normal": lazy_pgettext("space", "Normal"),
            "wide": lazy_pgettext("space", "Wide"),
        },
    ),
    Question(
        "font",
        lazy_pgettext("setting", "Letters"),
        {
            "sans": lazy_pgettext("font", "Plain"),
            "serif": lazy_pgettext("font", "Bookish"),
            "wide": lazy_pgettext("font", "Wide"),
        },
    ),
    Question(
        "colours",
        lazy_pgettext("setting", "Colours"),
        {
            "auto": lazy_gettext("As on this device"),
            "light": lazy_pgettext("colours", "Light"),
            "dark": lazy_pgettext("colours", "Dark"),
            "sand": lazy_pgettext("colours", "Sand"),
            "contrast": lazy_pgettext("colours", "Strong contrast"),
        },
    ),
    Question(
        "motion",
        lazy_pgettext("setting", "Movement"),
        {
            "auto": lazy_gettext("As on this device"),
            "none": lazy_pgettext("movement", "None"),
        },
    ),
)
SOUND = (
    Question(
        "speed",
        lazy_pgettext("setting", "Speed of the voice"),
        {
            "normal": lazy_pgettext("speed", "Normal"),
            "slow": lazy_pgettext("speed", "Slow"),
            "slower": lazy_pgettext("speed", "Very slow"),
        },
    ),
    Question(
        "pauses",
        lazy_pgettext("player", "Pause after each sentence"),
        {
            "none": lazy_pgettext("pause", "None"),
            "short": lazy_pgettext("pause", "Short"),
            "long": lazy_pgettext("pause", "Long"),
            "paragraph": lazy_pgettext("pause", "Long, only after each paragraph"),
        },
    ),
    Question(
        "follow",
        lazy_pgettext("setting", "The sentence you hear"),
        {
            "mark": lazy_pgettext("follow", "Is marked, and the page moves along"),
            "still": lazy_pgettext("follow", "Is marked, and the page stands still"),
            "off": lazy_pgettext("follow", "Is not marked"),
        },
    ),
    Question(
        "words",
        lazy_pgettext("setting", "The word you hear"),
        {
            "off": lazy_pgettext("words", "Is not marked"),
            "on": lazy_pgettext("words", "Is marked, where the voice tells it"),
        },
    ),
    Question(
        "moves",
        lazy_pgettext("setting", "When you open another page"),
        {
            "on": lazy_pgettext("moves", "The voice goes on"),
            "pause": lazy_pgettext("moves", "The voice pauses"),
        },
    ),
    Question(
        "next",
        lazy_pgettext("setting", "At the end of a part"),
        {
            "stop": lazy_pgettext("next", "The voice stops"),
            "on": lazy_pgettext("next", "The voice goes on with the next part"),
        },
        lazy_gettext("It never goes on by itself to a part that begins with a word of care."),
    ),
    Question(
        SAVING,
        lazy_pgettext("setting", "Data for sound"),
        {
            "auto": lazy_gettext("As on this device"),
            "low": lazy_pgettext("data", "Less, with smaller sound files"),
            "full": lazy_pgettext("data", "As usual"),
        },
    ),
    Question(
        "resume",
        lazy_pgettext("setting", "Remember the sentence where you stopped"),
        {
            "no": lazy_pgettext("resume", "No"),
            "yes": lazy_pgettext("resume", "Yes, on this device only"),
        },
    ),
)
SAFETY = (
    Question(
        "exit",
        lazy_pgettext("setting", "Leave this page fast with a key"),
        {
            "off": lazy_pgettext("exit", "No"),
            "shift": lazy_pgettext("exit", "Press Shift three times"),
        },
        lazy_gettext("Some screen readers use Shift, too. Then it is better to leave this off."),
    ),
    Question(
        "traces",
        lazy_pgettext("setting", "Traces on this device"),
        {
            "usual": lazy_pgettext("traces", "As usual"),
            "fewer": lazy_pgettext("traces", "Leave fewer traces"),
        },
        lazy_gettext(
            "Then “Back” leaves the guide at once, and no copy of a page is kept. "
            "The browser may still list the pages you opened."
        ),
    ),
)
EVERY = (*LOOK, *SOUND, *SAFETY)
