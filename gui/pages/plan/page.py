"""The page of the planner: what each therapy would mean for one patient, and how it is computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from gui.core.bundle.records import Condition, TherapyId
from gui.core.dosing.patient import AgeGroup
from gui.core.dosing.plan import IvigPlan, PlexPlan, plan_ivig, plan_plex
from gui.core.reference import THERAPIES, Reference
from gui.pages.citing import Citations
from gui.pages.claim_lines import ClaimLines
from gui.pages.comparison import Columns, identity_line
from gui.pages.parts import Row, Statement
from gui.pages.plan.citing import Cited
from gui.pages.plan.curve import IggCurve
from gui.pages.plan.fields import Fields
from gui.pages.plan.ivig_rows import IvigRows
from gui.pages.plan.other_product import told_apart
from gui.pages.plan.parts import Curve, PlanPage, RuleTable, Timeline, Working
from gui.pages.plan.plex_rows import PlexRows
from gui.pages.plan.reading import read_entries
from gui.pages.plan.tables import ivig_tables, plex_tables
from gui.pages.plan.timeline import Schedule
from gui.pages.plan.verdicts import Verdicts
from gui.pages.plan.words import PLAN_ROWS
from gui.pages.plan.working import ivig_working, model_working, plex_working, symbols
from gui.pages.words import NO_SOURCE_FOUND, ROWS, Words

_FACTS = {"time": "setting", "access": "access", "children": "children"}
_BY_WEIGHT = frozenset({"session", "course", "time", "load"})


def plan_page(
    reference: Reference,
    condition_id: str,
    entries: Mapping[str, str],
    words: Words,
    therapies: Sequence[TherapyId] = THERAPIES,
) -> PlanPage:
    """Present the plan that follows from what was entered.

    Args:
        entries: the text of each input by the id of its field; what is absent was not entered.
        therapies: the columns that are wanted.

    Raises:
        KeyError: there is no such condition.
    """
    condition = reference.bundle.conditions[condition_id]
    return _Planner(reference, condition, entries, words, therapies).page()


class _Planner:
    def __init__(
        self,
        reference: Reference,
        condition: Condition,
        entries: Mapping[str, str],
        words: Words,
        therapies: Sequence[TherapyId],
    ) -> None:
        self._reference, self._condition, self._words = reference, condition, words
        self._therapies = tuple(therapies)
        self._dosing = reference.bundle.dosing
        self._citations = Citations(reference.bundle.sources, words)
        self._cited = Cited(reference.bundle, self._citations, words)
        self._columns = Columns(reference, condition, self._citations, words)
        self._lines = ClaimLines(reference, condition, self._citations, words)
        self._reading = read_entries(reference, condition.id, entries)
        self._fields = Fields(
            reference, condition.id, entries, self._reading, self._citations, words
        )
        self._plex = self._plex_plan()
        self._ivig = self._ivig_plan()

    def page(self) -> PlanPage:
        verdicts = Verdicts(self._reference, self._condition, self._columns, self._lines)
        badges = {therapy: verdicts.badge(therapy, self._words) for therapy in THERAPIES}
        fields = tuple(
            field
            for field in self._fields.all()
            if field.group == "patient" or field.group in self._therapies
        )
        rows = tuple(self._rows())
        schedule = self._schedule()
        curve = self._igg(schedule)
        page = PlanPage(
            condition=self._condition.id,
            title=self._words.name(self._condition.name),
            subtitle=identity_line(self._condition, self._words),
            plex=badges["plex"],
            ivig=badges["ivig"],
            fields=fields,
            missing={therapy: self._missing(therapy) for therapy in self._therapies},
            flags=self._fields.flags(),
            rows=rows,
            tables=tuple(self._tables()),
            sessions=tuple(schedule.sessions()),
            curve=curve,
            timeline=schedule.timeline(),
            sequence=tuple(self._sequence(schedule.timeline())),
            mixing=schedule.mixing(),
            observed=self._observed(),
            working=tuple(self._working()),
            notes=tuple(self._notes()),
            sources=(),
            session_headings=schedule.headings(),
            therapies=self._therapies,
        )
        return msgspec.structs.replace(page, sources=self._citations.cards())

    def _plex_plan(self) -> tuple[PlexPlan, PlexRows] | None:
        reading = self._reading
        if self._dosing is None or reading.plex is None or "plex" not in self._therapies:
            return None
        plan = plan_plex(reading.patient, reading.plex, self._dosing)
        rows = PlexRows(
            plan,
            self._cited,
            self._words,
            reading.start,
            with_gbs_protocol=self._has_gbs_protocol(),
        )
        return plan, rows

    def _ivig_plan(self) -> tuple[IvigPlan, IvigRows] | None:
        reading = self._reading
        if self._dosing is None or reading.ivig is None or "ivig" not in self._therapies:
            return None
        plan = plan_ivig(reading.patient, reading.ivig)
        rows = IvigRows(
            plan,
            self._cited,
            self._words,
            reading.start,
            rule=reading.weight_rule,
            first_day=reading.ivig_day or 1,
        )
        return plan, rows

    def _has_gbs_protocol(self) -> bool:
        """Whether the bundle has the protocol's course for this condition."""
        rule = self._cited.rule("gbs-protocol")
        return rule is not None and any(
            fact.row == "course"
            and fact.source == rule.source
            and self._condition.id in fact.conditions
            for fact in self._reference.bundle.therapies["plex"].facts
        )

    def _missing(self, therapy: TherapyId) -> str:
        no_data = self._words.text("This content has no data for the planner.")
        return self._fields.said_missing(therapy) if self._dosing is not None else no_data

    def _rows(self) -> Iterator[Row]:
        plex = self._plex[1] if self._plex is not None else None
        ivig = self._ivig[1] if self._ivig is not None else None
        if plex is None and ivig is None:
            return
        child = self._reading.patient.age not in {None, AgeGroup.ADULT}
        labels = {row: self._words.of(PLAN_ROWS, row) for row in PLAN_ROWS}
        labels |= {"children": self._words.of(ROWS, "children")} if child else {}
        for row, label in labels.items():
            yield Row(
                id=row,
                label=label,
                plex=tuple(self._of_plex(row, plex)),
                ivig=tuple(self._of_ivig(row, ivig)),
                empty=self._empty(row),
            )

    def _of_plex(self, row: str, rows: PlexRows | None) -> Iterator[Statement]:
        if row == "based-on":
            yield from self._based_on("plex")
        elif rows is not None:
            yield from rows.row(row)
            if row in _FACTS:
                yield from self._columns.facts(_FACTS[row], "plex")
        else:
            yield from self._not_computed("plex")

    def _of_ivig(self, row: str, rows: IvigRows | None) -> Iterator[Statement]:
        if row == "based-on":
            yield from self._based_on("ivig")
        elif rows is not None:
            if rows.applying or row not in _BY_WEIGHT:
                yield from rows.row(row)
            else:
                yield from self._no_rule()
            if row in _FACTS or row == "replacement":
                facts = self._columns.facts(_FACTS.get(row, "replacement-fluid"), "ivig")
                yield from told_apart(facts, self._reference.bundle, rows.product, self._words)
        else:
            yield from self._not_computed("ivig")

    def _not_computed(self, therapy: TherapyId) -> Iterator[Statement]:
        if therapy in self._therapies:
            yield self._cited.own(self._words.text("Not computed yet"), tone="muted")

    def _empty(self, row: str) -> str:
        words = self._words
        return words.text("None: own values") if row == "based-on" else words.text(NO_SOURCE_FOUND)

    def _no_rule(self) -> Iterator[Statement]:
        """Why the chosen rule for the dosing weight gives nothing."""
        assert self._ivig is not None
        entry = self._ivig[0].by_rule(self._reading.weight_rule)
        rule = entry.weight.rule
        said = self._words.text(
            "{rule}: {why}", rule=self._cited.name(rule), why=self._cited.why_not(entry.weight)
        )
        yield self._cited.said(said, rule)

    def _based_on(self, therapy: TherapyId) -> Iterator[Statement]:
        """The chosen course, word for word, with what its source says of the therapy."""
        course = self._fields.courses[therapy]
        if course is None:
            return
        if course.assessment is not None:
            yield self._lines.course(course.assessment)
        else:
            yield Statement(
                text=course.text,
                source=course.source,
                number=self._citations.cite(course.source),
                verbatim=True,
            )

    def _schedule(self) -> Schedule:
        ivig = self._ivig if self._ivig is not None and self._ivig[1].applying else None
        return Schedule(
            self._plex,
            ivig,
            self._words,
            start=self._reading.start,
            ivig_day=self._reading.ivig_day,
        )

    def _model(self) -> IggCurve | None:
        if self._plex is None or self._dosing is None:
            return None
        return IggCurve(self._plex[0], self._dosing, self._cited, self._citations, self._words)

    def _igg(self, schedule: Schedule) -> Curve | None:
        model = self._model()
        if model is None:
            return None
        mixed = self._reading.ivig_day is not None
        legend = (
            self._words.text("days of IVIG; its IgG is not in the curve")
            if mixed
            else self._words.text("days of IVIG, the alternative")
        )
        return model.curve(schedule.ivig_days, legend)

    def _observed(self) -> tuple[Statement, ...]:
        model = self._model()
        return model.statements() if model is not None else ()

    def _tables(self) -> Iterator[RuleTable]:
        if self._plex is not None:
            yield from plex_tables(self._plex[0], self._cited, self._words)
        if (model := self._model()) is not None and (removal := model.table()) is not None:
            yield removal
        if self._ivig is not None:
            chosen = self._reading.weight_rule
            yield from ivig_tables(self._ivig[0], self._cited, self._words, chosen=chosen)

    def _sequence(self, timeline: Timeline | None) -> Iterator[Statement]:
        """What sources say of one after the other, where both are planned for one patient."""
        if timeline is None or not timeline.mixed or self._plex is None:
            return
        for therapy in THERAPIES:
            yield from self._columns.facts("sequence", therapy)
        yield self._plex[1].of_what_is_there()

    def _working(self) -> Iterator[Working]:
        if self._plex is not None or self._ivig is not None:
            yield symbols(self._words)
        if self._plex is not None and self._dosing is not None:
            yield from plex_working(self._plex[0], self._cited, self._words)
            yield from model_working(self._dosing, self._cited, self._words)
        if self._ivig is not None:
            yield from ivig_working(self._ivig[0], self._cited, self._words)

    def _notes(self) -> Iterator[str]:
        if self._plex is None and self._ivig is None:
            return
        yield self._words.text(
            "Computed with exact decimal numbers and rounded once, for showing, half to even. "
            "Published rules stand beside each other; none is chosen for you."
        )
