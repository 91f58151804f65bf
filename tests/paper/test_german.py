"""Sheets in German: read back from the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.core.reference import Reference
from gui.pages.imprint import imprint
from gui.paper.pdf_file import pdf_bytes
from tests.german import german_words
from tests.paper.reading import about, page_texts, run_tool, squeezed


@pytest.fixture(scope="module")
def sheet(qapp: object, reference: Reference, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sheet of a condition in which sources disagree, with its evidence."""
    words = german_words()
    stands = imprint(reference.bundle, reference.bundle.manifest.built, words)
    file = tmp_path_factory.mktemp("german") / "mmn.pdf"
    file.write_bytes(pdf_bytes(reference, "mmn", stands, words, paper="a4", evidence=True).data)
    return file


def test_title_verdicts_and_rows_are_german(sheet: Path) -> None:
    text = "".join(page_texts(sheet))
    for said in (
        "Multifokale motorische Neuropathie",
        "Quellen widersprechen sich zu PLEX.",
        "Plasmaaustausch (Aussagen auf Englisch)",
        "Übliches Schema",
        "Maßgeblich: Cochrane 2022 (systematische Übersichtsarbeit)",
        "Evidenz: Multifokale motorische Neuropathie",
        "Rolle im Fazit",
    ):
        assert squeezed(said) in text
    for english in ("Sources disagree", "Usual course", "plasma exchange (statements", "Lead:"):
        assert squeezed(english) not in text


def test_every_page_says_in_which_language_the_sources_speak(sheet: Path) -> None:
    pages = page_texts(sheet)
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert squeezed("Aussagen der Quellen: auf Englisch") in text
        assert squeezed(f"Seite {number} von {len(pages)}") in text


def test_the_file_is_german_for_a_screen_reader(sheet: Path) -> None:
    assert about(sheet)["Title"].startswith("Multifokale motorische Neuropathie")
    assert b"/Lang" in sheet.read_bytes()
    assert "<rdf:li>de</rdf:li>" in run_tool("pdfinfo", "-meta", sheet)
