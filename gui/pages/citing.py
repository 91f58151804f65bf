"""Numbers the sources of a page in the order in which the page cites them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from gui.core.bundle.records import Source
from gui.pages.parts import SourceCard, label_of_card, source_label
from gui.pages.words import (
    KINDS,
    NOT_RECORDED,
    READS,
    STATUS_MEANINGS,
    Words,
)


class Citations:
    """Hands out source numbers for one page, from 1, each source once."""

    def __init__(self, sources: Mapping[str, Source], words: Words) -> None:
        self._sources = sources
        self._words = words
        self._numbers: dict[str, int] = {}
        self._reads: dict[str, dict[str, None]] = {}

    def cite(self, source_id: str, read: str | None = None) -> int:
        """The number of a source on this page.

        Args:
            source_id: must be one of the sources.
            read: how the source was read for this statement, where that is recorded.
        """
        if read is not None:
            self._reads.setdefault(source_id, {})[read] = None
        return self._numbers.setdefault(source_id, len(self._numbers) + 1)

    def label(self, source_id: str) -> str:
        """The short name of a source."""
        return source_label(self._sources[source_id], self._words)

    def cards(self) -> tuple[SourceCard, ...]:
        """All sources cited so far, in the order of their numbers."""
        return tuple(self._card(source_id, number) for source_id, number in self._numbers.items())

    def _card(self, source_id: str, number: int) -> SourceCard:
        source = self._sources[source_id]
        reads = [self._words.of(READS, read) for read in self._reads.get(source_id, ())]
        missing = self._words.text(NOT_RECORDED)
        return SourceCard(
            number=number,
            id=source.id,
            label=label_of_card(source, self._words),
            citation=source.citation,
            kind=self._words.of(KINDS, source.kind) if source.kind else missing,
            status=self._words.of(STATUS_MEANINGS, source.status) if source.status else missing,
            year=source.year,
            doi=source.doi,
            pmid=source.pmid,
            read=", ".join(reads) or missing,
        )


def compact_about(card: SourceCard, words: Words) -> str:
    """Kind, status and reading where room is short, to be read with `compact_legend`."""
    missing = words.text(NOT_RECORDED)
    if _nothing_recorded(card, words):
        return ""
    usual = words.of(STATUS_MEANINGS, "current")
    kind = words.text("kind {missing}", missing=missing) if card.kind == missing else card.kind
    status = (
        card.status if card.status != missing else words.text("status {missing}", missing=missing)
    )
    parts = [
        kind,
        "" if card.status == usual else status,
        words.text("read: {read}", read=card.read),
    ]
    return "; ".join(part for part in parts if part)


def compact_legend(cards: Collection[SourceCard], words: Words) -> str:
    """What is meant where a source tells no status, or nothing of itself."""
    usual = words.of(STATUS_MEANINGS, "current")
    said = []
    if any(card.status == usual for card in cards):
        said.append(words.text("Status is {usual} unless another is given.", usual=usual))
    if any(_nothing_recorded(card, words) for card in cards):
        said.append(words.text("Without brackets: kind, status and reading were not recorded."))
    return " ".join(said)


def _nothing_recorded(card: SourceCard, words: Words) -> bool:
    return {card.kind, card.status, card.read} == {words.text(NOT_RECORDED)}
