"""The desk at which pages are written: one language, one page, everything said in words that are ready to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from webapp.text import Guide, Language, Sentence, parse_inline, shown
from webapp.text.inline import Emphasis, Foreign, PageLink, SourceRef, Span, Strong, TermLink, Text, Wrapping
from webapp.web.contexts import Meaning, Phrase, Picture
from webapp.web.locale import direction
from webapp.web.site import Site
from webapp.web.wording import pgettext

STEP = Markup('href="{0}" data-hx-get="{0}" data-hx-target="#page" data-hx-select="#page" data-hx-swap="outerHTML"')

TERM_HERE = Markup('<a class="term term--here" id="t-{0}" href="#m-{0}">')


def step(href: str) -> Markup:
    """The attributes of a link in prose that leads to a page of ours: a plain link, and a step where htmx is there."""
    return (STEP + Markup(' data-hx-push-url="true"')).format(href)


@dataclass(frozen=True, slots=True)
class Desk:
    """Makes phrases for a page in `language`, spelt as it is printed: without the vowels that only voices need.

    `local_sources` are the sources that the page itself lists: marks lead there, others to the sources page.
    `prefix` goes before sentence ids, where several themes share one page.
    `saving`: sound in smaller files, for a reader who saves data.
    `explains` are the terms whose meaning opens after a sentence, by its id; all others lead to the words page.
    """

    site: Site
    language: Language
    local_sources: bool = False
    prefix: str = ""
    saving: bool = False
    explains: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def guide(self) -> Guide:
        """What the publisher wrote."""
        return self.site.guide

    @property
    def code(self) -> str:
        """The language's code in addresses."""
        return self.language.code

    def href(self, slug: str = "", *, code: str = "") -> str:
        """The address of a page; the front door's for no slug."""
        return f"/{code or self.code}/{slug}/" if slug else f"/{code or self.code}/"

    def phrase(self, sentence: Sentence) -> Phrase:
        """A sentence of the edition, with its id."""
        html = self._joined(parse_inline(shown(sentence.markup, sentence.lang)))
        slugs = self.explains.get(sentence.id, ())
        for slug in slugs:
            html = html.replace(self._term(slug), TERM_HERE.format(slug), 1)
        phrase = self._phrase(html, sentence.lang, self.prefix + sentence.id)
        return replace(phrase, meanings=tuple(map(self._meaning, slugs))) if slugs else phrase

    def bare(self, sentence: Sentence) -> Phrase:
        """The words of a sentence without its id, for a place where it stands a second time."""
        return replace(replace(self, explains={}).phrase(sentence), id="")

    def say(self, text: str, domain: str = "guide") -> Phrase:
        """A data string of the guide in this language."""
        words, lang = self.site.library.words(self.code).say(text, domain)
        return self.as_is(words, lang)

    def as_is(self, text: str, lang: str = "") -> Phrase:
        """Text that needs no translation: a name, a number, interface words (no `lang`)."""
        tag = lang or self.language.tag
        return self._phrase(escape(shown(text, tag)), tag, "")

    def plain(self, text: str, domain: str = "guide") -> str:
        """A data string in this language as bare text, for an attribute."""
        return shown(*self.site.library.words(self.code).say(text, domain))

    def picture(self, slug: str, alternative: str = "") -> Picture | None:
        """The drawing of a page; without an alternative it only decorates."""
        svg = self.guide.drawings.get(slug)
        return Picture(Markup(svg), self.say(alternative) if alternative else None) if svg else None  # noqa: S704 - the publisher's own file

    def _phrase(self, html: Markup, lang: str, sentence_id: str) -> Phrase:
        if lang == self.language.tag:
            return Phrase(html, sentence_id)
        other = direction(lang)
        return Phrase(html, sentence_id, lang, other if other != direction(self.language.tag) else "")

    def _html(self, span: Span) -> Markup:
        match span:
            case Text(text):
                return escape(text)
            case SourceRef(slug):
                return self._source_mark(slug)
            case _:
                return self._wrapped(span, self._joined(span.spans))

    def _wrapped(self, span: Wrapping, inner: Markup) -> Markup:
        match span:
            case Strong():
                return Markup("<strong>{}</strong>").format(inner)
            case Emphasis():
                return Markup("<em>{}</em>").format(inner)
            case TermLink(slug):
                return self._term(slug) + inner + Markup("</a>")
            case PageLink(slug) if not self._has(slug):
                return inner
            case PageLink(slug):
                return Markup("<a {}>{}</a>").format(step(self.href(slug)), inner)
            case Foreign(lang):
                return Markup('<span lang="{}" dir="{}">{}</span>').format(lang, direction(lang), inner)

    def _term(self, slug: str) -> Markup:
        """The tag that opens a link to a term on the words page."""
        return Markup('<a class="term" {}>').format(step(self._entry(slug)))

    def _entry(self, slug: str) -> str:
        return f"{self.href('words')}#w-{slug}"

    def _meaning(self, slug: str) -> Meaning:
        term = self.guide.glossary[slug]
        words = tuple(self.say(one, "glossary") for one in term.meaning)
        return Meaning(slug, self.say(term.term, "glossary"), words, self._entry(slug))

    def _joined(self, spans: tuple[Span, ...]) -> Markup:
        return Markup("").join(map(self._html, spans))

    def _has(self, slug: str) -> bool:
        """Whether this copy of the guide has the page; a static one lacks what needs a server."""
        return slug in self.guide.page_names or any(theme.slug == slug for theme in self.guide.themes)

    def _source_mark(self, slug: str) -> Markup:
        number = list(self.guide.sources).index(slug) + 1
        page = "" if self.local_sources else self.href("sources")
        return Markup('<a class="ref" href="{}#source-{}">{}</a>').format(
            page, slug, pgettext("source", "Source %(number)s", number=number)
        )
