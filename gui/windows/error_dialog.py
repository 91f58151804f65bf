"""Says that something went wrong, by a code, and offers the report to whoever looks after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.widgets.close_box import close_box

_WIDTH = 460


def error_dialog(parent: QWidget, code: str, report: Callable[[], str]) -> QDialog:
    """A dialog about one error; the report is made when it is copied."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_tr("Something went wrong"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    text = QLabel(
        _tr(
            "Something went wrong in the program (code {0}). It goes on, but what you did last may"
            " not have happened. Try it once more, or close the program and start it again."
        ).format(code)
        + "\n\n"
        + _tr(
            "The report is for those who look after the program. It has places in the program and"
            " versions, and nothing of what you looked at."
        )
    )
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setWordWrap(True)
    text.setMinimumWidth(_WIDTH)
    dialog.setAccessibleDescription(text.text())
    buttons = close_box()
    buttons.rejected.connect(dialog.reject)
    copy = buttons.addButton(_tr("&Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.setAutoDefault(False)
    copy.clicked.connect(partial(_copy, report, copy))
    buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
    column = QVBoxLayout(dialog)
    column.addWidget(text)
    column.addWidget(buttons)
    return dialog


def _copy(report: Callable[[], str], button: QPushButton) -> None:
    QGuiApplication.clipboard().setText(report())
    button.setText(_tr("Copied"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ErrorDialog", text)
