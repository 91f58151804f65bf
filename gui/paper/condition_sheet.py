"""The sheet of one condition: both therapies side by side, on two pages if that can be read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from gui.core.bundle.records import TherapyId
from gui.core.reference import THERAPIES
from gui.pages.comparison import Banner, ComparisonPage
from gui.pages.imprint import Imprint
from gui.pages.local import LocalFrame
from gui.pages.parts import Row as PageRow
from gui.pages.words import ROWS, Words
from gui.pages.words import THERAPIES as THERAPY_WORDS
from gui.paper.blocks import Block, Column, Piece, Row
from gui.paper.furniture import page_frame, running_head
from gui.paper.ink import Box, Ink, Mark, Pill, line_height
from gui.paper.local_box import local_blocks, takes_much_room
from gui.paper.pages import Page, PaperSize, Section, lay_out
from gui.paper.source_list import source_section
from gui.paper.statements import StatementWriter, gap
from gui.paper.text import PT, Paragraph, Run
from gui.paper.two_columns import TwoColumns

MOST_PAGES = 2
_SIZES = [size / 10 for size in range(85, 55, -1)]
_KEY_ROWS = ("evidence", "course")
_BANDS = (
    ("mechanism", "onset", "duration"),
    ("access", "setting", "checks", "contraindications"),
    ("adverse-effects", "monitoring"),
    ("sequence", "children", "pregnancy"),
)
_LINES_WORTH_MERGING = 4


def condition_pages(
    page: ComparisonPage,
    imprint: Imprint,
    paper: PaperSize,
    ink: Ink,
    words: Words,
    factors: Collection[str] = (),
) -> list[Page]:
    """The pages of one condition, in the largest print in which they are two at most.

    A hospital's own lines that take much room stand at the end, on further pages.

    Args:
        factors: the ids of the patient factors whose statements are marked.
    """
    aside = page.local if takes_much_room(page.local, paper, ink) else None
    shown = msgspec.structs.replace(page, local=None) if aside else page
    low, high = 0, len(_SIZES) - 1
    while low < high:
        middle = (low + high) // 2
        pages = _Sheet(shown, _SIZES[middle], paper, ink, words, imprint, factors).pages()
        low, high = (low, middle) if len(pages) <= MOST_PAGES else (middle + 1, high)
    return _Sheet(shown, _SIZES[low], paper, ink, words, imprint, factors).pages(aside)


def _in_bands(rows: Mapping[str, PageRow]) -> list[list[PageRow]]:
    """The rows in groups that are read together; those of no group are the last group."""
    bands = [[rows[name] for name in names if name in rows] for names in _BANDS]
    grouped = {name for names in _BANDS for name in names}
    bands.append([row for name, row in rows.items() if name not in grouped])
    return [band for band in bands if band]


class _Sheet:
    def __init__(
        self,
        page: ComparisonPage,
        size: float,
        paper: PaperSize,
        ink: Ink,
        words: Words,
        imprint: Imprint,
        factors: Collection[str],
    ) -> None:
        self._page, self._size, self._paper = page, size, paper
        self._ink, self._words, self._imprint = ink, words, imprint
        self._chosen = {chip.id: chip.label for chip in page.factors if chip.id in set(factors)}
        self._frame = TwoColumns(paper, ink, words, imprint.language_note)
        self._key_size = min(size * 1.12, 9.0)
        self._key = StatementWriter(self._key_size, self._frame.width, ink, words, self._chosen)
        self._body = StatementWriter(size, self._frame.width, ink, words, self._chosen)

    def pages(self, aside: LocalFrame | None = None) -> list[Page]:
        """All pages; `aside` are the hospital's own lines that stand at the end."""
        verdicts = "   ".join(
            f"{self._words.of(THERAPY_WORDS, name)}: {self._page.badge(name).label}"
            for name in THERAPIES
        )
        return lay_out(
            [
                Section([*self._title(), *map(self._banner, self._page.banners)]),
                Section(list(self._table()), self._frame.head()),
                source_section(
                    self._page.sources, self._size * 0.86, self._paper, self._ink, self._words
                ),
                Section(list(self._local(aside))),
            ],
            self._paper,
            running_head(self._page.title, verdicts, self._paper, self._ink),
            page_frame(self._imprint, self._paper, self._ink, self._words),
        )

    def _title(self) -> Iterator[Block]:
        width = self._paper.text_width
        yield Paragraph([Run(self._page.title, self._ink.style(15, bold=True))], width)
        yield Paragraph([Run(self._page.subtitle, self._ink.quiet(7.5))], width)
        if self._chosen:
            yield gap(2)
            yield Paragraph([Run(self._marked(), self._ink.style(7.5, bold=True))], width)
        yield gap(4)

    def _marked(self) -> str:
        return self._page.marked(self._chosen, self._words)

    def _banner(self, banner: Banner) -> Block:
        size = max(self._key_size, 7.5)
        width = self._paper.text_width
        mark: Mark | None = None
        edge, ground, room = self._ink.muted, "#ffffff", width - 12 * PT
        if banner.kind == "disagree":
            colours = self._ink.theme.marks["sources-disagree"]
            edge, ground = colours.ink.name(), colours.ground.name()
            mark = Mark(15 * PT, "sources-disagree", self._ink, unsupported=False)
            room -= mark.height + 6 * PT
        writer = StatementWriter(size, room, self._ink, self._words)
        runs = [Run(f"{banner.title} ", self._ink.style(size, bold=True))]
        for number, statement in enumerate(banner.statements):
            runs += [Run(" \u21c4 " if number else "", self._ink.style(size))]
            runs += writer.runs(statement, plain=True)
        return Box(Paragraph(runs, room), width, edge, ground, mark)

    def _table(self) -> Iterator[Block]:
        yield self._frame.row([self._verdict(name) for name in THERAPIES])
        yield from self._local(self._page.local)
        rows = {row.id: row for row in self._page.rows}
        for name in _KEY_ROWS:
            if name in rows:
                yield self._frame.rule(0.55 * self._size * PT)
                yield self._key_row(rows.pop(name))
        yield self._explanation()
        for band in self._merged([self._band(rows) for rows in _in_bands(rows)]):
            yield self._frame.rule(0.55 * self._size * PT)
            yield band

    def _local(self, frame: LocalFrame | None) -> Iterator[Block]:
        return local_blocks(frame, self._key_size, self._paper.text_width, self._ink)

    def _band(self, rows: Sequence[PageRow]) -> Row:
        return self._frame.row([self._flow(rows, name) for name in THERAPIES], loose=True)

    def _merged(self, bands: Sequence[Row]) -> Iterator[Row]:
        """Bands of rows; two stand as one where that saves more than a few lines."""
        current: Row | None = None
        for band in bands:
            if current is None:
                current = band
                continue
            together = current.followed_by(band)
            saved = current.height + band.height - together.height
            if saved > _LINES_WORTH_MERGING * line_height(self._size):
                current = together
            else:
                yield current
                current = band
        if current is not None:
            yield current

    def _verdict(self, therapy: TherapyId) -> list[Piece]:
        badge = self._page.badge(therapy)
        pill = Pill(badge, 11.0, self._frame.width, self._ink)
        label = Paragraph(
            [Run(self._words.of(ROWS, "verdict"), self._ink.quiet(self._key_size, bold=True))],
            self._frame.width,
        )
        notes = [self._key.alone(note) for note in badge.notes]
        return [gap(1), label, gap(1), pill, gap(1), *notes]

    def _explanation(self) -> Block:
        said = self._words.text(
            "In bold: what leads the verdict, opposes the lead or differs from it. In grey: what"
            " cannot decide, and courses that their own source does not favour; the reason follows."
        )
        size = max(6.0, self._size * 0.86)
        line = Paragraph([Run(said, self._ink.quiet(size))], self._paper.text_width)
        return Row([Column(0.0, [gap(2), line])])

    def _key_row(self, row: PageRow) -> Block:
        columns = [self._key.listed(row.label, row.column(name), row.empty) for name in THERAPIES]
        return self._frame.row(columns, loose=True)

    def _flow(self, band: Sequence[PageRow], therapy: TherapyId) -> list[Piece]:
        return [piece for row in band for piece in self._body.cell(row, row.column(therapy))]
