"""What the service worker keeps by itself: help and the way out, with the few files they need."""

from __future__ import annotations

import hashlib
import json

from webapp.text import Guide
from webapp.web.site import Site

WORKER = "/worker.js"
KEPT = "kept"
"""The special page on which readers see what they keep; without it nobody keeps anything."""


def kept_pages(guide: Guide) -> tuple[str, ...]:
    """The pages that open without signal: help, leave. An exit to another address is not ours to keep."""
    ours = guide.leave is not None and not guide.leave.address
    return tuple(name for name, there in (("help", guide.help is not None), ("leave", ours)) if there)


def worker_address(guide: Guide) -> str:
    """Where pages find the worker; "" where there is nothing to keep, by itself or by a reader's wish."""
    return WORKER if kept_pages(guide) or KEPT in guide.page_names else ""


def worker_script(site: Site) -> str:
    """The worker, with what it holds written before it. Addresses are relative: a copy may lie in any folder."""
    assets = site.assets
    held = {
        "files": [f"static/{name}" for name in (assets.css, assets.icon, assets.clock)],
        "pages": kept_pages(site.guide),
        "languages": [language.code for language in site.guide.languages],
    }
    version = hashlib.sha256((json.dumps(held) + assets.worker).encode()).hexdigest()[:8]
    told = json.dumps({"version": version, **held}, separators=(",", ":"))
    return f"const HELD={told};\n{assets.worker}"
