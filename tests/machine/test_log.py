"""The log: who writes, how long it grows, and that nobody notices where it cannot be written."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gui.machine import log as log_module
from gui.machine.log import LARGEST_FILE, Log


def noon() -> datetime:
    return datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "plex-ivig"


def test_each_line_has_its_time_and_its_process(folder: Path) -> None:
    log = Log(folder, noon)
    assert log.write("one\ntwo")
    assert log.write("three")
    before = f"2026-12-01 12:00:00+00:00 [{os.getpid()}]"
    text = (folder / "plex-ivig.log").read_text("utf-8")
    assert text == f"{before} one\n{before} two\n{before} three\n"
    assert log.file == folder / "plex-ivig.log"


def test_only_its_user_can_read_it(folder: Path) -> None:
    Log(folder, noon).write("one")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "plex-ivig.log").stat().st_mode & 0o777 == 0o600


def test_there_are_three_files_of_a_megabyte_at_most(folder: Path) -> None:
    log = Log(folder, noon)
    part = "x" * 400_000
    for number in range(9):
        assert log.write(f"{number} {part}")
    assert sorted(os.listdir(folder)) == ["plex-ivig.log", "plex-ivig.log.1", "plex-ivig.log.2"]
    begins = [
        [line.split("] ")[1][0] for line in (folder / name).read_text("utf-8").splitlines()]
        for name in ("plex-ivig.log.2", "plex-ivig.log.1", "plex-ivig.log")
    ]
    assert begins == [["4", "5"], ["6", "7"], ["8"]]
    assert all(file.stat().st_size <= LARGEST_FILE for file in folder.iterdir())


def test_those_who_write_at_once_lose_and_break_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_module, "LARGEST_FILE", 40_000)

    def fill(name: str) -> list[bool]:
        log = Log(folder, noon)
        return [log.write(f"{name} {number:04} {'-' * 50}") for number in range(200)]

    with ThreadPoolExecutor(4) as pool:
        done = [entry for written in pool.map(fill, "abcd") for entry in written]
    assert done == [True] * 800
    lines = [line for file in folder.iterdir() for line in file.read_text("utf-8").splitlines()]
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(set(line.split("] ")[1] for line in lines)) == len(lines) == 800


def _under_a_file(folder: Path) -> Path:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file")
    return folder


def _over_a_folder(folder: Path) -> Path:
    (folder / "plex-ivig.log").mkdir(parents=True)
    return folder


def _over_a_pipe(folder: Path) -> Path:
    folder.mkdir(parents=True)
    os.mkfifo(folder / "plex-ivig.log")
    return folder


def _on_a_full_disk(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "plex-ivig.log").symlink_to("/dev/full")
    return folder


@pytest.mark.parametrize("make", [_under_a_file, _over_a_folder, _over_a_pipe, _on_a_full_disk])
def test_where_it_cannot_be_written_nothing_happens(
    make: Callable[[Path], Path], folder: Path
) -> None:
    assert not Log(make(folder), noon).write("one")


def test_without_a_home_there_is_no_log() -> None:
    log = Log(None, noon)
    assert not log.write("one")
    assert log.file is None


def test_a_megabyte_is_counted_in_bytes(folder: Path) -> None:
    log = Log(folder, noon)
    for _ in range(3):
        assert log.write("\u00fc" * 300_000)
    assert all(file.stat().st_size <= LARGEST_FILE for file in folder.iterdir())
    assert len(os.listdir(folder)) == 3
