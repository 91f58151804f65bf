"""Which dosing data can be computed with: what else would divide by nothing or contradict itself.

These limits are those of the arithmetic, and no clinical statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gui.core.bundle.dosing_formulas import check_formulas
from gui.core.bundle.dosing_records import (
    Amount,
    Assumption,
    Dosing,
    DosingProduct,
    InfusionRate,
    RateUnit,
    exact,
)
from gui.core.bundle.problems import Problem

FILE = "dosing.json"
BANDS_KG = tuple(range(40, 131, 5))
"""The weights of the one table that the program goes by."""

_HALF_GRAM = Decimal("0.5")
_LONGEST_SESSION_H = 24
_TIMES: Mapping[str, str] = {"igg-half-life": "d", "igg-return-rate": "per hour"}
_SHARES = "-intravascular-share"


def check_limits(dosing: Dosing) -> Iterator[Problem]:
    """What the arithmetic cannot take, or would take for something else, with its path."""
    yield from check_formulas(dosing.rules)
    seen: set[tuple[str, str, str | None]] = set()
    for place, product in enumerate(dosing.products):
        path = f"$.products[{place}]"
        yield from _product(path, product)
        shown = product.name, product.region, product.use
        if shown in seen:
            message = "another product has the same name, region and use"
            yield Problem(FILE, f"{path}.name", message)
        seen.add(shown)
    for place, assumption in enumerate(dosing.assumptions):
        yield from _assumption(f"$.assumptions[{place}]", assumption)


def _product(path: str, product: DosingProduct) -> Iterator[Problem]:
    percent = exact(product.strength.percent)
    if not 0 < percent <= 100:
        message = f"{percent} is no percentage above 0"
        yield Problem(FILE, f"{path}.strength.percent", message)
    else:
        yield from _rate(f"{path}.rate", product.rate, percent)
    for size in product.vials.grams if product.vials is not None else ():
        if size == 0 or exact(size) % _HALF_GRAM:
            message = f"{exact(size)} g is no multiple of {_HALF_GRAM} g"
            yield Problem(FILE, f"{path}.vials.grams", message)
    if product.weight_bands and product.weight_bands != BANDS_KG:
        message = f"the program has the bands {', '.join(map(str, BANDS_KG))} and no others"
        yield Problem(FILE, f"{path}.weightBands", message)


def _rate(path: str, rate: InfusionRate, percent: Decimal) -> Iterator[Problem]:
    """Rates are above 0, none above the maximum, and steps have a length."""
    start, top = _by_hour(rate.start, percent), _by_hour(rate.maximum, percent)
    named: list[tuple[str, Sequence[Decimal]]] = [("start", start), ("maximum", top)]
    if rate.risk_maximum is not None:
        named.append(("riskMaximum", _by_hour(rate.risk_maximum, percent)))
    if rate.steps is not None:
        steps = [_hourly(exact(it), rate.steps.unit, percent) for it in rate.steps.values]
        named.append(("steps.values", steps))
        if rate.steps.minutes == 0:
            yield Problem(FILE, f"{path}.steps.minutes", "a step takes more than 0 minutes")
    if rate.start_minutes == 0:
        yield Problem(FILE, f"{path}.startMinutes", "a step takes more than 0 minutes")
    if (rate.risk_maximum is None) != (rate.risk is None):
        yield Problem(FILE, path, "risk and riskMaximum must stand together")
    for name, values in named:
        if min(values) <= 0:
            yield Problem(FILE, f"{path}.{name}", "a rate is above 0")
        if max(values) > top[-1]:
            yield Problem(FILE, f"{path}.{name}", "it is above the maximum")


def _by_hour(amount: Amount, percent: Decimal) -> Sequence[Decimal]:
    return [_hourly(exact(value), amount.unit, percent) for value in amount.value]


def _hourly(value: Decimal, unit: RateUnit, percent: Decimal) -> Decimal:
    """A rate in mL of a product of 1 % per kg and hour, in which no unit needs a division."""
    if unit == "mg/kg/min":
        return value * 60 / 10
    return value * percent * (60 if unit == "mL/kg/min" else 1)


def _assumption(path: str, assumption: Assumption) -> Iterator[Problem]:
    name = assumption.id
    share = name.endswith(_SHARES)
    unit = "share" if share else _TIMES.get(name, "h")
    if assumption.unit != unit:
        message = f"the program takes it in {unit!r}, not in {assumption.unit!r}"
        yield Problem(FILE, f"{path}.unit", message)
    for value in (assumption.value, *(assumption.range or ())):
        if value <= 0 or (share and value >= 1):
            said = "is no share between 0 and 1" if share else "is not above 0"
            yield Problem(FILE, path, f"{exact(value)} {said}")
        elif name == "session-length" and value > _LONGEST_SESSION_H:
            yield Problem(FILE, path, f"{exact(value)} h is more than a day")
