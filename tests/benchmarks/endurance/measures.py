"""What a process holds: memory, open files, threads, windows, objects, and files on the disk."""

from __future__ import annotations

import ctypes
import gc
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

_ROLLED_UP = Path("/proc/self/smaps_rollup")
_STATUS = Path("/proc/self/status")
_OPEN = Path("/proc/self/fd")
_THREADS = Path("/proc/self/task")
_HELPER = "Thread (pooled)"
_PRIVATE = ("Private_Clean", "Private_Dirty", "Private_Hugetlb")


def give_back() -> None:
    """Let go of what nobody needs, and hand to the system what is free."""
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)


def memory_kib() -> dict[str, int]:
    """Proportional, own and resident memory of this process, and what it has written itself."""
    if not _ROLLED_UP.exists():
        return {}
    parts = dict(_numbers(_ROLLED_UP))
    own = sum(parts.get(name, 0) for name in _PRIVATE)
    resident = dict(_numbers(_STATUS))["VmRSS"]
    return {"pss": parts["Pss"], "uss": own, "rss": resident, "written": parts["Anonymous"]}


def _numbers(file: Path) -> Iterator[tuple[str, int]]:
    for line in file.read_text("utf-8").splitlines():
        name, _, rest = line.partition(":")
        words = rest.split()
        if len(words) == 2 and words[1] == "kB":
            yield name, int(words[0])


def threads() -> list[str]:
    """The names of all threads, but for Qt's helpers: these end by themselves after 30 seconds."""
    return [name for name in _all_threads() if name != _HELPER]


def _all_threads() -> list[str]:
    found = []
    for entry in sorted(_THREADS.iterdir()) if _THREADS.exists() else ():
        try:
            found.append((entry / "comm").read_text("utf-8").strip())
        except OSError:  # it has just ended
            continue
    return found


def open_files() -> list[str]:
    """What every descriptor of this process is open on; numbers of pipes and sockets left out.

    Each of Qt's helpers has one to be woken by. The name of the window's place in its session is
    left out: it is another one after other content was shown.
    """
    found = []
    for entry in os.listdir(_OPEN) if _OPEN.exists() else ():
        try:
            place = os.readlink(_OPEN / entry).partition(":[")[0]
        except OSError:  # the one by which the folder was read
            continue
        found.append(re.sub(r"[^/]+(?=\.(lock|pipe)$)", "*", place))
    for _ in range(_all_threads().count(_HELPER)):
        found.remove("anon_inode")
    return sorted(found)


def objects() -> dict[str, int]:
    """How many objects of Qt and of Python there are, and how many windows."""
    tops = QApplication.topLevelWidgets()
    return {
        "top-level widgets": len(tops),
        "widgets": len(QApplication.allWidgets()),
        "windows": len(QGuiApplication.allWindows()),
        "python objects": len(gc.get_objects()),
        "threads": len(threads()),
    }


def files_below(folder: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def sample(number: int, windows_of_display: Callable[[], int] | None = None) -> dict[str, Any]:
    """Everything of now, once `number` actions are done."""
    give_back()
    shown = {} if windows_of_display is None else {"windows of the display": windows_of_display()}
    return {
        "actions": number,
        "memory": memory_kib(),
        "files": open_files(),
        "objects": objects() | shown,
    }
