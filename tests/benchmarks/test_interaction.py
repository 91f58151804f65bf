"""What the benchmark of interaction makes of what it finds, and the stage on which it acts."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.benchmarks import bench_interaction
from tests.benchmarks.acting import page_keys
from tests.benchmarks.stage import Stage, all_anew
from tests.conftest import WindowFactory
from tests.windows.test_theme_switch import PAGES


def told(conditions: int, times: list[float]) -> dict[str, Any]:
    first = [place < 2 for place in range(len(times))]
    page = {"ms": times, "cpu_ms": times, "first": first}
    floors = {"yardstick_ms": [1.0, 3.0], "whole_window_ms": [1.0, 3.0, 2.0]}
    raw = {"conditions": conditions, **floors, "actions": {"page change": page}}
    return bench_interaction.summed_up(raw)


def test_each_bundle_has_a_row_for_each_action_and_the_largest_its_growth() -> None:
    found = {"shipped": told(19, [9.0, 5.0, 4.0, 4.0]), "100000": told(100_000, [8.0] * 4)}
    shipped, floor, large, _, growth = bench_interaction.rows(found)
    assert (shipped.what, shipped.goal) == ("page change, 19 conditions", "p99 at most 8 ms")
    assert shipped.measured.startswith("median 4.5, p99 9.0, worst 9.0 ms; first visits 7.0, worst")
    assert shipped.measured.endswith("; 2.2 times the floor")
    assert floor.what.startswith("floor: the same window painted anew")
    assert floor.measured == "2.0 ms; a plain table 2.0 ms"
    assert (shipped.met, large.met) == (False, True)
    assert growth.what.startswith("medians with 100,000 conditions")
    assert growth.measured == "page change 1.78"


def test_a_bundle_without_a_goal_meets_none() -> None:
    found = {"shipped": told(19, [1.0]), "1000": told(1_000, [90.0])}
    rows = bench_interaction.rows(found)
    assert [row.met for row in rows] == [True, None, None, None, None]
    assert [row.detail for row in rows] == [False, False, True, True, False]


def test_every_page_but_the_first_has_a_key() -> None:
    assert sorted(page_keys()) == sorted(set(PAGES) - {"welcome"})


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_an_action_lasts_until_all_that_it_changes_is_painted(
    window: WindowFactory, qapp: QApplication, qtbot: QtBot
) -> None:
    main = window(condition="mmn")
    stage = Stage(qapp, main)
    took = stage.act(partial(stage.key, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier))
    assert main.right_pane.page == "evidence"
    assert took.cpu_ms > 0 and took.ms > 0
    shown = [widget for widget in main.findChildren(QWidget) if widget.isVisible()]
    assert stage.counted(lambda: all_anew(shown))["paints"] >= len(shown) > 40
    counted = stage.counted(main.actions_by_id["theme-dark"].trigger)
    assert counted["paints"] > 20 and counted["palettes"] > 100
