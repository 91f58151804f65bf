"""What is copied of a plan: a text that stands alone, with its sources and with the working."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gui.core.bundle.records import TherapyId
from gui.pages.copied import Line, Marks, Run, Summary, full_source, summary_of, with_imprint
from gui.pages.imprint import Imprint
from gui.pages.parts import SEPARATOR, Statement
from gui.pages.plan.entered import entered_line
from gui.pages.plan.parts import PlanPage, RuleLine, RuleTable
from gui.pages.words import ROWS, Words
from gui.pages.words import THERAPIES as THERAPY_WORDS

_ALL_OF = ("based-on",)


def plan_summary(page: PlanPage, imprint: Imprint, words: Words, *, working: bool) -> Summary:
    """A plan as it is copied: what was entered, what each therapy would mean, and the sources.

    What the bundle says of a therapy at length is left to the page.

    Args:
        working: whether every rule and every calculation follows.
    """
    return _PlanSummary(page, words).summary(imprint, working=working)


def rule_statements(
    table: RuleTable, rules: Collection[str], headings: Sequence[str] = ()
) -> list[Statement]:
    """Some lines of a table of rules as statements, each with its source.

    Args:
        rules: the ids of the lines.
        headings: of the cells; those of the table unless given.
    """
    named = headings or table.headings
    return [_rule(line, named) for line in table.lines if line.id in rules]


def cells_said(headings: Sequence[str], cells: Sequence[str]) -> str:
    """The cells of a row, each under its heading; what is empty is left out."""
    pairs = zip(headings, cells, strict=True)
    return "; ".join(f"{heading} {cell}".strip() for heading, cell in pairs if cell)


def _rule(line: RuleLine, headings: Sequence[str]) -> Statement:
    named = f"{line.rule} ({line.owner})" if line.owner else line.rule
    said = line.why_not or cells_said(headings, line.cells)
    return Statement(text=f"{named}: {said}", source="", number=line.number)


class _PlanSummary:
    def __init__(self, page: PlanPage, words: Words) -> None:
        self._page, self._words = page, words
        self._marks = Marks(page.sources)

    def summary(self, imprint: Imprint, *, working: bool) -> Summary:
        page, words = self._page, self._words
        title = words.text("Plan: {condition}", condition=page.title)
        said = [*self._verdicts(), *self._entered(), *self._answer()]
        if working:
            said += [*self._rules(), *self._working()]
        said += [(Run(note),) for note in page.notes]
        said += [(Run(full_source(number, card, words)),) for number, card in self._marks.cited()]
        head: list[Line] = [(Run(title, strong=True), Run(f"{SEPARATOR}{page.subtitle}"))]
        return summary_of(with_imprint(head, said, imprint))

    def _name(self, therapy: TherapyId) -> str:
        return self._words.of(THERAPY_WORDS, therapy)

    def _verdicts(self) -> Iterator[Line]:
        for therapy in self._page.therapies:
            badge = self._page.badge(therapy)
            notes = "; ".join(map(self._marked, badge.notes))
            yield (
                Run(f"{self._name(therapy)}: "),
                Run(badge.label, strong=True),
                Run(f". {notes}" if notes else ""),
            )

    def _marked(self, statement: Statement) -> str:
        return self._marks.marked(statement).strip()

    def _entered(self) -> Iterator[Line]:
        page, words = self._page, self._words
        fields = [field for field in page.fields if field.text]
        if fields:
            said = "; ".join(
                entered_line(field, words, self._marks.mark(Statement("", "", field.number)))
                for field in fields
            )
            yield (Run(f"{words.text('Entered')}: ", strong=True), Run(said))
        for flag in page.flags:
            yield (Run(flag, strong=True),)
        for therapy in page.therapies:
            if missing := page.missing.get(therapy):
                yield (Run(f"{self._name(therapy)}: {missing}", strong=True),)

    def _answer(self) -> Iterator[Line]:
        page = self._page
        for therapy in page.therapies:
            for row in page.rows:
                said = [
                    self._marked(statement)
                    for statement in row.column(therapy)
                    if statement.tone != "muted" and (not statement.verbatim or row.id in _ALL_OF)
                ]
                if said:
                    label = f"{self._name(therapy)}{SEPARATOR}{row.label}: "
                    yield (Run(label, strong=True), Run("; ".join(said)))
        if page.mixing:
            yield (Run(page.mixing),)
        if page.sequence:
            said = list(map(self._marked, page.sequence))
            label = f"{self._words.of(ROWS, 'sequence')}: "
            yield (Run(label, strong=True), Run("; ".join(said)))

    def _rules(self) -> Iterator[Line]:
        for table in self._page.tables:
            yield (Run(table.title, strong=True),)
            for statement in rule_statements(table, [line.id for line in table.lines]):
                yield (Run(self._marked(statement)),)
            if table.spread:
                yield (Run(table.spread, strong=table.wide),)

    def _working(self) -> Iterator[Line]:
        if self._page.working:
            yield (Run(self._words.text("How it is computed"), strong=True),)
        for one in self._page.working:
            title = Statement(text=one.title, source="", number=one.number)
            yield (Run(self._marked(title), strong=True),)
            for line in one.lines:
                yield (Run(line),)
