"""What every request may use: the library, the assets, and the languages. One frozen value, made by `create_app`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from webapp.library import Library
from webapp.settings import Settings
from webapp.text import Guide
from webapp.web.assets import Assets

EXTENSION = "webapp"


@dataclass(frozen=True, slots=True)
class Site:
    """The publication as this server shows it. `copied`: its pages become plain files, behind which nobody answers."""

    library: Library
    assets: Assets
    settings: Settings
    copied: bool = False

    @property
    def guide(self) -> Guide:
        """What the publisher wrote."""
        return self.library.guide


def this_site() -> Site:
    """The site of the app that answers this request."""
    return cast("Site", current_app.extensions[EXTENSION])
