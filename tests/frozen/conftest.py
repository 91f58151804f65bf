"""What the tests of the frozen program share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program import FROZEN


@pytest.fixture(scope="session")
def folder() -> Path:
    """The folder that is shipped."""
    assert FROZEN is not None, "no frozen program is named"
    return FROZEN.resolve().parent


@pytest.fixture
def unchanged_folder(folder: Path) -> Iterator[None]:
    """No file of the program's folder is changed, none is added, none is gone after the test."""
    before = {file: state_of(file) for file in folder.rglob("*")}
    assert len(before) > 50
    yield
    after = {file: state_of(file) for file in folder.rglob("*")}
    assert sorted(after) == sorted(before)
    assert [file for file in after if after[file] != before[file]] == []


def state_of(file: Path) -> tuple[str, int, int]:
    """What a file is and holds, and when it was last changed."""
    state = file.lstat()
    if file.is_symlink():
        content = str(file.readlink())
    elif file.is_dir():
        content = "folder"
    else:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
    return content, state.st_mode, state.st_mtime_ns
