"""The patient of a plan, as far as it was entered, and what is unlikely about the entries."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from gui.core.dosing.quantity import Quantity, Unit, arithmetic, centimetres


class Sex(StrEnum):
    """The sex that the formulas ask for."""

    FEMALE = "female"
    MALE = "male"


class AgeGroup(StrEnum):
    """The age groups that the published rules tell apart."""

    PRETERM_NEWBORN = "preterm-newborn"
    TERM_NEWBORN = "term-newborn"
    MONTHS_1_TO_4 = "months-1-4"
    MONTHS_5_TO_23 = "months-5-23"
    YEARS_2_TO_6 = "years-2-6"
    YEARS_7_TO_14 = "years-7-14"
    YEARS_15_TO_17 = "years-15-17"
    ADULT = "adult"


UNDER_TWO_YEARS = frozenset(
    {
        AgeGroup.PRETERM_NEWBORN,
        AgeGroup.TERM_NEWBORN,
        AgeGroup.MONTHS_1_TO_4,
        AgeGroup.MONTHS_5_TO_23,
    }
)
TWO_TO_FOURTEEN_YEARS = frozenset({AgeGroup.YEARS_2_TO_6, AgeGroup.YEARS_7_TO_14})


class Patient(Struct, frozen=True):
    """What was entered of a patient; None is what was not, and stays unknown.

    `haematocrit` is a fraction of 1.
    """

    sex: Sex | None = None
    age: AgeGroup | None = None
    height: Quantity | None = None
    weight: Quantity | None = None
    haematocrit: Decimal | None = None


class Plausible(Struct, frozen=True):
    """The program's own limits of what is likely in an age group; not a clinical reference.

    Weight in kg, height in cm, body mass index in kg/m²; both ends are still plausible.
    """

    weight_kg: tuple[int, int]
    height_cm: tuple[int, int]
    bmi: tuple[int, int] | None


class Flag(Struct, frozen=True):
    """Something unlikely about the entries, which is said and not refused.

    Codes: `bmi` and `weight`, `height` (values: `value`, `low`, `high`; in kg/m², kg, cm),
    `adult-formula` (a child tall enough for the ideal weight, whose formula is one for adults).
    """

    code: str
    values: dict[str, Decimal]


PLAUSIBLE: dict[AgeGroup, Plausible] = {
    AgeGroup.PRETERM_NEWBORN: Plausible((2, 5), (40, 55), None),
    AgeGroup.TERM_NEWBORN: Plausible((2, 6), (40, 62), None),
    AgeGroup.MONTHS_1_TO_4: Plausible((2, 12), (45, 75), None),
    AgeGroup.MONTHS_5_TO_23: Plausible((4, 20), (55, 100), None),
    AgeGroup.YEARS_2_TO_6: Plausible((7, 45), (70, 140), (9, 40)),
    AgeGroup.YEARS_7_TO_14: Plausible((14, 130), (95, 195), (9, 50)),
    AgeGroup.YEARS_15_TO_17: Plausible((25, 200), (120, 215), (10, 60)),
    AgeGroup.ADULT: Plausible((25, 300), (120, 230), (12, 70)),
}
TALL_ENOUGH = centimetres("152.4")


@arithmetic()
def bmi(weight: Quantity, height: Quantity) -> Quantity:
    """The body mass index in kg/m²: weight (kg) / height (m) squared.

    Raises:
        UnitError: `weight` is no mass or `height` no length.
    """
    metres = height.number(Unit.METRE)
    return Quantity(weight.number(Unit.KILOGRAM) / (metres * metres), Unit.KG_PER_M2)


def flags(patient: Patient) -> tuple[Flag, ...]:
    """What is unlikely about the entries, by the program's own limits for the age group.

    Nothing is said where the age group was not entered.
    """
    if patient.age is None:
        return ()
    likely = PLAUSIBLE[patient.age]
    weight, height = patient.weight, patient.height
    found = []
    if weight is not None:
        found += _outside("weight", weight.number(Unit.KILOGRAM), likely.weight_kg)
    if height is not None:
        found += _outside("height", height.number(Unit.CENTIMETRE), likely.height_cm)
    if weight is not None and height is not None and likely.bmi is not None:
        found += _outside("bmi", bmi(weight, height).value, likely.bmi)
    if height is not None and patient.age is not AgeGroup.ADULT and height >= TALL_ENOUGH:
        found.append(Flag("adult-formula", {}))
    return tuple(found)


def _outside(code: str, value: Decimal, limits: tuple[int, int]) -> list[Flag]:
    low, high = limits
    if low <= value <= high:
        return []
    return [Flag(code, {"value": value, "low": Decimal(low), "high": Decimal(high)})]
