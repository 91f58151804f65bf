"""What a file of plain text holds: the pages as the terminal shows them, and the imprint."""

from __future__ import annotations

from collections.abc import Iterator

from gui.cli import text_output
from gui.core.bundle import printable
from gui.core.reference import Reference
from gui.pages.comparison import comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.imprint import Imprint
from gui.pages.overview import overview_page
from gui.pages.sources import sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import Words

_WIDTH = 100


def text_file(reference: Reference, what: str, imprint: Imprint, words: Words) -> bytes:
    """UTF-8 with LF at the end of each line.

    Args:
        what: the id of a condition, or overview, evidence, therapies, sources or all.

    Raises:
        KeyError: there is no such condition.
    """
    lines = [*_Text(reference, words).lines(what), *text_output.imprint_text(imprint)]
    return "".join(f"{printable(line)}\n" for line in lines).encode("utf-8")


class _Text:
    def __init__(self, reference: Reference, words: Words) -> None:
        self._reference = reference
        self._words = words

    def lines(self, what: str) -> Iterator[str]:
        pages = {
            "overview": self._overview,
            "evidence": self._evidence,
            "therapies": self._therapies,
            "sources": self._sources,
            "all": self._all,
        }
        return pages[what]() if what in pages else self._condition(what)

    def _all(self) -> Iterator[str]:
        yield from _part(self._words.text("Overview"), self._overview())
        for condition in self._reference.bundle.conditions.values():
            yield from _part(self._words.name(condition.name), self._condition(condition.id))
        yield from _part(self._words.text("Therapies"), self._therapies())
        yield from _part(self._words.text("Sources"), self._sources())

    def _condition(self, condition_id: str) -> Iterator[str]:
        page = comparison_page(self._reference, condition_id, self._words)
        evidence = evidence_page(self._reference, condition_id, self._words)
        yield from text_output.comparison_text(page, evidence, self._words)

    def _overview(self) -> Iterator[str]:
        return text_output.overview_text(overview_page(self._reference, self._words), self._words)

    def _evidence(self) -> Iterator[str]:
        for condition in self._reference.bundle.conditions.values():
            page = evidence_page(self._reference, condition.id, self._words)
            yield from _part(page.title, text_output.evidence_text(page, self._words))

    def _therapies(self) -> Iterator[str]:
        return text_output.therapies_text(therapies_page(self._reference, self._words), self._words)

    def _sources(self) -> Iterator[str]:
        return text_output.sources_text(sources_page(self._reference, self._words), self._words)


def _part(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield f"== {title} ".ljust(_WIDTH, "=")
    yield ""
    yield from lines
    yield ""
