"""A German web page: what the sources say is in English, and marked as such."""

from __future__ import annotations

from datetime import date

import pytest

from gui.core.reference import Reference
from gui.pages.comparison import comparison_page
from gui.pages.therapies import therapies_page
from tests.exports.web_page import WebPages, text_of
from tests.german import german_words
from tests.pages.withdrawn import REASON, with_withdrawn

DAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def german(reference: Reference) -> WebPages:
    return WebPages(reference, DAY, german_words())


def test_the_page_is_german_and_each_statement_english(german: WebPages) -> None:
    page = german.page("mmn")
    assert page.root.get("lang") == "de"
    marked = [entry for entry in page.root.iter() if entry.get("lang") == "en"]
    said = {text_of(entry) for entry in marked}
    shown = comparison_page(german.reference, "mmn", german.words)
    verbatim = {
        entry.text.removeprefix(entry.heading)
        for row in shown.rows
        for entry in (*row.plex, *row.ivig)
        if entry.verbatim
    }
    assert len(verbatim) > 30
    assert {" ".join(text.split()) for text in verbatim} <= said
    assert not any("empfohlen" in text for text in said)


def test_what_the_page_says_before_a_statement_is_not_marked(german: WebPages) -> None:
    marked = {text_of(entry) for entry in german.page("all").root.iter() if entry.get("lang")}
    products = therapies_page(german.reference, german.words).products
    (heading, told) = next(
        (entry.heading, entry.text.removeprefix(entry.heading))
        for row in products
        for entry in row.ivig
        if entry.heading == "Zusammensetzung: "
    )
    assert told in marked
    assert f"{heading}{told}" in text_of(german.page("all").root)
    bundle = german.reference.bundle
    assert bundle.manifest.intended_use in marked
    courses = [
        claim.course
        for condition in bundle.conditions.values()
        for claim in condition.claims
        if claim.course
    ]
    assert set(courses) <= marked


def test_heads_names_and_verdicts_are_german(german: WebPages) -> None:
    text = text_of(german.page("mmn").root)
    for said in (
        "Multifokale motorische Neuropathie",
        "Plasmaaustausch",
        "Quellen widersprechen sich",
        "PLEX und IVIG nebeneinander: Multifokale motorische Neuropathie (Aussagen auf Englisch)",
        "Aussagen der Quellen: auf Englisch",
        "Nachschlagewerk für Fachpersonal im Gesundheitswesen – keine Verordnung",
        "Gespeichert am 2026-12-01",
    ):
        assert said in text
    for english in ("Plasma exchange", "Sources disagree", "Recommended", "Not recommended"):
        assert english not in [text_of(entry) for entry in german.page("mmn").root.iter()]


def test_an_english_page_marks_nothing(reference: Reference) -> None:
    page = WebPages(reference, DAY).page("mmn")
    assert [entry.get("lang") for entry in page.root.iter() if entry.get("lang")] == ["en"]
    assert page.root.get("lang") == "en"
    assert "statements in" not in text_of(page.root)


def test_the_german_list_is_searched_in_both_languages(german: WebPages) -> None:
    page = german.page("all")
    (entry,) = (
        item
        for item in page.root.iter("li")
        if "Einschlusskörpermyositis" in "".join(item.itertext()) and item.get("data-search")
    )
    words = (entry.get("data-search") or "").split()
    assert {"einschlusskorpermyositis", "inclusion"} <= {word.replace("oe", "o") for word in words}


def test_why_a_claim_is_withdrawn_is_marked_as_english(reference: Reference) -> None:
    withdrawn = with_withdrawn(reference, "mmn", "ivig")
    page = WebPages(withdrawn, DAY, german_words()).page("mmn")
    marked = [
        entry
        for entry in page.root.iter()
        if entry.get("lang") == "en" and text_of(entry) == REASON
    ]
    claims = sum(it.therapy == "ivig" for it in reference.bundle.conditions["mmn"].claims)
    assert len(marked) == page.text.count(REASON) >= claims
    assert "widerrufen am 2026-11-20: " in page.text
