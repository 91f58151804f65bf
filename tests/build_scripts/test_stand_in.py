"""What stands for the Windows program is one to whoever starts, signals or kills it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from build_scripts.checking.stand_in import make_stand_in, wait_for_the_killed

# Stands for the starter: tells the letters that come, and that no more can come.
STARTER = """
import os, sys
from pathlib import Path
told, code = Path(sys.argv[1]), int(sys.argv[2])
print(sys.argv[3])
print("words", *sys.argv[4:])
print(r"in Z:\\one\\two.txt", end="\\r\\n")
print('wine: Read access denied for device L"x"', file=sys.stderr)
print(r"Z:\\three: bad", file=sys.stderr)
print(os.environ["PLEX_IVIG_PASS_LOCALAPPDATA"], os.environ["PLEX_IVIG_PASS_QT_STYLE"], flush=True)
os.write(1, b"no line end")
if code < 0:
    told.touch()
    while letter := os.read(0, 1):
        with told.open("ab") as file:
            file.write(letter)
    told.with_suffix(".ended").touch()
sys.exit(code)
"""
PATIENCE_S = 20
WAITS = -1


def wait_for(file: Path, content: str) -> None:
    limit = time.monotonic() + PATIENCE_S
    while not file.is_file() or file.read_text("ascii") != content:
        assert time.monotonic() < limit, f"{file.name} is not {content!r}"
        time.sleep(0.01)


def stand_in(folder: Path, code: int) -> str:
    (folder / "starter.py").write_text(STARTER, "utf-8")
    words = [str(folder / "starter.py"), str(folder / "told"), str(code)]
    settings = {
        "start": [sys.executable, "-I", *words],
        "windowed": "windowed.exe",
        "console": "console.exe",
        "home": str(folder / "home"),
        "wine": {"PATH": os.defpath},
    }
    (folder / "program").mkdir()
    make_stand_in(folder / "program" / "plex-ivig", folder, settings)
    return str(folder / "program" / "plex-ivig")


@contextmanager
def running(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [stand_in(folder, WAITS)],
        env={"QT_STYLE": "x"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        wait_for(folder / "told", "")
        try:
            yield process
        finally:
            process.kill()


def test_the_program_is_run_as_it_would_be_on_windows(tmp_path: Path) -> None:
    home = tmp_path / "own"
    variables = {"HOME": str(home), "QT_STYLE": "x", "TMPDIR": str(tmp_path / "scratch")}
    command = [stand_in(tmp_path, 3), "show", "/one"]
    done = subprocess.run(command, env=variables, capture_output=True, check=False)
    assert done.returncode == 3
    assert done.stderr == b"/three: bad\n"
    local, program = home / "AppData" / "Local", tmp_path / "program" / "console.exe"
    assert done.stdout.decode() == (
        f"{program}\nwords show /one\nin /one/two.txt\n{local} x\nno line end"
    )
    assert local.is_dir() and (tmp_path / "scratch").is_dir()
    assert list(tmp_path.glob("*.running")) == []


def test_a_reader_that_has_gone_is_no_end_of_the_program(tmp_path: Path) -> None:
    there, here = os.pipe()
    os.close(there)
    command = [stand_in(tmp_path, 0)]
    done = subprocess.run(
        command, env={"QT_STYLE": "x"}, stdout=here, stderr=subprocess.PIPE, check=False
    )
    os.close(here)
    assert done.returncode in {0, 1, 120}
    assert b"stand_in.py" not in done.stderr


def test_signals_of_linux_are_what_windows_has_for_them(tmp_path: Path) -> None:
    told = tmp_path / "told"
    with running(tmp_path) as process:
        said = ""
        for number, letter in (
            (signal.SIGTERM, "ge"),
            (signal.SIGSTOP, "h"),
            (signal.SIGCONT, "g"),
            (signal.SIGSEGV, "gx"),
        ):
            process.send_signal(number)
            said += letter
            wait_for(told, said)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_what_is_killed_takes_the_program_along(number: signal.Signals, tmp_path: Path) -> None:
    with running(tmp_path) as process:
        process.send_signal(number)
        assert process.wait(PATIENCE_S) == -number
        wait_for(tmp_path / "told.ended", "")
    assert len(list(tmp_path.glob("*.running"))) == 1
    wait_for_the_killed(tmp_path)
    assert list(tmp_path.glob("*.running")) == []


@pytest.mark.parametrize(("code", "ended"), [(139, -signal.SIGSEGV), (255, 255), (3, 3)])
def test_an_end_by_a_crash_is_one_by_a_signal(code: int, ended: int, tmp_path: Path) -> None:
    command = [stand_in(tmp_path, code)]
    done = subprocess.run(command, env={"QT_STYLE": "x"}, capture_output=True, check=False)
    assert done.returncode == ended
