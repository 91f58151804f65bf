"""Of the libraries for Windows only those are frozen that something needs, and each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.freezing import lean
from build_scripts.freezing.windows_lean import needed_libraries
from build_scripts.system_packages import BootstrapError
from tests.build_scripts.small_pe import small_pe

CORE, WINDOW = "PySide6\\QtCore.pyd", "PySide6\\plugins\\platforms\\qwindows.dll"
OLD, NEW, NEWEST = (14, 42, 34226, 3), (14, 44, 35211, 0), (14, 44, 35211, 1)


def collected(
    folder: Path,
    place: str,
    *needed: str,
    kind: str = "BINARY",
    late: tuple[str, ...] = (),
    version: tuple[int, ...] = (),
) -> lean.Collected:
    file = folder / place.replace("\\", "-")
    file.write_bytes(small_pe(needed, late, version))
    return place, str(file), kind


def test_a_library_is_taken_only_where_something_needs_it(tmp_path: Path) -> None:
    found = [
        collected(tmp_path, CORE, "Qt6Core.dll", "python3.dll", kind="EXTENSION"),
        collected(tmp_path, "PySide6\\Qt6Core.dll", "KERNEL32.dll", "WS2_32.dll"),
        collected(tmp_path, "PySide6\\Qt6Network.dll", "DNSAPI.dll"),
        collected(tmp_path, "PySide6\\opengl32sw.dll"),
        collected(tmp_path, WINDOW, "QT6CORE.dll", late=("Qt6Gui.dll",)),
        collected(tmp_path, "PySide6\\Qt6Gui.dll"),
        collected(tmp_path, "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll", "Qt6Network.dll"),
        collected(tmp_path, "python3.dll"),
    ]
    kept = sorted(place for place, _, _ in needed_libraries(found))
    assert kept == [
        "PySide6\\Qt6Core.dll",
        "PySide6\\Qt6Gui.dll",
        CORE,
        WINDOW,
        "python3.dll",
    ]


def test_the_newest_runtime_serves_all_from_the_top(tmp_path: Path) -> None:
    name = "VCRUNTIME140.dll"
    found = [
        collected(tmp_path, CORE, name, kind="EXTENSION"),
        collected(tmp_path, name.lower(), version=OLD),
        collected(tmp_path, f"shiboken6\\{name}", version=NEW),
        collected(tmp_path, f"PySide6\\{name}", version=NEWEST),
    ]
    assert list(needed_libraries(found)) == [found[0], (name, found[3][1], "BINARY")]


def test_a_runtime_by_a_name_of_its_own_stays_where_it_is(tmp_path: Path) -> None:
    own = "rapidfuzz.libs\\msvcp140-a4c2229b.dll"
    found = [
        collected(tmp_path, "rapidfuzz\\fuzz.pyd", "msvcp140-a4c2229b.dll", kind="EXTENSION"),
        collected(tmp_path, own, "api-ms-win-crt-heap-l1-1-0.dll"),
    ]
    assert [place for place, _, _ in needed_libraries(found)] == ["rapidfuzz\\fuzz.pyd", own]


def test_what_is_neither_there_nor_of_windows_is_named(tmp_path: Path) -> None:
    found = [collected(tmp_path, CORE, "KERNEL32.dll", "Odd.dll", kind="EXTENSION")]
    with pytest.raises(BootstrapError, match=r"qtcore\.pyd needs odd\.dll"):
        list(needed_libraries(found))
