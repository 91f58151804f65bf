"""Sends a document to a printer that the user chooses; no printer is asked before that."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrinterInfo,
)
from PySide6.QtWidgets import QWidget

from gui.paper.document import Document
from gui.paper.page_layout import page_layout
from gui.paper.painting import CannotPaintError, painting
from gui.paper.text import PT

_DONE = 0x00FF  # every status of success in IPP
_BROKEN = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


class PrintingError(Exception):
    """The document was not printed; the message tells why."""


def has_printer() -> bool:
    """Whether this computer knows of any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_and_print(
    document: Document, parent: QWidget, done: Callable[[str | PrintingError], object]
) -> QPrintDialog:
    """Ask for printer and pages, then print.

    Args:
        done: is told the name of the printer, or what went wrong; nothing if the user cancels.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(document.title)
    printer.setCreator(document.imprint.product)
    printer.setFromTo(1, len(document.pages))
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    _set_page(printer, document, 0)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_tr("Print"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setMinMax(1, len(document.pages))

    def print_now() -> None:
        try:
            print_document(document, printer)
        except PrintingError as error:
            done(error)
        else:
            done(printer.printerName())

    dialog.accepted.connect(print_now)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setModal(True)
    dialog.show()
    return dialog


def print_document(document: Document, printer: QPrinter) -> None:
    """Print the pages that a printer is set to.

    Raises:
        PrintingError: the printer has gone or takes nothing.
    """
    name = printer.printerName()
    if not printer.outputFileName() and name not in QPrinterInfo.availablePrinterNames():
        raise PrintingError(_tr("the printer {0} is no longer there").format(name))
    numbers = list(_numbers(document, printer))
    _set_page(printer, document, numbers[0])
    try:
        with painting(printer) as painter:
            for place, number in enumerate(numbers):
                if place:
                    _set_page(printer, document, number)
                    printer.newPage()
                painter.save()
                scale = printer.resolution() / (72 * PT)
                painter.scale(scale, scale)
                document.draw(painter, number)
                painter.restore()
    except CannotPaintError:
        raise PrintingError(_tr("the printer {0} takes nothing").format(name)) from None
    if printer.printerState() in _BROKEN:
        raise PrintingError(_tr("the printer {0} broke off").format(name))
    refused = "" if printer.outputFileName() else _refusal()
    if refused:
        raise PrintingError(_tr("the printer {0} did not take it ({1})").format(name, refused))


def _refusal() -> str:
    """What the print service had against the last job; Qt hands it over and never asks."""
    if sys.platform != "linux":
        return ""
    from ctypes import CDLL, c_char_p

    try:
        cups = CDLL("libcups.so.2")
    except OSError:
        return ""
    if cups.cupsLastError() <= _DONE:
        return ""
    cups.cupsLastErrorString.restype = c_char_p
    said: bytes = cups.cupsLastErrorString() or b""
    return said.decode("utf-8", "replace").rstrip(".")


def _numbers(document: Document, printer: QPrinter) -> Iterator[int]:
    """The pages to print, counted from 0, in the order in which they are wanted."""
    first, last = 1, len(document.pages)
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        first = max(first, printer.fromPage())
        last = max(first, min(last, printer.toPage() or last))
    pages = range(first - 1, last)
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return iter(reversed(pages) if backwards else pages)


def _set_page(printer: QPrinter, document: Document, number: int) -> None:
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(document.pages[number].paper))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)
