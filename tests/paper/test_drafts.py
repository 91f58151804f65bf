"""Content that is not signed says so on everything that leaves the program."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from gui.core.reference import Reference
from gui.exports.csv_file import csv_file
from gui.exports.html_file import html_file
from gui.pages.imprint import imprint
from gui.pages.words import Words
from tests.cli.terminal import DRAFT
from tests.exports.web_page import WebPage, text_of
from tests.german import german_words
from tests.paper.conftest import MakePdf
from tests.paper.reading import page_texts, squeezed

LATER = "Content past its review date"


@pytest.fixture(scope="module")
def draft(reference: Reference) -> Reference:
    return Reference(replace(reference.bundle, is_draft=True))


@pytest.mark.parametrize("what", ["mmn", "overview"])
def test_every_printed_page_says_so(what: str, draft: Reference, pdf: MakePdf) -> None:
    texts = page_texts(pdf(what, content=draft))
    assert texts
    assert all(squeezed(DRAFT) in text for text in texts)
    assert not any(squeezed(DRAFT) in text for text in page_texts(pdf(what)))


def test_a_web_page_says_so_and_keeps_the_warning_of_later_days(draft: Reference) -> None:
    built, due = draft.bundle.manifest.built, draft.bundle.manifest.review_due
    for day, is_late in ((built, False), (due + timedelta(days=1), True)):
        stands = imprint(draft.bundle, day, Words())
        page = WebPage(html_file(draft, "mmn", stands, Words(), ()))
        warnings = [it for it in page.elements if it.get("class") == "warning"]
        shown = [text_of(it) for it in warnings if it.get("hidden") is None]
        hidden = [text_of(it) for it in warnings if it.get("hidden") is not None]
        assert shown and all(DRAFT in text for text in shown)
        assert all((LATER in text) is is_late for text in shown)
        assert bool(hidden) is not is_late
        assert all(LATER in text for text in hidden)


def test_every_line_of_a_table_says_so(draft: Reference) -> None:
    stands = imprint(draft.bundle, draft.bundle.manifest.built, Words())
    lines = csv_file(draft, "all", stands, Words()).decode("utf-8").splitlines()
    assert len(lines) > 100
    assert sum(DRAFT in line for line in lines) >= len(lines) - 1


def test_it_is_said_in_german_too(draft: Reference) -> None:
    stands = imprint(draft.bundle, draft.bundle.manifest.built, german_words())
    assert stands.warning == stands.draft
    assert stands.warning.startswith("Nicht signiert: ein Entwurf.")
