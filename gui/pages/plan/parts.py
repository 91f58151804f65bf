"""The parts of the planner's page, as a screen, a sheet of paper and a terminal show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from gui.core.bundle.records import TherapyId
from gui.pages.parts import Part, Row, SourceCard, Statement, VerdictBadge

FieldKind = Literal["choice", "text", "date"]
FieldGroup = Literal["patient", "plex", "ivig"]


class Option(Part, frozen=True):
    """One thing that can be chosen in a field; `note` is said of it at length, in a tool tip."""

    id: str
    label: str
    note: str = ""


class Field(Part, frozen=True):
    """One input, as it stands: nothing is ever filled in that nobody typed, chose or took over.

    `text` is what was typed, or the id of the chosen option; empty for nothing. `hint` stands in
    an empty field: the range that the source of the course gives. `read_as` is how the entry was
    understood, with its unit. `problem` is why it was refused, `flag` what is unlikely or outside
    the course's own range; at most one of the two. `from_course` is whether the value was taken
    over from the course that is chosen, `number` then the number of its source.
    """

    id: str
    group: FieldGroup
    kind: FieldKind
    label: str
    text: str
    unit: str = ""
    hint: str = ""
    read_as: str = ""
    problem: str = ""
    flag: str = ""
    options: tuple[Option, ...] = ()
    from_course: bool = False
    number: int = 0
    enabled: bool = True


class RuleLine(Part, frozen=True):
    """What one published rule gives, in the cells of its table; or why it gives nothing.

    `number` is that of the owner's source, 0 where the rule has none that can be named. `chosen`
    is of the rule that the plan goes on with, where the user has chosen one.
    """

    id: str
    rule: str
    owner: str
    number: int
    cells: tuple[str, ...]
    why_not: str = ""
    chosen: bool = False


class RuleTable(Part, frozen=True):
    """All published rules for one thing, side by side.

    `headings` are of the cells. `spread` says in words how far the rules are apart; `wide` is
    true where that is more than 10 %.
    """

    id: str
    therapy: TherapyId
    title: str
    headings: tuple[str, ...]
    lines: tuple[RuleLine, ...]
    spread: str
    wide: bool


class Session(Part, frozen=True):
    """One exchange or one infusion day: `day` counts from 1, `date` is ISO or empty.

    `cells` stand under the page's `session_headings` of its therapy.
    """

    therapy: TherapyId
    ordinal: int
    day: int
    date: str
    label: str
    cells: tuple[str, ...]


class CurvePoint(Part, frozen=True):
    """The modelled IgG in the plasma, in percent of the start, and its band."""

    hours: float
    low: float
    middle: float
    high: float


class Observed(Part, frozen=True):
    """What a clinical series saw after so many exchanges, in percent of the start that was left.

    `at_hours` is where it stands beside the curve; None where it fits none of its sessions.
    """

    text: str
    number: int
    low: float
    high: float
    at_hours: float | None


class Curve(Part, frozen=True):
    """The plot, its words, and the same numbers as a table.

    Hours count from the beginning of day 1. `day_label` says below the axis what its numbers are
    ("day"); `legend_session` is of the marks of the exchanges.
    """

    title: str
    description: str
    points: tuple[CurvePoint, ...]
    session_hours: tuple[float, ...]
    infusion_hours: tuple[tuple[float, float], ...]
    observed: tuple[Observed, ...]
    last_hour: float
    day_label: str
    legend_middle: str
    legend_band: str
    legend_observed: str
    legend_infusion: str
    legend_session: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class TimelineDay(Part, frozen=True):
    """One day on which something is given; `hours` by therapy as text, empty for none."""

    day: int
    date: str
    plex: str
    ivig: str


class Timeline(Part, frozen=True):
    """The two courses on one time line; `mixed` where the user plans both for one patient.

    `summary` has a label and the cells of its row: days, hours, what goes out and in; under PLEX,
    IVIG, and where both are for one patient, under both together.
    """

    title: str
    headings: tuple[str, ...]
    days: tuple[TimelineDay, ...]
    mixed: bool
    summary_headings: tuple[str, ...] = ()
    summary: tuple[tuple[str, ...], ...] = ()


class Working(Part, frozen=True):
    """One result, line by line: formula, inputs put in, result; then owner and range."""

    title: str
    lines: tuple[str, ...]
    number: int


class PlanPage(Part, frozen=True):
    """Everything that the planner shows, on screen, on paper and in the terminal.

    `missing` says by therapy what must still be entered before it can be computed; empty where
    nothing is. `rows` has the answer in two equal columns, as the comparison has it. `therapies`
    are those that were asked for: all but what a terminal was asked for one of them alone.
    """

    condition: str
    title: str
    subtitle: str
    plex: VerdictBadge
    ivig: VerdictBadge
    fields: tuple[Field, ...]
    missing: dict[TherapyId, str]
    flags: tuple[str, ...]
    rows: tuple[Row, ...]
    tables: tuple[RuleTable, ...]
    sessions: tuple[Session, ...]
    curve: Curve | None
    timeline: Timeline | None
    sequence: tuple[Statement, ...]
    mixing: str
    observed: tuple[Statement, ...]
    working: tuple[Working, ...]
    notes: tuple[str, ...]
    sources: tuple[SourceCard, ...]
    session_headings: Mapping[TherapyId, tuple[str, ...]] = {}
    therapies: tuple[TherapyId, ...] = ("plex", "ivig")

    def badge(self, therapy: TherapyId) -> VerdictBadge:
        """The verdict on one therapy."""
        return self.plex if therapy == "plex" else self.ivig

    def field(self, identifier: str) -> Field:
        """One input.

        Raises:
            StopIteration: there is no such input.
        """
        return next(field for field in self.fields if field.id == identifier)
