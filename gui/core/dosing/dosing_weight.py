"""The weight that a dose of immunoglobulin goes by, by every published rule, in kilograms.

Devine's ideal weight and the adjusted weight; Ontario (ORBCoN); Australia (NBA); and the actual
weight, which labels in the United States assume.
"""

from __future__ import annotations

from decimal import Decimal

from gui.core.dosing.patient import TALL_ENOUGH, Patient, Sex, bmi
from gui.core.dosing.quantity import Quantity, Unit, arithmetic, kilograms, written
from gui.core.dosing.rules import Note, RuleResult, Step, WhyNot, given, lacking, nothing

INCHES_PER_CM = Decimal("0.393701")
DEVINE_BASE = {Sex.MALE: Decimal(50), Sex.FEMALE: Decimal("45.5")}
DEVINE_PER_INCH = Decimal("2.3")
DEVINE_INCHES = Decimal(60)
ADJUSTED_SHARE = Decimal("0.4")
ONTARIO_WEIGHT = {Sex.MALE: kilograms(50), Sex.FEMALE: kilograms("45.5")}
ONTARIO_BMI = Quantity(Decimal(30), Unit.KG_PER_M2)


def dosing_weights(patient: Patient) -> tuple[RuleResult, ...]:
    """The dosing weight by every published rule, in kilograms, in a fixed order."""
    return (
        actual(patient),
        ideal(patient),
        adjusted(patient),
        ontario(patient),
        australia(patient),
    )


def actual(patient: Patient) -> RuleResult:
    """The weight as it is, which labels in the United States assume."""
    weight = patient.weight
    if weight is None:
        return lacking("actual", weight=weight)
    return given("actual", _actual_step(weight))


def ideal(patient: Patient) -> RuleResult:
    """Devine's ideal weight (kg) = 50 (men) or 45.5 (women) + 2.3 × (inches - 60).

    Inches are cm × 0.393701. Not defined below 152.4 cm.
    """
    sex, height = patient.sex, patient.height
    if height is not None and height < TALL_ENOUGH:
        return nothing("ideal", WhyNot.FROM_152_4_CM)
    if sex is None or height is None:
        return lacking("ideal", sex=sex, height=height)
    return given("ideal", *_devine(sex, height))


def adjusted(patient: Patient) -> RuleResult:
    """Adjusted weight (kg) = ideal + 0.4 × (actual - ideal); the actual weight if that is lower.

    Needs Devine's ideal weight, so it is not defined below 152.4 cm.
    """
    return _adjusted("adjusted", patient)


def australia(patient: Patient) -> RuleResult:
    """The adjusted weight, at the prescriber's discretion (National Blood Authority)."""
    return _adjusted("australia", patient)


def ontario(patient: Patient) -> RuleResult:
    """The adjusted weight where Ontario (ORBCoN) has it, else the actual weight.

    It must be used above a body mass index of 30, and should be used for all of at least 152.4 cm
    and above 50 kg (men) or 45.5 kg (women). Patients outside those limits go by actual weight.
    """
    sex, height, weight = patient.sex, patient.height, patient.weight
    if sex is None or height is None or weight is None:
        return lacking("ontario", sex=sex, height=height, weight=weight)
    if bmi(weight, height) > ONTARIO_BMI:
        return _adjusted("ontario", patient, Note.ADJUSTED_MUST)
    if height < TALL_ENOUGH or weight <= ONTARIO_WEIGHT[sex]:
        return given("ontario", _actual_step(weight), note=Note.OUTSIDE_ACTUAL)
    return _adjusted("ontario", patient, Note.ADJUSTED_SHOULD)


def _actual_step(weight: Quantity) -> Step:
    kg = weight.to(Unit.KILOGRAM)
    return Step("w (kg)", written(kg.value), kg)


@arithmetic()
def _devine(sex: Sex, height: Quantity) -> tuple[Step, Step]:
    cm = height.number(Unit.CENTIMETRE)
    inches = cm * INCHES_PER_CM
    base = DEVINE_BASE[sex]
    return (
        Step(
            f"h (in) = h (cm) × {INCHES_PER_CM}",
            f"{written(cm)} × {INCHES_PER_CM}",
            Quantity(inches, Unit.INCH),
        ),
        Step(
            f"IBW (kg) = {base} + {DEVINE_PER_INCH} × (h (in) − {DEVINE_INCHES})",
            f"{base} + {DEVINE_PER_INCH} × ({written(inches)} − {DEVINE_INCHES})",
            kilograms(base + DEVINE_PER_INCH * (inches - DEVINE_INCHES)),
        ),
    )


@arithmetic()
def _adjusted(rule: str, patient: Patient, note: Note | None = None) -> RuleResult:
    sex, height, weight = patient.sex, patient.height, patient.weight
    if height is not None and height < TALL_ENOUGH:
        return nothing(rule, WhyNot.FROM_152_4_CM)
    if sex is None or height is None or weight is None:
        return lacking(rule, sex=sex, height=height, weight=weight)
    steps = _, ideal_step = _devine(sex, height)
    light = ideal_step.result
    if weight <= light:
        return given(rule, *steps, _actual_step(weight), note=Note.ACTUAL_NOT_ABOVE_IDEAL)
    low, kg = written(light.value), written(weight.number(Unit.KILOGRAM))
    last = Step(
        f"ABW (kg) = IBW + {ADJUSTED_SHARE} × (w − IBW)",
        f"{low} + {ADJUSTED_SHARE} × ({kg} − {low})",
        light + (weight - light) * ADJUSTED_SHARE,
    )
    return given(rule, *steps, last, note=note)
