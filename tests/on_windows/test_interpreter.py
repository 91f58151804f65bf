"""These tests are run by the interpreter that is frozen, with Qt's own platform at hand."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import PySide6
import pytest

from gui import paths
from tests.on_windows.conftest import Folders


def test_the_interpreter_is_that_of_windows() -> None:
    assert (sys.platform, os.name, sys.version_info[:3]) == ("win32", "nt", (3, 13, 2))
    assert Path(PySide6.__file__).is_relative_to(Path(sys.executable).parent)


def test_the_folders_are_those_of_the_test(folders: Folders) -> None:
    assert os.environ["LOCALAPPDATA"] == str(folders.local)
    assert list(folders.local.iterdir()) == []
    assert paths.shipped_bundle().is_dir()


@pytest.mark.parametrize("name", ["spaces and \u00e4\u00f6\u00fc", "\u65e5\u672c", "x" * 200])
def test_a_folder_of_any_name_can_be_written(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "file.txt").write_text(name, "utf-8")
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    assert (folder / "file.txt").read_text("utf-8") == name
