"""A document as a PDF file: the same bytes for the same content on the same day."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from html import escape

import msgspec
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QHashSeed,
    QIODevice,
    QUuid,
    qVersion,
)
from PySide6.QtGui import QPdfWriter

from gui.core.reference import Reference
from gui.pages.change_parts import ChangesPage
from gui.pages.imprint import Imprint
from gui.pages.words import Words
from gui.paper.document import Document, Documents, changes_document
from gui.paper.page_layout import page_layout
from gui.paper.pages import PAPER_SIZES
from gui.paper.painting import CannotPaintError, painting
from gui.paper.paper_sizes import session_paper
from gui.paper.pdf_links import connect
from gui.paper.pdf_parts import PdfParts
from gui.paper.text import PT

_UNITS_PER_INCH = round(72 * PT)
_GENERAL = ("overview", "therapies", "sources")


class PdfFile(msgspec.Struct, frozen=True):
    """A PDF file and how many pages it has."""

    data: bytes
    pages: int


def pdf_bytes(
    reference: Reference,
    what: str,
    imprint: Imprint,
    words: Words,
    *,
    paper: str | None = None,
    factors: Collection[str] = (),
    evidence: bool = False,
) -> PdfFile:
    """A condition, a page or everything as PDF.

    Args:
        what: the id of a condition, or overview, evidence, therapies, sources, all.
        paper: the name of a paper size; that of the locale for None.
        factors: the ids of patient factors whose statements are marked, for a condition.
        evidence: whether the evidence table follows, for a condition.

    Raises:
        KeyError: there is no such condition, or no such paper.
    """
    size = PAPER_SIZES[paper] if paper else session_paper(os.environ)
    documents = Documents(reference, imprint, size, words)
    if what == "all":
        document = documents.everything()
    elif what == "evidence":
        document = documents.evidence()
    elif what in _GENERAL:
        document = documents.general(what)
    else:
        document = documents.condition(what, factors, evidence=evidence)
    return pdf_file(document)


def changes_pdf(
    page: ChangesPage, imprint: Imprint, words: Words, paper: str | None = None
) -> PdfFile:
    """What is different between two bundles as PDF, with lines to sign.

    Args:
        imprint: that of the new bundle.
        paper: the name of a paper size; that of the locale for None.

    Raises:
        KeyError: there is no such paper.
    """
    size = PAPER_SIZES[paper] if paper else session_paper(os.environ)
    return pdf_file(changes_document(page, imprint, size, words))


def pdf_file(document: Document) -> PdfFile:
    """Write a document as PDF.

    Raises:
        OSError: it cannot be drawn, for want of memory for instance.
    """
    try:
        parts = PdfParts(_drawn(document))
    except (CannotPaintError, ValueError) as error:
        raise OSError(0, "the pages cannot be drawn") from error
    day = document.imprint.day
    stamp = f"D:{day:%Y%m%d}000000Z"
    about = {
        "Title": document.title,
        "Subject": f"{document.imprint.data} \u00b7 {document.imprint.fingerprint}",
        "Creator": document.imprint.product,
        "Producer": f"Qt {qVersion()}",
        "CreationDate": stamp,
        "ModDate": stamp,
    }
    parts.describe(about)
    parts.speak(document.imprint.language)
    connect(parts, [chapter.page for chapter in document.chapters])
    if len(document.chapters) > 1:
        parts.add_outline([(chapter.title, chapter.page) for chapter in document.chapters])
    return PdfFile(parts.whole(), len(document.pages))


def _drawn(document: Document) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_UNITS_PER_INCH)
    writer.setTitle(document.title)
    writer.setDocumentXmpMetadata(QByteArray(_metadata(document).encode()))
    writer.setDocumentId(QUuid())
    writer.setPageLayout(page_layout(document.pages[0].paper))
    with _fonts_in_one_order(), painting(writer) as painter:
        for number, page in enumerate(document.pages):
            if number:
                writer.setPageLayout(page_layout(page.paper))
                writer.newPage()
            document.draw(painter, number)
    return bytes(buffer.data().data())


@contextmanager
def _fonts_in_one_order() -> Iterator[None]:
    """Qt writes fonts in the order of a hash, which it else seeds anew in each process."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


def _metadata(document: Document) -> str:
    """The same in XMP, for archives."""
    title, product = escape(document.title), escape(document.imprint.product)
    day = document.imprint.day.isoformat()
    return (
        "<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>"
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:language><rdf:Bag><rdf:li>{document.imprint.language}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreatorTool>{product}</xmp:CreatorTool><xmp:CreateDate>{day}</xmp:CreateDate>"
        "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='r'?>"
    )
