"""How fast and how long: infusion rates and times of immunoglobulin, by the actual weight."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from gui.core.dosing.quantity import Quantity, Unit, arithmetic, kilograms, millilitres, written
from gui.core.dosing.rules import RuleResult, Step, WhyNot, given, nothing

MINUTES_PER_HOUR = Decimal(60)
MG_PER_ML_BY_PERCENT = Decimal(10)
LIGHTEST_BAND = kilograms(40)
HEAVIEST_BAND = kilograms(130)
BAND_KG = Decimal(5)


class Schedule(Struct, frozen=True):
    """The rates that a source publishes for a product, by weight: in mL or mg.

    `steps` last `step_minutes` each, the last is open-ended; empty where none are published.
    `start` is the lower end where a range is published.
    """

    start: Quantity | None
    maximum: Quantity | None
    steps: tuple[Quantity, ...] = ()
    step_minutes: Decimal | None = None


class RateStep(Struct, frozen=True):
    """One rate of an infusion (mL/h), for how long (min), and what runs in meanwhile (mL)."""

    rate: Quantity
    time: Quantity
    volume: Quantity


class Infusion(Struct, frozen=True):
    """How long an infusion takes, in minutes.

    With published steps `shortest` and `longest` are the same, and `steps` says how it is made
    up. Without, they are the times at the maximum and at the start rate throughout; None for the
    one whose rate is not published.
    """

    shortest: Quantity | None
    longest: Quantity | None
    steps: tuple[RateStep, ...]
    working: tuple[Step, ...]


@arithmetic()
def by_volume(rate: Quantity, percent: Decimal) -> Quantity:
    """A rate by weight in mL/kg/h: of mg, by mL/kg/min = (mg/kg/min) / (10 × percent).

    Raises:
        UnitError: `rate` is no rate by weight.
    """
    if rate.unit is Unit.MG_PER_KG_PER_MIN:
        each_minute = rate.value / (MG_PER_ML_BY_PERCENT * percent)
        return Quantity(each_minute, Unit.ML_PER_KG_PER_MIN).to(Unit.ML_PER_KG_PER_H)
    return rate.to(Unit.ML_PER_KG_PER_H)


@arithmetic()
def ml_per_h(rate: Quantity, weight: Quantity, percent: Decimal) -> Quantity:
    """A rate of a patient in mL/h: mL/kg/min × kg × 60.

    Raises:
        UnitError: `rate` is no rate by weight, or `weight` no mass.
    """
    hourly = by_volume(rate, percent).value * weight.number(Unit.KILOGRAM)
    return Quantity(hourly, Unit.ML_PER_H)


def weight_band(weight: Quantity) -> RuleResult:
    """The weight that the standard table of Newfoundland and Labrador goes by, in kg.

    Bands of 5 kg from 40 to 130 kg; a weight between two is rounded down.
    """
    if weight < LIGHTEST_BAND or weight > HEAVIEST_BAND:
        return nothing("weight-band", WhyNot.BANDS_40_TO_130_KG)
    kg = weight.number(Unit.KILOGRAM)
    band = kilograms(kg // BAND_KG * BAND_KG)
    formula = f"floor(w / {BAND_KG}) × {BAND_KG}"
    return given("weight-band", Step(formula, formula.replace("w /", f"{written(kg)} /"), band))


@arithmetic()
def walk(
    volume: Quantity, rates: Sequence[Quantity], step_minutes: Decimal
) -> tuple[RateStep, ...]:
    """An infusion at rising rates (mL/h), each for so many minutes, the last until the end.

    Raises:
        UnitError: `volume` is no volume or a rate no flow.
    """
    left, steps = volume.number(Unit.MILLILITRE), []
    for number, rate in enumerate(rates, 1):
        hourly = rate.number(Unit.ML_PER_H)
        minutes = left / hourly * MINUTES_PER_HOUR
        if number < len(rates):
            minutes = min(minutes, step_minutes)
        part = hourly * minutes / MINUTES_PER_HOUR
        steps.append(RateStep(rate, Quantity(minutes, Unit.MINUTE), millilitres(part)))
        left -= part
        if left <= 0:
            break
    return tuple(steps)


@arithmetic()
def infusion(
    volume: Quantity, weight: Quantity, percent: Decimal, schedule: Schedule
) -> Infusion | None:
    """How long a volume takes by a schedule; None where it publishes no rate.

    Steps above the maximum go on at the maximum, where a lower one is set. Between a start and a
    maximum no step is ever invented.

    Args:
        volume: of one infusion.
        weight: the actual weight.
        percent: the concentration of the product, in g per 100 mL.
        schedule: what the source publishes.

    Raises:
        UnitError: an argument measures something else.
    """
    ceiling = schedule.maximum and ml_per_h(schedule.maximum, weight, percent)
    start = schedule.start and ml_per_h(schedule.start, weight, percent)
    if schedule.steps and schedule.step_minutes is not None:
        rates = [ml_per_h(step, weight, percent) for step in schedule.steps]
        capped = [rate if ceiling is None else min(rate, ceiling) for rate in rates]
        return _stepped(walk(volume, capped, schedule.step_minutes))
    if ceiling is None and start is None:
        return None
    fastest, slowest = (
        None if rate is None else _throughout(volume, rate) for rate in (ceiling, start)
    )
    return Infusion(
        None if fastest is None else fastest.result,
        None if slowest is None else slowest.result,
        (),
        tuple(step for step in (fastest, slowest) if step is not None),
    )


def _stepped(steps: tuple[RateStep, ...]) -> Infusion:
    time = steps[0].time
    for step in steps[1:]:
        time += step.time
    working = Step("t (min) = Σt", " + ".join(written(step.time.value) for step in steps), time)
    return Infusion(time, time, steps, (*(_step_working(step) for step in steps), working))


def _step_working(step: RateStep) -> Step:
    rate, minutes = written(step.rate.value), written(step.time.value)
    return Step(
        f"V (mL) = r × t / {MINUTES_PER_HOUR}",
        f"{rate} × {minutes} / {MINUTES_PER_HOUR}",
        step.volume,
    )


def _throughout(volume: Quantity, rate: Quantity) -> Step:
    amount = volume.number(Unit.MILLILITRE)
    return Step(
        f"t (min) = V / r × {MINUTES_PER_HOUR}",
        f"{written(amount)} / {written(rate.value)} × {MINUTES_PER_HOUR}",
        Quantity(amount / rate.value * MINUTES_PER_HOUR, Unit.MINUTE),
    )
