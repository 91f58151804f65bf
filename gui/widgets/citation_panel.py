"""The panel that shows the sources behind a mark in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.compat import override
from gui.models.installed_words import installed_words
from gui.pages.parts import SourceCard, Statement
from gui.services.fonts import pixels, scaled
from gui.services.speech import announce
from gui.widgets.focus_ring import FocusRing

_LEAST_HEIGHT, _HEIGHT = 92, 176


class _SourceText(QTextEdit):
    """Copies what is selected; where nothing is, it leaves copying to the window."""

    @override
    def event(self, event: QEvent) -> bool:
        """Its own copying goes before that of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.matches(QKeySequence.StandardKey.Copy))
            if event.isAccepted():
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        nothing = not self.textCursor().hasSelection()
        if nothing and event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)


class CitationPanel(QFrame):
    """Shows source cards with the statements that cite them."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(pixels(_LEAST_HEIGHT))
        self.setMaximumHeight(pixels(_HEIGHT))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setFont(scaled(self.font(), 1.0, bold=True))
        close = QPushButton(self.tr("Close (Esc)"))
        close.clicked.connect(self.close_panel)
        self.text = _SourceText()
        self.shown: tuple[Sequence[Statement], Sequence[SourceCard]] = ((), ())
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Sources cited"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        FocusRing(self.text)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(pixels(12), pixels(6), pixels(8), pixels(6))
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        self.hide()

    def show_sources(self, statements: Sequence[Statement], cards: Sequence[SourceCard]) -> None:
        """Show the cards of all sources that the statements cite, in their order."""
        self.shown = (tuple(statements), tuple(cards))
        by_number = {card.number: card for card in cards}
        cited = dict.fromkeys(entry.number for entry in statements)
        words = installed_words()
        self._title.setText(words.counted("{number} source", "{number} sources", len(cited)))
        self.text.clear()
        cursor = self.text.textCursor()
        for number in cited:
            details = [
                entry.detail for entry in statements if entry.number == number and entry.detail
            ]
            self._write(cursor, by_number[number], list(dict.fromkeys(details)))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(self, self._title.text())

    def _write(self, cursor: QTextCursor, card: SourceCard, details: Sequence[str]) -> None:
        plain, bold = QTextCharFormat(), QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        block = QTextBlockFormat()
        block.setBottomMargin(pixels(2))
        if not cursor.atStart():
            block.setTopMargin(pixels(8))
            cursor.insertBlock(block)
        cursor.insertText(f"[{card.number}] {card.label}", bold)
        cursor.insertText(f"   {self._about(card)}", plain)
        block.setTopMargin(0)
        for line in (card.citation, ", ".join(card.further_identifiers), *details):
            if line:
                cursor.insertBlock(block)
                cursor.insertText(line, plain)

    def _about(self, card: SourceCard) -> str:
        parts = [
            self.tr("Kind: {0}").format(card.kind),
            self.tr("Status: {0}").format(card.status),
            self.tr("Read: {0}").format(card.read),
        ]
        return " \u00b7 ".join(parts)

    def forget(self) -> None:
        """Hide and hold nothing of what was read."""
        self.shown = ((), ())
        self.text.clear()
        self.hide()

    def close_panel(self) -> None:
        """Say so and hide the panel; the focus goes where it is wanted and nowhere before."""
        if self.isVisible():
            self.closed.emit()
            self.hide()
