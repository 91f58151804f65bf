"""The file of a document: its name, its paper, and what Qt's own file is made into."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from gui.core.reference import Reference
from gui.pages.imprint import imprint
from gui.pages.words import Words
from gui.paper.document import Chapter, Document, Documents
from gui.paper.file_name import pdf_name
from gui.paper.pages import PAPER_SIZES
from gui.paper.paper_sizes import locale_paper, session_paper
from gui.paper.pdf_parts import PdfParts
from tests.paper.conftest import MakePdf


@pytest.fixture
def document(qapp: QApplication, reference: Reference, words: Words) -> Document:
    """A condition."""
    stands = imprint(reference.bundle, reference.bundle.manifest.built, words)
    return Documents(reference, stands, PAPER_SIZES["a4"], words).condition("mmn")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("IgG/IgA: a <b>?", "PLEX-IVIG IgG IgA a b 2026-11-25.pdf"),
        ("..\\..\\x", "PLEX-IVIG x 2026-11-25.pdf"),
        ("a\u202egnp.exe", "PLEX-IVIG a gnp.exe 2026-11-25.pdf"),
        ("x" * 160, f"PLEX-IVIG {'x' * 80} 2026-11-25.pdf"),
        ("", "PLEX-IVIG 2026-11-25.pdf"),
        ("Barr\u00e9", "PLEX-IVIG Barr\u00e9 2026-11-25.pdf"),
    ],
)
def test_a_name_is_one_that_every_disk_takes(title: str, name: str, document: Document) -> None:
    document.chapters[0] = Chapter(title, 0)
    assert pdf_name(document, date(2026, 11, 25)) == name


@pytest.mark.parametrize(
    ("locale", "paper"),
    [("en_US", "letter"), ("fr_CA", "letter"), ("de_DE", "a4"), ("en_GB", "a4"), ("C", "a4")],
)
def test_the_paper_is_that_of_the_country(locale: str, paper: str) -> None:
    assert locale_paper(QLocale(locale)) is PAPER_SIZES[paper]


@pytest.mark.parametrize(
    ("settings", "paper"),
    [
        ({"LC_PAPER": "de_DE.UTF-8", "LANG": "en_US.UTF-8"}, "a4"),
        ({"LC_PAPER": "en_US.UTF-8"}, "letter"),
        ({"LC_ALL": "C.UTF-8", "LC_PAPER": "en_US.UTF-8"}, "a4"),
        ({"LC_ALL": "", "LC_PAPER": "en_US"}, "letter"),
    ],
)
def test_the_paper_is_that_which_the_session_names(settings: dict[str, str], paper: str) -> None:
    assert session_paper(settings) is PAPER_SIZES[paper]


def test_each_content_has_an_identity_of_its_own(pdf: MakePdf) -> None:
    made = [pdf("overview"), pdf("overview", "a3"), pdf("mmn"), pdf("mmn", factors=["child"])]
    identities = {file.read_bytes().rsplit(b"/ID [<", 1)[1][:32] for file in made}
    assert len(identities) == len(made)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\nxref\n0 1\n", b"\nxref\n0 1\ntrailer\n<< >>"])
def test_a_file_of_another_make_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        PdfParts(data)
