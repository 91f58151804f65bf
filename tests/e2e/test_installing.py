"""Content is installed and taken back by keys, on a real display, and comes back at a new start."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.packages import computer, package
from tests.e2e.dialogs import Dialogs
from tests.e2e.display import Display, running_display
from tests.e2e.program import FROZEN, ROOT, environment, of_session, run, typed
from tests.e2e.windowed import ends_well, started
from tests.frozen.probing import Probe

VERSION = "2026.12"
INSTALL, GO_BACK = 2, 3


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as started_display:
        yield started_display


@pytest.fixture
def watching(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """The program, telling what it shows, on a computer that trusts the keys of the test."""
    machine = tmp_path / "machine"
    machine.write_text("a file, so that nothing can be installed for all users", "utf-8")
    places = [str(computer(tmp_path).trust), str(machine)]
    if FROZEN is None:
        return [sys.executable, "-m", "tests.e2e.watched_installing", *places]
    probe: Probe = request.getfixturevalue("probe")
    return probe.command(ROOT / "tests" / "e2e" / "watched_installing.py", *places)


def by_menu(dialogs: Dialogs, entry: int) -> None:
    """Choose an entry of the menu File, by its place from 0."""
    dialogs.display.focus_window("^PLEX\u2013IVIG Reference$")
    dialogs.press("alt+f")
    dialogs.comes_to(lambda state: "QMenu" in state["windows"])
    dialogs.press(*["Down"] * entry, "Return")


def test_content_is_installed_by_keys_shown_at_once_and_taken_back(
    display: Display, tmp_path: Path, watching: list[str]
) -> None:
    file, home, session = package(tmp_path, VERSION), tmp_path / "home", tmp_path / "session"
    session.mkdir(0o700)
    variables = {"XDG_RUNTIME_DIR": str(session)}
    with started(display, home, *watching, **variables) as process:
        dialogs = Dialogs(process, display)
        dialogs.comes_to(lambda state: state.get("version") is not None)
        before = dialogs.state["version"]
        by_menu(dialogs, INSTALL)
        dialogs.opened("QFileDialog")
        display.write(typed(file))
        dialogs.press("Return")
        dialogs.opened("InstallDialog")
        assert "IVIG: before Recommended; then Not recommended" in dialogs.state["told"]
        dialogs.press("Return")  # which refuses
        dialogs.closed("InstallDialog")
        assert dialogs.state["version"] == before

        by_menu(dialogs, INSTALL)
        dialogs.opened("QFileDialog")
        display.write(typed(file))
        dialogs.press("Return")
        dialogs.opened("InstallDialog")
        dialogs.press("alt+i")
        dialogs.comes_to(lambda state: state["version"] == VERSION and state["way back"])
        assert dialogs.state["message"] == f"Version {VERSION} is shown now."
        told = environment(home, DISPLAY=display.name, QT_QPA_PLATFORM="xcb", **variables)
        done = run(["--condition", "CIDP"], told, watching)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        dialogs.comes_to(lambda state: state["condition"] == "cidp")
        by_menu(dialogs, GO_BACK)
        dialogs.opened("InstallDialog")
        dialogs.press("alt+g")
        dialogs.comes_to(lambda state: state["version"] == before)
        assert dialogs.state["condition"] == "cidp"
        display.focus_window("^PLEX\u2013IVIG Reference$")
        dialogs.press("ctrl+q")
        ends_well(process)
    assert of_session(home, session) == list(session.iterdir()) == []
