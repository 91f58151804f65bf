"""Where each of very many rows lies, though only those were measured that somebody has seen."""

from __future__ import annotations


class RowHeights:
    """Heights in pixels; a row that was not measured counts as the usual one."""

    def __init__(self, number: int, usual: int) -> None:
        self.number = number
        self._usual = max(usual, 1)
        self._known: dict[int, int] = {}
        # A Fenwick tree of how much higher than usual rows are.
        self._more = [0] * (number + 1)

    def is_measured(self, row: int) -> bool:
        """Whether the height of a row is known."""
        return row in self._known

    def measure(self, row: int, height: int) -> int:
        """Take the height of a row; gives by how much the rows below it move down."""
        more = max(height, 1) - self.of(row)
        self._known[row] = max(height, 1)
        at = row + 1
        while more and at <= self.number:
            self._more[at] += more
            at += at & -at
        return more

    def of(self, row: int) -> int:
        """The height of a row."""
        return self._known.get(row, self._usual)

    def top(self, row: int) -> int:
        """Where a row begins; for the number of rows, where all end."""
        found, at = row * self._usual, row
        while at:
            found += self._more[at]
            at -= at & -at
        return found

    def row_at(self, place: int) -> int:
        """The row at a place; the first or the last where it is outside of all."""
        row, step = 0, 1 << self.number.bit_length()
        while step:
            following = row + step
            if following <= self.number:
                height = step * self._usual + self._more[following]
                if height <= place:
                    row, place = following, place - height
            step >>= 1
        return min(row, self.number - 1)
