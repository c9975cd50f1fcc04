"""What a host that serves a copy has to be told: the headers that the app puts on its answers by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from webapp.web.headers import STANDING
from webapp.web.keeping import WORKER
from webapp.web.sound import FOREVER

NOTE = """\
# Headers for a host that reads this file, such as Netlify or Cloudflare Pages.
# It holds where the copy is the root of its site. In a folder of another site, put these rules into the file at that
# root, with the folder before each path: 'self' means the whole host, so what else stands there is trusted, too.
"""


def headers_file(codes: Iterable[str]) -> str:
    """The text of `_headers` for a copy in the languages with these codes.

    No two rules name the same header for one path: some hosts would join the values with a comma.
    """
    changing = ["/", "/index.html", "/languages/*", WORKER, *(f"/{code}/*" for code in codes)]
    rules = [
        _rule("/*", STANDING),
        *(_rule(path, {"Cache-Control": FOREVER}) for path in ("/static/*", "/sound/*")),
        *(_rule(path, {"Cache-Control": "no-cache"}) for path in changing),
    ]
    return "\n".join([NOTE, *rules])


def _rule(path: str, headers: Mapping[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())])
