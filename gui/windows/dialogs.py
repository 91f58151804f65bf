"""Small dialogs of text: the shortcuts, and about the program."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from gui import __version__
from gui.pages.age import AgePage
from gui.widgets.welcome_view import shortcut_grid


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dialogs", text)


def _dialog(parent: QWidget, title: str, content: QWidget) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(content)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(area, 1)
    column.addWidget(buttons)
    wanted = content.sizeHint()
    dialog.resize(
        max(520, wanted.width() + 60),
        min(560, wanted.height() + 110, parent.screen().availableSize().height() - 60),
    )
    return dialog


def shortcuts_dialog(parent: QWidget, lines: Sequence[tuple[str, str]]) -> QDialog:
    """Every key and what it does."""
    return _dialog(parent, _tr("Keyboard shortcuts"), shortcut_grid(lines))


def about_dialog(parent: QWidget, age: AgePage) -> QDialog:
    """Version, content, verification and what the program is for."""
    lines = [
        _tr("PLEX\u2013IVIG Reference {0}").format(__version__),
        f"{age.version}, {age.built}",
        age.founding_verified,
        age.other_verified,
        age.review_due,
        age.intended_use,
        _tr("No network, no account, nothing about a patient is stored."),
        _tr("Font: Noto Sans (SIL Open Font License). Qt and PySide6: LGPL 3."),
    ]
    label = QLabel("\n\n".join(lines))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return _dialog(parent, _tr("About"), label)
