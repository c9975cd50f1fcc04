"""The player of a page, and the cards that say how long a theme is."""

from __future__ import annotations

from webapp.library import Edition
from webapp.narration import Narration, SoundFile
from webapp.text import Section
from webapp.web.contexts import AudioFile, Card, Link, Player
from webapp.web.desk import Desk
from webapp.web.measures import minutes, size, together
from webapp.web.wording import gettext, pgettext

PREFERRED = ("webm", "mp3")


def sound_href(file: SoundFile) -> str:
    """The address of a sound or caption file: named by its content, so it never changes."""
    return f"/sound/{file.name}.{file.suffix}"


def file_of(narration: Narration, suffix: str) -> SoundFile | None:
    """The file of one format."""
    return next((file for file in narration.files if file.suffix == suffix), None)


def measure(narration: Narration, desk: Desk) -> str:
    """Minutes and size in words, of the file that a browser is offered first."""
    first = next(file for suffix in PREFERRED if (file := file_of(narration, suffix)) is not None)
    tag = desk.language.tag
    return together(minutes(narration.seconds, tag), size(first.bytes, tag))


def player(edition: Edition, desk: Desk) -> Player | None:
    """The player of an edition, or None while it has no sound."""
    narration = desk.site.library.narration(edition.theme.slug, desk.code)
    if narration is None:
        return None
    tag = desk.language.tag
    files = [file for suffix in PREFERRED if (file := file_of(narration, suffix)) is not None]
    captions, mp3 = file_of(narration, "vtt"), file_of(narration, "mp3")
    download = (
        gettext(
            "Download the sound: %(measure)s", measure=together(minutes(narration.seconds, tag), size(mp3.bytes, tag))
        )
        if mp3
        else ""
    )
    return Player(
        name=gettext("Listen: %(title)s", title=desk.bare(edition.theme.title).html.striptags()),
        label=measure(narration, desk),
        files=tuple(AudioFile(sound_href(file), file.type, size(file.bytes, tag)) for file in files),
        captions=sound_href(captions) if captions else "",
        download=Link(sound_href(mp3), desk.as_is(download)) if mp3 else Link("", desk.as_is("")),
        voice=gettext("Read by a computer voice: %(voice)s.", voice=f"{narration.engine}, {narration.voice}"),
    )


def listen_link(section: Section, edition: Edition, desk: Desk) -> Link | None:
    """The link that opens the sound of one section on its own, without script."""
    narration = desk.site.library.narration(edition.theme.slug, desk.code)
    if narration is None:
        return None
    chapter = next((one for one in narration.chapters if one.id == section.id), None)
    first = file_of(narration, "mp3") or file_of(narration, "webm")
    if chapter is None or first is None:
        return None
    text = gettext(
        "Listen to: %(part)s (%(minutes)s, sound only)",
        part=desk.bare(section.heading).html.striptags(),
        minutes=minutes(chapter.end - chapter.start, desk.language.tag),
    )
    return Link(f"{sound_href(first)}#t={chapter.start:.2f},{chapter.end:.2f}", desk.as_is(text))


def theme_card(edition: Edition, desk: Desk, text: str = "") -> Card:
    """A large link to a theme, with its title or the words of an answer."""
    guide, slug = desk.guide, edition.theme.slug
    entry = next(one for one in guide.entries if one.slug == slug)
    narration = desk.site.library.narration(slug, desk.code)
    note = measure(narration, desk) if narration else pgettext("sound", "No sound yet")
    words = desk.say(text) if text else desk.bare(edition.theme.title)
    return Card(desk.href(slug), words, note, entry.hue, desk.picture(slug))
