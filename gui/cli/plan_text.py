"""The planner's page as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gui.cli.text_output import source_lines, statement_lines, wrapped
from gui.pages.parts import SEPARATOR, Statement
from gui.pages.plan.entered import entered_line
from gui.pages.plan.parts import Curve, PlanPage, RuleLine, RuleTable, Timeline, Working
from gui.pages.words import ROWS, Words
from gui.pages.words import THERAPIES as THERAPY_WORDS


def plan_text(page: PlanPage, words: Words, *, working: bool) -> Iterator[str]:
    """The plan in full; every calculation is written out where `working` is asked for."""
    yield page.title
    yield page.subtitle
    yield from _verdicts(page, words)
    yield from _entered(page, words)
    yield from _rows(page, words)
    for table in page.tables:
        yield from _table(table)
    yield from _sessions(page, words)
    if page.curve is not None:
        yield from _curve(page.curve)
    yield from _said(words.text("Observed in clinical series"), page.observed)
    if page.timeline is not None:
        yield from _timeline(page.timeline, words)
    yield from _said(words.of(ROWS, "sequence"), page.sequence)
    yield from wrapped(page.mixing, "  ", "  ")
    if working:
        yield from _working(page.working, words)
    if page.notes:
        yield ""
    for note in page.notes:
        yield from wrapped(note, "", "")
    yield from source_lines(page.sources, words)


def _verdicts(page: PlanPage, words: Words) -> Iterator[str]:
    yield ""
    yield words.of(ROWS, "verdict").upper()
    for therapy in page.therapies:
        badge = page.badge(therapy)
        yield f"  {words.of(THERAPY_WORDS, therapy)}  {badge.label}"
        for note in badge.notes:
            yield from statement_lines(note)


def _entered(page: PlanPage, words: Words) -> Iterator[str]:
    yield ""
    yield words.text("Entered").upper()
    for field in page.fields:
        if field.text:
            mark = f"[{field.number}]" if field.number else ""
            yield from wrapped(entered_line(field, words, mark), "  ", "    ")
    for flag in page.flags:
        yield from wrapped(f"!! {flag}", "  ", "     ")
    for therapy in page.therapies:
        if page.missing.get(therapy):
            yield from wrapped(f"!! {page.missing[therapy]}", "  ", "     ")


def _rows(page: PlanPage, words: Words) -> Iterator[str]:
    for row in page.rows:
        yield ""
        yield row.label.upper()
        for therapy in page.therapies:
            yield f"  {words.of(THERAPY_WORDS, therapy)}"
            statements = row.column(therapy)
            if not statements:
                yield f"    {row.empty}"
            for statement in statements:
                yield from statement_lines(statement)


def _table(table: RuleTable) -> Iterator[str]:
    yield ""
    yield table.title.upper()
    for line in table.lines:
        yield from wrapped(_rule(line, table.headings), "  ", "      ")
    yield from wrapped(f"!! {table.spread}" if table.wide else table.spread, "  ", "      ")


def _rule(line: RuleLine, headings: Sequence[str]) -> str:
    named = f"{line.rule} ({line.owner})" if line.owner else line.rule
    mark = f" [{line.number}]" if line.number else ""
    cells = zip(headings, line.cells, strict=False)
    said = line.why_not or "; ".join(f"{heading} {cell}" for heading, cell in cells if cell)
    return f"{named}{mark}: {said}"


def _sessions(page: PlanPage, words: Words) -> Iterator[str]:
    if page.sessions:
        yield ""
        yield words.text("Sessions").upper()
    for session in page.sessions:
        day = words.text("day {day}", day=session.day)
        parts = [session.label, day, session.date, *session.cells]
        yield from wrapped(SEPARATOR.join(part for part in parts if part), "  ", "      ")


def _curve(curve: Curve) -> Iterator[str]:
    yield ""
    yield curve.title.upper()
    yield from wrapped(curve.description, "  ", "  ")
    yield from _columns([curve.headings, *curve.rows])


def _timeline(timeline: Timeline, words: Words) -> Iterator[str]:
    yield ""
    yield timeline.title.upper()
    rows = [
        (words.text("day {day}", day=entry.day), entry.date, entry.plex, entry.ivig)
        for entry in timeline.days
    ]
    yield from _columns([timeline.headings, *rows])
    if timeline.summary:
        yield ""
        yield from _columns([timeline.summary_headings, *timeline.summary])


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of cells, each column as wide as its longest cell."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()


def _said(heading: str, statements: Sequence[Statement]) -> Iterator[str]:
    if statements:
        yield ""
        yield heading.upper()
    for statement in statements:
        yield from statement_lines(statement)


def _working(working: Sequence[Working], words: Words) -> Iterator[str]:
    yield ""
    yield words.text("How it is computed").upper()
    for entry in working:
        mark = f" [{entry.number}]" if entry.number else ""
        yield from wrapped(f"{entry.title}{mark}", "  ", "    ")
        for line in entry.lines:
            yield from wrapped(line, "      ", "        ")
