"""The list of what a release is made of, as CycloneDX 1.6: read from the wheels themselves, without a date.

Who must know whether a library with a fault is in use looks here, years later, without a network.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from email import message_from_string
from email.message import Message
from pathlib import Path
from typing import Any

from tools.bundling import sha256

SPEC = "1.6"
# What a wheel carries and does not say itself.
CARRIED = {
    "espeakng-loader": "carries eSpeak NG, GPL-3.0-or-later",
    "py-nanotts": "carries SVOX Pico, Apache-2.0",
}
HTMX_LICENCE = "0BSD"
_HTMX = re.compile(r"htmx-(?P<version>\d+(?:\.\d+)+)\.min\.js")
LONGEST = 100  # letters; what is longer is no name of a licence but its text

Component = dict[str, Any]


class UnreadableWheel(Exception):
    """A wheel that does not say what it is."""


def metadata(wheel: Path) -> Message:
    """What a wheel says of itself (its METADATA). Raises `UnreadableWheel`, with what to do."""
    try:
        with zipfile.ZipFile(wheel) as opened:
            names = [name for name in opened.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
            return message_from_string(opened.read(names[0]).decode())
    except (zipfile.BadZipFile, IndexError) as wrong:
        raise UnreadableWheel(f"{wheel}: this is no wheel; remove it and make the release again") from wrong


def licence(said: Message) -> str:
    """The licence that a wheel names: its expression, its field, or its classifiers; "" where it names none."""
    field = str(said.get("License") or "").strip()
    if expression := said.get("License-Expression"):
        return str(expression).strip()
    if field and len(field) <= LONGEST and "\n" not in field and field != "UNKNOWN":
        return field
    classifiers = [str(one) for one in said.get_all("Classifier", []) if str(one).startswith("License ::")]
    return ", ".join(one.rpartition(" :: ")[2] for one in classifiers)


def _licences(said: Message) -> list[Component]:
    name = licence(said)
    if said.get("License-Expression"):
        return [{"expression": name}]
    return [{"license": {"name": name}}] if name else []


def component(wheel: Path, kind: str = "library") -> Component:
    """One wheel as a component."""
    said = metadata(wheel)
    name, version = str(said["Name"]), str(said["Version"])
    normal = re.sub(r"[-_.]+", "-", name).lower()
    purl = f"pkg:pypi/{normal}@{version}"
    made: Component = {"type": kind, "bom-ref": purl, "name": name, "version": version, "purl": purl}
    if licences := _licences(said):
        made["licenses"] = licences
    if normal in CARRIED:
        made["properties"] = [{"name": "held-in-mind:carries", "value": CARRIED[normal]}]
    return made | {"hashes": [{"alg": "SHA-256", "content": sha256(wheel)}]}


def htmx(script: Path) -> Component:
    """The script that a copy carries. Raises `ValueError` where the file's name has no version."""
    found = _HTMX.fullmatch(script.name)
    if found is None:
        raise ValueError(f"{script}: the name has no version; run `make setup`, which puts htmx in its place")
    purl = f"pkg:npm/htmx.org@{found['version']}"
    return {
        "type": "library", "bom-ref": purl, "name": "htmx.org", "version": found["version"], "purl": purl,
        "licenses": [{"license": {"id": HTMX_LICENCE}}],
        "hashes": [{"alg": "SHA-256", "content": sha256(script)}],
    }  # fmt: skip


def listed(wheels: Iterable[Path], own: str, scripts: Iterable[Path]) -> Component:
    """The whole list: our own wheel, whose normal name is `own`, as the thing described, all others as its parts."""
    made = [component(wheel) for wheel in wheels]
    ours = [one for one in made if one["purl"].startswith(f"pkg:pypi/{own}@")]
    others = [one for one in made if one not in ours] + [htmx(script) for script in scripts]
    about = {"metadata": {"component": ours[0] | {"type": "application"}}} if ours else {}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "version": 1,
        **about,
        "components": sorted(others, key=lambda one: str(one["purl"])),
    }


def unnamed(bom: Component) -> list[str]:
    """The components that name no licence."""
    return [str(one["name"]) for one in bom["components"] if "licenses" not in one]
