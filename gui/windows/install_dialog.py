"""Shows what came of the checks of a package and what it would change, and asks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gui.pages.install_steps import InstallPage
from gui.services.fonts import pixels
from gui.services.theme import Theme
from gui.widgets.banner import NoticeBar
from gui.widgets.check_list import CheckList, text_label
from gui.widgets.close_box import close_box
from gui.widgets.reading_area import ReadingArea

_WIDTH, _HEIGHT = 700, 640
_BESIDE, _ABOVE = 16, 60


class InstallDialog(QDialog):
    """One page, and two buttons below it; Enter refuses, so that nothing is done by accident."""

    confirmed = Signal()

    def __init__(self, page: InstallPage, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(page.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = page
        self._checks = CheckList(page.checks, theme)
        self._warnings = [NoticeBar(text, theme) for text in page.warnings]
        self.area = ReadingArea(beside=pixels(8))
        told = page.told.removeprefix(page.heading).lstrip()  # the name is read out before it
        self.area.show_content(self._content(), page.heading, told)
        self.buttons = self._buttons()
        column = QVBoxLayout(self)
        column.addWidget(self.area, 1)
        column.addWidget(self.buttons)
        room = parent.screen().availableSize()
        width = min(pixels(_WIDTH), room.width() - _BESIDE)
        self.resize(width, min(self._needed(width), pixels(_HEIGHT), room.height() - _ABOVE))
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _content(self) -> QWidget:
        page, box = self.page, QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(pixels(10))
        column.addWidget(text_label(page.heading, bold=True, factor=1.15))
        if page.checks:
            column.addWidget(self._checks)
        column.addWidget(text_label(page.conclusion, bold=not page.action))
        for bar in self._warnings:
            column.addWidget(bar)
        if page.changes_heading:
            column.addWidget(text_label(page.changes_heading, bold=True))
            column.addWidget(text_label("\n".join(page.changes)))
        if page.facts:
            column.addWidget(_selectable("\n".join(page.facts)))
        if page.question:
            column.addWidget(text_label(page.question, bold=True))
        column.addStretch()
        return box

    def _needed(self, width: int) -> int:
        inside = self.area.widget()
        layout = None if inside is None else inside.layout()
        if layout is None:
            return pixels(_HEIGHT)
        return layout.heightForWidth(width - pixels(60)) + pixels(90)

    def _buttons(self) -> QDialogButtonBox:
        if not self.page.action:
            box = close_box()
            box.rejected.connect(self.reject)
            box.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
            return box
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setIcon(QIcon())
        cancel.setText(_tr("Cancel"))
        act = box.addButton(self.page.action, QDialogButtonBox.ButtonRole.ActionRole)
        act.setAutoDefault(False)
        act.clicked.connect(self._confirm)
        cancel.setDefault(True)
        box.rejected.connect(self.reject)
        return box

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._checks.set_theme(theme)
        for bar in self._warnings:
            bar.set_theme(theme)


def _selectable(text: str) -> QLabel:
    label = text_label(text)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _tr(text: str) -> str:
    return QCoreApplication.translate("InstallDialog", text)
