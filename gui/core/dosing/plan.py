"""One plan: what follows from a set of inputs, by every published rule side by side."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from gui.core.bundle.dosing_records import Dosing, DosingProduct, exact
from gui.core.dosing.blood_volume import blood_volumes
from gui.core.dosing.dosing_weight import dosing_weights, ideal
from gui.core.dosing.exchange import ExchangeCourse, exchange_course, gbs_protocol
from gui.core.dosing.immunoglobulin import ImmunoglobulinCourse, immunoglobulin_course, load
from gui.core.dosing.infusion import Infusion
from gui.core.dosing.patient import Patient
from gui.core.dosing.plasma_volume import plasma_volumes
from gui.core.dosing.product import (
    Rates,
    concentration,
    per_litre,
    rates,
    time_of,
    vial_sizes,
)
from gui.core.dosing.quantity import Quantity, Unit, arithmetic, litres
from gui.core.dosing.removal import fraction_removed
from gui.core.dosing.rules import RuleResult, Spread, Step, spread
from gui.core.dosing.timeline import Treatment, infusion_days
from gui.core.dosing.two_compartments import Course, Kinetics

HOURS_PER_DAY = 24
NOTHING = litres(0)


class PlexInputs(Struct, frozen=True):
    """A course of exchanges as entered; the share of plasma is a fraction of 1."""

    exchanges: int
    volumes: Decimal
    interval_days: int
    plasma_share: Decimal


class IvigInputs(Struct, frozen=True):
    """A course of immunoglobulin as entered: g/kg in total, days, and a product of the bundle."""

    dose_g_per_kg: Decimal
    days: int
    product: DosingProduct


class PlexByRule(Struct, frozen=True):
    """One rule for the plasma volume and the course that follows from it.

    `blood` is None for a rule of the plasma volume alone, `course` where the rule gives nothing.
    """

    blood: RuleResult | None
    plasma: RuleResult
    course: ExchangeCourse | None


class PlexPlan(Struct, frozen=True):
    """Plasma exchange by every rule.

    `removed` is the share of what is in the plasma that one session takes out; `gbs` the least
    and the most in total by the published GBS protocol, None where no ideal weight is defined;
    `session` how long a session is assumed to last, None where the bundle assumes nothing.
    """

    inputs: PlexInputs
    rules: tuple[PlexByRule, ...]
    spread: Spread | None
    removed: Decimal
    gbs: tuple[Step, Step] | None
    session: Quantity | None

    @property
    def applying(self) -> tuple[tuple[PlexByRule, ExchangeCourse], ...]:
        """The rules that give something, each with its course, the lowest first."""
        found = [(entry, entry.course) for entry in self.rules if entry.course is not None]
        return tuple(sorted(found, key=lambda pair: pair[1].each.volume.value))

    @property
    def days(self) -> tuple[int, ...]:
        """The days of the sessions, from 1; none where no rule gives anything."""
        return next((course.days for _, course in self.applying), ())

    def treatment(self, course: ExchangeCourse) -> Treatment:
        """The course of one rule on the time line: as much goes in as out."""
        volume = course.each.volume
        return Treatment(course.days, self.session, self.session, volume, volume)


class IvigByRule(Struct, frozen=True):
    """One rule for the dosing weight, the course that follows from it, and one day's infusion.

    `course` is None where the rule gives nothing, `infusion` where no rate is published, `at_risk`
    where none is published for patients at risk; `sodium` and `sugar` are of one day, None where
    no amount is published.
    """

    weight: RuleResult
    course: ImmunoglobulinCourse | None
    infusion: Infusion | None = None
    at_risk: Infusion | None = None
    sodium: Quantity | None = None
    sugar: Quantity | None = None


class IvigPlan(Struct, frozen=True):
    """Immunoglobulin by every rule for the dosing weight; `rates` go by the actual weight.

    `rates` is None where the product's table does not reach to the patient's weight.
    """

    inputs: IvigInputs
    rules: tuple[IvigByRule, ...]
    spread: Spread | None
    rates: Rates | None

    @property
    def applying(self) -> tuple[tuple[IvigByRule, ImmunoglobulinCourse], ...]:
        """The rules that give something, each with its course, the lowest dose first."""
        found = [(entry, entry.course) for entry in self.rules if entry.course is not None]
        return tuple(sorted(found, key=lambda pair: pair[1].total.dose.value))

    def treatment(self, entry: IvigByRule, first_day: int) -> Treatment | None:
        """The course of one rule on the time line; None where the rule gives nothing."""
        course, infusion = entry.course, entry.infusion
        if course is None:
            return None
        return Treatment(
            infusion_days(first_day, course.days),
            infusion.shortest if infusion is not None else None,
            infusion.longest if infusion is not None else None,
            course.daily.volume,
            NOTHING,
        )

    def by_rule(self, rule: str) -> IvigByRule:
        """What one rule gives.

        Raises:
            StopIteration: there is no such rule.
        """
        return next(entry for entry in self.rules if entry.weight.rule == rule)


def plan_plex(patient: Patient, inputs: PlexInputs, dosing: Dosing) -> PlexPlan:
    """A course of plasma exchange by every rule for the plasma volume.

    Args:
        patient: a rule whose input is missing gives nothing.
        inputs: the course, within the planner's guards.
        dosing: of the bundle, for the length of a session.
    """
    blood = {result.rule: result for result in blood_volumes(patient)}
    plasma = plasma_volumes(patient)
    rules = tuple(
        PlexByRule(blood.get(result.rule), result, _exchanges(result, inputs)) for result in plasma
    )
    light = ideal(patient).value
    return PlexPlan(
        inputs=inputs,
        rules=rules,
        spread=spread(plasma),
        removed=fraction_removed(inputs.volumes),
        gbs=gbs_protocol(light) if light is not None else None,
        session=session_length(dosing),
    )


def plan_ivig(patient: Patient, inputs: IvigInputs) -> IvigPlan:
    """A course of immunoglobulin by every rule for the dosing weight.

    Args:
        patient: a rule whose input is missing gives nothing; rates go by the actual weight.
        inputs: the course, within the planner's guards.
    """
    weights = dosing_weights(patient)
    found = rates(inputs.product, patient.weight) if patient.weight is not None else None
    return IvigPlan(
        inputs=inputs,
        rules=tuple(_immunoglobulin(weight, inputs, found) for weight in weights),
        spread=spread(weights),
        rates=found,
    )


def session_length(dosing: Dosing) -> Quantity | None:
    """How long a session is assumed to last."""
    found = _assumed(dosing, "session-length")
    return Quantity(found[0], Unit.HOUR) if found is not None else None


def igg_kinetics(dosing: Dosing) -> tuple[Kinetics, tuple[Decimal, Decimal]] | None:
    """What is assumed of IgG, and the ends of the range of its rate of return; None if unknown."""
    half_life = _assumed(dosing, "igg-half-life")
    back = _assumed(dosing, "igg-return-rate")
    share = _assumed(dosing, "igg-intravascular-share")
    if half_life is None or back is None or share is None:
        return None
    low, high = back[1] or (back[0], back[0])
    return Kinetics(share[0], Quantity(half_life[0], Unit.DAY), back[0]), (low, high)


def igg_sessions(plan: PlexPlan) -> Course | None:
    """The sessions of a plan as the model of IgG takes them; None without a length of session."""
    if plan.session is None:
        return None
    interval = Quantity(Decimal(plan.inputs.interval_days * HOURS_PER_DAY), Unit.HOUR)
    return Course((plan.inputs.volumes,) * plan.inputs.exchanges, interval, plan.session)


def _assumed(dosing: Dosing, name: str) -> tuple[Decimal, tuple[Decimal, Decimal] | None] | None:
    found = next((entry for entry in dosing.assumptions if entry.id == name), None)
    if found is None:
        return None
    ends = found.range
    return exact(found.value), (exact(ends[0]), exact(ends[1])) if ends is not None else None


def _exchanges(plasma: RuleResult, inputs: PlexInputs) -> ExchangeCourse | None:
    if plasma.value is None:
        return None
    return exchange_course(
        plasma.value,
        inputs.volumes,
        inputs.exchanges,
        inputs.interval_days,
        inputs.plasma_share,
    )


@arithmetic()
def _immunoglobulin(weight: RuleResult, inputs: IvigInputs, found: Rates | None) -> IvigByRule:
    if weight.value is None:
        return IvigByRule(weight, None)
    product = inputs.product
    percent, sizes = concentration(product), vial_sizes(product)
    course = immunoglobulin_course(inputs.dose_g_per_kg, weight.value, inputs.days, percent, sizes)
    volume = course.daily.volume
    if volume is None:
        return IvigByRule(weight, course)
    sodium, sugar = per_litre(product.sodium), per_litre(product.sugar)
    has_risk = found is not None and found.at_risk is not None
    return IvigByRule(
        weight=weight,
        course=course,
        infusion=time_of(product, volume, found) if found is not None else None,
        at_risk=time_of(product, volume, found, at_risk=True)
        if found is not None and has_risk
        else None,
        sodium=load(volume, sodium) if sodium is not None else None,
        sugar=load(volume, sugar) if sugar is not None else None,
    )
