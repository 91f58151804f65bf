"""Total blood volume by every published rule.

Nadler, Hidalgo, Bloch (Surgery 1962;51:224-232); the common clinical rule per kilogram; values for
small children as one calculator site prints them; Linderkamp and others, 1 hour to 14 years.
"""

from __future__ import annotations

from decimal import Decimal

from gui.core.dosing.patient import (
    TWO_TO_FOURTEEN_YEARS,
    UNDER_TWO_YEARS,
    AgeGroup,
    Patient,
    Sex,
)
from gui.core.dosing.quantity import Quantity, Unit, arithmetic, kilograms, written
from gui.core.dosing.rules import RuleResult, Step, WhyNot, given, lacking, nothing

NADLER = {
    Sex.MALE: (Decimal("0.3669"), Decimal("0.03219"), Decimal("0.6041")),
    Sex.FEMALE: (Decimal("0.3561"), Decimal("0.03308"), Decimal("0.1833")),
}
PER_KG = {Sex.MALE: Decimal(70), Sex.FEMALE: Decimal(65)}
SMALL_CHILDREN = {
    AgeGroup.PRETERM_NEWBORN: Decimal(100),
    AgeGroup.TERM_NEWBORN: Decimal(85),
    AgeGroup.MONTHS_1_TO_4: Decimal(75),
    AgeGroup.MONTHS_5_TO_23: Decimal(70),
    AgeGroup.YEARS_2_TO_6: Decimal(70),
    AgeGroup.YEARS_7_TO_14: Decimal(70),
}
LINDERKAMP = {
    "linderkamp-1": (Decimal("0.7891"), Decimal("0.004132"), Decimal("1.8117")),
    "linderkamp-2": (Decimal("0.6459"), Decimal("0.002743"), Decimal("2.0324")),
    "linderkamp-3": (Decimal("0.6412"), Decimal("0.001270"), Decimal("2.2169")),
}
SMALL = kilograms(25)


def blood_volumes(patient: Patient) -> tuple[RuleResult, ...]:
    """The total blood volume by every published rule, in litres, in a fixed order.

    A rule without a value says why: an input is missing, or the patient is outside its range.
    """
    return (
        nadler(patient),
        per_kg(patient),
        small_children(patient),
        linderkamp_1(patient),
        linderkamp_2(patient),
        linderkamp_3(patient),
    )


@arithmetic()
def nadler(patient: Patient) -> RuleResult:
    """Total blood volume (L) = a h³ + b w + c, h in m and w in kg; adults, from 25 kg (Nadler)."""
    rule, sex, height, weight = "nadler", patient.sex, patient.height, patient.weight
    if patient.age not in {None, AgeGroup.ADULT}:
        return nothing(rule, WhyNot.ADULTS_ONLY)
    if weight is not None and weight < SMALL:
        return nothing(rule, WhyNot.FROM_25_KG)
    if sex is None or height is None or weight is None or patient.age is None:
        return lacking(rule, sex=sex, age=patient.age, height=height, weight=weight)
    a, b, c = NADLER[sex]
    h, w = height.number(Unit.METRE), weight.number(Unit.KILOGRAM)
    return given(
        rule,
        Step(
            f"TBV (L) = {a} × h³ + {b} × w + {c}",
            f"{a} × {written(h)}³ + {b} × {written(w)} + {c}",
            Quantity(a * h * h * h + b * w + c, Unit.LITRE),
        ),
    )


def per_kg(patient: Patient) -> RuleResult:
    """Total blood volume: 70 mL/kg in men, 65 mL/kg in women; adults (common clinical rule)."""
    rule, sex, weight = "per-kg", patient.sex, patient.weight
    if patient.age not in {None, AgeGroup.ADULT}:
        return nothing(rule, WhyNot.ADULTS_ONLY)
    if sex is None or weight is None or patient.age is None:
        return lacking(rule, sex=sex, age=patient.age, weight=weight)
    return given(rule, by_weight("TBV", PER_KG[sex], weight))


def small_children(patient: Patient) -> RuleResult:
    """Total blood volume in small children, in mL/kg, as printed by one calculator site.

    Preterm newborns 100, term newborns 85, 1 to 4 months 75, older children under 25 kg 70;
    lower than Linderkamp.
    """
    rule, age, weight = "small-children", patient.age, patient.weight
    if age is not None and age not in SMALL_CHILDREN:
        return nothing(rule, WhyNot.CHILDREN_ONLY)
    if weight is not None and weight >= SMALL:
        return nothing(rule, WhyNot.UNDER_25_KG)
    if age is None or weight is None:
        return lacking(rule, age=age, weight=weight)
    return given(rule, by_weight("TBV", SMALL_CHILDREN[age], weight))


def linderkamp_1(patient: Patient) -> RuleResult:
    """Total blood volume under 2 years, by Linderkamp's first equation; error 10.1 %."""
    rule, age = "linderkamp-1", patient.age
    if age is not None and age not in UNDER_TWO_YEARS:
        return nothing(rule, WhyNot.UNDER_2_YEARS)
    if age is None or patient.height is None or patient.weight is None:
        return lacking(rule, age=age, height=patient.height, weight=patient.weight)
    return _linderkamp(rule, patient.weight, patient.height)


def linderkamp_2(patient: Patient) -> RuleResult:
    """Total blood volume of boys of 2-14 and girls of 2-6 years, by Linderkamp; error 4.8 %."""
    rule, age, sex = "linderkamp-2", patient.age, patient.sex
    older_girl = age is AgeGroup.YEARS_7_TO_14 and sex is Sex.FEMALE
    if (age is not None and age not in TWO_TO_FOURTEEN_YEARS) or older_girl:
        return nothing(rule, WhyNot.BOYS_2_TO_14_GIRLS_2_TO_6)
    if age is None or sex is None or patient.height is None or patient.weight is None:
        return lacking(rule, sex=sex, age=age, height=patient.height, weight=patient.weight)
    return _linderkamp(rule, patient.weight, patient.height)


def linderkamp_3(patient: Patient) -> RuleResult:
    """Total blood volume of girls of 7-14 years, by Linderkamp's third equation; error 7.5 %."""
    rule, age, sex = "linderkamp-3", patient.age, patient.sex
    if age not in {None, AgeGroup.YEARS_7_TO_14} or sex is Sex.MALE:
        return nothing(rule, WhyNot.GIRLS_7_TO_14)
    if age is None or sex is None or patient.height is None or patient.weight is None:
        return lacking(rule, sex=sex, age=age, height=patient.height, weight=patient.weight)
    return _linderkamp(rule, patient.weight, patient.height)


@arithmetic()
def by_weight(name: str, ml_per_kg: Decimal, weight: Quantity) -> Step:
    """A volume by so many mL/kg of a weight, in litres; `name` is what it is the volume of."""
    w = weight.number(Unit.KILOGRAM)
    return Step(
        f"{name} (mL) = {ml_per_kg} × w",
        f"{ml_per_kg} × {written(w)}",
        Quantity(ml_per_kg * w, Unit.MILLILITRE).to(Unit.LITRE),
    )


@arithmetic()
def _linderkamp(rule: str, weight: Quantity, height: Quantity) -> RuleResult:
    a, b, c = LINDERKAMP[rule]
    w, h = weight.number(Unit.KILOGRAM), height.number(Unit.CENTIMETRE)
    millilitres = Decimal(10) ** (a * w.log10() + b * h + c)
    return given(
        rule,
        Step(
            f"log10 TBV (mL) = {a} × log10 w + {b} × h + {c}",
            f"{a} × log10 {written(w)} + {b} × {written(h)} + {c}",
            Quantity(millilitres, Unit.MILLILITRE).to(Unit.LITRE),
        ),
    )
