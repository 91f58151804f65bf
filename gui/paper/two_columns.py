"""The frame of two equal columns, PLEX at the left and IVIG at the right; or of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from gui.core.bundle.records import TherapyId
from gui.core.reference import THERAPIES
from gui.pages.words import THERAPIES as THERAPY_WORDS
from gui.pages.words import THERAPY_NAMES, Words
from gui.paper.blocks import Block, Column, Piece, Row, Rule, Space
from gui.paper.ink import Ink
from gui.paper.pages import PaperSize
from gui.paper.text import PT, Paragraph, Run

_GUTTER = 12.0 * PT


class TwoColumns:
    """Makes rows of two columns, their head, and the lines between them."""

    def __init__(
        self,
        paper: PaperSize,
        ink: Ink,
        words: Words,
        note: str = "",
        therapies: Sequence[TherapyId] = THERAPIES,
    ) -> None:
        """Take the room of a paper; `note` stands in the heads of all columns."""
        self._note, self._therapies = note, therapies
        self._full = paper.text_width
        self._ink, self._words = ink, words
        self.width = (self._full - _GUTTER * (len(therapies) - 1)) / len(therapies)

    def row(self, pieces: Sequence[list[Piece]], *, loose: bool = False) -> Row:
        """The pieces on PLEX and those on IVIG, side by side."""
        return self.beside(pieces, loose=loose)

    def beside(self, pieces: Sequence[list[Piece]], *, loose: bool = False) -> Row:
        """Pieces side by side in equal columns, as many as there are."""
        pitch = (self._full + _GUTTER) / len(pieces)
        columns = [Column(number * pitch, column) for number, column in enumerate(pieces)]
        return Row(columns, loose=loose)

    def alone(self, pieces: list[Piece]) -> Row:
        """Pieces one under the other from margin to margin, kept together."""
        return Row([Column(0.0, pieces)])

    def rule(self, height: float) -> Block:
        """A thin line from margin to margin."""
        return Rule(self._full, self._ink.line, 0.5 * PT, height)

    def head(self, title: str = "") -> Block:
        """Both therapies by name, over a strong line; under a title if one is given."""
        heading = self._ink.style(10, bold=True)
        above: list[Piece] = []
        beside: list[Piece] = []
        if title:
            above = [Space(5 * PT), Paragraph([Run(title, heading)], self._full)]
            beside = [Space(fsum(piece.height for piece in above))]
        note = f" ({self._note})" if self._note else ""
        names = [
            Paragraph(
                [
                    Run(f"{self._words.of(THERAPY_WORDS, name)}  ", heading),
                    Run(self._words.of(THERAPY_NAMES, name) + note, self._ink.quiet(8)),
                ],
                self.width,
            )
            for name in self._therapies
        ]
        line = Rule(self._full, self._ink.text, 0.9 * PT, 3 * PT)
        return self.row([[*above, names[0], line], *([*beside, name] for name in names[1:])])
