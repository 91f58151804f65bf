"""A window that is open while its program is interrupted, replaced or deleted."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("replaced", [False, True], ids=["deleted", "replaced"])
def test_a_window_outlives_its_programs_folder(
    replaced: bool, copied: Path, display: Display, tmp_path: Path
) -> None:
    with started(display, tmp_path / "home", str(copied)) as process:
        time.sleep(EVERYTHING_LOADED_S)
        shutil.rmtree(copied.parent)
        if replaced:
            copied.parent.mkdir()
            copied.write_bytes(b"another program")
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
