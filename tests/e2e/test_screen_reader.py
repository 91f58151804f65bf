"""What a screen reader finds and hears of the real program, by the accessibility bus."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gui.core.reference import Reference
from gui.pages.words import ROWS
from tests.a11y.session import Node, ScreenReader, running_reader, running_session
from tests.e2e.display import Display, running_display
from tests.e2e.program import LOG, PROGRAM, left_behind
from tests.e2e.windowed import ends_well, started

MMN = "Multifocal motor neuropathy"
MMN_SPOKEN = f"{MMN}, PLEX sources disagree, IVIG recommended"
MMN_FOUND = f"1 condition, first: {MMN}"
OF_NO_USE = {"unknown", "invalid", "redundant object", "filler"}
CONTROLS = {"push button", "radio button", "check box", "text", "list", "table", "combo box"}
CODE = re.compile(r"\b[a-z]+-[a-z]+(-[a-z]+)*\b")


@dataclass
class Running:
    """The program on a display, with somebody who listens."""

    display: Display
    reader: ScreenReader
    process: subprocess.Popen[str]

    def search(self, text: str, told: str) -> None:
        """Type a search and wait until what it found is told; a slow typist hears more before."""
        self.display.write(text)
        self.reader.hears_announced(lambda said: said.startswith(told))

    def quits(self) -> None:
        self.display.press("ctrl+q")
        ends_well(self.process)


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as mine:
        yield mine


@pytest.fixture(scope="module")
def session() -> Iterator[dict[str, str]]:
    with running_session() as mine:
        yield mine


@pytest.fixture(scope="module")
def reader(session: dict[str, str]) -> Iterator[ScreenReader]:
    with running_reader(session) as mine:
        yield mine


@pytest.fixture
def running(
    display: Display, session: dict[str, str], reader: ScreenReader, tmp_path: Path
) -> Iterator[Running]:
    home = tmp_path / "home"
    way = {name: session[name] for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")}
    with started(display, home, *PROGRAM, **way) as process:
        reader.hears_focus(lambda node: node["name"] == "Search")
        yield Running(display, reader, process)
    assert left_behind(home) == [LOG]


def named(tree: list[Node], role: str) -> list[str]:
    return [node["name"] for node in tree if node["role"] == role]


def controls(tree: list[Node]) -> list[Node]:
    return [
        node
        for node in tree
        if "showing" in node["states"]
        if node["role"] in CONTROLS or "focusable" in node["states"]
    ]


def test_every_control_of_every_page_has_a_name_and_a_role(running: Running) -> None:
    welcome = controls(running.reader.tree())
    assert ("panel", "How to use this program") in [(one["role"], one["name"]) for one in welcome]
    running.search("mmn", MMN_FOUND)
    running.display.press("Return")
    assert running.reader.hears_announced(bool) == MMN_SPOKEN
    for keys, told in (
        ("", "Compare"),
        ("alt+7", f"Plan: {MMN}"),
        ("alt+2", f"Evidence: {MMN}"),
        ("alt+3", "Therapies"),
        ("alt+4", "Sources"),
        ("alt+5", "Overview"),
        ("alt+7", f"Plan: {MMN}"),
    ):
        if keys:
            running.display.press(keys)
            running.reader.hears_announced(lambda text, told=told: text == told)  # type: ignore[misc]
        found = controls(running.reader.tree())
        assert len(found) > 20, told
        assert [node for node in found if not node["name"].strip()] == []
        assert [node for node in found if node["role"] in OF_NO_USE] == []
    running.quits()


def test_the_list_and_the_comparison_are_read_from_outside(
    running: Running, reference: Reference
) -> None:
    tree = running.reader.tree()
    assert tree[0]["role"] == "frame" and tree[0]["name"] == "PLEX\u2013IVIG Reference"
    rows = [node for node in tree if node["role"] == "list item"]
    assert MMN_SPOKEN in [row["name"] for row in rows]
    assert {"Peripheral nerve", "Muscle"} <= {row["name"] for row in rows}
    for condition in reference.bundle.conditions.values():
        (row,) = (row for row in rows if row["name"].startswith(f"{condition.name.en}, PLEX "))
        assert ", IVIG " in row["name"] and row["description"]
        assert not CODE.search(row["name"].removeprefix(condition.name.en))
    running.search("mmn", MMN_FOUND)
    running.display.press("Return")
    running.reader.hears_announced(lambda text: text == MMN_SPOKEN)
    tree = running.reader.tree()
    cells = named(tree, "table cell")
    for label in ROWS.values():
        for therapy in ("PLEX", "IVIG"):
            (cell,) = (text for text in cells if text.startswith(f"{label}, {therapy}: "))
            assert cell.removeprefix(f"{label}, {therapy}: ").strip()
    assert any(text.startswith("Verdict, PLEX: Sources disagree") for text in cells)
    assert any("No source found" in text for text in cells)
    (shown,) = (node for node in tree if node["name"] == "Compare" and "checked" in node["states"])
    assert shown["role"] == "radio button"
    running.quits()


def test_a_whole_consultation_is_heard_and_held_by_keys_alone(running: Running) -> None:
    display, reader = running.display, running.reader
    running.search("myasthenia", "3 conditions, first: ")
    display.press("Down")
    assert "PLEX" in reader.hears_announced(bool)
    display.press("ctrl+f")
    running.search("mmn", MMN_FOUND)
    display.press("Return")
    reader.hears_focus(lambda node: node["role"] == "table cell" and node["name"] == "Verdict")
    assert reader.hears_announced(bool) == MMN_SPOKEN
    display.press("Down", "Right")
    reader.hears_focus(lambda node: node["name"].startswith("Evidence, PLEX: "))
    display.press("Return")
    reader.hears_focus(lambda node: node["name"] == "Sources cited")
    assert "source" in reader.hears_announced(bool)
    display.press("Escape")
    reader.hears_focus(lambda node: node["name"].startswith("Evidence, PLEX: "))
    display.press("shift+Tab")
    chip = reader.hears_focus(lambda node: node["role"] == "check box")
    display.press("space")
    factor = chip["name"].removeprefix("Patient factor: ")
    assert reader.hears_announced(bool).startswith(f"Marked for {factor}: ")
    display.press("alt+2")
    reader.hears_focus(lambda node: node["role"] == "table cell")
    assert reader.hears_announced(bool) == f"Evidence: {MMN}"
    display.press("ctrl+c")
    assert reader.hears_announced(bool).startswith("Copied ")
    display.press("alt+1")
    assert reader.hears_announced(bool) == f"Compare: {MMN}"
    display.press("alt+7")
    assert reader.hears_announced(bool) == f"Plan: {MMN}"
    display.press("Tab", "Tab")
    reader.hears_focus(lambda node: node["role"] == "text" and node["name"] == "Height")
    display.write("16")
    refused = reader.hears_announced(bool)
    assert refused.startswith("Height: ") and "40" in refused
    display.press("alt+5")
    reader.hears_focus(lambda node: node["role"] == "table cell")
    assert reader.hears_announced(bool) == "Overview"
    display.press("Down", "Return")
    opened = reader.hears_announced(bool)
    assert opened != MMN_SPOKEN and ", PLEX " in opened
    display.press("Escape")
    reader.hears_focus(lambda node: node["name"] == "Conditions")
    display.press("Escape", "Escape")
    told = {reader.hears_announced(bool), reader.hears_announced(bool)}
    assert told == {"PLEX\u2013IVIG Reference", "19 conditions"}
    running.quits()
