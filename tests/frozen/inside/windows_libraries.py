"""Tells where Windows found the program's libraries, and what could be loaded or changed."""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import sys
from contextlib import suppress
from typing import Any

RUNTIME = ("vcruntime140", "vcruntime140_1", "msvcp140", "msvcp140_1", "msvcp140_2")
LIBRARIES = ("python313", "python3", "qt6core", "qt6gui", "qt6widgets", *RUNTIME)
NETWORK = ("_socket", "socket", "select", "ssl", "asyncio", "http.client", "_overlapped")
BY_WHOLE_NAME = 0x8  # LOAD_WITH_ALTERED_SEARCH_PATH
kernel: Any = vars(ctypes)["WinDLL"]("kernel32")
for function in (kernel.LoadLibraryW, kernel.LoadLibraryExW, kernel.GetModuleHandleW):
    function.restype = ctypes.c_void_p


def place_of(library: str) -> str:
    """Where a loaded library came from."""
    text = ctypes.create_unicode_buffer(1000)
    handle = kernel.GetModuleHandleW(f"{library}.dll")
    kernel.GetModuleFileNameW(ctypes.c_void_p(handle), text, len(text))
    return text.value if handle else ""


def may_change(file: str) -> list[str]:
    """What of a file could be done while the program runs."""
    done = []
    with suppress(OSError), open(file, "r+b"):
        done.append("written")
    if kernel.MoveFileW(file, f"{file}.old"):
        done.append("renamed")
    if kernel.DeleteFileW(file):
        done.append("deleted")
    return done


def is_there(module: str) -> bool:
    """Whether a module can be imported."""
    try:
        importlib.import_module(module)
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    importlib.import_module("PySide6.QtPrintSupport")
    trap = sys.argv[1]
    inside: str = vars(sys)["_MEIPASS"]
    told = {
        "found by its name": bool(kernel.LoadLibraryW(os.path.basename(trap))),
        "found by its place": bool(kernel.LoadLibraryExW(trap, None, BY_WHOLE_NAME)),
        "places": {name: place_of(name) for name in LIBRARIES},
        "inside": inside,
        "changed": {
            file: may_change(file)
            for file in (sys.executable, os.path.join(inside, "base_library.zip"))
        },
        "network": [name for name in NETWORK if is_there(name)],
        "UTF-8": bool(sys.flags.utf8_mode),
        "isolated": bool(sys.flags.isolated),
    }
    print(json.dumps(told))
