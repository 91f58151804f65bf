"""A user of the window: what is before them, and a chance that decides what they do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from gui.windows.handlers import handlers
from gui.windows.main_window import MainWindow
from tests.benchmarks.endurance.hands import Hands

One = TypeVar("One")


class Outside(NamedTuple):
    """What comes to the window from elsewhere than keyboard and pointer."""

    leave: Callable[[], object]
    start_again: Callable[[Sequence[str]], object]
    new_content: Callable[[], object] | None = None


class User(NamedTuple):
    """One action's worth of a user: all that is chosen in it follows from seed and number."""

    window: MainWindow
    hands: Hands
    chance: Random
    outside: Outside

    def one_of(self, choices: Sequence[One]) -> One:
        """Any of some choices, each as likely."""
        return choices[self.chance.randrange(len(choices))]

    def point_in(self, box: QRect) -> QPoint:
        """Any point of a box."""
        x = self.chance.randrange(max(1, box.width()))
        return box.topLeft() + QPoint(x, self.chance.randrange(max(1, box.height())))

    def press(self, *chords: str) -> str:
        """Press keys; returns what was done."""
        self.hands.press(*chords)
        return " ".join(chords)

    def click(self, widget: QWidget) -> str:
        """Click into the middle of a widget, if it is to be seen."""
        return self.click_at(widget, widget.rect().center())

    def click_at(self, widget: QWidget, point: QPoint) -> str:
        """Click on a point of a widget, if it is to be seen."""
        if not widget.isVisible() or not widget.visibleRegion().contains(point):
            return "nothing to click on"
        told = f"{_told(widget)} at {point.x()},{point.y()}"
        self.hands.click(widget, point)  # by which it may be gone
        return told


Action = Callable[[User], str]
Weights = Mapping[str, tuple[int, Action]]


def chosen(weights: Weights, chance: Random) -> tuple[str, Action]:
    """One of some actions, as likely as its weight says."""
    at = chance.randrange(sum(weight for weight, _ in weights.values()))
    for name, (weight, action) in weights.items():
        at -= weight
        if at < 0:
            return name, action
    raise AssertionError


def over(window: QWidget) -> QWidget | None:
    """What lies over the window and has the inputs; None where nothing does."""
    found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if found is not None:
        return found
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible() and _is_opened(top)]
    return next((top for top in shown if top is not window), None)


def _is_opened(top: QWidget) -> bool:
    """Whether a window was opened by somebody: tool tips come and go by themselves."""
    return top.windowType() not in {top.windowFlags().ToolTip, top.windowFlags().SplashScreen}


def without_quitting(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What the actions of the menus do, but that to quit does nothing."""
    return {**handlers(window), "quit": str}


def _told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"
