"""The hospital's own lines on paper: a box in a colour of its own, with its name at the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum

from PySide6.QtGui import QPainter

from gui.pages.local import LocalFrame
from gui.pages.parts import SEPARATOR
from gui.paper.blocks import Block
from gui.paper.ink import Box, Ink
from gui.paper.statements import gap
from gui.paper.text import PT, Paragraph, Run

_BESIDE = 12 * PT


class Lines:
    """Paragraphs one under the other."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = tuple(paragraphs)

    @property
    def height(self) -> float:
        """That of all paragraphs."""
        return fsum(line.height for line in self._paragraphs)

    def split(self, room: float) -> tuple[Lines | None, Lines | None]:
        """What fits into a height, and the rest; cut between lines of text."""
        fitting: list[Paragraph] = []
        for place, line in enumerate(self._paragraphs):
            first, rest = line.split(room)
            if first is not None:
                fitting.append(first)
                room -= first.height
            if rest is not None:
                left = Lines((rest, *self._paragraphs[place + 1 :]))
                return (Lines(fitting), left) if fitting else (None, self)
        return self, None

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the top left corner at a point."""
        for line in self._paragraphs:
            line.draw(painter, x, y)
            y += line.height


def local_blocks(frame: LocalFrame | None, size: float, width: float, ink: Ink) -> Iterator[Block]:
    """The box, as blocks of a section; none where there are no lines.

    Args:
        size: of the print, in points.
        width: of the box.
    """
    if frame is None:
        return
    plain, bold, quiet = ink.style(size), ink.style(size, bold=True), ink.quiet(size)
    lines = [[Run(frame.title, bold), Run(f"{SEPARATOR}{frame.about}", plain)]]
    if frame.warning:
        lines.append([Run(frame.warning, bold)])
    for line in frame.lines:
        where = [Run(f" ({line.where})", quiet)] if line.where else []
        lines.append([Run(f"{line.label}: ", bold), Run(line.text, plain), *where])
    lines.append([Run(frame.foot, quiet)])
    inner = Lines([Paragraph(runs, width - _BESIDE) for runs in lines])
    colours = ink.theme.local
    yield gap(2)
    yield Box(inner, width, colours.ink.name(), colours.ground.name())
