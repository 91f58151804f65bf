"""The row of buttons below a dialog of text."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialogButtonBox


def close_box() -> QDialogButtonBox:
    """A row with Close in it, without Qt's picture, which is dark in every theme."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
    return buttons
