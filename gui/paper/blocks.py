"""What a sheet is made of: pieces, rows of columns, and text in newspaper columns."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, inf
from typing import Protocol

import msgspec
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gui.paper.text import PT, Paragraph

_A_HAIR = 0.01


class Block(Protocol):
    """Something of a height that can be drawn, and perhaps cut.

    A `loose` one may begin at the end of a page; others go to the next page if they fit there.
    """

    @property
    def height(self) -> float:
        """Its height."""

    @property
    def loose(self) -> bool:
        """Whether it may begin at the end of a page without ending there."""

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner at a point."""

    def split(self, room: float) -> tuple[Block | None, Block | None]:
        """What of it fits into a height, and the rest."""


class Piece(Block, Protocol):
    """A block that can stand in a column."""

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """What of it fits into a height, and the rest."""

    def going_on(self) -> Piece:
        """The same as it is where a column goes on with it on another page."""


class Whole:
    """A piece that is never cut."""

    height: float
    loose = False

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner at a point."""
        raise NotImplementedError

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """All of it or nothing."""
        return (self, None) if self.height <= room + _A_HAIR else (None, self)

    def going_on(self) -> Piece:
        """The same."""
        return self


class Space(Whole):
    """Nothing, of a height."""

    def __init__(self, height: float) -> None:
        self.height = height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw nothing."""


class Together(Whole):
    """Blocks one under the other that are never parted."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self.height = fsum(block.height for block in blocks)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw all blocks."""
        for block in self._blocks:
            block.draw(painter, x, y)
            y += block.height


class Rule(Whole):
    """A line from side to side, in the middle of its height."""

    def __init__(self, width: float, colour: str, thickness: float, height: float) -> None:
        self.height = height
        self._width, self._colour, self._thickness = width, colour, thickness

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the line."""
        painter.setPen(QPen(QColor(self._colour), self._thickness))
        middle = y + self.height / 2
        painter.drawLine(QLineF(x, middle, x + self._width, middle))


class Marked:
    """A paragraph that stands out: a dark bar at its left, on a light ground."""

    loose = False

    def __init__(self, inner: Paragraph, width: float, bar: str, ground: str) -> None:
        self._inner, self._width, self._bar, self._ground = inner, width, bar, ground

    @property
    def height(self) -> float:
        """The height of the paragraph."""
        return self._inner.height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw ground, bar and paragraph."""
        box = QRectF(x - 3.5 * PT, y, self._width + 4.5 * PT, self.height)
        painter.fillRect(box, QColor(self._ground))
        painter.fillRect(QRectF(box.left(), y, 2 * PT, self.height), QColor(self._bar))
        self._inner.draw(painter, x, y)

    def split(self, room: float) -> tuple[Marked | None, Marked | None]:
        """Cut at a line; both parts stand out."""
        first, rest = self._inner.split(room)
        return self._again(first), self._again(rest)

    def going_on(self) -> Marked:
        """The same."""
        return self

    def _again(self, part: Paragraph | None) -> Marked | None:
        return None if part is None else Marked(part, self._width, self._bar, self._ground)


class Column(msgspec.Struct):
    """Pieces one under the other at a distance from the left edge."""

    x: float
    pieces: list[Piece]

    @property
    def height(self) -> float:
        """The height of all pieces."""
        return fsum(piece.height for piece in self.pieces)

    def split(self, room: float, *, cut: bool) -> tuple[Column, Column]:
        """What fits into a height, and the rest; a piece is cut only if asked."""
        taken: list[Piece] = []
        for number, piece in enumerate(self.pieces):
            if piece.height > room + _A_HAIR:
                first, rest = piece.split(room) if cut else (None, piece)
                after = self.pieces[number + 1 :]
                if first is not None:
                    taken.append(first)
                if rest is not None:
                    after.insert(0, rest.going_on())
                return Column(self.x, taken), Column(self.x, after)
            taken.append(piece)
            room -= piece.height
        return self, Column(self.x, [])

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw all pieces."""
        for piece in self.pieces:
            piece.draw(painter, x + self.x, y)
            y += piece.height


class Row:
    """Columns side by side, and what lies below all of them, a line for instance."""

    def __init__(
        self, columns: Sequence[Column], *, loose: bool = False, below: Piece | None = None
    ) -> None:
        self._columns = list(columns)
        self._below = below
        self.loose = loose

    def followed_by(self, other: Row) -> Row:
        """A row whose columns go on with those of another, each as soon as it ends."""
        columns = zip(self._columns, other._columns, strict=True)
        joined = [Column(one.x, [*one.pieces, *further.pieces]) for one, further in columns]
        return Row(joined, loose=self.loose)

    @property
    def _inner_height(self) -> float:
        return max((column.height for column in self._columns), default=0.0)

    @property
    def height(self) -> float:
        """The height of the tallest column, and of what is below."""
        return self._inner_height + (self._below.height if self._below else 0.0)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw all columns from the same top."""
        for column in self._columns:
            column.draw(painter, x, y)
        if self._below is not None:
            self._below.draw(painter, x, y + self._inner_height)

    def split(self, room: float) -> tuple[Row | None, Row | None]:
        """What fits into a height, and the rest; between pieces where that is possible."""
        if self.height <= room + _A_HAIR:
            return self, None
        for cut in (False, True):
            parts = [column.split(room, cut=cut) for column in self._columns]
            if any(first.pieces for first, _ in parts):
                rest = [after for _, after in parts]
                if not any(after.pieces for after in rest):  # only what is below has no room
                    return Row(self._columns, loose=self.loose), None
                first = Row([before for before, _ in parts], loose=self.loose)
                return first, Row(rest, loose=self.loose, below=self._below)
        return None, self


class Newspaper:
    """Pieces in columns of equal width, one column after the other, of about equal length."""

    loose = True

    def __init__(
        self, pieces: Sequence[Piece], number: int, pitch: float, most: float = inf
    ) -> None:
        """Take the pieces; `most` is a height in which they are known to fit."""
        self._pieces, self._number, self._pitch = list(pieces), number, pitch
        self._most = most

    @property
    def height(self) -> float:
        """The least height in which all columns together hold everything."""
        return self._least() if self._pieces else 0.0

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the columns, balanced."""
        columns, _ = self._filled(self.height)
        for column in columns:
            column.draw(painter, x, y)

    def split(self, room: float) -> tuple[Newspaper | None, Newspaper | None]:
        """What fits into a height, and the rest; a piece is cut where no whole one fits."""
        if self.height <= room + _A_HAIR:
            return self, None
        for cut in (False, True):
            columns, rest = self._filled(room, cut=cut)
            taken = [piece for column in columns for piece in column.pieces]
            if taken:
                first = Newspaper(taken, self._number, self._pitch, room)
                return first, Newspaper(rest, self._number, self._pitch) if rest else None
        return None, self

    def _least(self) -> float:
        heights = [piece.height for piece in self._pieces]
        height = max(fsum(heights) / self._number, *heights)
        step = max(min(heights) / 2, PT)
        while height < self._most and self._filled(height)[1]:
            height += step
        return min(height, self._most)

    def _filled(self, height: float, *, cut: bool = False) -> tuple[list[Column], list[Piece]]:
        columns = []
        rest = Column(0.0, self._pieces)
        for number in range(self._number):
            first, rest = rest.split(height, cut=cut)
            columns.append(Column(number * self._pitch, first.pieces))
        return columns, rest.pieces


class Placed(msgspec.Struct):
    """A block at a point of a page."""

    block: Block
    x: float
    y: float

    def draw(self, painter: QPainter) -> None:
        """Draw the block where it is."""
        self.block.draw(painter, self.x, self.y)
