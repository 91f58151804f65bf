"""Windows' own dialogs, such as that for printers: Qt can open them, and not close them."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _CLASS = "#32770"
    _COMMAND, _CANCEL = 0x111, 2
    _EACH = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)

    def cancel_native_dialogs() -> bool:
        """Answer those that are open with Cancel; whether there were any."""
        user32, found = ctypes.windll.user32, list[int]()

        def look(handle: int, _: int) -> bool:
            name = ctypes.create_unicode_buffer(len(_CLASS) + 2)
            user32.GetClassNameW(wintypes.HWND(handle), name, len(name))
            if name.value == _CLASS and user32.IsWindowVisible(wintypes.HWND(handle)):
                found.append(handle)
            return True

        thread = ctypes.windll.kernel32.GetCurrentThreadId()
        user32.EnumThreadWindows(thread, _EACH(look), 0)
        for handle in found:
            user32.PostMessageW(wintypes.HWND(handle), _COMMAND, _CANCEL, 0)
        return bool(found)
