"""Close is a word alone: a dark picture beside it would not be seen at night."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from gui.widgets.close_box import close_box


def test_close_has_a_word_and_no_picture(qtbot: QtBot) -> None:
    box = close_box()
    qtbot.addWidget(box)
    [button] = box.buttons()
    assert box.standardButton(button) == QDialogButtonBox.StandardButton.Close
    assert button.text().replace("&", "") == "Close"
    assert button.icon().isNull()
