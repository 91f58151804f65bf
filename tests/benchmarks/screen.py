"""The pixels of a display, read from outside: one probe for every program."""

from __future__ import annotations

import ctypes
import os
import time
from enum import Enum

# A column of pixels that every window covers, and that in our own crosses the names in the list.
COLUMN, TOP, HEIGHT = 40, 190, 320
MOST_COLOURS_WITHOUT_TEXT = 8
LONGEST_S = 60.0
LOOK_EVERY_S = 0.003
ALL_PLANES, Z_PIXMAP = 0xFFFFFFFF, 2


class Seen(Enum):
    """What can be waited for."""

    NOTHING = "no window"
    PAINTED = "a painted window"
    FILLED = "text in the list"


class _Image(ctypes.Structure):
    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
    )


def has_ended(process: int) -> bool:
    """Whether a child has ended; it is still to be waited for."""
    return os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


class Screen:
    """A display."""

    def __init__(self, name: str) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x11.XGetImage.restype = ctypes.POINTER(_Image)
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(name.encode()))
        self._root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        self._background = self._colours()

    def wait_for(
        self, what: Seen, longest_s: float = LONGEST_S, process: int | None = None
    ) -> None:
        """Look until it is there.

        Args:
            what: what is waited for.
            longest_s: after so long it is given up.
            process: the child that is to bring it about.

        Raises:
            TimeoutError: it is not there after so long.
            ChildProcessError: the child ended before.
        """
        until = time.monotonic() + longest_s
        while not self.shows(what):
            if process is not None and has_ended(process):
                raise ChildProcessError(f"{what.value}: the program ended before")
            if time.monotonic() > until:
                raise TimeoutError(f"{what.value}: not seen within {longest_s:.0f} s")
            time.sleep(LOOK_EVERY_S)

    def shows(self, what: Seen) -> bool:
        """Whether it is there now."""
        colours = self._colours()
        if what is Seen.FILLED:
            return len(colours) > MOST_COLOURS_WITHOUT_TEXT
        return (colours != self._background) is (what is Seen.PAINTED)

    def _colours(self) -> set[bytes]:
        box = (COLUMN, TOP, 1, HEIGHT, ctypes.c_ulong(ALL_PLANES), Z_PIXMAP)
        image = self._x11.XGetImage(self._display, self._root, *box)
        pixels = ctypes.string_at(image.contents.data, 4 * HEIGHT)
        self._x11.XDestroyImage(image)
        return {pixels[at : at + 3] for at in range(0, len(pixels), 4)}
