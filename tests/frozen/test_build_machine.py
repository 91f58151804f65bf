"""What is shipped tells nothing of the machine it was made on."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program import PROGRAM, ROOT
from tests.frozen.archive import modules, parts

HOME = re.compile(rb"(?<![\w./-])(?:/hom[e]/[\w.-]+|/roo[t]|/User[s]/[\w.-]+)/[\w.+/-]*")
OF_QT_PROJECT = re.compile(rb"/hom[e]/qt/work/")


def shipped(folder: Path, program: Path) -> Iterator[tuple[str, bytes]]:
    """The content of every shipped file, and of everything packed into one."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            name, data = str(file.relative_to(folder)), file.read_bytes()
            yield name, data
            if zipfile.is_zipfile(io.BytesIO(data)):
                with zipfile.ZipFile(file) as packed:
                    yield from ((f"{name}: {it}", packed.read(it)) for it in packed.namelist())
    yield from ((f"{program.name}: {part.name}", part.data) for part in parts(program))
    yield from ((f"{program.name}: {name}", data) for name, data in modules(program).items())


@pytest.fixture(scope="module")
def contents(folder: Path) -> dict[str, bytes]:
    found = dict(shipped(folder, Path(PROGRAM[0])))
    assert len(found) > 300
    return found


def own_places(folder: Path) -> list[bytes]:
    places = {ROOT, Path(sys.prefix), Path.home(), folder.parent}
    return [str(place).encode() for place in places if len(place.parts) > 2]


def test_no_folder_of_this_machine_is_named(contents: dict[str, bytes], folder: Path) -> None:
    places = own_places(folder)
    assert places
    named = [name for name, data in contents.items() if any(place in data for place in places)]
    assert named == []


def test_nobodys_home_is_named(contents: dict[str, bytes]) -> None:
    homes = {
        (name, path.decode())
        for name, data in contents.items()
        for path in HOME.findall(data)
        if not OF_QT_PROJECT.match(path)
    }
    assert sorted(homes) == []


def test_the_searches_would_find_something(contents: dict[str, bytes]) -> None:
    paths = [b"/hom" + b"e/some-body/file", b"/roo" + b"t/x"]
    assert HOME.findall(b"\0%s\0%s\0" % tuple(paths)) == paths
    assert not HOME.search(b"a%s .%s" % tuple(paths))
    assert any(b"Multifocal motor neuropathy" in data for data in contents.values())
    assert any(name.endswith(": gui.app.session") for name in contents)
