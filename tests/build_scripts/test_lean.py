"""What of Python and Qt is frozen: the roots, what they need, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.freezing import lean
from build_scripts.freezing.icu import is_kept
from build_scripts.system_packages import BootstrapError
from tests.build_scripts.small_elf import small_elf

XCB = "PySide6/Qt/plugins/platforms/libqxcb.so"
PRINTING = "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so"


def collected(folder: Path, place: str, *needed: str, kind: str = "BINARY") -> lean.Collected:
    file = folder / Path(place).name
    file.write_bytes(small_elf(needed))
    return place, str(file), kind


def finder(*known: Path) -> Callable[[str], Path | None]:
    return {file.name: file for file in known}.get


def test_a_library_is_taken_only_where_something_needs_it(tmp_path: Path) -> None:
    found = [
        collected(tmp_path, "PySide6/QtCore.abi3.so", "libQt6Core.so.6", kind="EXTENSION"),
        collected(tmp_path, "PySide6/Qt/lib/libQt6Core.so.6", "libc.so.6"),
        collected(tmp_path, "PySide6/Qt/lib/libQt6Network.so.6"),
        collected(tmp_path, XCB, "libQt6Core.so.6"),
        collected(tmp_path, "PySide6/Qt/plugins/platforms/libqvnc.so", "libQt6Network.so.6"),
    ]
    kept = [place for place, _, _ in lean.needed_libraries(found, finder())]
    assert sorted(kept) == [
        "PySide6/Qt/lib/libQt6Core.so.6",
        XCB,
        "PySide6/QtCore.abi3.so",
    ]


def test_what_pyinstaller_leaves_to_the_system_is_taken_from_it(tmp_path: Path) -> None:
    xcb, xau = tmp_path / "libxcb.so.1", tmp_path / "libXau.so.6"
    xcb.write_bytes(small_elf(["libXau.so.6", "libc.so.6"]))
    xau.write_bytes(small_elf(["libc.so.6"]))
    kept = list(lean.needed_libraries([collected(tmp_path, XCB, xcb.name)], finder(xcb, xau)))
    assert ("libxcb.so.1", str(xcb), "BINARY") in kept
    assert ("libXau.so.6", str(xau), "BINARY") in kept


def test_libraries_of_the_c_runtime_are_never_taken(tmp_path: Path) -> None:
    runtime = ["libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1"]
    found = [collected(tmp_path, XCB, *runtime)]
    assert list(lean.needed_libraries(found, finder())) == found


def test_the_way_to_a_printer_is_taken_and_the_systems_print_service_is_not(
    tmp_path: Path,
) -> None:
    cups = tmp_path / "libcups.so.2"
    cups.write_bytes(small_elf(["libgnutls.so.30"]))
    found = [
        collected(tmp_path, PRINTING, "libQt6PrintSupport.so.6", cups.name),
        collected(tmp_path, "PySide6/Qt/lib/libQt6PrintSupport.so.6", "libc.so.6"),
    ]
    assert list(lean.needed_libraries(found, finder(cups))) == found
    assert list(lean.needed_libraries(found, finder())) == found


def test_a_library_that_is_nowhere_is_named_with_what_needs_it(tmp_path: Path) -> None:
    with pytest.raises(BootstrapError, match=r"libfoo\.so\.3, which libqxcb\.so needs"):
        list(lean.needed_libraries([collected(tmp_path, XCB, "libfoo.so.3")], finder()))


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("resources/bundle/bundle.json", True),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/translations/qt_de.qm", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("PySide6/QtCore.pyi", False),
    ],
)
def test_data_of_qt_that_nothing_reads_stays_out(place: str, wanted: bool) -> None:
    assert lean.is_wanted_data(place) is wanted


def test_links_to_what_is_not_shipped_go_too() -> None:
    entries = [
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Pdf.so.6", "PySide6/Qt/lib/libQt6Pdf.so.6", "SYMLINK"),
        ("a.json", "/somewhere/a.json", "DATA"),
    ]
    kept = [("PySide6/Qt/lib/libQt6Core.so.6", "/somewhere", "BINARY")]
    assert lean.without_dead_links(entries, kept) == [entries[0], entries[2]]


def test_the_order_in_which_files_were_found_does_not_matter() -> None:
    entries = [("b", "2", "DATA"), ("a", "1", "DATA"), ("b", "2", "DATA")]
    assert lean.without_doubles(entries) == [("a", "1", "DATA"), ("b", "2", "DATA")]


@pytest.mark.parametrize(
    "item", ["root.res", "de.res", "coll/de.res", "coll/root.res", "coll/ucadata.icu", "nfc.nrm"]
)
def test_icu_keeps_the_root_and_what_sorts_german(item: str) -> None:
    assert is_kept(item)


@pytest.mark.parametrize(
    "item", ["fr.res", "coll/zh.res", "ibm-37_P100-1995.cnv", "unames.icu", "brkitr/thaidict.dict"]
)
def test_icu_loses_what_the_program_never_asks_for(item: str) -> None:
    assert not is_kept(item)
