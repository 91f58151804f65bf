"""A course of immunoglobulin: dose, days, vials, 5 g, volume and loads."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.core.dosing.immunoglobulin import (
    deviation,
    immunoglobulin_course,
    load,
    nearest_5_g,
    volume_step,
    whole_vials,
)
from gui.core.dosing.quantity import Quantity, Unit, grams, kilograms, litres, millilitres
from tests.core.dosing.patients import in_words
from tests.core.dosing.vectors import vectors

few = settings(max_examples=30, deadline=None, database=None)
PRIVIGEN = tuple(map(grams, ("2.5", "5", "10", "20", "40")))
GAMUNEX = tuple(map(grams, ("1", "2.5", "5", "10", "20", "40")))


def vials(dose: str, sizes: tuple[Quantity, ...]) -> tuple[str, dict[str, int]]:
    found = whole_vials(grams(dose), sizes)
    assert found is not None
    counts = {f"{size.value.normalize():f}": number for size, number in found.counts}
    return f"{found.dose.value.normalize():f}", counts


def test_how_far_a_rounded_dose_is_from_the_computed_one() -> None:
    assert deviation(grams(5), grams(4)) == Decimal("0.25")
    assert deviation(grams(5), grams(8)) == Decimal("-0.375")
    assert deviation(None, grams(2)) == -1


def test_worked_examples_of_the_dose() -> None:
    for vector in vectors("ivig_total_dose_g"):
        inputs, expected = vector["inputs"], vector["expected"]
        days = inputs.get("days", 1)
        per_kg = inputs["dose_g_per_kg"] * days
        weight = kilograms(inputs["dosing_weight_kg"])
        course = immunoglobulin_course(Decimal(per_kg), weight, days, None, ())
        assert abs(course.total.dose.value - expected["total_g"]) <= vector["tolerance"]
        daily = expected.get("daily_g", expected["total_g"])
        assert abs(course.daily.dose.value - daily) <= vector["tolerance"]


def test_worked_examples_of_the_volume() -> None:
    for vector in vectors("ivig_volume_ml"):
        inputs = vector["inputs"]
        step = volume_step("V", grams(inputs["dose_g"]), Decimal(inputs["concentration_percent"]))
        assert step.result.unit is Unit.MILLILITRE
        assert abs(step.result.value - vector["expected"]["volume_ml"]) <= vector["tolerance"]


def test_worked_examples_of_the_volume_per_kilogram() -> None:
    for vector in vectors("dose_ml_per_kg = dose_g_per_kg * 100 / percent"):
        inputs = vector["inputs"]
        dose = grams(inputs["dose_g_per_kg"])
        found = volume_step("V", dose, Decimal(inputs["concentration_percent"])).result.value
        assert abs(found - vector["expected"]["ml_per_kg"]) <= vector["tolerance"]


def test_worked_examples_of_rounding_to_5_g() -> None:
    for vector in vectors("round_to_nearest_5g"):
        found = nearest_5_g(grams(vector["inputs"]["dose_g"]))
        assert found == grams(vector["expected"]["rounded_g"])


def test_a_course_with_its_working() -> None:
    course = immunoglobulin_course(Decimal("2.0"), kilograms(74), 5, Decimal(10), PRIVIGEN)
    assert course.days == 5
    assert (course.total.dose, course.total.nearest_5_g) == (grams(148), grams(150))
    assert (course.daily.dose, course.daily.nearest_5_g) == (grams("29.6"), grams(30))
    assert (course.total.volume, course.daily.volume) == (millilitres(1480), millilitres("296.0"))
    assert course.daily.vials == whole_vials(grams(30), PRIVIGEN)
    assert course.total.vials == whole_vials(grams("147.5"), PRIVIGEN)
    assert in_words(course.steps) == [
        "D (g) = d × w = 2 × 74 = 148 g",
        "D/n (g) = 148 / 5 = 29.6 g",
        "V (mL) = g × 100 / % = 148 × 100 / 10 = 1480 mL",
        "V/n (mL) = g × 100 / % = 29.6 × 100 / 10 = 296 mL",
    ]


def test_what_is_not_known_of_a_product_is_not_computed() -> None:
    course = immunoglobulin_course(Decimal(2), kilograms(74), 5, None, ())
    for dose in (course.total, course.daily):
        assert dose.volume is None
        assert dose.vials is None
    assert len(course.steps) == 2


def test_the_nearest_5_g_is_half_to_even_and_never_nothing() -> None:
    steps = {"2.5": None, "2.6": 5, "7.5": 10, "12.5": 10, "12.6": 15, "17.5": 20, "17.4": 15}
    for dose, expected in steps.items():
        assert nearest_5_g(grams(dose)) == (None if expected is None else grams(expected))


@pytest.mark.parametrize(
    ("dose", "sizes", "made", "counts"),
    [
        ("29.6", PRIVIGEN, "30", {"20": 1, "10": 1}),
        ("148", PRIVIGEN, "147.5", {"40": 3, "20": 1, "5": 1, "2.5": 1}),
        ("6.25", PRIVIGEN, "5", {"5": 1}),
        ("6.3", PRIVIGEN, "7.5", {"5": 1, "2.5": 1}),
        ("0.2", PRIVIGEN, "2.5", {"2.5": 1}),
        ("80", PRIVIGEN, "80", {"40": 2}),
        ("3.2", GAMUNEX, "3", {"1": 3}),
        ("3.3", GAMUNEX, "3.5", {"2.5": 1, "1": 1}),
        ("7.7", GAMUNEX, "7.5", {"5": 1, "2.5": 1}),
        ("6", tuple(map(grams, ("1", "3", "4"))), "6", {"3": 2}),
        ("0.5", tuple(map(grams, ("0.5", "2.5"))), "0.5", {"0.5": 1}),
        ("11", (grams(10),), "10", {"10": 1}),
        ("15", (grams(10),), "10", {"10": 1}),
        ("15.1", (grams(10),), "20", {"10": 2}),
    ],
)
def test_whole_vials_make_the_nearest_dose_in_the_fewest(
    dose: str, sizes: tuple[Quantity, ...], made: str, counts: dict[str, int]
) -> None:
    assert vials(dose, sizes) == (made, counts)
    assert vials(dose, sizes[::-1]) == (made, counts)
    assert list(counts) == [size for size in vials(dose, sizes)[1]]


def test_no_vials_without_their_sizes() -> None:
    assert whole_vials(grams(10), ()) is None


@few
@given(
    st.decimals("0.1", "40", places=1),
    st.sets(st.sampled_from(["0.5", "1", "2.5", "5", "10"]), min_size=1, max_size=3),
)
def test_no_other_choice_of_vials_is_nearer_or_fewer(dose: Decimal, chosen: set[str]) -> None:
    sizes = sorted(map(Decimal, chosen))
    found = whole_vials(grams(dose), map(grams, sizes))
    assert found is not None
    assert sum(size.value * number for size, number in found.counts) == found.dose.value
    away, used = abs(found.dose.value - dose), sum(number for _, number in found.counts)
    ways = product(*(range(min(int(dose / size) + 2, 12)) for size in sizes))
    for numbers in ways:
        made = sum((size * it for size, it in zip(sizes, numbers, strict=True)), Decimal(0))
        if made:
            assert abs(made - dose) >= away
            assert made != found.dose.value or sum(numbers) >= used
            assert abs(made - dose) > away or made >= found.dose.value


def test_what_a_volume_carries() -> None:
    sodium = load(millilitres(1480), Quantity(Decimal(30), Unit.MILLIMOLE))
    assert sodium == Quantity(Decimal("44.4"), Unit.MILLIMOLE)
    assert load(litres("0.2"), grams(90)) == grams(18)


@few
@given(
    st.decimals("0.1", "3", places=2),
    st.decimals("0.1", "3", places=2),
    st.integers(2, 300),
    st.integers(2, 300),
    st.integers(1, 7),
)
def test_more_weight_or_dose_is_never_less_and_the_days_make_the_total(
    dose: Decimal, other: Decimal, weight: int, heavier: int, days: int
) -> None:
    (less, more), (light, heavy) = sorted([dose, other]), sorted([weight, heavier])
    low = immunoglobulin_course(less, kilograms(light), days, Decimal(10), PRIVIGEN)
    high = immunoglobulin_course(more, kilograms(heavy), days, Decimal(10), PRIVIGEN)
    for one, two in ((low.total, high.total), (low.daily, high.daily)):
        assert grams(0) < one.dose <= two.dose
        assert one.volume is not None
        assert two.volume is not None
        assert millilitres(0) < one.volume <= two.volume
        assert one.vials is not None
        assert two.vials is not None
        assert grams(0) < one.vials.dose <= two.vials.dose
        assert (one.nearest_5_g or grams(0)) <= (two.nearest_5_g or grams(0))
    assert abs((low.daily.dose * days - low.total.dose).value) <= Decimal("1e-28")
