"""A file written durably: a computer that loses power finds the old or the new, and whole."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gui.machine.whole_files import read_plain, write_durably


def test_the_content_is_on_the_disk_before_it_gets_its_name_and_then_the_name_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, done = tmp_path / "file", list[tuple[str, str, bytes]]()
    file.write_bytes(b"old")
    originals: dict[str, Callable[..., Any]] = {"fsync": os.fsync, "replace": os.replace}

    def fsync(handle: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        (beside,) = [it for it in tmp_path.iterdir() if it != file] or [file]
        done.append(("fsync", kind, beside.read_bytes()))
        originals["fsync"](handle)

    def replace(source: Path, target: Path) -> None:
        done.append(("replace", target.name, file.read_bytes()))
        originals["replace"](source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    write_durably(file, b"new", 0o640)
    assert done == [
        ("fsync", "file", b"new"),
        ("replace", "file", b"old"),
        ("fsync", "folder", b"new"),
    ]
    assert list(tmp_path.iterdir()) == [file]
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o640)


def test_only_a_regular_file_is_read_and_no_more_than_one_byte_too_much(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"content")
    assert read_plain(file, 7) == read_plain(file, 6) == b"content"
    assert read_plain(file, 3) == b"cont"
    (tmp_path / "link").symlink_to(file)
    with pytest.raises(OSError, match="it is a link"):
        read_plain(tmp_path / "link", 7)
    os.mkfifo(tmp_path / "pipe")
    for other in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(OSError, match="it is no regular file"):
            read_plain(other, 7)
