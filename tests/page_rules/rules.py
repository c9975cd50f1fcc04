"""All rules, by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from tests.page_rules import names, structure, ways
from tests.page_rules.page import Page

Rule = Callable[[Page], Iterator[str]]

PAGE_RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        structure.markup_is_valid,
        structure.one_heading_names_the_page,
        structure.headings_never_skip,
        structure.headings_say_something,
        structure.words_explained_are_plain_text,
        structure.ids_are_unique,
        structure.language_and_direction_are_said,
        structure.every_reference_arrives,
        structure.one_main_part,
        structure.repeated_landmarks_are_named,
        structure.nothing_clickable_inside_another,
        structure.lists_hold_items,
        names.every_control_has_a_name,
        names.names_begin_with_visible_words,
        names.every_picture_has_an_alternative,
        names.every_field_has_a_label,
        names.phrases_carry_their_language,
        names.arabic_is_shown_as_printed,
        ways.skip_help_and_leave_come_first,
        ways.no_inline_style_or_script,
        ways.htmx_stands_beside_real_links,
        ways.telephone_links_say_their_number,
        ways.nothing_comes_from_elsewhere,
        ways.nothing_starts_by_itself,
    )
}


def faults(page: Page, careless: Collection[str] = ()) -> tuple[str, ...]:
    """Everything the rules find, each with the rule's name. Raises `KeyError` for a rule that does not exist."""
    for name in careless:
        PAGE_RULES[name]
    wanted = (rule for name, rule in PAGE_RULES.items() if name not in careless)
    return tuple(f"{rule.__name__}: {fault}" for rule in wanted for fault in rule(page))
