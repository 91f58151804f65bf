"""The hospital's own lines on paper: a box in a colour of its own, with its name at the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum

from PySide6.QtGui import QPainter

from gui.pages.local import LocalFrame
from gui.pages.parts import SEPARATOR
from gui.paper.blocks import Block
from gui.paper.ink import Box, Ink
from gui.paper.pages import PaperSize
from gui.paper.statements import gap
from gui.paper.text import PT, Paragraph, Run

_BESIDE = 12 * PT
_USUAL_SIZE = 7.5
_MOST_OF_A_PAGE = 0.2


class Lines:
    """Paragraphs under a title, which stands again above what goes on elsewhere."""

    def __init__(self, title: Paragraph, paragraphs: Sequence[Paragraph]) -> None:
        self._title, self._paragraphs = title, tuple(paragraphs)

    @property
    def height(self) -> float:
        """That of all paragraphs."""
        return fsum(line.height for line in (self._title, *self._paragraphs))

    def split(self, room: float) -> tuple[Lines | None, Lines | None]:
        """What fits into a height, and the rest; cut between lines of text."""
        fitting: list[Paragraph] = []
        room -= self._title.height
        for place, line in enumerate(self._paragraphs):
            first, rest = line.split(room)
            if first is not None:
                fitting.append(first)
                room -= first.height
            if rest is not None:
                left = Lines(self._title, (rest, *self._paragraphs[place + 1 :]))
                return (Lines(self._title, fitting), left) if fitting else (None, self)
        return self, None

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the top left corner at a point."""
        for line in (self._title, *self._paragraphs):
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
    title = [Run(frame.title, bold), Run(f"{SEPARATOR}{frame.about}", plain)]
    lines: list[list[Run]] = []
    if frame.warning:
        lines.append([Run(frame.warning, bold)])
    for line in frame.lines:
        where = [Run(f" ({line.where})", quiet)] if line.where else []
        lines.append([Run(f"{line.label}: ", bold), Run(line.text, plain), *where])
    lines.append([Run(frame.foot, quiet)])
    room = width - _BESIDE
    inner = Lines(Paragraph(title, room), [Paragraph(runs, room) for runs in lines])
    colours = ink.theme.local
    yield gap(2)
    yield Box(inner, width, colours.ink.name(), colours.ground.name(), loose=True)


def takes_much_room(frame: LocalFrame | None, paper: PaperSize, ink: Ink) -> bool:
    """Whether the box is so high that it would push the evidence away, or make its print small."""
    blocks = local_blocks(frame, _USUAL_SIZE, paper.text_width, ink)
    return fsum(block.height for block in blocks) > _MOST_OF_A_PAGE * paper.height
