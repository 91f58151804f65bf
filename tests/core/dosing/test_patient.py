"""What is unlikely about a patient is said, by the program's own limits, and never refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from gui.core.dosing.patient import AgeGroup, Flag, Patient, Sex, bmi, flags
from gui.core.dosing.quantity import Unit, UnitError, centimetres, grams, kilograms, metres
from gui.pages.plan.words import AGES
from tests.core.dosing.patients import MAN, WOMAN
from tests.core.dosing.vectors import vectors

ROOT = Path(__file__).resolve().parents[3]
LIMITS = {
    AgeGroup.PRETERM_NEWBORN: ((2, 5), (40, 55), None),
    AgeGroup.TERM_NEWBORN: ((2, 6), (40, 62), None),
    AgeGroup.MONTHS_1_TO_4: ((2, 12), (45, 75), None),
    AgeGroup.MONTHS_5_TO_23: ((4, 20), (55, 100), None),
    AgeGroup.YEARS_2_TO_6: ((7, 45), (70, 140), (9, 40)),
    AgeGroup.YEARS_7_TO_14: ((14, 130), (95, 195), (9, 50)),
    AgeGroup.YEARS_15_TO_17: ((25, 200), (120, 215), (10, 60)),
    AgeGroup.ADULT: ((25, 300), (120, 230), (12, 70)),
}


def around(code: str, limits: tuple[int, int]) -> list[tuple[Decimal, tuple[Flag, ...]]]:
    """Both ends, which are plausible, and what lies just outside them."""
    low, high = map(Decimal, limits)
    outside = [low - Decimal("0.1"), high + Decimal("0.1")]
    said = [(Flag(code, {"value": it, "low": low, "high": high}),) for it in outside]
    return [(low, ()), (high, ()), *zip(outside, said, strict=True)]


def test_worked_examples_of_the_body_mass_index() -> None:
    for vector in vectors("bmi"):
        inputs = vector["inputs"]
        found = bmi(kilograms(inputs["weight_kg"]), centimetres(inputs["height_cm"]))
        assert found.unit is Unit.KG_PER_M2
        assert abs(found.value - vector["expected"]["bmi"]) <= vector["tolerance"], vector


def test_the_body_mass_index_reads_any_unit_of_a_mass_and_a_length() -> None:
    assert bmi(grams(74000), metres("1.68")) == bmi(kilograms(74), centimetres(168))
    with pytest.raises(UnitError):
        bmi(metres(1), metres(1))


def test_nothing_is_unlikely_about_usual_patients() -> None:
    assert flags(WOMAN) == flags(MAN) == ()


def test_nothing_is_said_before_the_age_group_is_known() -> None:
    assert flags(replace(MAN, age=None, weight=kilograms(300))) == ()
    assert flags(Patient(Sex.MALE, AgeGroup.ADULT)) == ()


@pytest.mark.parametrize("age", AgeGroup)
def test_both_ends_of_the_limits_are_still_plausible(age: AgeGroup) -> None:
    weights, heights, indices = LIMITS[age]
    for number, said in around("weight", weights):
        assert flags(Patient(age=age, weight=kilograms(number))) == said
    for number, said in around("height", heights):
        found = flags(Patient(age=age, height=centimetres(number)))
        assert tuple(it for it in found if it.code == "height") == said
    for number, said in around("bmi", indices or (1, 299)):
        found = flags(Patient(age=age, height=metres(1), weight=kilograms(number)))
        assert tuple(it for it in found if it.code == "bmi") == (said if indices else ())


def test_a_newborn_has_no_limits_of_the_body_mass_index() -> None:
    newborn = Patient(age=AgeGroup.TERM_NEWBORN, height=centimetres(62), weight=kilograms(2))
    assert flags(newborn) == ()


def test_a_child_that_is_tall_enough_is_told_that_the_ideal_weight_is_for_adults() -> None:
    child = Patient(age=AgeGroup.YEARS_7_TO_14, height=centimetres("152.4"))
    assert flags(child) == (Flag("adult-formula", {}),)
    assert flags(replace(child, height=centimetres("152.3"))) == ()
    assert flags(replace(child, age=AgeGroup.ADULT)) == ()


def test_the_readme_has_the_limits() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for age, limits in LIMITS.items():
        name = AGES[age].replace("\u2013", " to ")
        told = [f"{it[0]} to {it[1]}" if it is not None else "-" for it in limits]
        row = f"| {name[0].lower()}{name[1:]} | {' | '.join(told)} |"
        assert row in text, row
