"""The tables: read back they say what the pages say, whatever a spreadsheet makes of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.core.bundle import read_bundle
from gui.core.reference import THERAPIES, Reference
from gui.exports.csv_file import OVERVIEW, csv_file, without_formula
from gui.pages.comparison import comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.imprint import imprint
from gui.pages.overview import overview_page
from gui.pages.parts import Row, SourceCard, Statement
from gui.pages.sources import sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import Words
from tests.core.bundle.small import ONE, Contents, small, write
from tests.german import german_words

WORDS = Words()
TODAY = date(2026, 12, 1)
WHOLE = ("overview", "evidence", "therapies", "sources", "all")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
OBEYED = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "=cmd|' /C calc'!A0",
    "\uff1d1+1",
    "'=1",
    "harmless;=1+1;",
    'harmless";=1+1;"',
    'harmless;"=1+1;',
    "=a,b",
)
HARMLESS = ("a=b", "1-2", "a;b", "'quoted'", '"quoted", too', " ", "\u2265 5 \u00b5g", "\U0001f9ea")


OBEYED_MARKED = re.compile("(^|[;\\t\\r\\n])'(?=['\"]*[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20])")


def with_formula(text: str) -> str:
    """A text as it was before `without_formula`, whatever it was."""
    return OBEYED_MARKED.sub(r"\1", text)


def made(reference: Reference, what: str, today: date = TODAY) -> bytes:
    return csv_file(reference, what, imprint(reference.bundle, today, WORDS), WORDS)


def table(reference: Reference, what: str, today: date = TODAY) -> list[dict[str, str]]:
    """The lines of a table by the names of their columns, as they were before they were written."""
    text = made(reference, what, today).decode("utf-8-sig")
    header, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert len(set(header)) == len(header)
    assert {len(line) for line in lines} == {len(header)}
    return [dict(zip(header, map(with_formula, line), strict=True)) for line in lines]


def text_of(value: str | int | None) -> str:
    return "" if value is None else str(value)


def cells(line: dict[str, str], *columns: str) -> tuple[str, ...]:
    return tuple(line[column] for column in columns)


def source_cells(card: SourceCard) -> tuple[str, ...]:
    return (
        *(str(card.number), card.id, card.label, card.citation, card.kind, card.status),
        *(text_of(card.year), text_of(card.doi), text_of(card.pmid), card.read),
    )


SOURCE = (
    *("source_number", "source", "source_label", "citation", "kind", "status", "year", "doi"),
    *("pmid", "read"),
)
PLACE = ("therapy", "row", "row_label", "part", "text", "aside", "detail", "factors")


def statement_cells(
    place: tuple[str, ...], statement: Statement, cards: Sequence[SourceCard]
) -> tuple[str, ...]:
    said = (statement.text, statement.aside, statement.detail, ", ".join(statement.factors))
    return (*place, *said, *source_cells(cards[statement.number - 1]))


def row_cells(rows: Sequence[Row], cards: Sequence[SourceCard]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        for therapy in THERAPIES:
            place = (therapy.upper(), row.id, row.label)
            for statement in row.column(therapy):
                yield statement_cells((*place, "statement"), statement, cards)
            if not row.column(therapy):
                yield (*place, "empty", row.empty, *("",) * 13)


def condition_cells(reference: Reference, condition: str) -> Iterator[tuple[str, ...]]:
    page = comparison_page(reference, condition, WORDS)
    for banner in page.banners:
        place = (banner.therapy.upper(), banner.kind, banner.title, "banner")
        for statement in banner.statements:
            yield statement_cells(place, statement, page.sources)
    for therapy in THERAPIES:
        badge = page.badge(therapy)
        yield (therapy.upper(), "verdict", "Verdict", "verdict", badge.label, *("",) * 13)
        for note in badge.notes:
            place = (therapy.upper(), "verdict", "Verdict", "note")
            yield statement_cells(place, note, page.sources)
    yield from row_cells(page.rows, page.sources)


@pytest.mark.parametrize("what", [*WHOLE, "mmn", "post-polio"])
def test_a_table_is_of_rfc_4180_and_begins_as_excel_wants_it(
    what: str, reference: Reference
) -> None:
    data = made(reference, what)
    assert data.startswith(BYTE_ORDER_MARK) and data.count(BYTE_ORDER_MARK) == 1
    assert data.endswith(b"\r\n")
    assert not set(data.replace(b"\r\n", b"")) & set(b"\r\n\x00")
    assert all(re.fullmatch("[a-z_]+", name) for name in table(reference, what)[0])
    assert made(reference, what) == data


@pytest.mark.parametrize("what", [*WHOLE, "mmn"])
def test_every_line_says_which_content_it_is_from(what: str, reference: Reference) -> None:
    bundle = reference.bundle
    names = ("bundle_version", "bundle_fingerprint", "review_due", "saved", "warning")
    due = bundle.manifest.review_due.isoformat()
    wanted = (bundle.manifest.version, bundle.fingerprint, due, "2026-12-01", "")
    assert {cells(line, *names) for line in table(reference, what)} == {wanted}
    assert {line["warning"][:32] for line in table(reference, what, date(2030, 1, 1))} == {
        "Content past its review date: re"
    }


def test_the_evidence_is_that_of_every_condition(reference: Reference) -> None:
    lines = iter(table(reference, "evidence"))
    for condition in reference.bundle.conditions:
        page = evidence_page(reference, condition, WORDS)
        for row, line in zip(page.rows, lines, strict=False):
            card = page.sources[row.number - 1]
            assert cells(line, "condition", "condition_name", "claim") == (
                *(condition, page.title, row.id),
            )
            assert cells(line, "therapy", "source", "source_label", "year", "kind", "status") == (
                *(row.therapy_label, row.source, row.source_label, text_of(row.year)),
                *(row.kind, row.status),
            )
            assert cells(line, "position_or_finding", "grade", "population", "scope", "read") == (
                *(row.stance_label, row.grade, row.population, row.scope, row.read),
            )
            assert cells(line, "role", "decides", "why_not", "course", "statement") == (
                *(row.role_label, "yes" if row.decides else "no", row.why_not, row.course),
                row.statement,
            )
            assert cells(line, "citation", "doi", "pmid") == (
                *(card.citation, text_of(card.doi), text_of(card.pmid)),
            )
    assert next(lines, None) is None
    claims = sum(len(entry.claims) for entry in reference.bundle.conditions.values())
    assert len(table(reference, "evidence")) == claims


def test_a_condition_has_every_statement_and_every_empty_cell(reference: Reference) -> None:
    for condition, record in reference.bundle.conditions.items():
        lines = table(reference, condition)
        assert [cells(line, *PLACE, *SOURCE) for line in lines] == [
            *condition_cells(reference, condition)
        ]
        assert {cells(line, "condition", "condition_name") for line in lines} == {
            (condition, record.name.en)
        }


def test_all_is_every_condition_and_then_the_therapies(reference: Reference) -> None:
    found = [cells(line, "condition", *PLACE, *SOURCE) for line in table(reference, "all")]
    page = therapies_page(reference, WORDS)
    therapies = [*row_cells((*page.founding, *page.facts, *page.products), page.sources)]
    assert found == [
        *(
            (condition, *line)
            for condition in reference.bundle.conditions
            for line in condition_cells(reference, condition)
        ),
        *(("", *line) for line in therapies),
    ]
    alone = [cells(line, *PLACE, *SOURCE) for line in table(reference, "therapies")]
    assert alone == therapies


def test_the_overview_has_both_verdicts_of_every_condition(reference: Reference) -> None:
    found = iter(table(reference, "overview"))
    for group in overview_page(reference, WORDS).groups:
        for row, line in zip(group.rows, found, strict=False):
            identity = ("condition", "condition_name", "abbreviations", "group")
            assert cells(line, *identity) == (row.id, row.name, row.subtitle, group.label)
            for name, cell in (("plex", row.plex), ("ivig", row.ivig)):
                columns = ("verdict", "label", "lead", "aside", "unsupported")
                assert cells(line, *(f"{name}_{column}" for column in columns)) == (
                    *(cell.verdict, cell.label, cell.lead, cell.aside),
                    "yes" if cell.unsupported else "no",
                )
    assert next(found, None) is None


def test_the_sources_are_all_there_with_the_founding_documents_own(reference: Reference) -> None:
    page = sources_page(reference, WORDS)
    lines = table(reference, "sources")
    count = len(page.sources)
    found = [cells(line, "part", *SOURCE, "claims", "facts") for line in lines[:count]]
    assert found == [
        ("source", *source_cells(row.card), str(row.claims), str(row.facts)) for row in page.sources
    ]
    columns = ("part", "source_number", "citation", "as_printed", "resolution")
    assert [cells(line, *columns) for line in lines[count:]] == [
        ("founding reference", str(it.n), it.citation, it.as_printed, it.resolution)
        for it in page.references
    ]


def spoilt(folder: Path, text: str) -> Reference:
    """Content in which every text of a condition and of its source is another one."""
    contents: Contents = small()
    contents[ONE]["name"]["en"] = text
    for claim in contents[ONE]["claims"]:
        claim |= {"statement": text, "population": text, "grade": text, "course": text}
    for source in contents["sources.json"]["sources"]:
        source |= {"label": text, "citation": text}
    return Reference(read_bundle(write(folder, contents)))


@pytest.mark.parametrize("text", [*FORMULAS, *HARMLESS[:-3], *HARMLESS[-2:]])
def test_no_cell_of_a_foreign_bundle_is_carried_out(text: str, tmp_path: Path) -> None:
    other = spoilt(tmp_path, text)
    for what in (*WHOLE, "one"):
        data = made(other, what).decode("utf-8-sig")
        for line in csv.reader(io.StringIO(data, newline=""), strict=True):
            assert not [cell for cell in line if cell.startswith(OBEYED)]
        for part in data.split("\r\n"):  # as a spreadsheet reads it that separates cells by ;
            assert not [cell for cell in part.split(";") if cell.lstrip('"').startswith(OBEYED)]
    statements = {line["statement"] for line in table(other, "evidence")}
    assert text in statements
    if text in HARMLESS:
        assert without_formula(text) == text


def test_nothing_that_we_ship_looks_like_a_formula(reference: Reference) -> None:
    for what in WHOLE:
        text = made(reference, what).decode("utf-8-sig")
        for line in csv.reader(io.StringIO(text, newline="")):
            assert [with_formula(cell) for cell in line] == line


@given(st.text(st.sampled_from("=+-@\t\r\n;' \"a\uff1d"), max_size=12))
def test_a_formula_is_made_harmless_and_found_again(text: str) -> None:
    safe = without_formula(text)
    assert not any(part.lstrip('"').startswith(OBEYED) for part in safe.split(";"))
    assert with_formula(safe) == text


def test_labels_are_german_and_column_names_stay(reference: Reference) -> None:
    words = german_words()
    stands = imprint(reference.bundle, reference.bundle.manifest.built, words)
    text = csv_file(reference, "overview", stands, words).decode("utf-8-sig")
    rows = {row["condition"]: row for row in csv.DictReader(io.StringIO(text))}
    assert set(OVERVIEW) <= set(rows["mmn"])
    assert rows["mmn"]["condition_name"] == "Multifokale motorische Neuropathie"
    assert rows["mmn"]["group"] == "Periphere Nerven"
    assert rows["mmn"]["plex_verdict"] == "sources-disagree"
    assert rows["mmn"]["plex_label"] == "Quellen widersprechen sich"
