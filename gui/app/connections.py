"""Connects to a display as Qt will, and keeps the connection; says what stands in the way."""

from __future__ import annotations

import ctypes
import os
from contextlib import ExitStack
from typing import Any, ClassVar

_NO_SUCH_SCREEN = 6  # XCB_CONN_CLOSED_INVALID_SCREEN
_FEWEST_BITS = 15


class LibraryProblemError(Exception):
    """A library for the display cannot be loaded; the cause is the loader's error."""


class _XScreen(ctypes.Structure):
    """The beginning of `xcb_screen_t`."""

    _fields_: ClassVar = [
        ("identifiers", ctypes.c_uint32 * 5),
        ("measures", ctypes.c_uint16 * 6),
        ("root_visual", ctypes.c_uint32),
        ("stores_and_unders", ctypes.c_uint8 * 2),
        ("root_depth", ctypes.c_uint8),
    ]


class _XScreens(ctypes.Structure):
    """`xcb_screen_iterator_t`."""

    _fields_: ClassVar = [
        ("data", ctypes.POINTER(_XScreen)),
        ("rem", ctypes.c_int),
        ("index", ctypes.c_int),
    ]


def hold_x(display: str, held: ExitStack) -> str:
    """Connect to an X display until `held` is closed; returns what is wrong, empty if nothing.

    Raises:
        LibraryProblemError: X's own library cannot be loaded.
    """
    xcb = _library("libxcb.so.1")
    xcb.xcb_connect.restype = xcb.xcb_get_setup.restype = ctypes.c_void_p
    xcb.xcb_setup_roots_iterator.restype = _XScreens
    wanted = ctypes.c_int()
    connection = ctypes.c_void_p(xcb.xcb_connect(os.fsencode(display), ctypes.byref(wanted)))
    held.callback(xcb.xcb_disconnect, connection)
    failed = xcb.xcb_connection_has_error(connection)
    if failed == _NO_SUCH_SCREEN:
        return f"the display {display!r} has no screen {wanted.value}"
    if failed:
        return _out_of_reach(display)
    setup = ctypes.c_void_p(xcb.xcb_get_setup(connection))
    screens = xcb.xcb_setup_roots_iterator(setup)
    for _ in range(wanted.value):
        xcb.xcb_screen_next(ctypes.byref(screens))
    depth = screens.data.contents.root_depth
    if depth < _FEWEST_BITS:
        return f"the display {display!r} has too few colours: {depth} bits for each point"
    return ""


def hold_wayland(socket: str, held: ExitStack) -> str:
    """Connect to a Wayland display until `held` is closed; returns what is wrong.

    Raises:
        LibraryProblemError: Wayland's own library cannot be loaded.
    """
    wayland = _library("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    connection = wayland.wl_display_connect(os.fsencode(socket))
    if connection is None:
        return _out_of_reach(socket)
    held.callback(wayland.wl_display_disconnect, ctypes.c_void_p(connection))
    return ""


def _library(name: str) -> Any:
    try:
        return ctypes.CDLL(name)
    except OSError as error:
        raise LibraryProblemError from error


def _out_of_reach(display: str) -> str:
    return f"the display {display!r} cannot be reached"
