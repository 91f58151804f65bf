"""What a course of immunoglobulin would mean, in the rows of the planner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from gui.core.bundle.dosing_records import Content, exact
from gui.core.dosing.immunoglobulin import Dose, ImmunoglobulinCourse
from gui.core.dosing.infusion import Infusion
from gui.core.dosing.plan import IvigByRule, IvigPlan
from gui.core.dosing.product import Rate
from gui.core.dosing.quantity import Quantity, grams
from gui.core.dosing.rules import RuleResult
from gui.pages.parts import Statement
from gui.pages.plan.citing import Cited
from gui.pages.plan.numbers import clock_span, in_grams, plain, shown, span, whole_span
from gui.pages.plan.plex_rows import dated
from gui.pages.plan.rounding import rounded_aside, rounded_span, vials_said
from gui.pages.plan.tables import too_long
from gui.pages.words import Words

_NOTHING = grams(0)
Applying = tuple[tuple[IvigByRule, ImmunoglobulinCourse], ...]


class IvigRows:
    """Words the answer for immunoglobulin: by the rule that is chosen, or the range over all."""

    def __init__(
        self,
        plan: IvigPlan,
        cited: Cited,
        words: Words,
        start: date | None,
        *,
        rule: str,
        first_day: int,
    ) -> None:
        self._plan, self._cited, self._words, self._start = plan, cited, words, start
        self._first_day = first_day
        chosen = [pair for pair in plan.applying if not rule or pair[0].weight.rule == rule]
        self.applying: Applying = tuple(chosen)
        self._rule = rule
        self.product = plan.inputs.product.product or ""

    def row(self, row: str) -> Iterator[Statement]:
        """The statements of one row; none where the arithmetic has nothing to say of it."""
        rows = {
            "session": self.session,
            "course": self.course,
            "time": self.time,
            "rate": self.rate,
            "load": self.load,
        }
        return rows[row]() if row in rows else iter(())

    def session(self) -> Iterator[Statement]:
        """The dose of one day, its rounding, and between which rules it lies."""
        words = self._words
        text = words.text("{dose} a day", dose=self.dose_a_day())
        yield self._headed(text)
        yield from self._by_rule()
        days = self._plan.inputs.days
        yield from self._rounding(lambda course: course.daily, words.text("A day: "), days)

    def _by_rule(self) -> Iterator[Statement]:
        """One day's dose at both ends of the range, with the source of each rule there."""
        results, words = self._results(), self._words
        if len(results) < 2:
            return
        ends = [self.applying[0], self.applying[-1]]
        labels = [words.text("Lowest: "), words.text("Highest: ")]
        if self._ends():
            yield from self._cited.warned(self._plan.spread)
        else:
            ends, labels = ends[:1], [""]
        for (entry, course), heading in zip(ends, labels, strict=True):
            dose = shown(course.daily.dose, words)
            for names, rule in self._cited.by_source(results, entry.weight.value):
                yield self._cited.said(f"{heading}{names} {dose}", rule)

    def course(self) -> Iterator[Statement]:
        """The whole dose, how it comes about, its rounding, and its dates."""
        words, inputs = self._words, self._plan.inputs
        text = words.counted(
            "{dose} on {number} day: {per_kg} g/kg \u00d7 {weight}",
            "{dose} over {number} days: {per_kg} g/kg \u00d7 {weight}",
            inputs.days,
            dose=self._dose(lambda course: course.total.dose),
            per_kg=plain(inputs.dose_g_per_kg, words),
            weight=self.weight(),
        )
        yield self._headed(text, self._cited.marked(self._plan.spread, self._ends()))
        yield from self._rounding(lambda course: course.total, words.text("In total: "))
        if self._start is not None:
            last = self._first_day + inputs.days - 1
            first, end = (dated(self._start, day) for day in (self._first_day, last))
            yield self._cited.own(words.text("From {first} to {last}", first=first, last=end))

    def time(self) -> Iterator[Statement]:
        """How long one day's infusion takes, by the published rates."""
        words, rate = self._words, self._plan.inputs.product.rate
        found = self._infusions()
        if not found:
            yield from self._beyond()
            return
        if rate.steps is not None:
            text = words.text(
                "{time} a day at the steps of a published program", time=self._times(found)
            )
            total = words.text("{time} in total", time=self.time_in_total())
            yield self._cited.of(rate.steps.of, text, total, "lead")
        else:
            yield self._cited.of(rate.of, self._between(found), too_long(found[-1], words), "lead")
        at_risk = [entry.at_risk for entry, _ in self.applying if entry.at_risk is not None]
        if at_risk and rate.risk:
            text = words.text("With {risk}: {times}", risk=rate.risk, times=self._between(at_risk))
            yield self._cited.of(rate.of, text)

    def rate(self) -> Iterator[Statement]:
        """Start, maximum, and the lower maximum of patients at risk, by the actual weight."""
        words, record, rates = self._words, self._plan.inputs.product.rate, self._plan.rates
        if rates is None:
            yield from self._beyond()
            return
        text = words.text("Start: {rate}", rate=self._rate(rates.start))
        if record.start_minutes is not None:
            minutes = plain(exact(record.start_minutes), words)
            text = words.text(
                "Start: {rate}, for {minutes} min",
                rate=self._rate(rates.start),
                minutes=minutes,
            )
        weight = shown(rates.weight, words)
        aside = words.text("by the actual weight, {weight}", weight=weight)
        if rates.band is not None:
            aside = words.text("by the weight band of {weight}", weight=weight)
        yield self._cited.of(record.of, text, aside, "lead")
        text = words.text("Maximum: {rate}", rate=self._rate(rates.maximum))
        yield self._cited.of(record.of, text, tone="lead")
        if rates.at_risk is not None and record.risk is not None:
            text = words.text(
                "Maximum with {risk}: {rate}", risk=record.risk, rate=self._rate(rates.at_risk)
            )
            yield self._cited.of(record.of, text)
        yield from self._cited.published(record.of)

    def _beyond(self) -> Iterator[Statement]:
        """Why there is no rate: the published table does not reach to the weight."""
        bands = self._plan.inputs.product.weight_bands
        if bands:
            text = self._words.text(
                "The published table goes from {low} to {high} kg: no rate for this weight",
                low=plain(exact(bands[0]), self._words),
                high=plain(exact(bands[-1]), self._words),
            )
            yield self._cited.of(self._plan.inputs.product.rate.of, text)

    def load(self) -> Iterator[Statement]:
        """Fluid, sodium and sugar, where the bundle has them."""
        words, product = self._words, self._plan.inputs.product
        percent = plain(exact(product.strength.percent), words)
        text = words.text(
            "Fluid: {daily} a day, {total} in total, as a {percent} % product",
            daily=self.volume_a_day(),
            total=self.volume_in_total(),
            percent=percent,
        )
        yield self._cited.of(product.strength.of, text, tone="lead")
        yield self._content(product.sodium, words.text("Sodium"), lambda entry: entry.sodium)
        yield self._content(product.sugar, words.text("Sugar"), lambda entry: entry.sugar)

    def weight(self) -> str:
        """The dosing weight, over the rules."""
        weights = [entry.weight.value for entry, _ in self.applying]
        low, high = weights[0], weights[-1]
        assert low is not None and high is not None
        return span(low, high, self._words)

    def dose_a_day(self) -> str:
        """One day's dose, over the rules."""
        return self._dose(lambda course: course.daily.dose)

    def volume_a_day(self) -> str:
        """One day's volume, over the rules."""
        return self._dose(lambda course: course.daily.volume)

    def volume_in_total(self) -> str:
        """The volume of all days, over the rules."""
        return self._dose(lambda course: course.total.volume)

    def time_a_day(self) -> str:
        """The time of one infusion, or between which times it lies; empty where none is known."""
        found = self._infusions()
        return self._times(found) if found else ""

    def time_in_total(self) -> str:
        """The time of all infusions; empty where none is known."""
        ends = [
            time * self._plan.inputs.days
            for entry in self._infusions()
            for time in (entry.shortest, entry.longest)
            if time is not None
        ]
        return clock_span(ends[0], ends[-1], self._words) if ends else ""

    def _infusions(self) -> list[Infusion]:
        return [entry.infusion for entry, _ in self.applying if entry.infusion is not None]

    def _results(self) -> list[RuleResult]:
        return [entry.weight for entry, _ in self.applying]

    def _ends(self) -> str:
        """Which rules a range is between; empty where one rule alone stands."""
        results = self._results()
        if results[0].value == results[-1].value:
            return ""
        return self._words.text(
            "lowest: {low}, highest: {high}",
            low=self._cited.names(results, results[0].value),
            high=self._cited.names(results, results[-1].value),
        )

    def _headed(self, text: str, aside: str = "") -> Statement:
        """A statement with the source of the only rule, or naming those at the ends."""
        cited, results = self._cited, self._results()
        if len(results) == 1:
            return cited.said(text, results[0].rule, cited.name(results[0].rule), "lead")
        apart = self._plan.spread
        if not self._ends():
            aside = cited.names(results, results[0].value)
        elif not aside and apart is not None and not apart.wide:
            aside = cited.apart(apart)
        return cited.own(text, aside, "lead")

    def _rounding(
        self, of: Callable[[ImmunoglobulinCourse], Dose], heading: str, days: int = 1
    ) -> Iterator[Statement]:
        words, product = self._words, self._plan.inputs.product
        doses = [of(course) for _, course in self.applying]
        fives = [(dose.nearest_5_g or _NOTHING, dose.dose) for dose in doses]
        text = words.text("{dose} to the nearest 5 g", dose=rounded_span(fives, words))
        yield self._cited.said(heading + text, "nearest-5-g", rounded_aside(fives, days, words))
        vials = [(dose.vials.dose, dose.dose) for dose in doses if dose.vials is not None]
        if vials and product.vials is not None:
            text = words.text("{dose} in whole vials", dose=rounded_span(vials, words))
            only = doses[0].vials if len(doses) == 1 else None
            counts = vials_said(only, words) if only is not None else ""
            asides = (counts, rounded_aside(vials, days, words))
            aside = "; ".join(filter(None, asides))
            yield self._cited.of(product.vials.of, heading + text, aside)
        else:
            yield self._cited.own(words.text("Vials: the content has no sizes of this product"))

    def _dose(self, of: Callable[[ImmunoglobulinCourse], Quantity | None]) -> str:
        found = [of(course) for _, course in self.applying]
        low, high = found[0], found[-1]
        assert low is not None and high is not None
        return span(low, high, self._words)

    def _times(self, found: list[Infusion]) -> str:
        ends = [time for entry in found for time in (entry.shortest, entry.longest) if time]
        return clock_span(ends[0], ends[-1], self._words)

    def _between(self, found: list[Infusion]) -> str:
        """Between the time at the maximum and that at the start rate: no step is invented."""
        fast = [entry.shortest for entry in found if entry.shortest is not None]
        slow = [entry.longest for entry in found if entry.longest is not None]
        words = self._words
        return words.text(
            "{fast} a day at the maximum throughout, {slow} at the start rate throughout; no "
            "steps were found",
            fast=clock_span(fast[0], fast[-1], words),
            slow=clock_span(slow[0], slow[-1], words),
        )

    def _rate(self, rate: Rate) -> str:
        low, high = rate.by_weight
        published = whole_span(low.value, high.value, self._words, 3)
        return f"{published} {low.unit.value} = {span(*rate.by_hour, self._words)}"

    def _content(
        self,
        content: Content | None,
        label: str,
        of: Callable[[IvigByRule], Quantity | None],
    ) -> Statement:
        words = self._words
        if content is None:
            return self._cited.own(words.text("{label}: no source found", label=label))
        amounts = [amount for entry, _ in self.applying if (amount := of(entry)) is not None]
        if not amounts:
            return self._cited.of(content.of, f"{label}: {content.says}")
        said = span(in_grams(amounts[0]), in_grams(amounts[-1]), words)
        if content.at_most:
            text = words.text("{label}: at most {amount} a day", label=label, amount=said)
        else:
            text = words.text("{label}: {amount} a day", label=label, amount=said)
        return self._cited.of(content.of, text, content.says)
