"""A window that is open while its program is interrupted, replaced or deleted."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.dialogs import wait_until
from tests.e2e.display import Display, running_display
from tests.e2e.program import PROGRAM, environment
from tests.e2e.windowed import PATIENCE_S, TITLE, ends_well, started

EVERYTHING_LOADED_S = 2
KEYS = ("alt+3", "alt+4", "alt+5", "ctrl+f")


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as running:
        yield running


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    """The program of another folder, which may be taken away."""
    shutil.copytree(folder, tmp_path / "copied", symlinks=True)
    return tmp_path / "copied" / Path(PROGRAM[0]).name


def take_away(program: Path, *, replaced: bool) -> None:
    """Delete the folder of a program; another program may be in its place afterwards."""
    shutil.rmtree(program.parent)
    if replaced:
        program.parent.mkdir()
        program.write_bytes(b"another program")


@pytest.mark.parametrize("replaced", [False, True], ids=["deleted", "replaced"])
def test_a_window_outlives_its_programs_folder(
    replaced: bool, copied: Path, display: Display, tmp_path: Path
) -> None:
    with started(display, tmp_path / "home", str(copied)) as process:
        time.sleep(EVERYTHING_LOADED_S)
        take_away(copied, replaced=replaced)
        display.press("F1")
        display.focus_window("^Keyboard shortcuts$")
        display.press("Escape")
        display.focus_window(TITLE)
        display.press(*KEYS)
        display.write("neuropahty")
        display.press("Down", "Return", "Down", "Return", "Escape", "alt+2")
        assert "PLEX-IVIG-Symbols.ttf" in Path(f"/proc/{process.pid}/maps").read_text("utf-8")
        display.press("ctrl+q")
        ends_well(process)


@pytest.mark.parametrize("replaced", [False, True], ids=["deleted", "replaced"])
def test_pages_are_saved_and_shown_when_the_program_is_gone_and_printing_says_why_not(
    replaced: bool, copied: Path, display: Display, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with started(display, home, str(copied), "--condition", "mmn") as process:
        time.sleep(EVERYTHING_LOADED_S)
        take_away(copied, replaced=replaced)
        display.press("ctrl+s")
        display.focus_window("^Save as PDF$")
        display.press("Return")
        wait_until(lambda: any(map(is_pdf, home.glob("*.pdf"))), "nothing was saved")
        window = display.focus_window(TITLE)
        display.press("ctrl+p")
        display.focus_window("^Print$")
        display.press("ctrl+p")
        wait_until(lambda: len(windows(display)) == 2, "nothing is said")
        (said,) = set(windows(display)) - {window}
        display.keyboard("windowfocus", "--sync", said)
        display.press("Return")
        wait_until(lambda: len(windows(display)) == 1, "what is said stays")
        display.focus_window("^Print$")
        display.press("Escape")
        display.focus_window(TITLE)
        display.press("ctrl+q")
        ends_well(process)


def windows(display: Display) -> list[str]:
    """The window of the program, and what it says in another."""
    return display.keyboard("search", "--onlyvisible", "--name", TITLE).split()


def is_pdf(file: Path) -> bool:
    data = file.read_bytes()
    return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("loaded", ["libQt6Core", "libqxcb", "NotoSans"])
def test_an_interrupt_ends_the_program_at_once_however_far_it_is(
    loaded: str, display: Display, tmp_path: Path
) -> None:
    variables = environment(tmp_path / "home", DISPLAY=display.name)
    with subprocess.Popen(PROGRAM, env=variables, stderr=subprocess.PIPE) as process:
        maps = Path(f"/proc/{process.pid}/maps")
        end = time.monotonic() + PATIENCE_S
        while loaded not in maps.read_text("utf-8") and time.monotonic() < end:
            pass
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_S) == -signal.SIGINT
        assert process.stderr is not None
        assert process.stderr.read() == b""
