"""Prepares, while nobody does anything, what is likely to be opened next."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer

from gui.widgets.list_pane import ListPane
from gui.windows.right_pane import RightPane

_PAUSE_MS = 12
_PAGES = ("compare", "evidence")
_MOST_KNOWN = 6


class LookingAhead(QObject):
    """Has the neighbours in the list of what is open laid out, and its own other page.

    One condition a turn, after what was asked for has been painted; whatever is opened meanwhile
    puts an end to it. It knows what is prepared by its id alone, until nothing is open.
    """

    def __init__(self, contents: QObject, list_pane: ListPane, right_pane: RightPane) -> None:
        super().__init__(contents)
        self._list_pane, self._right_pane = list_pane, right_pane
        self._steps: Iterator[Callable[[], object]] = iter(())
        self._known: deque[tuple[str, str]] = deque(maxlen=_MOST_KNOWN)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        right_pane.header.shown.connect(self._begin)

    @property
    def is_done(self) -> bool:
        """Whether all is prepared that was to be."""
        return not self._timer.isActive()

    def _begin(self) -> None:
        self._steps = self._wanted()
        self._timer.start()

    def _go_on(self) -> None:
        step = next(self._steps, None)
        if step is not None:
            step()
            self._timer.start()

    def _wanted(self) -> Iterator[Callable[[], object]]:
        right, view = self._right_pane, self._list_pane.view
        if right.condition is None:
            self._known.clear()
        if right.condition is None or right.page not in _PAGES:
            return
        self._known.append((right.condition, right.page))
        row, page_of = view.currentIndex().row(), view.list_model.condition_at
        nearest = (view.list_model.next_condition(row, step) for step in (1, -1))
        wanted = [(found.id, right.page) for at in nearest if (found := page_of(at)) is not None]
        wanted += [(right.condition, page) for page in _PAGES if page != right.page]
        for known in wanted:
            if known not in self._known:
                self._known.append(known)
                yield partial(right.look_ahead, *known)
