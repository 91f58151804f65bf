"""Goes round a window by Tab, and compares pictures of what has the focus and what has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from gui.windows.main_window import MainWindow
from tests.services.test_theme import contrast
from tests.windows.driving import press

PAGES = ("welcome", "compare", "plan", "evidence", "therapies", "sources", "overview", "changes")
FEWEST_POINTS = 30
_SEEN = 3
_MOST = 80


def show(main: MainWindow, page: str) -> None:
    """Open a page, those of a condition with one in which sources disagree."""
    if page != "welcome":
        main.enter_condition("mmn")
        main.show_page(page)
    QApplication.processEvents()


def round_by_tab(main: MainWindow, key: str = "Tab") -> list[QWidget]:
    """Every place that Tab comes to, from the search field until it is back there."""
    press("Ctrl+F")
    return go_round(lambda: press(key))


def go_round(step: Callable[[], object]) -> list[QWidget]:
    """Every place that a step comes to until it is back where it began."""
    places: list[QWidget] = []
    for _ in range(_MOST):
        focused = QApplication.focusWidget()
        assert focused is not None
        if places and focused is places[-1]:  # from link to link in a label
            step()
            continue
        if focused in places:
            assert focused is places[0], f"round and round from {focused}"
            return places
        places.append(focused)
        step()
    raise AssertionError("never back where it began")


def points_that_tell_focus(place: QWidget, elsewhere: QWidget) -> int:
    """How many points of a widget focus changes so that the change is seen."""
    elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    without = _picture(place)
    place.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    having = _picture(place)
    assert without.size() == having.size()
    changes: Counter[tuple[int, int]] = Counter()
    for before, after in zip(_lines(without), _lines(having), strict=True):
        if before != after:
            points = (memoryview(line).cast("I") for line in (before, after))
            changes.update(zip(*points, strict=True))
    return sum(
        number
        for (first, then), number in changes.items()
        if first != then and contrast(QColor(first), QColor(then)) >= _SEEN
    )


def _lines(image: QImage) -> list[bytes]:
    points, width = bytes(image.constBits()), image.bytesPerLine()
    return [points[start : start + width] for start in range(0, len(points), width)]


def _picture(widget: QWidget) -> QImage:
    areas = widget.window().findChildren(QScrollArea)
    shown = next((area for area in areas if area.focusProxy() is widget), widget)
    return shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
