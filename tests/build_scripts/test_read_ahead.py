"""What a start needs is asked for ahead, unless it is in memory already."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from build_scripts.frozen import read_ahead as subject


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, OSError]:
    """What the system answers when a file's end is asked for; not every one can tell."""
    refused: dict[str, OSError] = {}

    def preadv(_file: int, _buffers: object, place: int, flags: int) -> int:
        assert (place, flags) == (0, os.RWF_NOWAIT)
        if "now" in refused:
            raise refused["now"]
        return 1

    monkeypatch.setattr(os, "preadv", preadv)
    return refused


@pytest.mark.parametrize("reason", [errno.EAGAIN, errno.EOPNOTSUPP])
def test_a_file_is_in_memory_if_its_end_is_read_at_once(
    tmp_path: Path, answers: dict[str, OSError], reason: int
) -> None:
    file = tmp_path / "library.so"
    file.write_bytes(b"x")
    assert subject.in_memory(str(file))
    answers["now"] = OSError(reason, "no")
    assert not subject.in_memory(str(file))


@pytest.mark.parametrize("name", ["missing", ""])
def test_what_cannot_be_read_is_not_in_memory(tmp_path: Path, name: str) -> None:
    assert not subject.in_memory(str(tmp_path / name))


@pytest.mark.parametrize("wayland", ["", "wayland-0"])
def test_every_file_of_the_folders_is_asked_for_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wayland: str
) -> None:
    asked: list[str] = []
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
    monkeypatch.setattr(subject, "ask_for", asked.append)
    (tmp_path / "PySide6" / "Qt" / "lib").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    wanted = ["library.so", "PySide6/QtCore.abi3.so", "PySide6/Qt/lib/libQt6Core.so.6"]
    later = ["_cffi_backend.abi3.so", "PySide6/QtPrintSupport.abi3.so", "base_library.zip"]
    of_wayland = ["libwayland-client.so.0", "PySide6/Qt/lib/libQt6WaylandClient.so.6"]
    for name in (*wanted, *later, *of_wayland, "elsewhere/picture.svg"):
        (tmp_path / name).write_bytes(b"x")
    subject.read_ahead(str(tmp_path))
    wanted += of_wayland if wayland else []
    assert sorted(asked) == sorted(str(tmp_path / name) for name in wanted)


@pytest.mark.usefixtures("answers")
def test_what_is_in_memory_is_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(subject, "ask_for", asked.append)
    last = tmp_path / subject.LAST_NEEDED
    last.parent.mkdir(parents=True)
    last.write_bytes(b"x")
    subject.read_ahead(str(tmp_path))
    assert asked == []


def test_a_file_that_has_gone_is_passed_over(tmp_path: Path) -> None:
    subject.ask_for(str(tmp_path / "gone.so"))
