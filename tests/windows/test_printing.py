"""What is sent to a printer; Qt's own printer into a file stands for one here."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from gui.core.reference import Reference
from gui.pages.imprint import imprint
from gui.pages.words import Words
from gui.paper.document import Document, Documents
from gui.paper.pages import PAPER_SIZES
from gui.windows.printing import PrintingError, print_document
from tests.paper.reading import boxes, outside, page_texts, squeezed


@pytest.fixture
def document(qapp: QApplication, reference: Reference, words: Words) -> Document:
    """A condition with its evidence table: upright pages, then turned ones."""
    stands = imprint(reference.bundle, reference.bundle.manifest.built, words)
    documents = Documents(reference, stands, PAPER_SIZES["a4"], words)
    return documents.condition("mmn", evidence=True)


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> QPrinter:
    """A printer into a file, set to another paper than the document's."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def printed(printer: QPrinter) -> list[str]:
    return page_texts(Path(printer.outputFileName()))


def test_all_pages_arrive_each_as_it_lies(document: Document, printer: QPrinter) -> None:
    print_document(document, printer)
    texts = printed(printer)
    number = len(document.pages)
    assert len(texts) == number > 2
    for place, text in enumerate(texts, start=1):
        assert squeezed(f"Page {place} of {number}") in text
    sizes = [(round(box.width), round(box.height)) for box in boxes(Path(printer.outputFileName()))]
    assert sizes[0] == (595, 842)
    assert sizes[-1] == (842, 595)
    for box in boxes(Path(printer.outputFileName())):
        assert outside(box, 18.0) == []


def test_only_the_pages_that_are_wanted_arrive(document: Document, printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    print_document(document, printer)
    texts = printed(printer)
    assert len(texts) == 2
    assert squeezed("Page 2 of") in texts[0]
    assert squeezed("Page 3 of") in texts[1]


def test_the_last_page_may_come_first(document: Document, printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    print_document(document, printer)
    assert squeezed("Page 1 of") in printed(printer)[-1]


def test_a_printer_that_has_gone_is_named(document: Document) -> None:
    gone = QPrinter(QPrinter.PrinterMode.HighResolution)
    gone.setOutputFileName("")
    gone.setPrinterName("ward-7")
    with pytest.raises(PrintingError, match="is no longer there"):
        print_document(document, gone)
