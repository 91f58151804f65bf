"""Files on Windows: shared, replaced while somebody reads them, and locked by the system."""

from __future__ import annotations

import os
import stat
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer

import pytest

from gui.core.bundle.files import read_files
from gui.machine import win32
from gui.machine.authoring import make_folder_whole
from gui.machine.crashes import CrashFile, crash_reports
from gui.machine.file_kinds import is_link
from gui.machine.log import LARGEST_FILE, Log, alone_in
from gui.machine.process_time import since_start_s
from gui.machine.store_lock import HeldError
from gui.machine.store_lock import alone_in as alone_in_store
from gui.machine.whole_files import put, read_plain, write_durably
from tests.on_windows.machine.giving import another_program

assert sys.platform == "win32"

INSTALLING = """
from pathlib import Path
from gui.machine.store_lock import alone_in
with alone_in(Path(sys.argv[1])):
    print(flush=True)
    sys.stdin.read()
"""
WRITING = """
from datetime import UTC, datetime
from pathlib import Path
from gui.machine.log import Log
log = Log(Path(sys.argv[1]), lambda: datetime.now(UTC))
print(flush=True)
sys.stdin.readline()
assert all(log.write(f"{sys.argv[2]} {number}") for number in range(200))
"""
CRASHING = """
import ctypes
from pathlib import Path
from gui.machine.crashes import CrashFile
file = CrashFile(Path(sys.argv[1]))
print(flush=True)
sys.stdin.readline()
ctypes.string_at(0)
"""


def test_whoever_reads_is_waited_for(tmp_path: Path) -> None:
    file, beside = tmp_path / "file", tmp_path / "beside"
    file.write_bytes(b"old")
    beside.write_bytes(b"new")
    reader = os.open(file, os.O_RDONLY)
    closing = Timer(0.2, lambda: os.close(reader))
    closing.start()
    put(beside, file)
    closing.join()
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_who_has_a_file_alone_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"content")
    held = win32.open_file(file, win32.READ, 0, win32.OPEN_EXISTING)
    closing = Timer(0.2, lambda: win32.close_handle(held))
    closing.start()
    assert read_plain(file, 7) == b"content"
    closing.join()


def test_who_reads_without_an_end_is_told_of_and_the_old_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.machine.whole_files._PATIENCE_S", 0.1)
    file = tmp_path / "file"
    file.write_bytes(b"old")
    reader = os.open(file, os.O_RDONLY)
    with pytest.raises(PermissionError):
        write_durably(file, b"new", 0o644)
    os.close(reader)
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"old", [file])


def test_a_new_version_takes_the_place_of_an_empty_folder_and_of_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    make_folder_whole(folder, {"conditions/mmn.json": b"{}"})
    assert (folder / "conditions" / "mmn.json").read_bytes() == b"{}"
    with pytest.raises(OSError):
        make_folder_whole(folder, {"bundle.json": b"{}"})
    assert list(tmp_path.iterdir()) == [folder]


def test_only_a_regular_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    assert read_plain(tmp_path / "file", 3) == b"cont"
    for other in (tmp_path, Path("NUL")):
        with pytest.raises(OSError, match="it is no regular file"):
            read_plain(other, 7)


@pytest.mark.parametrize("mark", [stat.IO_REPARSE_TAG_SYMLINK, stat.IO_REPARSE_TAG_MOUNT_POINT])
def test_what_leads_elsewhere_is_a_link_and_what_is_only_stored_elsewhere_is_none(
    tmp_path: Path, mark: int
) -> None:
    found = tmp_path.lstat()
    shown = {"st_file_attributes": stat.FILE_ATTRIBUTE_REPARSE_POINT, "st_reparse_tag": mark}
    of_cloud = {**shown, "st_reparse_tag": 0x9000_001A}
    assert not is_link(found)
    assert is_link(os.stat_result(tuple(found), shown))
    assert not is_link(os.stat_result(tuple(found), of_cloud))


def test_one_installation_at_a_time_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    with another_program(INSTALLING, tmp_path) as process:
        with pytest.raises(HeldError), alone_in_store(tmp_path, 0.1):
            pass
        process.kill()
        process.wait()
        with alone_in_store(tmp_path, 5):
            assert [file.name for file in tmp_path.iterdir()] == ["lock"]
    assert list(tmp_path.iterdir()) == []


def test_those_who_log_at_once_lose_and_break_nothing(tmp_path: Path) -> None:
    with (
        another_program(WRITING, tmp_path, "a") as first,
        another_program(WRITING, tmp_path, "b") as second,
    ):
        for process in (first, second):
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        assert (first.wait(), second.wait()) == (0, 0)
    lines = (tmp_path / "plex-ivig.log").read_text("utf-8").splitlines()
    for letter in "ab":
        found = [line.rpartition("] ")[2] for line in lines if f"] {letter} " in line]
        assert found == [f"{letter} {number}" for number in range(200)]
    assert len(lines) == 400


def test_a_full_log_is_renamed_also_while_another_has_it_open(tmp_path: Path) -> None:
    log = Log(tmp_path, lambda: datetime.now(UTC))
    (tmp_path / "plex-ivig.log").write_bytes(b"x" * LARGEST_FILE)
    with alone_in(tmp_path):
        assert log.write("kept where it is, for another renames them")
    assert log.write("in a new file")
    assert (tmp_path / "plex-ivig.log").read_text("utf-8").endswith("] in a new file\n")
    assert (tmp_path / "plex-ivig.log.1").stat().st_size > LARGEST_FILE
    assert len(list(tmp_path.iterdir())) == 2


def test_a_crash_is_found_once_and_a_program_that_runs_is_left_alone(tmp_path: Path) -> None:
    with another_program(CRASHING, tmp_path) as crashing:
        assert crash_reports(tmp_path) == []
        assert len(list(tmp_path.iterdir())) == 1
        assert crashing.stdin is not None
        crashing.stdin.write("\n")
        crashing.stdin.flush()
        assert crashing.wait() != 0
    (report,) = crash_reports(tmp_path)
    assert report[0] == "Windows fatal exception: access violation"
    assert list(tmp_path.iterdir()) == []
    file = CrashFile(tmp_path)
    file.close()
    assert list(tmp_path.iterdir()) == []


def test_the_time_since_the_start_goes_on() -> None:
    before = since_start_s()
    time.sleep(0.05)
    after = since_start_s()
    assert before is not None and after is not None
    assert 0 < before < after


def test_a_bundle_is_read_by_its_true_names_from_a_long_path(tmp_path: Path) -> None:
    folder = tmp_path / "\u00e4 folder" / ("n" * 60)
    (folder / "conditions").mkdir(parents=True)
    (folder / "Bundle.json").write_bytes(b"{}")
    (folder / "conditions" / "mmn.json").write_bytes(b"[]")
    assert read_files(folder).contents == {"Bundle.json": b"{}", "conditions/mmn.json": b"[]"}
