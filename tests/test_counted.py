"""What is counted is compared with what is kept, in both directions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.counted import KEPT, Ledger, problems
from tests.frozen.counting import Files, files_in, instructions_in

START = {"instructions": {"number": 1000, "reason": "as it was"}}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    kept = tmp_path / "kept.json"
    kept.write_text(json.dumps({"start": START, "other": {}}), "utf-8")
    return kept


@pytest.mark.parametrize("number", [900, 1000, 1100])
def test_a_tenth_more_or_less_is_nothing(number: int, file: Path) -> None:
    before = file.read_text("utf-8")
    Ledger(file).check("start", {"instructions": number})
    Ledger(file, "because").check("start", {"instructions": number})
    assert file.read_text("utf-8") == before


def test_more_is_told_with_both_numbers_and_how_it_is_accepted(file: Path) -> None:
    with pytest.raises(AssertionError) as told:
        Ledger(file).check("start", {"instructions": 1150})
    first, how = str(told.value).splitlines()
    assert first == "start: instructions grew from 1,000 to 1,150 (+15.0%)"
    assert '--accept-counted "REASON"' in how


def test_less_is_told_so_that_the_number_is_lowered(file: Path) -> None:
    with pytest.raises(AssertionError, match=r"instructions fell from 1,000 to 899 \(-10\.1%\)"):
        Ledger(file).check("start", {"instructions": 899})


def test_what_is_new_and_what_is_gone_are_told(file: Path) -> None:
    with pytest.raises(AssertionError, match=r"instructions is not counted any more\n.*files is"):
        Ledger(file).check("start", {"files": 3})
    with pytest.raises(AssertionError, match="keys is new: 7"):
        Ledger(file).check("typing", {"keys": 7})


def test_nothing_may_not_become_something() -> None:
    none: dict[str, dict[str, int | str]] = {"files": {"number": 0, "reason": ""}}
    assert problems(none, {"files": 0}) == {}
    assert problems(none, {"files": 1}) == {"files": "files grew from 0 to 1"}


def test_what_is_accepted_is_kept_with_its_reason_and_the_rest_stays(file: Path) -> None:
    Ledger(file, "more is shown").check("start", {"instructions": 1050, "files": 3})
    kept = json.loads(file.read_text("utf-8"))
    assert kept["start"] == {**START, "files": {"number": 3, "reason": "more is shown"}}
    assert kept["other"] == {}
    Ledger(file).check("start", {"instructions": 1090, "files": 3})


def test_every_number_that_is_kept_has_a_reason() -> None:
    groups = json.loads(KEPT.read_text("utf-8"))
    entries = [entry for group in groups.values() for entry in group.values()]
    assert len(entries) > 20
    assert all(entry["number"] >= 0 and entry["reason"].strip() for entry in entries)


CALLGRIND = """
positions: line
events: Ir
ob=(1) /x/_internal/libQt6Core.so.6
fn=(1) one
0 100
cob=(2) /lib/libc.so.6
cfn=(2) other
calls=3 0
0 5000
0 20
ob=(2)
fn=(2)
0 5000
ob=(1)
fn=(3) three
7 3
"""
TRACE = """
5 execve("/x/twin", ["/x/twin"], 0x7f /* 3 vars */) = 0
5 openat(AT_FDCWD</x>, "/etc/ld.so.cache", O_RDONLY) = 3</etc/ld.so.cache>
5 openat(AT_FDCWD</x>, "/y/_internal/a.so", O_RDONLY) = 3</x/_internal/a.so>
5 read(3</x/_internal/a.so>, "\\177ELF"..., 832) = 832
6 openat(AT_FDCWD</x>, "/proc/self/fd/4", O_RDONLY <unfinished ...>
5 newfstatat(AT_FDCWD</x>, "/x/_internal/none", 0x7f, 0) = -1 ENOENT (No such file or directory)
6 <... openat resumed>) = 4</x/twin>
6 read(4</x/twin>, ""..., 8) = 8
5 openat(AT_FDCWD</x>, "/x/_internal/b.so", O_RDONLY) = 5</x/_internal/b.so>
5 fadvise64(5</x/_internal/b.so>, 0, 1048576, POSIX_FADV_WILLNEED) = 0
5 read(0</dev/null>, "", 8) = 0
5 +++ exited with 0 +++
"""


def test_the_instructions_of_a_call_are_those_of_what_is_called() -> None:
    assert instructions_in(CALLGRIND.splitlines()) == {
        "/x/_internal/libQt6Core.so.6": 123,
        "/lib/libc.so.6": 5000,
    }


def test_own_files_alone_are_counted_and_not_that_they_are_read_ahead() -> None:
    assert files_in(TRACE.splitlines(), "/x/twin") == Files(2, 2, 840)
