"""Idleness is told once, by a clock that the tests turn; every kind of input puts it off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QExposeEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPointingDevice,
    QRegion,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from gui.services.idle import IdleWatch, since_boot_s

IDLE_S = 180.0
pytestmark = pytest.mark.qt_log_ignore(
    r"does not support (raise\(\)|grabbing the keyboard)", extend=True
)
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
HERE, NOTHING = QPointF(5, 5), QMimeData()


class Time:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def watch(no_leak: None, qapp: QApplication, time: Time) -> Iterator[IdleWatch]:
    made = IdleWatch(qapp, IDLE_S, time)
    yield made
    made.deleteLater()


@pytest.fixture
def passed(watch: IdleWatch) -> list[str]:
    """What the field held each time that the idle time had passed."""
    told: list[str] = []
    watch.passed.connect(lambda: told.append("passed"))
    return told


@pytest.fixture
def field(qtbot: QtBot, no_leak: None) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def mouse(kind: QEvent.Type) -> QEvent:
    return QMouseEvent(kind, HERE, HERE, LEFT, LEFT, NONE)


def wheel() -> QEvent:
    turned = QPoint(0, 120)
    no_phase = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(HERE, HERE, turned, turned, Qt.MouseButton.NoButton, NONE, no_phase, False)


def touch() -> QEvent:
    screen = QPointingDevice.primaryPointingDevice()
    return QTouchEvent(QEvent.Type.TouchBegin, screen, NONE, [])


def tablet() -> QEvent:
    pen = QPointingDevice.primaryPointingDevice()
    where = (HERE, HERE, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0)
    return QTabletEvent(QEvent.Type.TabletMove, pen, *where, NONE, LEFT, LEFT)


def drag() -> QEvent:
    return QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, NOTHING, LEFT, NONE)


INPUTS: dict[str, Callable[[], QEvent]] = {
    "key": lambda: QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NONE, "a"),
    "press": lambda: mouse(QEvent.Type.MouseButtonPress),
    "move": lambda: mouse(QEvent.Type.MouseMove),
    "double click": lambda: mouse(QEvent.Type.MouseButtonDblClick),
    "wheel": wheel,
    "touch": touch,
    "tablet": tablet,
    "input method": lambda: QInputMethodEvent("\u00e4", []),
    "drag": drag,
}


def test_it_is_told_when_the_time_has_passed_and_only_once(
    watch: IdleWatch, time: Time, passed: list[str]
) -> None:
    time.now += IDLE_S - 1
    watch.look()
    assert passed == []
    time.now += 1
    watch.look()
    time.now += 10 * IDLE_S
    watch.look()
    assert passed == ["passed"]


def test_the_event_loop_looks_by_itself(
    qtbot: QtBot, qapp: QApplication, time: Time, no_leak: None
) -> None:
    quick = IdleWatch(qapp, 0.02, time)
    with qtbot.waitSignal(quick.passed):
        time.now += 1
    quick.deleteLater()


@pytest.mark.parametrize("name", INPUTS)
def test_an_input_puts_it_off(
    name: str, watch: IdleWatch, time: Time, passed: list[str], field: QLineEdit
) -> None:
    time.now += IDLE_S - 1
    straight = name == "input method"  # which goes to what has the focus; all else to the window
    QApplication.sendEvent(field if straight else field.windowHandle(), INPUTS[name]())
    time.now += IDLE_S - 1
    watch.look()
    assert passed == []
    time.now += 1
    watch.look()
    assert passed == ["passed"]


def test_an_input_into_a_menu_puts_it_off(
    watch: IdleWatch, time: Time, passed: list[str], field: QLineEdit, qtbot: QtBot
) -> None:
    menu = QMenu(field)
    menu.addAction("entry")
    menu.popup(QPoint(0, 0))
    qtbot.waitUntil(lambda: menu.windowHandle() is not None)
    watch.look()
    time.now += IDLE_S - 1
    QApplication.sendEvent(menu.windowHandle(), INPUTS["move"]())
    time.now += IDLE_S - 1
    watch.look()
    assert passed == []
    menu.close()


def test_what_nobody_did_does_not_put_it_off(
    watch: IdleWatch, time: Time, passed: list[str], field: QLineEdit
) -> None:
    time.now += IDLE_S - 1
    field.setText("shown")
    field.resize(300, 40)
    QApplication.processEvents()
    time.now += 1
    watch.look()
    assert passed == ["passed"]


def test_a_key_that_comes_too_late_finds_everything_forgotten(
    watch: IdleWatch, time: Time, field: QLineEdit
) -> None:
    field.setText("old")
    watch.passed.connect(field.clear)
    time.now += 8 * 3600
    QApplication.sendEvent(field.windowHandle(), INPUTS["key"]())
    assert field.text() == "a"


def test_a_pointer_that_comes_too_late_does_nothing_else(
    watch: IdleWatch, time: Time, passed: list[str], field: QLineEdit
) -> None:
    field.setText("several words")
    time.now += IDLE_S
    QApplication.sendEvent(field.windowHandle(), INPUTS["double click"]())
    assert passed == ["passed"]
    assert field.selectedText() == ""
    QApplication.sendEvent(field.windowHandle(), INPUTS["double click"]())
    assert field.selectedText() == "several"


def test_a_window_that_is_seen_again_after_a_sleep_is_looked_at(
    watch: IdleWatch, time: Time, passed: list[str], field: QLineEdit
) -> None:
    time.now += IDLE_S
    QApplication.sendEvent(field.windowHandle(), QExposeEvent(QRegion(0, 0, 1, 1)))
    assert passed == ["passed"]


def test_after_forgetting_it_begins_again_with_the_next_input(
    watch: IdleWatch, time: Time, passed: list[str], field: QLineEdit
) -> None:
    for _ in range(3):
        time.now += IDLE_S
        watch.look()
        QApplication.sendEvent(field.windowHandle(), INPUTS["key"]())
    assert len(passed) == 3


def test_inputs_meant_for_what_is_closed_reach_nothing(watch: IdleWatch, field: QLineEdit) -> None:
    watch.begin_rest()
    QApplication.sendEvent(field.windowHandle(), INPUTS["key"]())
    assert field.text() == ""
    watch.end_rest()
    QApplication.sendEvent(field.windowHandle(), INPUTS["key"]())
    assert field.text() == "a"


def test_the_clock_counts_in_the_time_that_the_computer_slept() -> None:
    with open("/proc/uptime", encoding="ascii") as file:
        assert abs(since_boot_s() - float(file.read().split()[0])) < 60
