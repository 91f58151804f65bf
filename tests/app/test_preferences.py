"""What is chosen in the window is kept, and nothing else; what is locked cannot be chosen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction

from gui import paths
from gui.app.preferences import Preferences, asked_preferences, kept_preferences
from gui.cli.arguments import parse
from gui.machine.policy import Policy
from tests.conftest import WindowFactory
from tests.places import variables_of_user

COPY = "Copy the summary, or the chosen statement"
ASKED_FOR = {"Dark theme", "Larger text", "Smaller text", "Print\u2026", "Save as PDF\u2026", COPY}


def preferences(
    home: Path, *words: str, locked: tuple[str, ...] = (), **values: Any
) -> Preferences:
    policy = Policy(
        home / "policy.toml",
        values={name.replace("_", "-"): value for name, value in values.items()},
        locked=frozenset(locked),
    )
    return kept_preferences(parse([]), policy, variables_of_user(home), "en")


def file(home: Path) -> Path:
    found = paths.settings_file(variables_of_user(home))
    assert found is not None
    return found


def disabled(window: Any) -> set[str]:
    actions = window.findChildren(QAction)
    return {action.text() for action in actions if action.text() and not action.isEnabled()}


def test_what_was_chosen_in_the_window_holds_at_the_next_start(
    window: WindowFactory, tmp_path: Path
) -> None:
    now = preferences(tmp_path)
    main_window = window(condition="mmn")
    now.follow(main_window)
    main_window.choose_theme("dark")
    main_window.choose_text_size(150)
    main_window.choose_text_size(100)
    main_window.choose_text_size(120)
    main_window.language_chosen.emit("de")
    assert now.write((900, 650)) == ""
    kept = json.loads(file(tmp_path).read_text("utf-8"))
    assert kept == {"theme": "dark", "text_size": 120, "language": "de", "window": [900, 650]}
    then = preferences(tmp_path).chosen
    assert (then.theme, then.text_size, then.language) == ("dark", 120, "de")
    assert then.window == (900, 650)


def test_going_back_to_the_system_is_a_choice_too(window: WindowFactory, tmp_path: Path) -> None:
    now = preferences(tmp_path, theme="dark")
    main_window = window()
    now.follow(main_window)
    main_window.choose_theme(None)
    now.write(None)
    assert now.chosen.theme == "dark"
    assert preferences(tmp_path, theme="dark").chosen.theme is None


def test_a_window_in_which_nothing_was_chosen_leaves_no_file(
    window: WindowFactory, tmp_path: Path
) -> None:
    now = preferences(tmp_path)
    main_window = window(condition="mmn")
    now.follow(main_window)
    main_window.list_pane.type_text("cidp")
    main_window.reset()
    assert now.write(None) == ""
    assert not file(tmp_path).exists()


@pytest.mark.parametrize(
    ("locked", "values", "greyed"),
    [
        ((), {}, set()),
        (("theme",), {}, {"Dark theme"}),
        (("text-size",), {}, {"Larger text", "Smaller text"}),
        ((), {"export": False}, {"Print\u2026", "Save as PDF\u2026"}),
        (("export", "bundle", "planner", "idle-seconds"), {}, set()),
    ],
)
def test_what_is_locked_cannot_be_chosen(
    locked: tuple[str, ...],
    values: dict[str, Any],
    greyed: set[str],
    window: WindowFactory,
    tmp_path: Path,
) -> None:
    main_window = window()
    preferences(tmp_path, locked=locked, **values).follow(main_window)
    assert disabled(main_window) & ASKED_FOR == greyed


def test_the_command_line_alone_keeps_nothing(window: WindowFactory, tmp_path: Path) -> None:
    asked = asked_preferences(parse(["--theme", "dark"]), "en")
    assert (asked.chosen.theme, asked.chosen.text_size, asked.locked) == ("dark", 100, frozenset())
    main_window = window()
    asked.follow(main_window)
    main_window.choose_text_size(110)
    assert asked.write((800, 600)) == ""


def test_a_user_without_a_home_can_choose_all_the_same(window: WindowFactory) -> None:
    now = kept_preferences(parse([]), Policy(Path("/none")), {}, "en")
    main_window = window()
    now.follow(main_window)
    main_window.choose_theme("dark")
    assert now.write((800, 600)) == ""
