"""The real window on a real display, driven by its keyboard alone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import pytest

from gui.services.fonts import TEXT_SIZES, USUAL_TEXT_SIZE
from gui.services.theme import dark_theme
from tests.e2e.display import Display, running_display
from tests.e2e.program import FROZEN, LOG, PROGRAM, ROOT, left_behind
from tests.e2e.windowed import PATIENCE_S, TITLE, alone_on, ends_well, leave, started
from tests.frozen.probing import Probe

STEPS_TO_TWICE = TEXT_SIZES.index(200) - TEXT_SIZES.index(USUAL_TEXT_SIZE)
_UNWATCHED_S = 3


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as started:
        yield started


class Watched:
    """A running window that tells what it shows."""

    def __init__(self, process: subprocess.Popen[str], display: Display) -> None:
        self.process = process
        self.display = display
        self.state: dict[str, Any] = {}
        self._lines: SimpleQueue[str] = SimpleQueue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)

    def shows(self, **wanted: Any) -> None:
        """Wait until the window shows this."""
        self.comes_to(lambda state: all(state[key] == value for key, value in wanted.items()))

    def comes_to(self, wanted: Callable[[dict[str, Any]], bool]) -> None:
        """Wait until the window is in a state of this kind."""
        while not self.state or not wanted(self.state):
            try:
                self.state = json.loads(self._lines.get(timeout=PATIENCE_S))
            except Empty:
                raise AssertionError(f"shown at last: {self.state}") from None

    def press(self, *keys: str) -> None:
        self.display.press(*keys)

    def write(self, text: str) -> None:
        self.display.write(text)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def watching_program(request: pytest.FixtureRequest) -> list[str]:
    """Starts the program with somebody who looks at its window from within."""
    if FROZEN is None:
        return [sys.executable, "-m", "tests.e2e.watched"]
    probe: Probe = request.getfixturevalue("probe")
    return probe.command(ROOT / "tests" / "e2e" / "watched.py")


@pytest.fixture
def watched(display: Display, home: Path, watching_program: list[str]) -> Iterator[Watched]:
    with started(display, home, *watching_program) as process:
        watched = Watched(process, display)
        watched.comes_to(lambda state: bool(state.get("focus")))
        yield watched


def test_a_question_is_answered_by_keys_alone(watched: Watched, home: Path) -> None:
    watched.shows(page="welcome", condition=None, focus="Search")
    watched.write("mmn")
    watched.shows(typed="mmn", page="welcome")
    assert watched.state["listed"][0] == "mmn"
    watched.press("Return")
    watched.shows(condition="mmn", page="compare", focus="Comparison")
    watched.press("Down", "Return")
    watched.shows(sources=True, focus="Sources cited")
    watched.press("Escape")
    watched.shows(sources=False, focus="Comparison")
    watched.press("alt+2")
    watched.shows(page="evidence", focus="Evidence")
    for key, page, focus in (
        ("alt+3", "therapies", "Therapies"),
        ("alt+4", "sources", "Sources"),
        ("alt+5", "overview", "Overview"),
        ("alt+1", "compare", "Comparison"),
    ):
        watched.press(key)
        watched.shows(page=page, focus=focus)
    for focus in ("Search", "Conditions", "Comparison"):
        watched.press("F6")
        watched.shows(focus=focus)
    watched.press("shift+F6")
    watched.shows(focus="Conditions", condition="mmn")
    watched.press("Escape")
    watched.shows(typed="", focus="Search", condition="mmn")
    watched.press("Escape")
    watched.shows(page="welcome", condition=None, factors=[], focus="Search")
    watched.press("ctrl+q")
    ends_well(watched.process)
    assert left_behind(home) == []


def test_typing_begins_a_search_wherever_the_focus_is(watched: Watched) -> None:
    watched.press("Down", "Down")
    watched.shows(condition="gbs-child", focus="Search")
    watched.press("Return")
    watched.shows(focus="Comparison")
    watched.write("cidp")
    watched.shows(typed="cidp", focus="Search")
    watched.press("Return")
    watched.shows(condition="cidp", focus="Comparison")


def test_what_is_not_found_is_cleared_by_escape(watched: Watched) -> None:
    watched.shows(page="welcome")
    everything = watched.state["listed"]
    watched.write("xyzzy")
    watched.shows(listed=[])
    watched.press("Escape")
    watched.shows(typed="", listed=everything, focus="Search")


def test_a_patient_factor_is_chosen_and_forgotten_by_keys(watched: Watched) -> None:
    watched.write("mmn")
    watched.press("Return")
    watched.shows(condition="mmn", focus="Comparison")
    watched.press("shift+Tab")
    watched.comes_to(lambda state: "factor" in (state["focus"] or ""))
    watched.press("space")
    watched.comes_to(lambda state: len(state["factors"]) == 1)
    watched.press("ctrl+f", "Escape", "Escape")
    watched.shows(condition=None, factors=[])


@pytest.mark.parametrize(
    "more",
    [
        {"XDG_SESSION_TYPE": "wayland"},
        {"WAYLAND_DISPLAY": "/dev/null"},
        {"QT_QPA_PLATFORM": "wayland;xcb"},
        {"XDG_CURRENT_DESKTOP": "GNOME"},
        {"QT_SCALE_FACTOR": "1.5"},
    ],
    ids=lambda more: "=".join(*more.items()),
)
def test_the_window_opens_silently_on_every_desktop(
    more: dict[str, str], display: Display, home: Path
) -> None:
    with started(display, home, *PROGRAM, **{"QT_QPA_PLATFORM": "", **more}) as process:
        display.press("ctrl+q")
        ends_well(process)


def test_a_scale_that_would_hide_the_window_is_said_and_not_used(
    display: Display, home: Path
) -> None:
    with started(display, home, *PROGRAM, QT_SCALE_FACTOR="0") as process:
        display.press("ctrl+q")
        assert process.wait(PATIENCE_S) == 0
        assert process.stderr is not None
        said = process.stderr.read()
    assert said == "plex-ivig: QT_SCALE_FACTOR is '0' and not from 0.5 to 4; it is not used\n"


def test_the_program_itself_starts_answers_and_ends_quietly(display: Display, home: Path) -> None:
    with started(display, home, *PROGRAM) as process:
        display.write("mmn")
        display.press("Return", "alt+2", "F6", "Escape", "ctrl+q")
        ends_well(process)
    assert left_behind(home) == [LOG]
    written = (home / LOG).read_text("utf-8")
    assert "started plex-ivig " in written
    assert "mmn" not in written


@pytest.mark.parametrize("at_the_end", ["-reset", "-terminate"])
def test_a_display_whose_last_client_leaves_is_not_lost(at_the_end: str, home: Path) -> None:
    with running_display(at_the_end) as mine, alone_on(mine, home, *PROGRAM) as process:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_UNWATCHED_S)
        assert process.poll() is None
        mine.focus_window(TITLE)
        mine.press("ctrl+q")
        ends_well(process)


def test_a_consultation_in_german_in_large_print_in_the_dark_by_keys_alone(
    display: Display, home: Path, watching_program: list[str]
) -> None:
    in_german = ("--language", "de", "--theme", "dark")
    with started(display, home, *watching_program, *in_german) as process:
        watched = Watched(process, display)
        watched.shows(page="welcome", focus="Suche", ground=dark_theme().window.name())
        usual_px = watched.state["text_px"]
        watched.press(*["ctrl+plus"] * STEPS_TO_TWICE)
        watched.shows(text_px=2 * usual_px, focus="Suche")
        watched.write("myasthene krise")
        watched.comes_to(lambda state: state["listed"][:1] == ["mg-exacerbation"])
        watched.press("Return")
        watched.shows(condition="mg-exacerbation", page="compare", focus="Vergleich")
        watched.press("Down", "Right", "Return")
        watched.shows(sources=True, focus="Zitierte Quellen")
        watched.press("Escape", "shift+Tab", "space", "Tab")  # in large print they are folded away
        watched.comes_to(lambda state: (state["focus"] or "").startswith("Patientenfaktor"))
        watched.press("space")
        watched.comes_to(lambda state: len(state["factors"]) == 1)
        for key, page, focus in (
            ("alt+2", "evidence", "Evidenz"),
            ("alt+3", "therapies", "Therapien"),
            ("alt+4", "sources", "Quellen"),
            ("alt+5", "overview", "Übersicht"),
        ):
            watched.press(key)
            watched.shows(page=page, focus=focus, condition="mg-exacerbation")
        watched.press("alt+1", "ctrl+p")
        display.focus_window("^Drucken$")
        leave(display, "^Drucken$")
        watched.press("Escape", "Escape", "Escape")
        watched.shows(page="welcome", condition=None, factors=[], typed="", text_px=2 * usual_px)
        watched.press("ctrl+q")
        ends_well(process)


def test_german_is_spoken_until_english_is_chosen_in_the_menu(
    display: Display, home: Path, watching_program: list[str]
) -> None:
    with started(display, home, *watching_program, "--language", "de") as process:
        watched = Watched(process, display)
        watched.shows(page="welcome", focus="Suche")
        watched.write("mmn")
        watched.press("Return")
        watched.shows(condition="mmn", focus="Vergleich")
        watched.press("alt+a", "Up", "Up", "Return")
        watched.shows(condition="mmn", typed="mmn", page="compare", focus="Comparison")
        watched.press("ctrl+q")
        ends_well(watched.process)
