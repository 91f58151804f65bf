"""Has the system read the libraries from the disk while Python still starts."""

from __future__ import annotations

import os
from contextlib import suppress

LAST_NEEDED = "PySide6/QtWidgets.abi3.so"
# In the order in which they are needed.
FOLDERS = (
    *("PySide6/Qt/plugins/platforms", "PySide6/Qt/lib", "", "PySide6"),
    *("resources/fonts", "resources/trust", "resources/bundle", "resources/bundle/conditions"),
)
NEEDED_LATER = ("_cffi_backend", "QtPrintSupport", "libQt6PrintSupport", "base_library.zip")
FOR_WAYLAND = ("libQt6WaylandClient", "libwayland-")
AT_ONCE = 1 << 20


def read_ahead(folder: str) -> None:
    """Ask for the files that a start needs, unless they are in memory from the last start.

    Args:
        folder: where the frozen program's files are.
    """
    if in_memory(os.path.join(folder, LAST_NEEDED)):
        return
    later = NEEDED_LATER if os.environ.get("WAYLAND_DISPLAY") else (*NEEDED_LATER, *FOR_WAYLAND)
    for name in FOLDERS:
        with suppress(OSError), os.scandir(os.path.join(folder, name)) as entries:
            for entry in entries:
                if entry.is_file() and not entry.name.startswith(later):
                    ask_for(entry.path)


def in_memory(path: str) -> bool:
    """Whether the end of a file can be had without the disk."""
    with suppress(OSError), open(path, "rb", buffering=0) as file:
        end = os.fstat(file.fileno()).st_size - 1
        return os.preadv(file.fileno(), [bytearray(1)], end, os.RWF_NOWAIT) == 1
    return False


def ask_for(path: str) -> None:
    """Ask for a file; the answer is not waited for."""
    with suppress(OSError), open(path, "rb", buffering=0) as file:
        for place in range(0, os.fstat(file.fileno()).st_size, AT_ONCE):
            os.posix_fadvise(file.fileno(), place, AT_ONCE, os.POSIX_FADV_WILLNEED)
