"""Pages: blocks one under the other, broken at the end of each page; heads are repeated."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from gui.paper.blocks import Block, Placed
from gui.paper.text import PT

MARGIN = 26.0 * PT
_LEAST_PART = 42.0 * PT
_A_HAIR = 0.01


class PaperSize(msgspec.Struct, frozen=True):
    """A sheet of paper as it is held; width and height in twentieths of a point."""

    name: str
    width: float
    height: float
    landscape: bool = False

    def turned(self) -> PaperSize:
        """The same sheet with its long side across."""
        return PaperSize(self.name, self.height, self.width, landscape=True)

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN


def _size(name: str, width_mm: float, height_mm: float) -> PaperSize:
    return PaperSize(name, width_mm / 25.4 * 72 * PT, height_mm / 25.4 * 72 * PT)


PAPER_SIZES = {
    "a4": _size("a4", 210, 297),
    "a3": _size("a3", 297, 420),
    "letter": _size("letter", 215.9, 279.4),
}


class Section(msgspec.Struct, frozen=True):
    """Blocks under a head, which stands again on every page that they go on to."""

    blocks: Sequence[Block]
    head: Block | None = None


class Frame(msgspec.Struct, frozen=True):
    """Where text ends on every page, and what stands above it on every page."""

    bottom: float
    top: Block | None = None


class Page(msgspec.Struct):
    """What stands on one page."""

    paper: PaperSize
    placed: list[Placed]


def lay_out(
    sections: Sequence[Section], paper: PaperSize, running: Block, frame: Frame
) -> list[Page]:
    """Break sections into pages.

    Args:
        running: the line that stands above every page but the first.
    """
    return _Breaking(paper, running, frame).pages(sections)


class _Breaking:
    def __init__(self, paper: PaperSize, running: Block, frame: Frame) -> None:
        self._paper, self._running, self._frame = paper, running, frame
        self._pages: list[Page] = []
        self._y = 0.0
        self._is_fresh = True

    def pages(self, sections: Sequence[Section]) -> list[Page]:
        self._begin_page()
        for section in sections:
            self._place_section(section)
        return self._pages

    def _begin_page(self) -> None:
        self._pages.append(Page(self._paper, []))
        self._y = MARGIN
        if self._frame.top is not None:
            self._place(self._frame.top)
        if len(self._pages) > 1:
            self._place(self._running)
        self._is_fresh = True

    def _place(self, block: Block) -> None:
        self._pages[-1].placed.append(Placed(block, MARGIN, self._y))
        self._y += block.height
        self._is_fresh = False

    def _place_section(self, section: Section) -> None:
        head_is_due = section.head is not None
        for block in section.blocks:
            rest: Block | None = block
            while rest is not None:
                head = section.head if head_is_due else None
                room = self._frame.bottom - self._y - (head.height if head else 0.0)
                first, rest = self._part(rest, room)
                if first is not None:
                    if head is not None:
                        self._place(head)
                        head_is_due = False
                    self._place(first)
                if rest is not None:
                    self._begin_page()
                    head_is_due = section.head is not None

    def _part(self, block: Block, room: float) -> tuple[Block | None, Block | None]:
        """What of a block goes on this page, and the rest; a fresh page takes something always."""
        if block.height <= room + _A_HAIR:
            return block, None
        if not self._is_fresh and (not block.loose or room < _LEAST_PART):
            return None, block
        first, rest = block.split(room)
        return (block, None) if first is None and self._is_fresh else (first, rest)
