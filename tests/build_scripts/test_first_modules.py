"""Modules that lie in PyInstaller's archive as they are, and how they get there and out."""

from __future__ import annotations

import marshal
import os
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile, ZipInfo

import pytest

from build_scripts.freezing import first_modules as laying
from build_scripts.freezing.first_modules import lay_modules
from build_scripts.frozen.first_modules import (
    AS_IT_IS,
    LIST,
    MODULE,
    NAMESPACE,
    PACKAGE,
    Entries,
    FirstModules,
    find_first_modules,
    kept_handle,
)
from build_scripts.system_packages import BootstrapError

HEAD = struct.Struct("!4s4si5x")
TEXTS = {
    "quite_first": "from quite_first.second import NUMBER\n",
    "quite_first.second": "NUMBER = 7",
}
TIME = (2026, 1, 1, 0, 0, 0)


def code(text: str) -> bytes:
    return marshal.dumps(compile(text, "x.py", "exec"))


def write_archive(file: Path, modules: dict[str, tuple[int, bytes]]) -> None:
    entries, data = [], b""
    for name, (kind, plain) in modules.items():
        packed = zlib.compress(plain)
        entries.append((name, (kind, HEAD.size + len(data), len(packed))))
        data += packed
    head = HEAD.pack(b"PYZ\0", b"1234", HEAD.size + len(data))
    file.write_bytes(head + data + marshal.dumps(entries))


def read_lists(file: Path) -> tuple[Entries, Entries]:
    """The list that PyInstaller reads, and the program's own, which it has out of it."""
    content = file.read_bytes()
    theirs = dict(marshal.loads(list_of(file)))
    kind, place, length = theirs.pop(LIST)
    assert kind == AS_IT_IS
    return theirs, marshal.loads(content[place : place + length])


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names = [*TEXTS, "of_the_zip"]
    monkeypatch.setattr(laying, "listed", lambda: names)
    return names


@pytest.fixture
def laid(tmp_path: Path, listed: list[str]) -> Path:
    """An archive in which the modules of a start, and another, are laid."""
    archive, library = tmp_path / "archive", tmp_path / "library.zip"
    modules = {"later_on": (MODULE, code("B = 2")), "ctypes": (PACKAGE, code(""))}
    modules |= {"quite_first": (PACKAGE, code(TEXTS["quite_first"])), "spaces": (NAMESPACE, b"")}
    modules |= {"quite_first.second": (MODULE, code(TEXTS["quite_first.second"]))}
    write_archive(archive, modules)
    with ZipFile(library, "w") as packed:
        packed.writestr(ZipInfo("of_the_zip/__init__.pyc", TIME), bytes(16) + code("A = 1"))
        packed.writestr(ZipInfo("encodings/__init__.pyc", TIME), bytes(16) + code(""))
    lay_modules(archive, library)
    return archive


@pytest.fixture
def imported(laid: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """They can be imported."""
    theirs = dict(marshal.loads(list_of(laid)))
    archive = SimpleNamespace(toc=theirs, _filename=str(laid), _start_offset=0)
    importers = SimpleNamespace(pyz_archive=archive)
    monkeypatch.setitem(sys.modules, "pyimod02_importers", importers)
    monkeypatch.setattr(sys, "_MEIPASS", "/program", raising=False)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    find_first_modules()
    assert LIST not in theirs
    yield
    for name in [*TEXTS, "of_the_zip", "later_on"]:
        sys.modules.pop(name, None)


def list_of(file: Path) -> bytes:
    content = file.read_bytes()
    return content[HEAD.unpack_from(content)[2] :]


def test_what_a_start_needs_is_laid_as_it_is_and_the_rest_compressed(laid: Path) -> None:
    theirs, own = read_lists(laid)
    assert {name: kind for name, (kind, _, _) in theirs.items()} == {"ctypes": 1, "spaces": 3}
    kinds = {name: kind for name, (kind, _, _) in own.items()}
    as_they_are = {"quite_first": PACKAGE, "quite_first.second": MODULE, "of_the_zip": PACKAGE}
    wanted = {name: kind + AS_IT_IS for name, kind in as_they_are.items()}
    assert kinds == wanted | {"later_on": MODULE}
    content = laid.read_bytes()
    _, place, length = own["later_on"]
    assert zlib.decompress(content[place : place + length]) == code("B = 2")
    _, place, length = own["of_the_zip"]
    assert content[place : place + length] == code("A = 1")
    _, place, length = theirs["ctypes"]
    assert zlib.decompress(content[place : place + length]) == code("")
    assert content.startswith(b"PYZ\0" + b"1234")
    with ZipFile(laid.with_name("library.zip")) as library:
        assert library.namelist() == ["encodings/__init__.pyc"]
        assert library.infolist()[0].date_time == TIME


def test_a_module_that_is_nowhere_stops_the_build(tmp_path: Path, listed: list[str]) -> None:
    write_archive(tmp_path / "archive", {"quite_first": (1, code(""))})
    with ZipFile(tmp_path / "library.zip", "w"):
        pass
    with pytest.raises(BootstrapError, match=r"lists: quite_first\.second, of_the_zip\."):
        lay_modules(tmp_path / "archive", tmp_path / "library.zip")


def test_they_are_imported_with_their_names_and_places(imported: None) -> None:
    import later_on  # type: ignore[import-not-found]
    import of_the_zip  # type: ignore[import-not-found]
    import quite_first  # type: ignore[import-not-found]

    second = sys.modules["quite_first.second"]
    assert (quite_first.NUMBER, second.NUMBER, of_the_zip.A, later_on.B) == (7, 7, 1, 2)
    assert quite_first.__file__ == os.path.join("/program", "quite_first", "__init__.py")
    assert second.__file__ == os.path.join("/program", "quite_first", "second.py")
    assert quite_first.__path__ == [os.path.join("/program", "quite_first")]
    assert (quite_first.__package__, second.__package__) == ("quite_first", "quite_first")
    finder = sys.meta_path[0]
    assert isinstance(finder, FirstModules)
    assert finder.find_spec("ctypes") is None


def test_a_module_can_be_loaded_again(imported: None) -> None:
    import quite_first

    del sys.modules["quite_first"], sys.modules["quite_first.second"]
    import quite_first as again

    assert again is not quite_first
    assert again.NUMBER == 7


def test_a_program_without_such_a_list_is_left_to_pyinstaller(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    archive = SimpleNamespace(toc={"a": (0, 1, 2)})
    importers = SimpleNamespace(pyz_archive=archive)
    monkeypatch.setitem(sys.modules, "pyimod02_importers", importers)
    before = list(sys.meta_path)
    find_first_modules()
    assert sys.meta_path == before
    assert archive.toc == {"a": (0, 1, 2)}


def test_a_kept_file_has_no_number_of_a_standard_stream(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"content")
    kept = os.dup(0)
    os.close(0)
    try:
        handle = kept_handle(str(file))
        with pytest.raises(OSError):
            os.fstat(0)
    finally:
        os.dup2(kept, 0)
        os.close(kept)
    assert handle > 2
    assert os.pread(handle, 7, 0) == b"content"
    os.close(handle)


def test_the_list_is_sorted_and_names_what_there_is() -> None:
    names = laying.listed()
    assert names == sorted({*names})
    assert {"gui.app.session", "PySide6", "msgspec", "typing"} <= {*names}
