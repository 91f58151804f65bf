"""What will be on paper, before it is printed or saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.models.installed_words import installed_words
from gui.paper.document import Document
from gui.paper.pages import PAPER_SIZES, PaperSize
from gui.services.fonts import pixels
from gui.widgets.chip import FlowLayout
from gui.widgets.page_preview import PagePreview

_SHARE = 0.94
_WIDEST = 980
_NAMES = {"a4": "A4", "letter": "Letter", "a3": "A3"}

MakeDocument = Callable[[PaperSize, bool], Document]


class PreviewDialog(QDialog):
    """Shows a document; paper and appendix can be chosen; asks for printing and saving."""

    print_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(
        self, make: MakeDocument, paper: PaperSize, parent: QWidget, *, has_evidence: bool
    ) -> None:
        """Show a document.

        Args:
            make: makes the document for a paper, with its evidence table or without.
            has_evidence: whether there is an evidence table that can follow.
        """
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._make = make
        self.preview = PagePreview()
        self.papers = QComboBox()
        for name, shown in _NAMES.items():
            self.papers.addItem(shown, name)
        self.papers.setCurrentIndex(self.papers.findData(paper.name))
        self.evidence = QCheckBox(self.tr("With the &evidence table"))
        self.evidence.setVisible(has_evidence)
        self._count = QLabel()
        self._lay_out()
        self._connect()
        self._show()
        self._take_room(parent)

    def _lay_out(self) -> None:
        paper_label = QLabel(self.tr("P&aper"))
        paper_label.setBuddy(self.papers)
        self.print_button = QPushButton(self.tr("&Print\u2026"))
        self.print_button.setDefault(True)
        self.save_button = QPushButton(self.tr("&Save as PDF\u2026"))
        self._close = QPushButton(self.tr("Close"))
        self._smaller = QPushButton("\u2212")
        self._smaller.setAccessibleName(self.tr("Show the pages smaller"))
        self._larger = QPushButton("+")
        self._larger.setAccessibleName(self.tr("Show the pages larger"))
        for button in (self._smaller, self._larger):
            button.setAutoDefault(False)
            button.setFixedWidth(pixels(34))
        column = QVBoxLayout(self)
        choices, buttons = FlowLayout(), FlowLayout()
        column.addLayout(choices)  # still empty: items that are there by now would never go
        column.addWidget(self.preview, 1)
        column.addLayout(buttons)
        for widget in (paper_label, self.papers, self.evidence, self._count):
            choices.addWidget(widget)
        for button in (self._smaller, self._larger):
            choices.addWidget(button)
        for button in (self.print_button, self.save_button, self._close):
            buttons.addWidget(button)

    def _connect(self) -> None:
        self.papers.currentIndexChanged.connect(self._show)
        self.evidence.toggled.connect(self._show)
        self._smaller.clicked.connect(self.preview.reduce)
        self._larger.clicked.connect(self.preview.enlarge)
        self.print_button.clicked.connect(lambda: self.print_wanted.emit(self.document))
        self.save_button.clicked.connect(lambda: self.save_wanted.emit(self.document))
        self._close.clicked.connect(self.reject)
        keys: list[tuple[QKeySequence.StandardKey | str, Callable[[], object]]] = [
            (QKeySequence.StandardKey.Print, self.print_button.click),
            (QKeySequence.StandardKey.Save, self.save_button.click),
            (QKeySequence.StandardKey.ZoomIn, self.preview.enlarge),
            (QKeySequence.StandardKey.ZoomOut, self.preview.reduce),
            ("Ctrl+0", self.preview.as_wide_as_possible),
        ]
        for key, action in keys:
            QShortcut(QKeySequence(key), self).activated.connect(action)

    def _show(self) -> None:
        paper = PAPER_SIZES[self.papers.currentData()]
        self.document = self._make(paper, self.evidence.isChecked())
        self.preview.show_document(self.document)
        number = len(self.document.pages)
        words = installed_words()
        self._count.setText(words.counted("{number} page", "{number} pages", number))

    def _take_room(self, parent: QWidget) -> None:
        room = parent.screen().availableSize() * _SHARE
        self.resize(min(pixels(_WIDEST), room.width()), room.height())
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
