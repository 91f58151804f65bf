"""A file that is written appears whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from threading import Thread

import pytest

from gui.cli.output_file import write_whole


def test_a_new_file_holds_what_was_written_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "new", b"content")
    assert [file.name for file in tmp_path.iterdir()] == ["new"]
    assert (tmp_path / "new").read_bytes() == b"content"


def test_a_name_that_is_no_text_is_written_as_it_is(tmp_path: Path) -> None:
    write_whole(tmp_path / os.fsdecode(b"\xff.png"), b"content")
    assert os.listdir(os.fsencode(tmp_path)) == [b"\xff.png"]


def test_a_file_is_replaced_with_its_rights_and_behind_its_link(tmp_path: Path) -> None:
    old, link = tmp_path / "old", tmp_path / "link"
    old.write_bytes(b"old")
    old.chmod(0o604)
    link.symlink_to(old)
    write_whole(link, b"new")
    assert link.is_symlink() and old.read_bytes() == b"new"
    assert stat.S_IMODE(old.stat().st_mode) == 0o604


def test_what_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"old")

    def fail(self: Path, data: bytes) -> int:
        with self.open("wb") as stream:
            stream.write(data[:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="No space left"):
        write_whole(old, b"new content")
    assert [file.name for file in tmp_path.iterdir()] == ["old"]
    assert old.read_bytes() == b"old"


def test_a_folder_or_a_place_in_none_is_refused(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none" / "file"):
        with pytest.raises(OSError):
            write_whole(place, b"content")
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_gets_the_content_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writing = Thread(target=write_whole, args=(pipe, b"content"))
    writing.start()
    assert pipe.read_bytes() == b"content"
    writing.join()
    assert stat.S_ISFIFO(pipe.stat().st_mode)
