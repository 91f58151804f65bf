"""A file that is written appears whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from gui.cli.output_file import AlreadyThereError, why_not_written, write_whole
from gui.pages.words import Words


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

    def fail(self: Path, _target: Path) -> None:
        assert self.read_bytes() == b"new content"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        write_whole(old, b"new content")
    assert [file.name for file in tmp_path.iterdir()] == ["old"]
    assert old.read_bytes() == b"old"


def test_where_the_folder_may_not_be_changed_the_file_itself_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", fail)
    old = tmp_path / "old"
    old.write_bytes(b"old")
    write_whole(old, b"new")
    assert old.read_bytes() == b"new"
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "new", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["old"]


def test_where_nothing_may_be_written_in_place_the_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", fail)
    old = tmp_path / "old"
    old.write_bytes(b"old")
    with pytest.raises(PermissionError):
        write_whole(old, b"new", in_place=False)
    assert old.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["old"]


def test_what_is_written_over_comes_back_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    write_bytes = Path.write_bytes

    def write_a_part(self: Path, data: bytes) -> int:
        written = write_bytes(self, data[:5])
        if len(data) > 5:
            raise OSError(28, "No space left on device")
        return written

    old = tmp_path / "old"
    old.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.setattr(Path, "write_bytes", write_a_part)
    with pytest.raises(OSError, match="No space left"):
        write_whole(old, b"new content")
    assert old.read_bytes() == b"old"


@pytest.mark.parametrize("second_names", [True, False])
def test_a_file_that_comes_in_the_last_moment_is_not_replaced(
    second_names: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    if not second_names:
        monkeypatch.setattr(os, "link", without_second_names)
    write_whole(file, b"first", may_replace=False)
    with pytest.raises(AlreadyThereError):
        write_whole(file, b"second", may_replace=False)
    file.unlink()
    fsync = os.fsync

    def meanwhile(number: int) -> None:
        file.write_bytes(b"of another")
        fsync(number)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(AlreadyThereError):
        write_whole(file, b"third", may_replace=False)
    assert file.read_bytes() == b"of another"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def without_second_names(_old: Path, _new: Path) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_a_file_that_may_not_be_written_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    old = tmp_path / "old"
    old.write_bytes(b"old")
    with pytest.raises(PermissionError, match="Permission denied"):
        write_whole(old, b"new")
    assert old.read_bytes() == b"old"


def test_a_link_that_somebody_laid_in_the_way_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    victim, trap = tmp_path / "victim", tmp_path / f".plex-ivig-{bytes(8).hex()}.part"
    victim.write_bytes(b"precious")
    trap.symlink_to(victim)
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "new", b"content")
    assert victim.read_bytes() == b"precious" and trap.is_symlink()
    assert not (tmp_path / "new").exists()


def test_the_output_of_the_process_is_a_file_too() -> None:
    script = "from gui.cli.output_file import write_whole as w; from pathlib import Path as P;"
    for name in ("/dev/stdout", "/dev/fd/1"):
        code = f"{script} w(P({name!r}), b'content')"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"content", b"")


def test_a_folder_or_a_place_in_none_is_refused(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none" / "file"):
        with pytest.raises(OSError):
            write_whole(place, b"content")
    assert list(tmp_path.iterdir()) == []


def test_a_drive_that_is_not_there_is_told_of_as_a_folder_that_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "realpath", lambda _file: "/")  # as of X: on Windows, no name
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "X:", b"content")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_the_system_cannot_tell_leaves_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_file: Path) -> str:
        raise OSError(22, "Invalid handle")  # as of CON on Windows

    monkeypatch.setattr(os.path, "realpath", fail)
    told = why_not_written(Path("CON"), OSError(22, "Invalid handle"), Words())
    assert told == "CON cannot be written: Invalid handle"


def test_a_folder_that_is_there_is_not_told_to_be_missing(tmp_path: Path) -> None:
    error = FileNotFoundError(2, "No such file or directory")
    told = why_not_written(tmp_path / "name", error, Words())
    assert told.endswith("name cannot be written: No such file or directory")


def test_a_pipe_gets_the_content_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writing = Thread(target=write_whole, args=(pipe, b"content"))
    writing.start()
    assert pipe.read_bytes() == b"content"
    writing.join()
    assert stat.S_ISFIFO(pipe.stat().st_mode)
