"""Content that was read is shown as well: no page and no plan may trip over it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from gui.cli import text_output
from gui.core.bundle import Bundle
from gui.core.bundle.warnings import warnings
from gui.core.reference import Reference
from gui.pages.age import age_page
from gui.pages.comparison import comparison_page
from gui.pages.condition_list import ConditionList
from gui.pages.evidence import evidence_page
from gui.pages.overview import overview_page
from gui.pages.plan.page import plan_page
from gui.pages.plan.reading import products
from gui.pages.sources import sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import Words
from tests.fuzzing.same import as_shown
from tests.fuzzing.target import is_printable, require

TODAY = date(2026, 12, 1)
ENTRIES = {
    **{"units": "metric", "sex": "female", "age": "adult", "height": "168", "weight": "74"},
    **{"haematocrit": "38 %", "exchanges": "5", "volumes": "1", "interval": "2"},
    **{"replacement": "albumin", "dose": "2", "days": "5"},
}


def show(bundle: Bundle) -> None:
    """Make every page of a bundle, its text, what an author is asked, and plans.

    Raises:
        WrongError: something is shown that nobody sees.
        Exception: a page cannot be made.
    """
    reference = Reference(bundle)
    for line in _lines(reference):
        require(_is_shown(line), f"shown: {line!r}")
    asked = warnings(bundle, TODAY)
    require(all(is_printable(str(entry)) for entry in asked), "asked with odd characters")
    if bundle.dosing is None:
        return
    for condition in bundle.conditions:
        for product in products(reference)[:3]:
            entries = {**ENTRIES, "product": product.id}
            plan_page(reference, condition, entries, Words())


def _is_shown(text: str) -> bool:
    """Whether a line has nothing that hides itself or is obeyed; what has no form is let be."""
    return as_shown(text) == text and not any(unicodedata.category(it) == "Cc" for it in text)


def _lines(reference: Reference) -> Iterator[str]:
    words = Words()
    for condition in reference.bundle.conditions:
        page = comparison_page(reference, condition, words)
        evidence = evidence_page(reference, condition, words)
        yield from text_output.comparison_text(page, evidence, words)
    yield from text_output.overview_text(overview_page(reference, words), words)
    yield from text_output.therapies_text(therapies_page(reference, words), words)
    yield from text_output.sources_text(sources_page(reference, words), words)
    yield from text_output.list_text(ConditionList(reference, words).page(), words)
    yield from text_output.search_text(reference, "disease", words)
    yield from text_output.info_text(reference.bundle, words)
    yield from text_output.age_text(age_page(reference.bundle.manifest, TODAY, words), "")
