"""A dialog in which every licence text can be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.pages.licences import LicenceText
from gui.services.fonts import pixels
from gui.widgets.close_box import close_box
from gui.widgets.focus_ring import FocusRing

_WIDTH, _HEIGHT = 740, 640
_BESIDE, _ABOVE = 16, 60


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dialogs", text)


class LicencesDialog(QDialog):
    """Chooses among texts and shows the chosen one as it is, in letters of one width."""

    def __init__(self, parent: QWidget, texts: Sequence[LicenceText]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_tr("Licences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._texts = texts
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.addItems([text.title for text in texts])
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self.font().pixelSize())
        self.text.setFont(font)
        FocusRing(self.text)
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._show)
        self._show(self.choice.currentIndex())

    def _lay_out(self) -> None:
        label = QLabel(_tr("&Text:"))
        label.setBuddy(self.choice)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.choice, 1)
        buttons = close_box()
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        room = self.screen().availableSize()
        width, height = pixels(_WIDTH), pixels(_HEIGHT)
        self.resize(min(width, room.width() - _BESIDE), min(height, room.height() - _ABOVE))

    def _show(self, number: int) -> None:
        title, content = _tr("Licence text"), _tr("The licence texts are missing.")
        if number >= 0:
            title = self._texts[number].title
            content = _content(self._texts[number])
        self.text.setPlainText(content)
        self.text.setAccessibleName(title)


def _content(text: LicenceText) -> str:
    try:
        return text.read()
    except OSError as error:
        return _tr("{0} cannot be read: {1}").format(text.path, error.strerror or error)
