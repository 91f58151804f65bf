"""What is forgotten after a while is also what stands in Windows' own dialogs."""

from __future__ import annotations

import sys

from tests.on_windows.own_process import on_display

assert sys.platform == "win32"

LINES = """
import ctypes
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from gui.windows.closing import Closing
window = QWidget()
window.show()
closing = Closing(window)
closing.done.connect(lambda: print("done"))
QTimer.singleShot(300, closing.begin)
ok_or_cancel = 1
print(ctypes.windll.user32.MessageBoxW(None, "Print what was shown?", "Print", ok_or_cancel))
QTimer.singleShot(300, application.quit)
application.exec()
"""


def test_a_dialog_of_windows_is_cancelled_and_the_rest_follows() -> None:
    ended = on_display(LINES)
    assert (ended.code, ended.err) == (0, "")
    cancelled = "2"
    assert sorted(ended.out.split()) == [cancelled, "done"]
