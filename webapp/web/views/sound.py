"""The sound that a page offers: its player, clips of its parts, what there is in other languages."""

from __future__ import annotations

from babel import Locale

from webapp.library import LOST, is_human, name_of, page_of
from webapp.narration import Narration, SoundFile
from webapp.speech import voice_label
from webapp.text import Language, Section
from webapp.web.contexts import AudioFile, Clip, Link, Player
from webapp.web.desk import Desk
from webapp.web.measures import minutes, size, together
from webapp.web.wording import gettext, pgettext, speaking

PREFERRED = ("webm", "mp3", "low.webm")
SMALLER = ("low.webm", "mp3")


def sound_href(file: SoundFile) -> str:
    """The address of a sound or caption file: named by its content, so it never changes."""
    return f"/sound/{file.file_name}"


def measure(narration: Narration, desk: Desk) -> str:
    """Minutes and size in words, of the file that a browser is offered first."""
    return _told(narration, offered(narration, desk)[0], desk)


def offered(narration: Narration, desk: Desk) -> tuple[SoundFile, ...]:
    """The files of a narration, the one that a browser should take first: for who saves data, the smaller one."""
    order = SMALLER if desk.saving and narration.file("low.webm") else PREFERRED
    return tuple(file for suffix in order if (file := narration.file(suffix)) is not None)


def _told(narration: Narration, file: SoundFile, desk: Desk) -> str:
    tag = desk.language.tag
    return together(minutes(narration.seconds, tag), size(file.bytes, tag))


def player(slug: str, title: str, desk: Desk, code: str = "", *, onward: bool = False) -> Player | None:
    """The player of a script, or None while it has no sound. `code` is the script's, where it is not the page's.

    `onward`: the voice may go on with the next page by itself.
    """
    narration = desk.site.library.narration(slug, code or desk.code)
    if narration is None:
        return None
    tag = desk.language.tag
    captions, words = narration.file("vtt"), narration.file("words.vtt")
    return Player(
        slug=slug,
        title=title,
        discreet=narration.title,
        name=pgettext("sound", "Listen: %(title)s", title=title),
        label=measure(narration, desk),
        lang=code or tag,
        files=tuple(AudioFile(sound_href(file), file.type, size(file.bytes, tag)) for file in offered(narration, desk)),
        captions=sound_href(captions) if captions else "",
        download=_download(narration, desk),
        voice=voice_line(narration.engine, desk),
        words=sound_href(words) if words else "",
        chapters=f"/{code or desk.code}/{page_of(slug)}/chapters.vtt" if len(narration.chapters) > 1 else "",
        onward=onward,
    )


def _download(narration: Narration, desk: Desk) -> Link:
    mp3 = narration.file("mp3")
    if mp3 is None:
        return Link("", desk.as_is(""))
    said = gettext("Download the sound: %(measure)s", measure=_told(narration, mp3, desk))
    return Link(sound_href(mp3), desk.as_is(said))


def voice_line(engine: str, desk: Desk) -> str:
    """Who reads: "Read by a computer voice: Pico (clear)."; nothing for silence."""
    if is_human(engine):
        return gettext("Read by a person.")
    named = named_voice(engine, desk.language)
    return gettext("Read by a computer voice: %(voice)s.", voice=named) if named else ""


def named_voice(engine: str, language: Language) -> str:
    """A computer voice and how well it is understood in a language ("Pico (clear)")."""
    words = {
        "clear": pgettext("voice", "clear"),
        "plain": pgettext("voice", "plain"),
        "rough": pgettext("voice", "rough"),
    }
    name, label = name_of(engine), words.get(voice_label(engine, language.tag), "")
    return pgettext("voice", "%(voice)s (%(label)s)", voice=name, label=label) if name and label else name


def listen_link(section: Section, slug: str, desk: Desk) -> Link | None:
    """The link that opens the sound of one section on its own, without script."""
    narration = desk.site.library.narration(slug, desk.code)
    if narration is None:
        return None
    chapter = next((one for one in narration.chapters if one.id == section.id), None)
    first = _plain_file(narration)
    if chapter is None or first is None:
        return None
    text = gettext(
        "Listen to: %(part)s (%(minutes)s, sound only)",
        part=desk.bare(section.heading).html.striptags(),
        minutes=minutes(chapter.end - chapter.start, desk.language.tag),
    )
    return Link(f"{sound_href(first)}#t={chapter.start:.2f},{chapter.end:.2f}", desk.as_is(text))


def _plain_file(narration: Narration) -> SoundFile | None:
    """The file that the most devices can open by themselves."""
    return narration.file("mp3") or narration.file("webm")


def clip(slug: str, words: str, desk: Desk, code: str = "") -> Clip | None:
    """The link that lets a part of a page be heard, or None while it has no sound."""
    narration = desk.site.library.narration(slug, code or desk.code)
    file = _plain_file(narration) if narration else None
    if narration is None or file is None:
        return None
    length = minutes(narration.seconds, desk.language.tag)
    label = pgettext("sound", "Hear “%(words)s” (%(length)s)", words=words, length=length)
    return Clip(sound_href(file), pgettext("link", "Hear"), label)


def said_of_loss(desk: Desk) -> str:
    """Where the clip is that says that no sound came; "" while there is none."""
    narration = desk.site.library.narration(LOST, desk.code)
    file = _plain_file(narration) if narration else None
    return sound_href(file) if file else ""


def in_other_languages(slug: str, desk: Desk) -> tuple[Link, ...]:
    """Links to the sound of a page in the languages that have it, each in its own words."""
    return tuple(link for one in desk.guide.languages if (link := _in_language(slug, one, desk)) is not None)


def _in_language(slug: str, language: Language, desk: Desk) -> Link | None:
    narration = desk.site.library.narration(slug, language.code)
    file = _plain_file(narration) if narration else None
    if narration is None or file is None:
        return None
    name = Locale.parse(language.tag, sep="-").get_language_name()
    with speaking(language):
        measured = _told(narration, file, Desk(desk.site, language))
        text = gettext("Listen in %(language)s: %(measure)s", language=name, measure=measured)
    return Link(sound_href(file), desk.as_is(text, language.tag))
