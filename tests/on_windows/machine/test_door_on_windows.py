"""A window on Windows sleeps until a second start wakes it, and answers it then."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.machine.instance import Answer, Wish, instance_here
from gui.services.door import Door


def asked(qtbot: QtBot, folder: Path, condition: str) -> Answer | None:
    """What a second start is told, while the window is woken by nothing but its events."""
    second, answers = instance_here(folder, "WARD+1", "1"), list[Answer | None]()
    asking = Thread(target=lambda: answers.append(second.hand_over(Wish(condition))))
    asking.start()
    qtbot.waitUntil(lambda: answers != [])
    asking.join()
    return answers[0]


def test_a_second_start_wakes_the_window_each_time_and_no_one_once_it_is_closed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = instance_here(tmp_path / "own", "WARD+1", "1")
    assert first.claim()
    seen: list[str | None] = []
    parent = QObject()

    def admit(wish: Wish) -> Answer:
        seen.append(wish.condition)
        return Answer(0, f"shown: {wish.condition}")

    door = Door(first, admit, parent)
    for condition in ("mmn", "cidp"):
        assert asked(qtbot, tmp_path / "own", condition) == Answer(0, f"shown: {condition}")
    assert seen == ["mmn", "cidp"]
    door.close()
    assert not (tmp_path / "own").exists()
    after = instance_here(tmp_path / "own", "WARD+1", "1")
    assert after.hand_over(Wish("mmn")) is None
    after.close()


def test_a_second_start_is_heard_behind_more_than_are_looked_at_in_one_turn(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.machine.instance_windows._MOST_REQUESTS", 10)
    first = instance_here(tmp_path / "own", "WARD+1", "1")
    assert first.claim()
    for number in range(25):
        (tmp_path / "own" / f"{first.name}.0{number}.request").write_bytes(b"nonsense\n")
    parent = QObject()
    door = Door(first, lambda wish: Answer(0, f"shown: {wish.condition}"), parent)
    assert asked(qtbot, tmp_path / "own", "mmn") == Answer(0, "shown: mmn")
    door.close()
    assert not (tmp_path / "own").exists()
