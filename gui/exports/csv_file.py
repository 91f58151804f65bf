"""The pages as tables (RFC 4180, UTF-8); each line says which content it is from."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from gui.core.bundle.records import TherapyId
from gui.core.reference import THERAPIES, Reference
from gui.pages.comparison import ComparisonPage, comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.imprint import Imprint
from gui.pages.overview import OverviewCell, overview_page
from gui.pages.parts import Row, SourceCard, Statement
from gui.pages.sources import sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import ROWS, Words
from gui.pages.words import THERAPIES as THERAPY_WORDS

Cell = str | int | bool | None
Line = Sequence[Cell]

SOURCE = (
    *("source_number", "source", "source_label", "citation", "kind", "status", "year", "doi"),
    *("pmid", "read"),
)
STATEMENTS = (
    *("condition", "condition_name", "therapy", "row", "row_label", "part", "text", "aside"),
    *("detail", "factors", *SOURCE),
)
EVIDENCE = (
    *("condition", "condition_name", "claim", "therapy", "source", "source_label", "year", "kind"),
    *("status", "position_or_finding", "grade", "population", "scope", "read", "role", "decides"),
    *("why_not", "course", "statement", "citation", "doi", "pmid"),
)
OVERVIEW = (
    *("condition", "condition_name", "abbreviations", "group"),
    *(
        f"{therapy}_{column}"
        for therapy in THERAPIES
        for column in ("verdict", "label", "lead", "aside", "unsupported")
    ),
)
SOURCES = ("part", *SOURCE, "claims", "facts", "as_printed", "resolution")
IMPRINT = ("bundle_version", "bundle_fingerprint", "review_due", "saved", "warning")

# Without it Excel takes the file for one of the old encodings and shows ≥ as â‰¥.
_BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet whose language separates cells by ; finds the beginning of a cell after each.
_BEGINNING = r"(^|[;\t\r\n])"
_OBEYED = r"['\"]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]"
_FORMULA = re.compile(f"{_BEGINNING}(?={_OBEYED})")


def csv_file(reference: Reference, what: str, imprint: Imprint, words: Words) -> bytes:
    """One table with a line of column names.

    Args:
        what: the id of a condition, or overview, evidence, therapies, sources or all; all has
            every condition and then the therapies.

    Raises:
        KeyError: there is no such condition.
    """
    header, lines = _Tables(reference, words).table(what)
    manifest = reference.bundle.manifest
    same: Line = (
        manifest.version,
        reference.bundle.fingerprint,
        manifest.review_due.isoformat(),
        imprint.day.isoformat(),
        imprint.warning,
    )
    text = io.StringIO(newline="")
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow((*header, *IMPRINT))
    for line in lines:
        writer.writerow([_written(cell) for cell in (*line, *same)])
    return text.getvalue().encode("utf-8")


def without_formula(text: str) -> str:
    """The text with ' before whatever a spreadsheet would take for a formula and carry out."""
    return _FORMULA.sub(r"\1'", text)


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return without_formula(str(cell))


class _Tables:
    def __init__(self, reference: Reference, words: Words) -> None:
        self._reference = reference
        self._words = words

    def table(self, what: str) -> tuple[Sequence[str], Iterator[Line]]:
        tables = {
            "overview": (OVERVIEW, self._overview),
            "evidence": (EVIDENCE, self._evidence),
            "therapies": (STATEMENTS, self._therapies),
            "sources": (SOURCES, self._sources),
            "all": (STATEMENTS, self._all),
        }
        if what not in tables:
            return STATEMENTS, self._condition(what)
        header, lines = tables[what]
        return header, lines()

    def _overview(self) -> Iterator[Line]:
        for group in overview_page(self._reference, self._words).groups:
            for row in group.rows:
                identity = (row.id, row.name, row.subtitle, group.label)
                yield (*identity, *_verdict(row.plex), *_verdict(row.ivig))

    def _evidence(self) -> Iterator[Line]:
        for condition in self._reference.bundle.conditions:
            page = evidence_page(self._reference, condition, self._words)
            cards = _by_id(page.sources)
            for row in page.rows:
                card = cards[row.source]
                yield (
                    *(page.condition, page.title, row.id, row.therapy_label),
                    *(row.source, row.source_label, row.year, row.kind, row.status),
                    *(row.stance_label, row.grade, row.population, row.scope, row.read),
                    *(row.role_label, row.decides, row.why_not, row.course_marked, row.said),
                    *(card.citation, card.doi, card.pmid),
                )

    def _sources(self) -> Iterator[Line]:
        page = sources_page(self._reference, self._words)
        for row in page.sources:
            yield ("source", *_source(row.card), row.claims, row.facts, "", "")
        for entry in page.references:
            cells = ("", "", entry.citation, *("",) * 8)
            yield ("founding reference", entry.n, *cells, entry.as_printed, entry.resolution)

    def _all(self) -> Iterator[Line]:
        for condition in self._reference.bundle.conditions:
            yield from self._condition(condition)
        yield from self._therapies()

    def _condition(self, condition: str) -> Iterator[Line]:
        page = comparison_page(self._reference, condition, self._words)
        cards = _by_id(page.sources)
        for line in (*self._verdicts(page, cards), *self._rows(page.rows, cards)):
            yield (page.condition, page.title, *line)

    def _therapies(self) -> Iterator[Line]:
        page = therapies_page(self._reference, self._words)
        rows = (*page.founding, *page.facts, *page.products)
        for line in self._rows(rows, _by_id(page.sources)):
            yield ("", "", *line)

    def _verdicts(self, page: ComparisonPage, cards: dict[str, SourceCard]) -> Iterator[Line]:
        for banner in page.banners:
            place = (self._named(banner.therapy), banner.kind, banner.title)
            for statement in banner.statements:
                yield (*place, "banner", *_statement(statement, cards))
        for therapy in THERAPIES:
            badge = page.badge(therapy)
            place = (self._named(therapy), "verdict", self._words.of(ROWS, "verdict"))
            yield (*place, "verdict", *_alone(badge.label))
            for note in badge.notes:
                yield (*place, "note", *_statement(note, cards))

    def _rows(self, rows: Sequence[Row], cards: dict[str, SourceCard]) -> Iterator[Line]:
        for row in rows:
            for therapy in THERAPIES:
                place = (self._named(therapy), row.id, row.label)
                statements = row.column(therapy)
                if not statements:
                    yield (*place, "empty", *_alone(row.empty))
                for statement in statements:
                    yield (*place, "statement", *_statement(statement, cards))

    def _named(self, therapy: TherapyId) -> str:
        return self._words.of(THERAPY_WORDS, therapy)


def _by_id(cards: Sequence[SourceCard]) -> dict[str, SourceCard]:
    return {card.id: card for card in cards}


def _verdict(cell: OverviewCell) -> Line:
    return cell.verdict, cell.label, cell.lead, cell.aside, cell.unsupported


def _statement(statement: Statement, cards: dict[str, SourceCard]) -> Line:
    said = (statement.text, statement.aside, statement.detail, ", ".join(statement.factors))
    return (*said, *_source(cards[statement.source]))


def _alone(text: str) -> Line:
    """A text that is no statement of a source."""
    return (text, *("",) * (3 + len(SOURCE)))


def _source(card: SourceCard) -> Line:
    return (
        *(card.number, card.id, card.label, card.citation, card.kind, card.status),
        *(card.year, card.doi, card.pmid, card.read),
    )
