"""At log-off Windows ends the process as soon as its windows were told: nothing chosen is lost."""

from __future__ import annotations

import json
import sys

from tests.on_windows.conftest import Folders
from tests.on_windows.own_process import in_process

assert sys.platform == "win32"

# The program's own session; once the window is there the text is made larger and Windows ends it.
LOG_OFF = """
import ctypes, os
from ctypes import wintypes
from PySide6.QtCore import QTimer
from gui.app.session import Session

show = Session._show

def log_off(window):
    window.choose_text_size(150)
    handle, (ask, end) = wintypes.HWND(int(window.winId())), (0x11, 0x16)
    tell = ctypes.windll.user32.SendMessageW
    assert tell(handle, ask, 0, 0)
    tell(handle, end, 1, 0)
    os._exit(77)  # Windows gives no further moment

def show_for_a_moment(session, window):
    QTimer.singleShot(1000, lambda: log_off(window))
    return show(session, window)

Session._show = show_for_a_moment
sys.argv = ["plex-ivig"]
from gui.__main__ import main
main()
"""


def test_what_was_chosen_is_kept_when_the_session_ends(folders: Folders) -> None:
    ended = in_process(LOG_OFF)
    assert (ended.code, ended.err) == (77, "")
    kept = json.loads((folders.local / "plex-ivig" / "settings.json").read_bytes())
    assert kept["text_size"] == 150
