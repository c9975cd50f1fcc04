"""Each rule lets a good page pass and catches the fault it is there for."""

from __future__ import annotations

import pytest

from tests.page_rules import PAGE_RULES, faults, read_page

STEP = (
    'data-hx-get="/en/b/" data-hx-target="#page" data-hx-select="#page" '
    'data-hx-swap="outerHTML" data-hx-push-url="true"'
)
GOOD = f"""<!doctype html>
<html lang="en-GB" dir="ltr">
<head><meta charset="utf-8"><title>Bread – A guide</title><link rel="stylesheet" href="/static/a.css">
<script src="/static/a.js" defer></script></head>
<body><div id="page" lang="en-GB" dir="ltr">
<header><a href="#text">Go to the text</a> <a href="/en/help/">Get help</a> <a href="/en/leave/">Leave</a>
<nav aria-label="Languages"><a href="/es/" hreflang="es" lang="es">Español</a></nav></header>
<main id="text"><h1 tabindex="-1">Bread</h1><!-- a comment is no word -->
<svg role="img" aria-label="A loaf." viewBox="0 0 1 1"><path d="M0 0"/></svg>
<p>Flour and <a href="#water">water</a>.</p>
<audio controls preload="none" aria-label="Listen: Bread"><source src="/sound/a.webm" type="audio/webm"></audio>
<h2 id="water">Water</h2><ul><li>Warm.</li></ul><h3>Salt</h3><p>A pinch.</p>
<p>Call <a href="tel:112">112</a> or text <a href="sms:85258">85258</a>.</p>
<form action="/en/settings/" method="post"><fieldset><legend>Size</legend>
<label><input type="radio" name="size" value="big"> Big</label></fieldset><button>Save</button></form>
<nav aria-label="Parts"><a href="/en/b/" rel="next" {STEP}>Next: Butter</a></nav></main>
</div></body></html>"""

CASES = [
    ("markup_is_valid", "<p>A pinch.</p>", "<p>A pinch.</b></p>"),
    ("markup_is_valid", "<p>A pinch.</p>", "<p><div>A pinch.</div></p>"),
    ("one_heading_names_the_page", "<title>Bread", "<title>Guide: Bread"),
    ("one_heading_names_the_page", "<h3>Salt</h3>", "<h1>Salt</h1>"),
    ("headings_never_skip", "<h3>Salt</h3>", "<h4>Salt</h4>"),
    ("headings_never_skip", '<h1 tabindex="-1">', '<h2>Before</h2><h1 tabindex="-1">'),
    ("headings_say_something", "<h3>Salt</h3>", "<h3> </h3>"),
    ("headings_say_something", "<li>Warm.</li>", "<li><!-- nothing --></li>"),
    ("words_explained_are_plain_text", "<p>A pinch.</p>", "<dl><dt><dfn>Salt</dfn></dt><dd>A pinch.</dd></dl>"),
    ("ids_are_unique", 'id="water"', 'id="text"'),
    ("language_and_direction_are_said", 'lang="en-GB" dir="ltr">\n<head', 'lang="en-GB">\n<head'),
    ("language_and_direction_are_said", 'id="page" lang="en-GB"', 'id="page" lang="es"'),
    ("every_reference_arrives", 'href="#water"', 'href="#milk"'),
    ("every_reference_arrives", 'aria-label="Languages"', 'aria-labelledby="gone"'),
    ("one_main_part", "<p>A pinch.</p>", "<main>A pinch.</main>"),
    ("one_main_part", '<main id="text"><h1 tabindex="-1">Bread</h1>', '<h1>Bread</h1><main id="text">'),
    ("repeated_landmarks_are_named", '<nav aria-label="Parts">', "<nav>"),
    ("repeated_landmarks_are_named", '<nav aria-label="Parts">', '<nav aria-label="Languages">'),
    ("nothing_clickable_inside_another", ">Español</a>", "><button>Español</button></a>"),
    ("lists_hold_items", "<ul><li>Warm.</li></ul>", "<ul><li>Warm.</li><p>Cold.</p></ul>"),
    ("every_control_has_a_name", ">Next: Butter</a>", "></a>"),
    ("every_control_has_a_name", 'preload="none" aria-label="Listen: Bread"', 'preload="none"'),
    ("every_control_has_a_name", "<button>Save</button>", '<button><svg aria-hidden="true"></svg></button>'),
    ("names_begin_with_visible_words", "<button>Save</button>", '<button aria-label="Keep it">Save</button>'),
    ("every_picture_has_an_alternative", ' role="img" aria-label="A loaf."', ""),
    ("every_picture_has_an_alternative", "<p>A pinch.</p>", '<p><img src="/a.png"></p>'),
    ("every_picture_has_an_alternative", "<p>A pinch.</p>", '<p><img src="/a.png" alt="a.png"></p>'),
    ("every_picture_has_an_alternative", '<path d="M0 0"/>', "<text>Bread</text>"),
    ("every_field_has_a_label", "</fieldset>", '</fieldset><input name="q" aria-label="Search">'),
    ("every_field_has_a_label", "<legend>Size</legend>", ""),
    ("phrases_carry_their_language", ' lang="es">Español', ">Español"),
    ("phrases_carry_their_language", ' lang="es">Español', ' lang="spanish">Español'),
    ("arabic_is_shown_as_printed", "<p>A pinch.</p>", '<p lang="ar">أَبَدًا</p>'),
    ("arabic_is_shown_as_printed", ' lang="es">Español', ' lang="ar" title="خُبْز">خبز'),
    ("skip_help_and_leave_come_first", '<a href="#text">Go to the text</a> ', ""),
    ("skip_help_and_leave_come_first", '<a href="/en/help/">Get help</a> ', ""),
    ("skip_help_and_leave_come_first", '"/en/leave/"', '"/en/away/"'),
    ("no_inline_style_or_script", "<p>Flour", '<p style="color: red">Flour'),
    ("no_inline_style_or_script", 'src="/static/a.js" defer', ""),
    ("no_inline_style_or_script", "<button>", '<button onclick="go()">'),
    ("htmx_stands_beside_real_links", 'data-hx-get="/en/b/"', 'data-hx-get="/en/c/"'),
    ("htmx_stands_beside_real_links", ' data-hx-select="#page"', ""),
    ("htmx_stands_beside_real_links", 'data-hx-push-url="true"', 'data-hx-push-url="true" hx-boost="true"'),
    ("telephone_links_say_their_number", "tel:112", "tel:113"),
    ("telephone_links_say_their_number", ">85258</a>", ">a short number</a>"),
    ("nothing_comes_from_elsewhere", "/static/a.css", "https://cdn.example/a.css"),
    ("nothing_comes_from_elsewhere", "/sound/a.webm", "//cdn.example/a.webm"),
    ("nothing_starts_by_itself", "controls preload", "controls autoplay preload"),
    ("nothing_starts_by_itself", ' preload="none"', ""),
    ("nothing_starts_by_itself", "<button>", '<button tabindex="2">'),
]


def test_a_good_page_passes() -> None:
    assert faults(read_page(GOOD)) == ()


@pytest.mark.parametrize(("rule", "good", "bad"), CASES)
def test_a_fault_is_caught_by_its_rule(rule: str, good: str, bad: str) -> None:
    assert good in GOOD
    found = faults(read_page(GOOD.replace(good, bad, 1)))
    assert rule in {fault.partition(":")[0] for fault in found}


def test_every_rule_has_a_page_it_catches() -> None:
    assert {rule for rule, _, _ in CASES} == set(PAGE_RULES)


@pytest.mark.parametrize(("rule", "good", "bad"), CASES)
def test_a_rule_can_be_switched_off_by_name(rule: str, good: str, bad: str) -> None:
    found = faults(read_page(GOOD.replace(good, bad, 1)), {rule})
    assert rule not in {fault.partition(":")[0] for fault in found}


def test_a_block_is_read_by_the_same_rules_but_for_the_whole_page() -> None:
    title, rest = "<title>Bread</title>", GOOD.partition("<body>")[2].partition("</body>")[0]
    assert faults(read_page(title + rest)) == ()
    assert faults(read_page(title + rest.replace("<h3>", "<h5>").replace("</h3>", "</h5>")))


def test_a_guide_without_help_must_not_offer_it() -> None:
    found = faults(read_page(GOOD, offers=()))
    assert len([one for one in found if one.startswith("skip_help")]) == 2


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(KeyError):
        faults(read_page(GOOD), {"no_such_rule"})
