"""Print and save as PDF what is open in the window."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from gui.core.bundle import printable
from gui.core.reference import Reference
from gui.pages.imprint import Imprint
from gui.pages.words import Words
from gui.paper.document import Document, Documents, changes_document
from gui.paper.file_name import pdf_name
from gui.paper.pages import PaperSize
from gui.paper.paper_sizes import session_paper
from gui.paper.pdf_file import pdf_file
from gui.widgets.message_line import LONG_STAY_S, MessageLine
from gui.windows.preview_dialog import PreviewDialog
from gui.windows.right_pane import RightPane
from gui.windows.saving import save_dialog

if TYPE_CHECKING:
    from gui.pages.plan.parts import PlanPage

_GENERAL = ("overview", "therapies", "sources")


class Paper:
    """Takes what the right pane shows to paper."""

    def __init__(
        self,
        pane: RightPane,
        reference: Reference,
        words: Words,
        imprint: Imprint,
        messages: Callable[[], MessageLine],
    ) -> None:
        self._pane = pane
        self._reference, self._words, self._imprint = reference, words, imprint
        self._messages = messages
        self._paper = session_paper(os.environ)

    @property
    def _window(self) -> QWidget:
        return self._pane.window()

    def preview(self) -> PreviewDialog:
        """Show what will be on paper; print and save from there."""
        make, has_evidence = self._wanted()
        dialog = PreviewDialog(make, self._paper, self._window, has_evidence=has_evidence)
        dialog.print_wanted.connect(partial(self._print, dialog))
        dialog.save_wanted.connect(partial(self._save, dialog))
        dialog.open()
        return dialog

    def save(self) -> QFileDialog:
        """Save what is open as PDF."""
        make, _ = self._wanted()
        return self._save(self._window, make(self._paper, False))

    def _wanted(self) -> tuple[Callable[[PaperSize, bool], Document], bool]:
        """Makes the document of what is open now; and whether an evidence table can follow it."""
        page, condition = self._pane.page, self._pane.condition
        if page == "compare" and condition is not None:
            factors = tuple(self._pane.compare.chosen_factors())
            return partial(self._condition, condition, factors), True
        if page == "evidence" and condition is not None:
            return lambda paper, _: self._documents(paper).evidence(condition), False
        if page == "plan" and self._pane.plan.page is not None:
            plan, working = self._pane.plan.page, self._pane.plan.shows_working
            return partial(self._plan, plan, working), False
        if page == "changes":
            changes = self._pane.pages.changes()
            return lambda paper, _: changes_document(
                changes, self._imprint, paper, self._words
            ), False
        name = page if page in _GENERAL else "overview"
        return lambda paper, _: self._documents(paper).general(name), False

    def _condition(
        self, condition: str, factors: tuple[str, ...], paper: PaperSize, evidence: bool
    ) -> Document:
        return self._documents(paper).condition(condition, factors, evidence=evidence)

    def _plan(self, plan: PlanPage, working: bool, paper: PaperSize, _evidence: bool) -> Document:
        from gui.paper.plan_document import plan_document

        return plan_document(plan, self._imprint, paper, self._words, working=working)

    def _documents(self, paper: PaperSize) -> Documents:
        return Documents(self._reference, self._imprint, paper, self._words)

    def _print(self, above: QWidget, document: Document) -> None:
        try:
            from gui.windows import printing
        except ImportError:
            self._complain(above, _tr("The part that prints is missing. Save a PDF instead."))
            return
        if not printing.has_printer():
            self._no_printer(above, document)
            return
        printing.ask_and_print(document, above, partial(self._printed, above))

    def _printed(self, above: QWidget, outcome: str | Exception) -> None:
        if isinstance(outcome, str):
            above.close()
            self._messages().say(_tr("Sent to the printer {0}").format(outcome), LONG_STAY_S)
        else:
            self._complain(above, _tr("It was not printed: {0}.").format(outcome))

    def _no_printer(self, above: QWidget, document: Document) -> None:
        box = QMessageBox(above)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(_tr("Print"))
        box.setText(_tr("This computer has no printer."))
        box.setInformativeText(_tr("The pages can be saved as a PDF, and printed elsewhere."))
        save = box.addButton(_tr("Save as PDF\u2026"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(save)
        box.accepted.connect(partial(self._save, above, document))
        _open(box)

    def _save(self, above: QWidget, document: Document) -> QFileDialog:
        name = pdf_name(document, self._imprint.day)
        return save_dialog(above, name, partial(self._write, above, document))

    def _write(self, above: QWidget, document: Document, file: Path) -> None:
        from gui.cli.output_file import why_not_written, write_whole

        try:
            write_whole(file, pdf_file(document).data, in_place=False)
        except OSError as error:
            why = printable(why_not_written(file, error, self._words))
            self._complain(above, _tr("It was not saved: {0}. Nothing was changed.").format(why))
            return
        if isinstance(above, PreviewDialog):
            above.close()
        self._messages().say(_tr("Saved: {0}").format(printable(str(file))), LONG_STAY_S)

    def _complain(self, above: QWidget, text: str) -> None:
        box = QMessageBox(above)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_tr("PLEX\u2013IVIG Reference"))
        box.setText(text)
        _open(box)


def _open(box: QMessageBox) -> None:
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Paper", text)
