"""The modelled course of IgG during the exchanges, beside what clinical series observed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gui.core.bundle.dosing_records import Dosing, Observation, exact
from gui.core.dosing.plan import PlexPlan, igg_kinetics, igg_sessions
from gui.core.dosing.quantity import Unit
from gui.core.dosing.removal import Remaining, fully_mixed
from gui.core.dosing.two_compartments import (
    BandSample,
    Course,
    Kinetics,
    igg_band,
    igg_course,
    sample_hours,
)
from gui.pages.citing import Citations
from gui.pages.parts import Statement
from gui.pages.plan.citing import Cited
from gui.pages.plan.numbers import clock, percent, percent_span, plain
from gui.pages.plan.parts import Curve, CurvePoint, Observed, RuleLine, RuleTable
from gui.pages.plan.words import IMMUNOGLOBULINS
from gui.pages.words import Words

_LEAST_SPACING = Decimal(6)
_MOST_BETWEEN = 120
_DAYS_AFTER = 6
_HOURS = Decimal(24)
_NEAR = Decimal("0.25")


class IggCurve:
    """The model of one plan; where the bundle assumes nothing, there is none."""

    def __init__(
        self, plan: PlexPlan, dosing: Dosing, cited: Cited, citations: Citations, words: Words
    ) -> None:
        self._plan, self._dosing = plan, dosing
        self._cited, self._citations, self._words = cited, citations, words
        self.course, self.assumed = igg_sessions(plan), igg_kinetics(dosing)

    def curve(self, infusion_days: Sequence[int], legend_infusion: str) -> Curve | None:
        """The plot and its numbers as a table; None where nothing is assumed.

        Args:
            infusion_days: the days on which immunoglobulin is infused.
            legend_infusion: what is said of them.
        """
        if self.course is None or self.assumed is None:
            return None
        kinetics, ends = self.assumed
        words = self._words
        last = (max((*self._plan.days, *infusion_days)) + _DAYS_AFTER) * _HOURS
        spacing = max(_LEAST_SPACING, last / _MOST_BETWEEN)
        band = igg_band(self.course, kinetics, ends, sample_hours(self.course, last, spacing))
        return Curve(
            title=words.text("IgG in the plasma, modelled"),
            description=self._description(kinetics, ends, self.course),
            points=tuple(_point(sample) for sample in band),
            session_hours=tuple(float(hour) for hour in self.course.beginnings()),
            infusion_hours=tuple(
                (float((day - 1) * _HOURS), float(day * _HOURS)) for day in infusion_days
            ),
            observed=tuple(self._observed(entry, self.course) for entry in self._series()),
            last_hour=float(last),
            day_label=words.text("day"),
            legend_middle=words.text("IgG in the plasma, modelled, in percent of the start"),
            legend_band=words.text("range of the assumed rate of return"),
            legend_observed=words.text("observed in a clinical series"),
            legend_infusion=legend_infusion if infusion_days else "",
            legend_session=words.text("exchange"),
            headings=(
                words.text("When"),
                words.text("Day"),
                words.text("IgG modelled"),
                words.text("Range"),
            ),
            rows=tuple(self._rows(band, self.course, last)),
        )

    def statements(self) -> tuple[Statement, ...]:
        """What clinical series observed, word for word."""
        return tuple(
            Statement(
                text=entry.statement,
                source=entry.source,
                number=self._citations.cite(entry.source),
                aside=entry.series or "",
                verbatim=True,
            )
            for entry in self._series()
        )

    def table(self) -> RuleTable | None:
        """What is left after the last session by each formula; None where nothing is assumed."""
        lines = tuple(self._lines())
        if not lines:
            return None
        words = self._words
        return RuleTable(
            id="removal",
            therapy="plex",
            title=words.counted(
                "Left after {number} session, in percent of the start",
                "Left after {number} sessions, in percent of the start",
                self._plan.inputs.exchanges,
            ),
            headings=(words.text("In the plasma"), words.text("In the whole body")),
            lines=lines,
            spread="",
            wide=False,
        )

    def _series(self) -> Sequence[Observation]:
        return self._dosing.observations

    def _lines(self) -> Iterator[RuleLine]:
        words, inputs = self._words, self._plan.inputs
        for assumption in self._dosing.assumptions:
            name = assumption.id.removesuffix("-intravascular-share")
            if name in IMMUNOGLOBULINS:
                left = fully_mixed(inputs.volumes, inputs.exchanges, exact(assumption.value))
                label = words.text(
                    "{protein}, wholly mixed between the sessions",
                    protein=words.of(IMMUNOGLOBULINS, name),
                )
                yield self._line(f"full-mixing-{name}", "full-mixing", label, left)
        if self.course is not None and self.assumed is not None:
            after = igg_course(self.course, self.assumed[0], self.course.endings()[-1:])[0]
            label = words.text("IgG, two compartments")
            left = Remaining(after.plasma, after.body)
            yield self._line("two-compartments", "two-compartments", label, left)

    def _line(self, name: str, rule: str, label: str, left: Remaining) -> RuleLine:
        words = self._words
        return RuleLine(
            id=name,
            rule=label,
            owner=self._cited.owner(rule),
            number=self._cited.number(rule),
            cells=(percent(left.plasma, words, 1), percent(left.body, words, 1)),
        )

    def _description(
        self, kinetics: Kinetics, ends: tuple[Decimal, Decimal], course: Course
    ) -> str:
        words = self._words
        assumed = words.text(
            "Assumed, not measured: a half-life of IgG of {days} days; {rate} of the IgG outside "
            "the vessels comes back into them an hour, {band} for the band; sessions of "
            "{session}.",
            days=plain(kinetics.half_life.number(Unit.DAY), words),
            rate=percent(kinetics.return_rate, words),
            band=percent_span(*ends, words),
            session=clock(course.length, words),
        )
        caution = words.text(
            "It is an estimate: in some series less was removed than it predicts, in some more."
        )
        return f"{assumed} {caution}"

    def _rows(
        self, band: Sequence[BandSample], course: Course, last: Decimal
    ) -> Iterator[tuple[str, ...]]:
        words, at = self._words, {sample.hours: sample for sample in band}
        moments = zip(self._plan.days, course.beginnings(), course.endings(), strict=True)
        for number, (day, begin, end) in enumerate(moments, 1):
            before = words.text("Before exchange {number}", number=number)
            yield self._row(before, day, at[begin])
            yield self._row(words.text("After exchange {number}", number=number), day, at[end])
        yield self._row(words.text("End of the curve"), int(last / _HOURS), at[last])

    def _row(self, label: str, day: int, sample: BandSample) -> tuple[str, ...]:
        words = self._words
        span = percent_span(sample.low, sample.high, words)
        return label, str(day), percent(sample.middle, words), span

    def _observed(self, entry: Observation, course: Course) -> Observed:
        low, high = entry.percent_left
        hour = self._hour_of(entry, course)
        return Observed(
            text=entry.statement,
            number=self._citations.cite(entry.source),
            low=float(low),
            high=float(high),
            at_hours=float(hour) if hour is not None else None,
        )

    def _hour_of(self, entry: Observation, course: Course) -> Decimal | None:
        """The end of the session that it was observed after, where the course is like the plan."""
        inputs, sessions = self._plan.inputs, entry.sessions
        other_interval = entry.interval_days is not None and sessions > 1
        if other_interval and exact(entry.interval_days or 0) != inputs.interval_days:
            return None
        if entry.volumes is not None:
            low, high = (exact(end) for end in entry.volumes)
            if not low - _NEAR <= inputs.volumes <= high + _NEAR:
                return None
        if entry.litres is not None:
            low, high = (exact(end) for end in entry.litres)
            each = [by_rule.each.volume.number(Unit.LITRE) for _, by_rule in self._plan.applying]
            if each[-1] < low or each[0] > high:
                return None
        return course.endings()[sessions - 1] if sessions <= inputs.exchanges else None


def _point(sample: BandSample) -> CurvePoint:
    return CurvePoint(
        hours=float(sample.hours),
        low=float(sample.low * 100),
        middle=float(sample.middle * 100),
        high=float(sample.high * 100),
    )
