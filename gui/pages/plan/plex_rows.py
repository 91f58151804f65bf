"""What a course of plasma exchange would mean, in the rows of the planner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from gui.core.dosing.exchange import Exchange, ExchangeCourse
from gui.core.dosing.plan import PlexPlan
from gui.core.dosing.quantity import Quantity
from gui.pages.parts import Statement
from gui.pages.plan.citing import Cited
from gui.pages.plan.numbers import clock, percent, plain, shown, span, whole_span
from gui.pages.plan.words import INTERVALS_SAID
from gui.pages.words import Words

_PUBLISHED_VOLUMES = (Decimal("1.0"), Decimal("1.5"))


class PlexRows:
    """Words the answer for plasma exchange: the range over the rules, and which is which."""

    def __init__(
        self,
        plan: PlexPlan,
        cited: Cited,
        words: Words,
        start: date | None,
        *,
        with_gbs_protocol: bool,
    ) -> None:
        self._plan, self._cited, self._words, self._start = plan, cited, words, start
        self._applying = plan.applying
        self._results = [entry.plasma for entry, _ in plan.applying]
        self._with_gbs_protocol = with_gbs_protocol
        self._of_adults = any(result.rule == "per-kg" for result in self._results)

    def row(self, row: str) -> Iterator[Statement]:
        """The statements of one row; none where the arithmetic has nothing to say of it."""
        rows = {
            "session": self.session,
            "course": self.course,
            "replacement": self.replacement,
            "time": self.time,
            "load": self.load,
        }
        return rows[row]() if row in rows else iter(())

    def session(self) -> Iterator[Statement]:
        """The volume of one session by the rules, and what it takes out of the plasma."""
        words, volumes = self._words, plain(self._plan.inputs.volumes, self._words)
        exchanged = words.text(
            "{volume} exchanged: {volumes} \u00d7 plasma volume",
            volume=self.volume(lambda course: course.each),
            volumes=volumes,
        )
        apart = self._plan.spread
        aside = "" if apart is not None and apart.wide else self._cited.apart(apart)
        low, high = _PUBLISHED_VOLUMES
        if low <= self._plan.inputs.volumes <= high:
            yield self._cited.said(exchanged, "exchange-volume", aside, "lead")
        else:
            yield self._cited.own(exchanged, aside, "lead")
            text = words.text(
                "Outside what {owner} has: {volumes} \u00d7 plasma volume",
                owner=self._cited.owner("exchange-volume"),
                volumes=whole_span(low, high, words),
            )
            yield self._cited.said(text, "exchange-volume")
        yield from self._cited.warned(apart)
        ends = [self._applying[0], self._applying[-1]]
        labels = [words.text("Lowest: "), words.text("Highest: ")]
        if len(self._applying) == 1:
            ends, labels = ends[:1], [words.text("By the only rule that applies: ")]
        elif apart is not None and not apart.share:
            ends, labels = ends[:1], [""]
        for label, (entry, course) in zip(labels, ends, strict=True):
            volume = shown(course.each.volume, words, beside=ends[0][1].each.volume)
            for names, rule in self._cited.by_source(self._results, entry.plasma.value):
                aside = "" if self._of_adults else self._cited.unlimited(rule)
                yield self._cited.said(f"{label}{names} {volume}", rule, aside)
        removed = words.text(
            "One session takes out {share} of what is in the plasma, not of what is in the body",
            share=percent(self._plan.removed, words, 1),
        )
        yield self._cited.said(removed, "one-session", f"1 \u2212 exp(\u2212{volumes})")

    def course(self) -> Iterator[Statement]:
        """The whole course: volume, sessions, days and dates; the GBS protocol beside it."""
        words, days = self._words, self._plan.days
        said = words.counted(
            "{volume} in {number} session on day 1",
            "{volume} in {number} sessions over {days} days, {interval}",
            len(days),
            volume=self.volume(lambda course: course.total),
            days=days[-1],
            interval=words.of(INTERVALS_SAID, str(self._plan.inputs.interval_days)),
        )
        aside = self._cited.marked(self._plan.spread, self._ends())
        yield self._cited.own(said, aside, "lead")
        if self._start is not None:
            first, last = (dated(self._start, day) for day in (days[0], days[-1]))
            yield self._cited.own(words.text("From {first} to {last}", first=first, last=last))
        if self._plan.gbs is not None and self._with_gbs_protocol:
            low, high = (step.result for step in self._plan.gbs)
            text = words.text(
                "Published GBS protocol: {volume} in total (200 to 250 mL per kg ideal weight)",
                volume=span(low, high, words),
            )
            yield self._cited.said(text, "gbs-protocol")

    def replacement(self) -> Iterator[Statement]:
        """Albumin and plasma for one session and in total, and calcium."""
        words, share = self._words, self._plan.inputs.plasma_share
        if share < 1:
            text = words.text(
                "Albumin 5 %: {each}, {each_grams} a session; {volume}, {grams} in total",
                each=self._span(lambda it: it.each.albumin_volume.to(it.each.volume.unit)),
                each_grams=self._span(lambda it: it.each.albumin),
                volume=self._span(lambda it: it.total.albumin_volume.to(it.total.volume.unit)),
                grams=self._span(lambda it: it.total.albumin),
            )
            yield self._cited.said(text, "albumin", self._ends(), "lead")
            text = words.text(
                "Bottles of 12.5 g: {each} a session, {total} in total",
                each=self._count(lambda it: it.each.albumin_bottles),
                total=self._count(lambda it: it.total.albumin_bottles),
            )
            yield self._cited.said(text, "bottles-and-units")
        if share > 0:
            text = words.text(
                "Plasma: {each} a session, {volume} in total; units of 250 mL: {units} a "
                "session, {total} in total",
                each=self._span(lambda it: it.each.plasma_volume.to(it.each.volume.unit)),
                units=self._count(lambda it: it.each.plasma_units),
                volume=self._span(lambda it: it.total.plasma_volume.to(it.total.volume.unit)),
                total=self._count(lambda it: it.total.plasma_units),
            )
            yield self._cited.said(text, "bottles-and-units", tone="lead")
        text = words.text(
            "Calcium gluconate 10 % by one regimen: {volume} a session",
            volume=self._span(lambda it: it.each.calcium_gluconate),
        )
        aside = words.text("10 mL per litre of return fluid, published with albumin as return")
        yield self._cited.said(text, "calcium-gluconate", aside)

    def time(self) -> Iterator[Statement]:
        """How long the sessions are assumed to last."""
        words, session = self._words, self._plan.session
        if session is None:
            return
        text = words.text(
            "{session} a session is assumed, {total} in total",
            session=clock(session, words),
            total=clock(session * self._plan.inputs.exchanges, words),
        )
        yield self._cited.own(text, tone="lead")

    def load(self) -> Iterator[Statement]:
        """What goes out and comes in."""
        text = self._words.text(
            "Out and in: {each} a session, {total} in total",
            each=self.volume(lambda course: course.each),
            total=self.volume(lambda course: course.total),
        )
        yield self._cited.own(text, self._ends(), "lead")

    def of_what_is_there(self) -> Statement:
        """What one exchange takes of the IgG that is in the plasma at that time."""
        text = self._words.text(
            "By the same arithmetic, one exchange of {volumes} \u00d7 plasma volume takes away "
            "{share} of the IgG that is in the plasma at that time",
            volumes=plain(self._plan.inputs.volumes, self._words),
            share=percent(self._plan.removed, self._words, 1),
        )
        return self._cited.said(text, "one-session", self._words.text("derived"))

    def volume(self, of: Callable[[ExchangeCourse], Exchange]) -> str:
        """The volume of one session or of all, over the rules."""
        return self._span(lambda course: of(course).volume)

    def _span(self, of: Callable[[ExchangeCourse], Quantity]) -> str:
        found = [of(course) for _, course in self._applying]
        return span(found[0], found[-1], self._words)

    def _count(self, of: Callable[[ExchangeCourse], int]) -> str:
        found = [of(course) for _, course in self._applying]
        return whole_span(Decimal(found[0]), Decimal(found[-1]), self._words)

    def _ends(self) -> str:
        """Which rules the range is between; empty where one rule alone applies."""
        if self._results[0].value == self._results[-1].value:
            return ""
        return self._words.text(
            "lowest: {low}, highest: {high}",
            low=self._cited.names(self._results, self._results[0].value),
            high=self._cited.names(self._results, self._results[-1].value),
        )


def dated(start: date, day: int) -> str:
    """The date of a day of the time line, which begins with day 1."""
    return (start + timedelta(days=day - 1)).isoformat()
