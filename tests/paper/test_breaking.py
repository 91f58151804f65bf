"""Breaking into pages: whatever the blocks, each line is there once, in order, inside a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QPainter

from gui.paper.blocks import Block, Column, Newspaper, Piece, Row
from gui.paper.pages import MARGIN, PAPER_SIZES, Frame, Page, Section, lay_out
from gui.paper.statements import Entry

_LINE = 200.0
_BOTTOM = 8_000.0
Drawn = list[tuple[str, int, float]]


class Lines:
    """Text of some lines that writes down which of them are drawn where."""

    def __init__(
        self, name: str, number: int, drawn: Drawn, first: int = 0, *, loose: bool = False
    ) -> None:
        self._name, self._number, self._drawn, self._first = name, number, drawn, first
        self.loose = loose

    @property
    def height(self) -> float:
        return (self._number - self._first) * _LINE

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        for place, line in enumerate(range(self._first, self._number)):
            self._drawn.append((self._name, line, y + place * _LINE))

    def split(self, room: float) -> tuple[Lines | None, Lines | None]:
        fitting = self._first + int(room / _LINE + 1e-6)
        if fitting <= self._first:
            return None, self
        if fitting >= self._number:
            return self, None
        first = Lines(self._name, fitting, self._drawn, self._first)
        return first, Lines(self._name, self._number, self._drawn, fitting)

    def going_on(self) -> Lines:
        return self


def drawn_pages(pages: Sequence[Page], drawn: Drawn) -> list[Drawn]:
    """What is drawn on each page."""
    nobody = cast(QPainter, None)
    result = []
    for page in pages:
        drawn.clear()
        for placed in page.placed:
            placed.draw(nobody)
        result.append(list(drawn))
    return result


def broken(sections: Sequence[Section], drawn: Drawn) -> list[Drawn]:
    """Sections in pages."""
    running = Lines("running", 1, drawn)
    pages = lay_out(sections, PAPER_SIZES["a4"], running, Frame(_BOTTOM))
    return drawn_pages(pages, drawn)


def assert_whole(pages: Sequence[Drawn], wanted: dict[str, int]) -> None:
    """Every line once and in order, and none below the text or above it."""
    seen: dict[str, list[int]] = {name: [] for name in wanted}
    for page in pages:
        for name, line, y in page:
            assert MARGIN <= y <= _BOTTOM - _LINE + 0.1, (name, line, y)
            if name in seen:
                seen[name].append(line)
    assert seen == {name: list(range(number)) for name, number in wanted.items()}


_COUNTS = st.lists(st.integers(1, 90), min_size=1, max_size=12)


@settings(deadline=None, max_examples=150)
@given(columns=st.lists(_COUNTS, min_size=1, max_size=3), loose=st.booleans())
def test_columns_of_any_length(columns: list[list[int]], loose: bool) -> None:
    drawn: Drawn = []
    wanted: dict[str, int] = {}
    made = []
    for number, counts in enumerate(columns):
        pieces: list[Piece] = []
        for place, lines in enumerate(counts):
            name = f"{number}-{place}"
            wanted[name] = lines
            heading = Lines(f"heading {name}", 1, drawn)
            inner = Lines(name, lines, drawn)
            pieces.append(Entry(inner, 0.0, heading, head=None, begins=place == 0))
        made.append(Column(number * 1000.0, pieces))
    row = Row(made, loose=loose, below=Lines("below", 1, drawn))
    pages = broken([Section([Lines("title", 2, drawn), row])], drawn)
    assert_whole(pages, wanted)


@settings(deadline=None, max_examples=150)
@example(counts=[36, 1, 46, 23, 12], columns=2, above=1)
@given(counts=_COUNTS, columns=st.integers(1, 4), above=st.integers(1, 30))
def test_newspaper_columns_of_any_length(counts: list[int], columns: int, above: int) -> None:
    drawn: Drawn = []
    pieces: list[Piece] = [Lines(str(at), lines, drawn) for at, lines in enumerate(counts)]
    block = Newspaper(pieces, columns, 1000.0)
    head = Lines("head", 1, drawn)
    pages = broken([Section([Lines("title", above, drawn)]), Section([block], head)], drawn)
    assert_whole(pages, {str(at): lines for at, lines in enumerate(counts)})


def test_a_head_stands_above_every_part_of_its_section() -> None:
    drawn: Drawn = []
    blocks: list[Block] = [Lines(str(number), 15, drawn) for number in range(8)]
    pages = broken([Section(blocks, Lines("head", 1, drawn))], drawn)
    assert len(pages) > 2
    for page in pages:
        names = [name for name, _, _ in page]
        assert names.count("head") == 1
        assert names.index("head") in {0, 1}


def test_a_head_never_stands_alone_at_the_end_of_a_page() -> None:
    drawn: Drawn = []
    for above in range(20, 40):
        head = Lines("head", 1, drawn)
        sections = [
            Section([Lines("title", above, drawn)]),
            Section([Lines("text", 9, drawn)], head),
        ]
        for page in broken(sections, drawn):
            names = [name for name, _, _ in page]
            assert ("head" in names) == ("text" in names)


@pytest.mark.parametrize("loose", [True, False])
def test_a_row_that_fits_on_a_page_is_divided_only_if_it_is_loose(loose: bool) -> None:
    drawn: Drawn = []
    pieces: list[Piece] = [Lines(str(at), 4, drawn) for at in range(6)]
    row = Row([Column(0.0, pieces)], loose=loose)
    pages = broken([Section([Lines("title", 20, drawn), row])], drawn)
    holding = [page for page in pages if any(name in "012345" for name, _, _ in page)]
    assert len(holding) == (2 if loose else 1)


def test_a_statement_that_begins_a_page_stands_under_the_name_of_its_row() -> None:
    drawn: Drawn = []
    entries: list[Piece] = [
        Entry(
            Lines(str(at), 10, drawn),
            0.0,
            Lines("goes on", 1, drawn),
            head=Lines("name", 1, drawn) if at == 0 else None,
            begins=at == 0,
        )
        for at in range(9)
    ]
    pages = broken([Section([Row([Column(0.0, entries)], loose=True)])], drawn)
    assert pages[0][0][0] == "name"
    assert len(pages) > 2
    for page in pages[1:]:
        assert [name for name, _, _ in page][:2] == ["running", "goes on"]
