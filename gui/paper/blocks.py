"""What a sheet is made of: pieces, rows of columns, and text in newspaper columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gui.paper.text import PT, Paragraph


class Piece(Protocol):
    """Something of a height that can be drawn, and perhaps cut."""

    @property
    def height(self) -> float:
        """Its height."""

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner at a point."""

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """What of it fits into a height, and the rest."""


class Whole:
    """A piece that is never cut."""

    height: float

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with its top left corner at a point."""
        raise NotImplementedError

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """All of it or nothing."""
        return (self, None) if self.height <= room else (None, self)


class Space(Whole):
    """Nothing, of a height."""

    def __init__(self, height: float) -> None:
        self.height = height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw nothing."""


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

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """Cut at a line; both parts stand out."""
        first, rest = self._inner.split(room)
        return self._again(first), self._again(rest)

    def _again(self, part: Paragraph | None) -> Marked | None:
        return None if part is None else Marked(part, self._width, self._bar, self._ground)


class Column(msgspec.Struct):
    """Pieces one under the other at a distance from the left edge."""

    x: float
    pieces: list[Piece]

    @property
    def height(self) -> float:
        """The height of all pieces."""
        return sum(piece.height for piece in self.pieces)

    def split(self, room: float, *, cut: bool) -> tuple[Column, Column]:
        """What fits into a height, and the rest; a piece is cut only if asked."""
        left = room
        for number, piece in enumerate(self.pieces):
            if piece.height > left + 0.01:
                taken = self.pieces[:number]
                first, rest = piece.split(left) if cut else (None, piece)
                after = self.pieces[number + 1 :]
                if rest is not None:
                    label = getattr(rest, "label", None)
                    after = [*([label] if label else []), rest, *after]
                return Column(self.x, taken if first is None else [*taken, first]), Column(
                    self.x, after
                )
            left -= piece.height
        return self, Column(self.x, [])

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw all pieces."""
        for piece in self.pieces:
            piece.draw(painter, x + self.x, y)
            y += piece.height


class Row:
    """Columns side by side; `loose` ones may be continued on the next page."""

    def __init__(self, columns: Sequence[Column], *, loose: bool = False) -> None:
        self._columns = list(columns)
        self.loose = loose

    def followed_by(self, other: Row) -> Row:
        """A row whose columns go on with those of another, each as soon as it ends."""
        columns = zip(self._columns, other._columns, strict=True)
        joined = [Column(one.x, [*one.pieces, *further.pieces]) for one, further in columns]
        return Row(joined, loose=self.loose)

    @property
    def height(self) -> float:
        """The height of the tallest column."""
        return max(column.height for column in self._columns)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw all columns from the same top."""
        for column in self._columns:
            column.draw(painter, x, y)

    def split(self, room: float) -> tuple[Row | None, Row | None]:
        """What fits into a height, and the rest; between pieces where that is possible."""
        for cut in (False, True):
            parts = [column.split(room, cut=cut) for column in self._columns]
            if any(first.pieces for first, _ in parts):
                rest = [after for _, after in parts]
                more = any(after.pieces for after in rest)
                first = Row([before for before, _ in parts], loose=self.loose)
                return first, Row(rest, loose=self.loose) if more else None
        return None, self


class Newspaper:
    """Pieces in columns of equal width, one column after the other, of about equal length."""

    def __init__(self, pieces: Sequence[Piece], number: int, pitch: float) -> None:
        self._pieces, self._number, self._pitch = list(pieces), number, pitch
        self.loose = True

    @property
    def height(self) -> float:
        """The least height in which all columns together hold everything."""
        return self._least() if self._pieces else 0.0

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the columns, balanced."""
        columns, _ = self._filled(self._least())
        for column in columns:
            column.draw(painter, x, y)

    def split(self, room: float) -> tuple[Newspaper | None, Newspaper | None]:
        """What fits into a height, and the rest."""
        if self.height <= room:
            return self, None
        columns, rest = self._filled(room)
        taken = [piece for column in columns for piece in column.pieces]
        if not taken:
            return None, self
        first = Newspaper(taken, self._number, self._pitch)
        return first, Newspaper(rest, self._number, self._pitch)

    def _least(self) -> float:
        total = sum(piece.height for piece in self._pieces)
        height = max(total / self._number, *(piece.height for piece in self._pieces))
        step = min(piece.height for piece in self._pieces) / 2
        while self._filled(height)[1]:
            height += max(step, PT)
        return height

    def _filled(self, height: float) -> tuple[list[Column], list[Piece]]:
        columns = []
        rest = Column(0.0, self._pieces)
        for number in range(self._number):
            first, rest = rest.split(height, cut=False)
            columns.append(Column(number * self._pitch, first.pieces))
        return columns, rest.pieces


class Placed(msgspec.Struct):
    """A block at a point of a page."""

    block: Piece | Row | Newspaper
    x: float
    y: float

    def draw(self, painter: QPainter) -> None:
        """Draw the block where it is."""
        self.block.draw(painter, self.x, self.y)

    @property
    def corner(self) -> QPointF:
        """The top left corner."""
        return QPointF(self.x, self.y)


Block = Piece | Row | Newspaper
