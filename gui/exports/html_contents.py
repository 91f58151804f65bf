"""The way into a web page: its parts, and its conditions with both verdicts and a search."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from gui.core.bundle.records import Condition
from gui.core.reference import Reference
from gui.core.search.normalise import spellings
from gui.exports.html_marks import verdict_words
from gui.exports.html_markup import SPACE, Html, element, heading, joined, text
from gui.pages.condition_list import ConditionList
from gui.pages.list_rows import ConditionRow, GroupRow
from gui.pages.words import THERAPIES as THERAPY_WORDS
from gui.pages.words import Words


def short_contents(places: Iterable[tuple[str, str]], words: Words) -> Html:
    """The parts of a page without conditions.

    Args:
        places: id and title of each.
    """
    return element(
        "nav", _places(places), aria_label=words.text("Contents"), class_="short", id="contents"
    )


def condition_contents(
    reference: Reference,
    before: Iterable[tuple[str, str]],
    after: Iterable[tuple[str, str]],
    link: Callable[[str], str],
    words: Words,
) -> Html:
    """All conditions in their groups, each with both verdicts, and a search over them.

    Args:
        before: id and title of each part above the conditions.
        after: the same below.
        link: gives the id of a condition's part of the page.
    """
    rows = ConditionList(reference, words).page().rows
    conditions = reference.bundle.conditions
    groups: list[tuple[str, list[Html]]] = []
    for row in rows:
        if isinstance(row, GroupRow):
            groups.append((row.label, []))
        else:
            groups[-1][1].append(_condition(row, conditions[row.id], link(row.id), words))
    return element(
        "nav",
        heading(2, words.text("Contents")),
        _places(before),
        _finder(len(conditions), words),
        *(
            _group(f"contents_{number}", label, entries)
            for number, (label, entries) in enumerate(groups, 1)
        ),
        _places(after),
        aria_label=words.text("Contents"),
        class_="long",
        id="contents",
    )


def search_text(condition: Condition) -> str:
    """Every word under which a condition is found, in plain form, each once."""
    written = (
        condition.name.en,
        condition.name.de,
        *condition.abbreviations,
        *condition.synonyms.en,
        *condition.synonyms.de,
        *(code.label for code in condition.codes),
        *(f"{code.system} {code.code}" for code in condition.codes),
    )
    forms = (form for entry in written for form in spellings(entry))
    return " ".join(dict.fromkeys(word for form in forms for word in form.split()))


def _places(places: Iterable[tuple[str, str]]) -> Html:
    items = (element("li", element("a", text(title), href=f"#{place}")) for place, title in places)
    return element("ul", *items, class_="places")


def _finder(count: int, words: Words) -> Html:
    label = words.text("Search: condition, abbreviation or code")
    return element(
        "div",
        element("label", text(label), for_="search"),
        element("input", id="search", type="search", autocomplete="off", spellcheck="false"),
        element(
            "p",
            id="hits",
            role="status",
            aria_live="polite",
            data_some=words.text("{hits} of {all} conditions", hits="{hits}", all=count),
            data_none=words.text("No condition matches \u201c{query}\u201d.", query="{query}"),
        ),
        element(
            "button", text(words.text("Clear the search")), id="clear", type="button", hidden=""
        ),
        id="finder",
        role="search",
        aria_label=words.text("Conditions"),
        hidden="",
    )


def _group(place: str, label: str, entries: Iterable[Html]) -> Html:
    return element(
        "div",
        element("p", text(label), id=place, class_="group"),
        element("ul", *entries, aria_labelledby=place, class_="conditions"),
        class_="found",
    )


def _condition(row: ConditionRow, condition: Condition, place: str, words: Words) -> Html:
    link = element(
        "a",
        element("strong", text(row.name)),
        SPACE,
        element("small", text(row.subtitle)),
        SPACE,
        element("span", joined(_verdicts(row, words), SPACE), class_="verdicts"),
        href=f"#{place}",
    )
    return element("li", link, data_search=search_text(condition))


def _verdicts(row: ConditionRow, words: Words) -> Iterator[Html]:
    verdicts = (("plex", row.plex, row.plex_unsupported), ("ivig", row.ivig, row.ivig_unsupported))
    for therapy, verdict, unsupported in verdicts:
        shown = verdict_words(verdict, words, unsupported=unsupported)
        name = text(words.of(THERAPY_WORDS, therapy))
        yield element("span", name, SPACE, shown, class_="verdict")
