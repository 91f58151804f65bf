"""Infusion rates and times, from published rates alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.core.dosing.infusion import (
    Schedule,
    by_volume,
    infusion,
    ml_per_h,
    walk,
    weight_band,
)
from gui.core.dosing.quantity import (
    Quantity,
    Unit,
    UnitError,
    grams,
    kilograms,
    litres,
    millilitres,
)
from gui.core.dosing.rules import RuleResult, WhyNot
from tests.core.dosing.patients import in_words, value
from tests.core.dosing.vectors import vectors

few = settings(max_examples=30, deadline=None, database=None)
TEN = Decimal(10)
THIRTY = Decimal(30)


def hourly(number: Decimal | int | str) -> Quantity:
    return Quantity(Decimal(number), Unit.ML_PER_KG_PER_H)


def each_minute(number: Decimal | int | str) -> Quantity:
    return Quantity(Decimal(number), Unit.ML_PER_KG_PER_MIN)


def mass(number: Decimal | int | str) -> Quantity:
    return Quantity(Decimal(number), Unit.MG_PER_KG_PER_MIN)


def flow(number: Decimal | int | str) -> Quantity:
    return Quantity(Decimal(number), Unit.ML_PER_H)


PRIVIGEN = Schedule(
    hourly("0.3"),
    hourly("4.8"),
    tuple(map(hourly, ("0.3", "0.6", "1.2", "2.4", "4.8"))),
    THIRTY,
)


def test_worked_examples_of_a_rate_by_minutes() -> None:
    for vector in vectors("rate_ml_per_h = rate_ml_per_kg_per_min * weight_kg * 60"):
        inputs = vector["inputs"]
        rate = each_minute(inputs["rate_ml_per_kg_per_min"])
        found = ml_per_h(rate, kilograms(inputs["weight_kg"]), TEN)
        assert found.unit is Unit.ML_PER_H
        assert abs(found.value - vector["expected"]["ml_per_h"]) <= vector["tolerance"], vector


def test_worked_examples_of_a_rate_by_hours() -> None:
    for vector in vectors("rate_ml_per_h = rate_ml_per_kg_per_h * weight_kg"):
        inputs = vector["inputs"]
        rate = hourly(inputs["rate_ml_per_kg_per_h"])
        found = ml_per_h(rate, kilograms(inputs["weight_kg"]), TEN)
        assert abs(found.value - vector["expected"]["ml_per_h"]) <= vector["tolerance"], vector


def test_worked_examples_from_mass_to_volume() -> None:
    for vector in vectors("ml_per_kg_per_min = mg_per_kg_per_min / (10 * percent)"):
        inputs = vector["inputs"]
        percent = Decimal(inputs["concentration_percent"])
        found = by_volume(mass(inputs["mg_per_kg_per_min"]), percent)
        expected = vector["expected"]["ml_per_kg_per_min"]
        assert abs(found.number(Unit.ML_PER_KG_PER_MIN) - expected) <= vector["tolerance"], vector


def test_worked_examples_of_the_same_rate_in_volume_and_mass() -> None:
    for vector in vectors("mg_per_kg_per_min = ml_per_kg_per_h * percent*10 / 60"):
        inputs = vector["inputs"]
        percent = Decimal(inputs["concentration_percent"])
        expected, within = vector["expected"]["mg_per_kg_per_min"], vector["tolerance"]
        low, high = (
            by_volume(mass(end), percent) for end in (expected - within, expected + within)
        )
        assert low.value <= inputs["ml_per_kg_per_h"] <= high.value, vector


def test_worked_examples_of_weight_bands() -> None:
    for vector in vectors("weight_band_round_down"):
        bands = vector["inputs"]["bands_kg"]
        for band in bands:
            assert value(weight_band(kilograms(band))) == band
        assert (
            value(weight_band(kilograms(vector["inputs"]["weight_kg"])))
            == vector["expected"]["band_kg"]
        )
        assert (min(bands), max(bands)) == (40, 130)


def test_worked_examples_of_published_steps() -> None:
    for vector in vectors("infusion_time_stepwise"):
        inputs = vector["inputs"]
        steps = tuple(hourly(it) for it in inputs["steps_ml_per_kg_per_h"])
        percent = Decimal(inputs["concentration_percent"])
        volume = millilitres(Decimal(inputs["dose_g"]) * 100 / percent)
        schedule = Schedule(steps[0], steps[-1], steps, Decimal(inputs["step_minutes"]))
        found = infusion(volume, kilograms(inputs["weight_kg"]), percent, schedule)
        assert found is not None
        assert found.shortest == found.longest
        assert found.shortest is not None
        minutes = found.shortest.number(Unit.MINUTE)
        assert abs(minutes - vector["expected"]["minutes"]) <= vector["tolerance"], vector


def test_worked_examples_of_steps_in_millilitres_and_not_the_wrong_time_in_print() -> None:
    for vector in vectors("infusion_time_stepwise_absolute"):
        inputs = vector["inputs"]
        rates = [flow(it) for it in inputs["steps_ml_per_h"]]
        steps = walk(millilitres(inputs["volume_ml"]), rates, Decimal(inputs["step_minutes"]))
        hours = sum(step.time.number(Unit.HOUR) for step in steps)
        assert abs(hours - vector["expected"]["hours"]) <= vector["tolerance"]
        assert abs(hours - Decimal("3.5")) > 1


def test_worked_examples_of_a_quarter_a_half_and_full_rate() -> None:
    for vector in vectors("medalg_ivig_time"):
        inputs, expected = vector["inputs"], vector["expected"]
        percent = Decimal(inputs["concentration_percent"])
        full = ml_per_h(
            mass(inputs["max_mg_per_kg_per_min"]), kilograms(inputs["weight_kg"]), percent
        )
        assert abs(full.value - expected["max_ml_per_h"]) <= vector["tolerance"]
        volume = millilitres(Decimal(inputs["dose_g"]) * 100 / percent)
        steps = walk(volume, [full / 4, full / 2, full], THIRTY)
        first = (steps[0].volume + steps[1].volume).value * percent / 100
        assert abs(first - expected["first_hour_g"]) <= vector["tolerance"]
        hours = sum(step.time.number(Unit.HOUR) for step in steps)
        assert abs(hours - expected["total_hours"]) <= vector["tolerance"]


def test_an_infusion_by_steps_with_its_working() -> None:
    found = infusion(millilitres(100), kilograms(50), TEN, PRIVIGEN)
    assert found is not None
    assert [it.rate.value for it in found.steps] == [15, 30, 60, 120]
    assert [it.time.value for it in found.steps] == [30, 30, 30, Decimal("23.75")]
    assert [it.volume.value for it in found.steps] == [Decimal("7.5"), 15, 30, Decimal("47.5")]
    assert in_words(found.working) == [
        "V (mL) = r × t / 60 = 15 × 30 / 60 = 7.5 mL",
        "V (mL) = r × t / 60 = 30 × 30 / 60 = 15 mL",
        "V (mL) = r × t / 60 = 60 × 30 / 60 = 30 mL",
        "V (mL) = r × t / 60 = 120 × 23.75 / 60 = 47.5 mL",
        "t (min) = Σt = 30 + 30 + 30 + 23.75 = 113.75 min",
    ]
    assert found.shortest == found.longest == Quantity(Decimal("113.75"), Unit.MINUTE)


def test_an_infusion_ends_with_the_step_that_empties_it() -> None:
    found = infusion(millilitres("22.5"), kilograms(50), TEN, PRIVIGEN)
    assert found is not None
    assert [it.time.value for it in found.steps] == [30, 30]


def test_steps_go_no_higher_than_a_lower_maximum() -> None:
    capped = Schedule(PRIVIGEN.start, hourly("1.5"), PRIVIGEN.steps, THIRTY)
    found = infusion(litres(1), kilograms(50), TEN, capped)
    assert found is not None
    assert [it.rate.value for it in found.steps] == [15, 30, 60, 75, 75]
    free = infusion(litres(1), kilograms(50), TEN, Schedule(None, None, PRIVIGEN.steps, THIRTY))
    assert free is not None
    assert free.steps[-1].rate == flow(240)


def test_between_a_start_and_a_maximum_no_step_is_invented() -> None:
    schedule = Schedule(mass(1), mass(4))
    found = infusion(millilitres(480), kilograms(80), TEN, schedule)
    assert found is not None
    assert (found.shortest, found.longest) == (
        Quantity(Decimal(150), Unit.MINUTE),
        Quantity(Decimal(600), Unit.MINUTE),
    )
    assert found.steps == ()
    assert in_words(found.working) == [
        "t (min) = V / r × 60 = 480 / 192 × 60 = 150 min",
        "t (min) = V / r × 60 = 480 / 48 × 60 = 600 min",
    ]


def test_what_is_not_published_is_not_computed() -> None:
    volume, weight = millilitres(480), kilograms(80)
    fastest = infusion(volume, weight, TEN, Schedule(None, mass(4)))
    assert fastest is not None
    assert (fastest.shortest is None, fastest.longest is None, len(fastest.working)) == (
        False,
        True,
        1,
    )
    slowest = infusion(volume, weight, TEN, Schedule(mass(1), None))
    assert slowest is not None
    assert (slowest.shortest is None, slowest.longest is None) == (True, False)
    assert infusion(volume, weight, TEN, Schedule(None, None)) is None
    untimed = infusion(volume, weight, TEN, Schedule(mass(1), mass(4), (mass(1), mass(4))))
    assert untimed is not None
    assert untimed.steps == ()


def test_rates_are_read_in_every_published_unit() -> None:
    assert by_volume(mass(8), TEN) == hourly("4.80")
    assert by_volume(mass(8), Decimal(5)) == hourly("9.60")
    assert by_volume(each_minute("0.01"), TEN) == hourly("0.60")
    assert by_volume(hourly("0.6"), TEN) == hourly("0.6")
    with pytest.raises(UnitError):
        by_volume(grams(1), TEN)


def test_weights_outside_the_bands_have_none() -> None:
    for weight in ("39.9", "130.1"):
        assert weight_band(kilograms(weight)) == RuleResult(
            "weight-band", None, WhyNot.BANDS_40_TO_130_KG
        )
    assert value(weight_band(kilograms("44.9"))) == 40
    assert weight_band(kilograms(40)).rule == "weight-band"
    assert value(weight_band(kilograms("73"))) == 70
    assert in_words(weight_band(grams(73000)).steps) == [
        "floor(w / 5) × 5 = floor(73 / 5) × 5 = 70 kg"
    ]


@few
@given(st.integers(1, 9000), st.integers(1, 9000), st.integers(2, 300))
def test_more_volume_takes_no_less_time_and_runs_in(one: int, two: int, weight: int) -> None:
    def minutes(volume: int) -> Decimal:
        found = infusion(millilitres(volume), kilograms(weight), TEN, PRIVIGEN)
        assert found is not None
        assert found.shortest is not None
        total = sum((step.volume.value for step in found.steps), Decimal(0))
        assert abs(total - volume) <= Decimal("1e-26")
        assert all(step.time.value > 0 for step in found.steps)
        return found.shortest.value

    less, more = sorted([one, two])
    assert 0 < minutes(less) <= minutes(more)
