"""The results of every rule as JSON: numbers with their units in the key, formula and owner."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from gui.core.bundle import Bundle
from gui.core.bundle.dosing_records import DosingProduct
from gui.core.dosing.exchange import Exchange
from gui.core.dosing.immunoglobulin import Dose
from gui.core.dosing.infusion import Infusion
from gui.core.dosing.plan import IvigByRule, IvigPlan, PlexByRule, PlexPlan
from gui.core.dosing.product import Rate, concentration, vial_sizes
from gui.core.dosing.quantity import Quantity, Unit, rounded
from gui.core.dosing.rules import RuleResult, Spread, Step
from gui.pages.plan.citing import rule_of

_PLACES = 6


def plex_json(bundle: Bundle, plan: PlexPlan) -> dict[str, Any]:
    """Plasma exchange by every rule."""
    return {
        "days": list(plan.days),
        "removed_from_plasma_each_percent": plain(plan.removed * 100),
        "session_h": number(plan.session, Unit.HOUR),
        "gbs_protocol_total_l": [number(step.result, Unit.LITRE) for step in plan.gbs]
        if plan.gbs is not None
        else None,
        "spread": _spread(plan.spread),
        "rules": [_plex_rule(bundle, entry) for entry in plan.rules],
    }


def _plex_rule(bundle: Bundle, entry: PlexByRule) -> dict[str, Any]:
    course = entry.course
    return {
        **_rule(bundle, entry.plasma),
        "steps": _steps(entry.plasma.steps, course.steps if course is not None else ()),
        "blood_volume_l": number(entry.blood.value, Unit.LITRE) if entry.blood else None,
        "plasma_volume_l": number(entry.plasma.value, Unit.LITRE),
        "each": _exchange(course.each) if course is not None else None,
        "total": _exchange(course.total) if course is not None else None,
    }


def _exchange(exchange: Exchange) -> dict[str, Any]:
    return {
        "volume_l": number(exchange.volume, Unit.LITRE),
        "albumin_5_percent_l": number(exchange.albumin_volume, Unit.LITRE),
        "albumin_g": number(exchange.albumin, Unit.GRAM),
        "albumin_bottles_of_12_5_g": exchange.albumin_bottles,
        "plasma_l": number(exchange.plasma_volume, Unit.LITRE),
        "plasma_units_of_250_ml": exchange.plasma_units,
        "calcium_gluconate_10_percent_ml": number(exchange.calcium_gluconate, Unit.MILLILITRE),
    }


def ivig_json(bundle: Bundle, plan: IvigPlan, chosen: str) -> dict[str, Any]:
    """Immunoglobulin by every rule; `chosen` is the rule that was chosen, empty for none."""
    product = plan.inputs.product
    return {
        "product": _product(product),
        "weight_rule": chosen or None,
        "spread": _spread(plan.spread),
        "rates": {
            "weight_kg": number(plan.rates.weight, Unit.KILOGRAM),
            "start": _rate(plan.rates.start),
            "maximum": _rate(plan.rates.maximum),
            "maximum_at_risk": _rate(plan.rates.at_risk),
        }
        if plan.rates is not None
        else None,
        "rules": [_ivig_rule(bundle, entry, chosen) for entry in plan.rules],
    }


def _product(product: DosingProduct) -> dict[str, Any]:
    return {
        "id": product.id,
        "name": product.name,
        "region": product.region,
        "use": product.use,
        "percent": plain(concentration(product)),
        "vials_g": [number(size, Unit.GRAM) for size in vial_sizes(product)],
        "sodium": product.sodium.says if product.sodium is not None else None,
        "sugar": product.sugar.says if product.sugar is not None else None,
        "risk": product.rate.risk,
    }


def _ivig_rule(bundle: Bundle, entry: IvigByRule, chosen: str) -> dict[str, Any]:
    course = entry.course
    return {
        **_rule(bundle, entry.weight),
        "steps": _steps(
            entry.weight.steps,
            course.steps if course is not None else (),
            entry.infusion.working if entry.infusion is not None else (),
        ),
        "chosen": bool(chosen) and entry.weight.rule == chosen,
        "note": entry.weight.note,
        "dosing_weight_kg": number(entry.weight.value, Unit.KILOGRAM),
        "total": _dose(course.total) if course is not None else None,
        "daily": _dose(course.daily) if course is not None else None,
        "infusion": _infusion(entry.infusion),
        "infusion_at_risk": _infusion(entry.at_risk),
        "sodium_daily": _amount(entry.sodium),
        "sugar_daily": _amount(entry.sugar),
    }


def _dose(dose: Dose) -> dict[str, Any]:
    return {
        "dose_g": number(dose.dose, Unit.GRAM),
        "nearest_5_g": number(dose.nearest_5_g, Unit.GRAM),
        "vials_g": number(dose.vials.dose, Unit.GRAM) if dose.vials is not None else None,
        "vials": [
            {"size_g": number(size, Unit.GRAM), "count": count}
            for size, count in (dose.vials.counts if dose.vials is not None else ())
        ],
        "volume_ml": number(dose.volume, Unit.MILLILITRE),
    }


def _infusion(infusion: Infusion | None) -> dict[str, Any] | None:
    if infusion is None:
        return None
    return {
        "shortest_min": number(infusion.shortest, Unit.MINUTE),
        "longest_min": number(infusion.longest, Unit.MINUTE),
        "steps": [
            {
                "rate_ml_per_h": number(step.rate, Unit.ML_PER_H),
                "time_min": number(step.time, Unit.MINUTE),
                "volume_ml": number(step.volume, Unit.MILLILITRE),
            }
            for step in infusion.steps
        ],
    }


def _rate(rate: Rate | None) -> dict[str, Any] | None:
    if rate is None:
        return None
    return {
        "published": [plain(end.value) for end in rate.by_weight],
        "unit": rate.by_weight[0].unit,
        "ml_per_h": [number(end, Unit.ML_PER_H) for end in rate.by_hour],
    }


def _rule(bundle: Bundle, result: RuleResult) -> dict[str, Any]:
    published = rule_of(bundle, result.rule)
    return {
        "rule": result.rule,
        "owner": published.owner if published is not None else None,
        "source": published.source if published is not None else None,
        "formula": published.formula if published is not None else None,
        "range": published.range if published is not None else None,
        "why_not": result.why_not,
    }


def _steps(*groups: Iterable[Step]) -> list[dict[str, Any]]:
    return [
        {
            "formula": step.formula,
            "filled": step.filled,
            "value": plain(step.result.value),
            "unit": step.result.unit,
        }
        for group in groups
        for step in group
    ]


def _spread(found: Spread | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "lowest": found.lowest.rule,
        "highest": found.highest.rule,
        "percent": plain(found.share * 100),
        "wide": found.wide,
    }


def _amount(amount: Quantity | None) -> dict[str, Any] | None:
    if amount is None:
        return None
    return {"value": plain(amount.value), "unit": amount.unit}


def number(quantity: Quantity | None, unit: Unit) -> float | None:
    """How many of a unit a quantity is, to six places; None for none."""
    return plain(quantity.number(unit)) if quantity is not None else None


def plain(value: Decimal | None) -> float | None:
    """A number to six places, half to even; None for none."""
    return float(rounded(value, _PLACES)) if value is not None else None
