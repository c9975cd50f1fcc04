"""What the page of what is kept may know."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.web.contexts.parts import Keeping, Link, Phrase


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A theme that can be kept: the way to it, and the offer."""

    link: Link
    offer: Keeping


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What the reader can keep on this device, and has kept.

    `listen` is where sound can be saved by hand, where nothing can be kept.
    """

    title: Phrase
    everything: Keeping
    parts: tuple[KeptPart, ...]
    listen: Link | None
