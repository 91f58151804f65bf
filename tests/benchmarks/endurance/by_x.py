"""Inputs sent to an X display, from where they come to the window as those of real devices do."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from gui.compat import override
from tests.benchmarks.endurance.hands import Hands

_CLIENT_MESSAGE = 33
_ROOT_EVENTS = 1 << 17  # StructureNotifyMask
_TO_PARENT = 2  # RevertToParent
_NAMES = {
    **{"PageDown": "Next", "PageUp": "Prior", "Backspace": "BackSpace"},
    **{"Space": "space", "Plus": "plus", "Minus": "minus", "Equal": "equal"},
    **{",": "comma", ".": "period", "/": "slash", "'": "apostrophe", "%": "percent"},
    **{"*": "asterisk", "(": "parenleft", ")": "parenright", "<": "less", ">": "greater"},
    **{"&": "ampersand", '"': "quotedbl", "?": "question", "!": "exclam", "#": "numbersign"},
    **{":": "colon", ";": "semicolon", "_": "underscore", "@": "at", "\\": "backslash"},
}
_HELD = {"Ctrl": "Control_L", "Alt": "Alt_L", "Shift": "Shift_L"}
_BUTTONS = {
    Qt.MouseButton.LeftButton: 1,
    Qt.MouseButton.MiddleButton: 2,
    Qt.MouseButton.RightButton: 3,
}
_UP, _DOWN = 4, 5


class _ClientMessage(ctypes.Structure):
    _fields_: ClassVar = [
        *(("type", c_int), ("serial", c_ulong), ("send_event", c_int), ("display", c_void_p)),
        *(("window", c_ulong), ("message_type", c_ulong), ("format", c_int)),
        ("data", c_long * 5),
    ]


class _Event(ctypes.Union):
    _fields_: ClassVar = [("message", _ClientMessage), ("pad", c_long * 24)]


_ErrorHandler = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)


class XHands(Hands):
    """Is keyboard, pointer and window manager of a display that has none.

    A window manager asks a window now and then whether it still answers; here that tells when
    all that was sent before has come to the program.
    """

    def __init__(self, display: str) -> None:
        self._x = _typed(ctypes.CDLL("libX11.so.6"))
        self._test = ctypes.CDLL("libXtst.so.6")
        self._test.XTestFakeKeyEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
        self._test.XTestFakeButtonEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
        self._test.XTestFakeMotionEvent.argtypes = [c_void_p, c_int, c_int, c_int, c_ulong]
        self._no_end = _ErrorHandler(lambda _display, _error: 0)  # a window may just have gone
        self._x.XSetErrorHandler(self._no_end)
        self._display = c_void_p(self._x.XOpenDisplay(display.encode()))
        self._root = self._x.XDefaultRootWindow(self._display)
        self._x.XSelectInput(self._display, self._root, _ROOT_EVENTS)
        self._protocols = self._atom("WM_PROTOCOLS")
        self._ping = self._atom("_NET_WM_PING")
        self._codes: dict[str, tuple[int, bool]] = {}
        self._asked = self._answered = 0

    def _atom(self, name: str) -> int:
        return int(self._x.XInternAtom(self._display, name.encode(), 0))

    def _code(self, name: str) -> tuple[int, bool]:
        """The key of a name, and whether it is that with Shift."""
        if name not in self._codes:
            symbol = self._x.XStringToKeysym(_NAMES.get(name, name).encode())
            code = self._x.XKeysymToKeycode(self._display, symbol)
            plain = self._x.XkbKeycodeToKeysym(self._display, code, 0, 0)
            assert code, f"the keyboard has no {name!r}"
            self._codes[name] = code, plain != symbol
        return self._codes[name]

    @override
    def press(self, *chords: str) -> None:
        for chord in chords:
            *held, name = chord.split("+")
            code, shifted = self._code(name if len(name) > 1 or not held else name.lower())
            if shifted and "Shift" not in held:
                held.append("Shift")
            modifiers = [self._code(_HELD[modifier])[0] for modifier in held]
            for key in (*modifiers, code):
                self._test.XTestFakeKeyEvent(self._display, key, 1, 0)
            for key in (code, *reversed(modifiers)):
                self._test.XTestFakeKeyEvent(self._display, key, 0, 0)

    def _button(self, number: int, *, down: bool) -> None:
        self._test.XTestFakeButtonEvent(self._display, number, down, 0)

    def _move(self, widget: QWidget, point: QPoint) -> None:
        place = widget.mapToGlobal(point)
        self._test.XTestFakeMotionEvent(self._display, -1, place.x(), place.y(), 0)

    @override
    def click(
        self,
        widget: QWidget,
        point: QPoint,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        times: int = 1,
    ) -> None:
        self._move(widget, point)
        for _ in range(times):
            self._button(_BUTTONS[button], down=True)
            self._button(_BUTTONS[button], down=False)

    @override
    def drag(self, widget: QWidget, start: QPoint, by: QPoint) -> None:
        self._move(widget, start)
        self._button(1, down=True)
        self._move(widget, start + by / 2)
        self._move(widget, start + by)
        self._button(1, down=False)

    @override
    def wheel(self, widget: QWidget, point: QPoint, notches: int) -> None:
        self._move(widget, point)
        for _ in range(abs(notches)):
            self._button(_UP if notches > 0 else _DOWN, down=True)
            self._button(_UP if notches > 0 else _DOWN, down=False)

    @override
    def resize(self, window: QWidget, width: int, height: int) -> None:
        self._x.XResizeWindow(self._display, int(window.winId()), width, height)

    def focus(self, window: QWidget) -> None:
        """Give a window the keyboard, if it has it not."""
        wanted, found, revert = int(window.winId()), c_ulong(), c_int()
        self._x.XGetInputFocus(self._display, byref(found), byref(revert))
        if found.value != wanted:
            self._x.XSetInputFocus(self._display, wanted, _TO_PARENT, 0)

    def ask(self, window: QWidget) -> None:
        """Send all, and ask a window whether it answers."""
        self._asked += 1
        event = _Event()
        event.message.type = _CLIENT_MESSAGE
        event.message.window = int(window.winId())
        event.message.message_type = self._protocols
        event.message.format = 32
        event.message.data[:3] = [self._ping, self._asked, int(window.winId())]
        self._x.XSendEvent(self._display, event.message.window, 0, 0, byref(event))
        self._x.XFlush(self._display)

    def has_arrived(self) -> bool:
        """Whether all that was sent has come to the program."""
        event = _Event()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, byref(event))
            told = event.message
            if told.type == _CLIENT_MESSAGE and told.data[0] == self._ping:
                self._answered = told.data[1]
        return self._answered == self._asked

    def windows(self) -> int:
        """How many windows there are on the display, shown or not."""
        return sum(1 for _ in self._below(self._root))

    def _below(self, window: int) -> Iterator[int]:
        root, parent, count = c_ulong(), c_ulong(), c_uint()
        children = POINTER(c_ulong)()
        where = (byref(root), byref(parent), byref(children), byref(count))
        if not self._x.XQueryTree(self._display, window, *where):
            return
        found = children[: count.value] if count.value else []
        if count.value:
            self._x.XFree(children)
        for child in found:
            yield child
            yield from self._below(child)


def _typed(x: Any) -> Any:
    x.XOpenDisplay.argtypes, x.XOpenDisplay.restype = [c_char_p], c_void_p
    x.XDefaultRootWindow.argtypes, x.XDefaultRootWindow.restype = [c_void_p], c_ulong
    x.XSelectInput.argtypes = [c_void_p, c_ulong, c_long]
    x.XInternAtom.argtypes, x.XInternAtom.restype = [c_void_p, c_char_p, c_int], c_ulong
    x.XStringToKeysym.argtypes, x.XStringToKeysym.restype = [c_char_p], c_ulong
    x.XKeysymToKeycode.argtypes, x.XKeysymToKeycode.restype = [c_void_p, c_ulong], ctypes.c_ubyte
    x.XkbKeycodeToKeysym.argtypes = [c_void_p, ctypes.c_ubyte, c_int, c_int]
    x.XkbKeycodeToKeysym.restype = c_ulong
    x.XResizeWindow.argtypes = [c_void_p, c_ulong, c_uint, c_uint]
    x.XGetInputFocus.argtypes = [c_void_p, c_void_p, c_void_p]
    x.XSetInputFocus.argtypes = [c_void_p, c_ulong, c_int, c_ulong]
    x.XSendEvent.argtypes = [c_void_p, c_ulong, c_int, c_long, c_void_p]
    x.XNextEvent.argtypes = [c_void_p, c_void_p]
    x.XQueryTree.argtypes = [c_void_p, c_ulong, *[c_void_p] * 4]
    x.XFree.argtypes = [c_void_p]
    for name in ("XFlush", "XPending"):
        getattr(x, name).argtypes = [c_void_p]
    return x
