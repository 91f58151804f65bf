"""A crash leaves its last words; the next start finds them once, and spares a neighbour."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from gui.machine.crashes import CrashFile, crash_reports
from tests.e2e.program import ROOT

CRASHING = """
import os, sys
from pathlib import Path
from gui.machine.crashes import CrashFile

file = CrashFile(Path(sys.argv[1]))
print(flush=True)
sys.stdin.read()
os.kill(os.getpid(), int(sys.argv[2]))
"""


def program(folder: Path, ending: int) -> subprocess.Popen[bytes]:
    """Another program that runs, until its input ends; then it gets a signal."""
    process = subprocess.Popen(
        [sys.executable, "-c", CRASHING, str(folder), str(ending)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


def test_a_crash_is_found_once_and_a_program_that_runs_is_left_alone(tmp_path: Path) -> None:
    with (
        program(tmp_path, signal.SIGSEGV) as crashed,
        program(tmp_path, signal.SIGKILL) as killed,
        program(tmp_path, signal.SIGKILL) as running,
    ):
        for process in (crashed, killed):
            process.communicate()
        assert (crashed.returncode, killed.returncode) == (-signal.SIGSEGV, -signal.SIGKILL)
        assert len(os.listdir(tmp_path)) == 3
        assert crash_reports(tmp_path) == [["Fatal Python error: Segmentation fault"]]
        assert len(os.listdir(tmp_path)) == 1
        assert crash_reports(tmp_path) == []
        running.communicate()
    assert crash_reports(tmp_path) == []
    assert os.listdir(tmp_path) == []


def test_a_good_end_leaves_nothing(tmp_path: Path) -> None:
    file = CrashFile(tmp_path / "new")
    assert len(os.listdir(tmp_path / "new")) == 1
    assert crash_reports(tmp_path / "new") == []
    file.close()
    file.close()
    assert os.listdir(tmp_path / "new") == []


def test_only_the_programs_own_places_are_told(tmp_path: Path) -> None:
    (tmp_path / "crash-1-ab.txt").write_text(
        "Fatal Python error: Aborted\n\n"
        "Current thread 0x00007f (most recent call first):\n"
        '  File "/srv/somebody/gui/app/session.py", line 104 in run\n'
        '  File "/usr/lib/secret.py", line 1 in secret\n'
        "secret words\n"
    )
    assert crash_reports(tmp_path) == [
        ["Fatal Python error: Aborted", "  gui/app/session.py:104 run"]
    ]


def test_what_windows_raises_and_catches_again_is_no_crash(tmp_path: Path) -> None:
    place = '  File "C:\\srv\\gui\\app\\session.py", line {} in run\n'
    caught, real = (
        f"Windows fatal exception: {code}\n\nCurrent thread 0x07f (most recent call first):\n"
        for code in ("code 0x8001010d", "access violation")
    )
    for number, text in enumerate((caught + place.format(1), caught + real + place.format(2))):
        (tmp_path / f"crash-{number}-ab.txt").write_text(text, "utf-8")
    assert crash_reports(tmp_path) == [
        ["Windows fatal exception: access violation", "  gui/app/session.py:2 run"]
    ]


def test_where_nothing_can_be_written_it_goes_on(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    for folder in (in_the_way, None):
        CrashFile(folder).close()
        assert crash_reports(folder) == []


def test_what_no_report_of_python_has_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "crash-1-ab.txt").write_text(
        "Fatal Python error: Aborted\n\n"
        '  File "/srv/gui/app/\x1b[31m.py", line 1 in run\n'
        '  File "/srv/gui/app/a.py", line 1 in \u202enur\n'
        '  File "/srv/gui/app/a.py", line 1 in the room of a patient\n'
        '  File "/srv/gui/app/a.py", line 1 in b", line 2 in c\n'
        f'  File "/srv/gui/app/{"a" * 300}.py", line 1 in run\n'
        f'  File "/srv/gui/app/a.py", line 1 in {"a" * 300}\n'
        f'  File "/srv/gui/app/a.py", line {"1" * 300} in run\n'
        '  File "/srv/gui/app/a.py", line 7 in <lambda>\n',
        "utf-8",
    )
    assert crash_reports(tmp_path) == [["Fatal Python error: Aborted", "  gui/app/a.py:7 <lambda>"]]
