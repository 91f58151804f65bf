"""What a user does in the window that `stage` opens, each action timed by itself."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from gui.widgets.page_header import CONDITION_PAGES
from gui.windows.actions import ACTIONS
from gui.windows.main_window import MainWindow
from tests.benchmarks.stage import Stage, Took

QUERIES = (
    *("mmn", "cidp", "guillain", "g61.0", "myasthenia gravis", "plasma exchange", "ivig"),
    *("neuropahty", "dermatomyositis", "stiff person", "lambert eaton", "zzzz"),
)
THEMES = ("dark", "high-contrast", "light")
_MOST = 300
_HELD_DOWN_S = 0.035  # so often a key comes that is held down
_A_PAUSE_S = 0.15
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_SIZES = (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_0)
Found = dict[str, list[tuple[Took, bool]]]


class Acts:
    """Does everything often; what is seen for the first time is told apart."""

    def __init__(self, window: MainWindow, stage: Stage, *, quick: bool) -> None:
        self._window, self._stage, self._quick = window, stage, quick
        model = window.list_pane.view.list_model
        rows = (model.condition_at(model.index(at)) for at in range(min(model.rowCount(), _MOST)))
        self._ids = [row.id for row in rows if row is not None]
        self._keys = page_keys()
        self._seen: set[Hashable] = set()
        self._found: Found = {}

    def run(self) -> dict[str, Any]:
        """All actions; by each whether it was the first of its kind, and what it took."""
        self._choose()
        self._turn_pages()
        self._change_themes()
        self._change_sizes()
        self._type()
        return {
            name: {
                "ms": [round(took.ms, 3) for took, _ in all_of_them],
                "cpu_ms": [round(took.cpu_ms, 3) for took, _ in all_of_them],
                "first": [first for _, first in all_of_them],
            }
            for name, all_of_them in self._found.items()
        }

    def _note(self, name: str, took: Took, what: Hashable) -> None:
        is_first = (name, what) not in self._seen
        self._seen.add((name, what))
        self._found.setdefault(name, []).append((took, is_first))

    def _act(self, name: str, what: Hashable, action: Callable[[], object]) -> None:
        self._stage.rest(_HELD_DOWN_S)
        self._note(name, self._stage.act(action), what)

    def _type(self) -> None:
        """Each query letter by letter, and taken back."""
        name = "key to painted list"
        self._window.focus_search()
        for query in QUERIES[:2] if self._quick else QUERIES:
            for place, letter in enumerate(query):
                key = partial(self._stage.key, Qt.Key(ord(letter.upper())))
                self._act(name, query[: place + 1], key)
            for place in range(len(query)):
                key = partial(self._stage.key, Qt.Key.Key_Backspace)
                self._act(name, query[: len(query) - place - 1], key)

    def _choose(self) -> None:
        """Down and up through the list, as fast as a key that is held down."""
        steps = min(len(self._ids), 8 if self._quick else 100)
        ways = (Qt.Key.Key_Down, Qt.Key.Key_Up) * (1 if steps == 100 else 3)
        for way in ways:
            for _ in range(steps):
                self._stage.rest(_HELD_DOWN_S)
                took = self._stage.act(partial(self._stage.key, way))
                opened = self._window.right_pane.condition
                self._note("selection to painted comparison", took, opened)

    def _turn_pages(self) -> None:
        """All pages of conditions in a mixed order, each condition twice."""
        draw, pages = random.Random(9), list(self._keys)
        some = self._ids[: 2 if self._quick else 20]
        for condition in (*some, *some):
            self._window.open_condition(condition)
            draw.shuffle(pages)
            for page in pages:
                self._stage.rest(_A_PAUSE_S)
                of = condition if page in CONDITION_PAGES else None
                self._act("page change", (page, of), partial(self._go_to, page))

    def _go_to(self, page: str) -> None:
        self._stage.key(self._keys[page], _ALT)

    def _on_every_page(self) -> Iterator[str]:
        self._window.open_condition(self._ids[0])
        for _ in range(1 if self._quick else 4):
            for page in self._keys:
                self._window.show_page(page)
                self._stage.rest(_A_PAUSE_S)
                yield page

    def _change_themes(self) -> None:
        for page in self._on_every_page():
            for theme in THEMES:
                chosen = self._window.actions_by_id[f"theme-{theme}"]
                self._act("theme change", (page, theme), chosen.trigger)

    def _change_sizes(self) -> None:
        for page in self._on_every_page():
            for place, key in enumerate(_SIZES):
                self._stage.rest(_A_PAUSE_S)
                press = partial(self._stage.key, key, _CTRL)
                self._act("text-size change", (page, place), press)

    def events(self) -> dict[str, dict[str, int]]:
        """How much goes on in all widgets for one action of each kind that was done before."""
        stage, window = self._stage, self._window
        for condition in self._ids[:3]:
            window.open_condition(condition)
            for page in ("evidence", "compare"):
                window.show_page(page)
                stage.rest(_A_PAUSE_S)
        window.focus_search()
        stage.rest(_A_PAUSE_S)
        found = {
            "selection to painted comparison": stage.counted(partial(stage.key, Qt.Key.Key_Up)),
            "page change": stage.counted(partial(self._go_to, "evidence")),
        }
        window.show_page("compare")
        stage.rest(_A_PAUSE_S)
        found["theme change"] = stage.counted(window.actions_by_id["theme-dark"].trigger)
        found["text-size change"] = stage.counted(partial(stage.key, Qt.Key.Key_Plus, _CTRL))
        stage.rest(_A_PAUSE_S)
        stage.key(Qt.Key.Key_0, _CTRL)
        window.actions_by_id["theme-light"].trigger()
        window.reset()
        stage.rest(_A_PAUSE_S)
        return found


def page_keys() -> dict[str, Qt.Key]:
    """The digit that, with Alt, shows each page."""
    keys = {spec.id: spec.shortcut for spec in ACTIONS}
    return {
        page: Qt.Key(Qt.Key.Key_0 + int(told.removeprefix("Alt+")))
        for page, told in keys.items()
        if told.startswith("Alt+") and told[-1].isdigit()
    }
