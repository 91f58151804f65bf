"""One window a session, with real processes on a real display; and nothing of it is ever kept."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.dialogs import wait_until
from tests.e2e.display import Display, running_display
from tests.e2e.program import (
    OF_WINDOWS,
    PROGRAM,
    ROOT,
    environment,
    lets_others_in,
    of_session,
    run,
)
from tests.e2e.test_window import Watched, watching_program
from tests.e2e.windowed import PATIENCE_S, TITLE, ends_well, started

__all__ = ["watching_program"]
UNKNOWN = "multifocale"


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as running:
        yield running


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """The folder of a user's session, as the system makes it."""
    folder = tmp_path / "session"
    folder.mkdir(0o700)
    return folder


def locked(home: Path, session: Path) -> bool:
    """Whether there is a lock; on Windows it goes with the program, however that ends."""
    return any(file.suffix == ".lock" for file in of_session(home, session))


def test_a_second_start_comes_to_the_window_that_is_open(
    display: Display, home: Path, session: Path, watching_program: list[str]
) -> None:
    variables = {"DISPLAY": display.name, "XDG_RUNTIME_DIR": str(session)}
    alone = run(["--condition", UNKNOWN], environment(home, DISPLAY=display.name))
    with started(display, home, *watching_program, XDG_RUNTIME_DIR=str(session)) as process:
        watched = Watched(process, display)
        watched.shows(page="welcome")
        second = watching_program if OF_WINDOWS else PROGRAM  # it waits longer for an answer
        done = run(["--condition", "CIDP"], environment(home, **variables), second)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        watched.shows(condition="cidp", page="compare", focus="Comparison")
        wrong = run(["--condition", UNKNOWN], environment(home, **variables), second)
        assert wrong.stderr == alone.stderr != ""
        assert wrong.returncode == alone.returncode == 2
        assert run(["list"], environment(home, **variables)).stdout.count("\n") > 20
        assert len(display.windows(TITLE)) == 1
        watched.press("Down")
        watched.shows(condition="cidp", focus="Comparison")
        watched.press("ctrl+q")
        ends_well(process)
    assert of_session(home, session) == list(session.iterdir()) == []


def test_other_data_are_shown_in_a_window_of_their_own(
    display: Display, home: Path, session: Path, tmp_path: Path
) -> None:
    variables = {"XDG_RUNTIME_DIR": str(session)}
    bundle = shutil.copytree(ROOT / "resources" / "bundle", tmp_path / "other")
    with (
        started(display, home, *PROGRAM, **variables) as first,
        started(display, home, *PROGRAM, "--bundle", str(bundle), **variables) as second,
    ):
        wait_until(lambda: len(display.windows(TITLE)) == 2, "no other window opens")
        first.send_signal(signal.SIGTERM)
        ends_well(first)
        second.send_signal(signal.SIGTERM)
        assert second.wait(PATIENCE_S) == 0
        assert second.stderr is not None
        assert second.stderr.read() == (
            "plex-ivig: a window with other data, or of another version, is open too; "
            "this one is beside it\n"
        )
    assert of_session(home, session) == list(session.iterdir()) == []


def test_what_a_killed_program_left_is_taken_over_and_a_signal_ends_it_well(
    display: Display, home: Path, session: Path
) -> None:
    variables = {"XDG_RUNTIME_DIR": str(session)}
    with started(display, home, *PROGRAM, **variables) as process:
        wait_until(lambda: lets_others_in(home, session), "no second start can come")
        process.kill()
        process.wait(PATIENCE_S)
        wait_until(lambda: display.windows(TITLE) == [], "its window stays")
    wait_until(lambda: locked(home, session) is not OF_WINDOWS, "a lock stays on Windows")
    with started(display, home, *PROGRAM, **variables) as process:
        wait_until(lambda: lets_others_in(home, session), "no second start can come")
        done = run([], environment(home, DISPLAY=display.name, **variables))
        assert (done.returncode, done.stderr) == (0, "")
        display.press("F1")
        display.focus_window("^Keyboard shortcuts$")
        process.send_signal(signal.SIGTERM)
        ends_well(process)
    assert of_session(home, session) == list(session.iterdir()) == []


def test_a_window_that_hangs_is_told_of_and_another_one_opens(
    display: Display, home: Path, session: Path
) -> None:
    variables = {"XDG_RUNTIME_DIR": str(session)}
    with started(display, home, *PROGRAM, **variables) as first:
        wait_until(lambda: lets_others_in(home, session), "no second start can come")
        (hung,) = display.windows(TITLE)
        first.send_signal(signal.SIGSTOP)
        with started(display, home, *PROGRAM, **variables) as second:
            wait_until(lambda: len(display.windows(TITLE)) == 2, "no other window opens")
            second.send_signal(signal.SIGTERM)
            assert second.wait(PATIENCE_S) == 0
            assert second.stderr is not None
            assert second.stderr.read() == (
                "plex-ivig: the window that is open does not answer; this is another one\n"
            )
        first.send_signal(signal.SIGCONT)
        assert display.windows(TITLE) == [hung]
        first.send_signal(signal.SIGTERM)
        ends_well(first)


def test_an_interrupt_leaves_nothing_behind(display: Display, home: Path, session: Path) -> None:
    with started(display, home, *PROGRAM, XDG_RUNTIME_DIR=str(session)) as process:
        wait_until(lambda: lets_others_in(home, session), "nobody is let in")
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_S) == -signal.SIGINT
    assert of_session(home, session) == list(session.iterdir()) == []
    assert not list(home.rglob("crash-*"))


def test_a_window_with_other_data_than_those_asked_for_lets_others_try(
    display: Display, home: Path, session: Path, tmp_path: Path
) -> None:
    bundle = tmp_path / "none"
    with started(
        display, home, *PROGRAM, "--bundle", str(bundle), XDG_RUNTIME_DIR=str(session)
    ) as process:
        wait_until(lambda: bool(display.windows(TITLE)), "no window opens")
        assert of_session(home, session) == list(session.iterdir()) == []
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_S) == 0
