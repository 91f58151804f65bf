"""A table on paper: its columns share the width by what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, compress

import msgspec
from PySide6.QtGui import QFontMetricsF

from gui.paper.blocks import Block, Column, Piece, Row, Rule
from gui.paper.ink import Ink
from gui.paper.statements import gap
from gui.paper.text import PT, Paragraph, Run, paper_font

_GUTTER = 9.0 * PT

Cell = Sequence[Run]


class GridRow(msgspec.Struct, frozen=True):
    """The cells of a row; where it has fewer than the table has columns, the last goes on."""

    cells: Sequence[Cell]


class Grid:
    """A table of a width; each column is as wide as its longest word at least.

    A column in which nothing stands is left out.
    """

    def __init__(
        self, headings: Sequence[Cell], rows: Sequence[GridRow], width: float, ink: Ink
    ) -> None:
        used = _used([row.cells for row in rows if len(row.cells) == len(headings)])
        self._headings = list(compress(headings, used)) if used else list(headings)
        self._rows = [
            GridRow(list(compress(row.cells, used))) if len(row.cells) == len(headings) else row
            for row in rows
        ]
        self._width, self._ink = width, ink
        self._wraps = False
        self._widths = self._shares()
        lefts = accumulate((one + _GUTTER for one in self._widths[:-1]), initial=0.0)
        self._lefts = list(lefts)

    @property
    def wraps(self) -> bool:
        """Whether a cell takes more than one line."""
        return self._wraps

    def head(self, title: Cell) -> Block:
        """The title of the table and its headings, over a strong line."""
        above = Paragraph(title, self._width)
        line = Rule(self._width, self._ink.text, 0.9 * PT, 4 * PT)
        first: list[Piece] = [gap(6), above, gap(1)]
        space = gap(sum(piece.height for piece in first) / PT)
        columns = []
        for number, heading in enumerate(self._headings):
            pieces: list[Piece] = [*first] if number == 0 else [space]
            pieces.append(Paragraph(heading, self._widths[number]))
            columns.append(Column(self._lefts[number], pieces))
        return Row(columns, below=line)

    def blocks(self) -> Iterator[Block]:
        """The rows, each over a thin line."""
        for row in self._rows:
            line = Rule(self._width, self._ink.line, 0.5 * PT, 3.5 * PT)
            yield Row(list(self._columns(row)), below=line)

    def _columns(self, row: GridRow) -> Iterator[Column]:
        for number, cell in enumerate(row.cells):
            goes_on = number == len(row.cells) - 1
            left = self._lefts[number]
            width = self._width - left if goes_on else self._widths[number]
            yield Column(left, [Paragraph(cell, width)])

    def _shares(self) -> list[float]:
        columns: list[list[Cell]] = [[heading] for heading in self._headings]
        for row in self._rows:
            if len(row.cells) == len(columns):
                for column, cell in zip(columns, row.cells, strict=True):
                    column.append(cell)
            else:
                columns[0].append(row.cells[0])
        room = self._width - _GUTTER * (len(columns) - 1)
        least = [max(map(_longest_word, column)) for column in columns]
        whole = [max(map(_on_one_line, column)) for column in columns]
        spare = room - sum(whole)
        if spare >= 0:
            return [width + spare / len(whole) for width in whole]
        self._wraps = True
        wanted = sum(whole) - sum(least)
        share = max(0.0, (room - sum(least)) / wanted) if wanted else 0.0
        shares = [few + (many - few) * share for few, many in zip(least, whole, strict=True)]
        return [width * min(1.0, room / sum(shares)) for width in shares]


def _used(rows: Sequence[Sequence[Cell]]) -> list[bool]:
    """Whether anything stands in each column; the first is always there."""
    columns = zip(*rows, strict=True)
    return [not at or any(run.text for cell in it for run in cell) for at, it in enumerate(columns)]


def _on_one_line(cell: Cell) -> float:
    """The width of a cell on one line, and a hair."""
    return sum(_width(run, run.text) for run in cell) + PT


def _longest_word(cell: Cell) -> float:
    words = [_width(run, word) for run in cell for word in run.text.split(" ")]
    return max(words, default=0.0) + PT


def _width(run: Run, text: str) -> float:
    return QFontMetricsF(paper_font(run.style)).horizontalAdvance(text)
