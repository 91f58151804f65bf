"""A plan as JSON with stable keys: numbers with their units in the key, and every rule."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec

from gui.core.bundle.records import TherapyId
from gui.core.dosing.exchange import Exchange
from gui.core.dosing.immunoglobulin import Dose
from gui.core.dosing.infusion import Infusion
from gui.core.dosing.plan import IvigByRule, IvigPlan, PlexByRule, PlexPlan, plan_ivig, plan_plex
from gui.core.dosing.product import Rate
from gui.core.dosing.quantity import Quantity, Unit, rounded
from gui.core.dosing.rules import RuleResult, Spread
from gui.core.reference import Reference
from gui.pages.plan.parts import PlanPage
from gui.pages.plan.reading import Reading, read_entries

_PLACES = 6


def plan_json(reference: Reference, page: PlanPage, entries: Mapping[str, str]) -> dict[str, Any]:
    """A plan: what was read, every rule's results, sessions, model, sources.

    Numbers are rounded half to even to six places. A therapy that was not asked for is null.
    """
    reading = read_entries(reference, page.condition, entries)
    dosing = reference.bundle.dosing
    plex = ivig = None
    if dosing is not None and reading.plex is not None and "plex" in page.therapies:
        plex = plan_plex(reading.patient, reading.plex, dosing)
    if reading.ivig is not None and "ivig" in page.therapies:
        ivig = plan_ivig(reading.patient, reading.ivig)
    return {
        "condition": page.condition,
        "name": page.title,
        "inputs": _inputs(reading, entries),
        "flags": list(page.flags),
        "plex": _plex(page, plex) if plex is not None else None,
        "ivig": _ivig(page, ivig, reading.weight_rule) if ivig is not None else None,
        "sessions": msgspec.to_builtins(page.sessions),
        "igg": _igg(page),
        "observed": msgspec.to_builtins(page.observed),
        "timeline": msgspec.to_builtins(page.timeline),
        "mixing": page.mixing,
        "sequence": msgspec.to_builtins(page.sequence),
        "working": msgspec.to_builtins(page.working),
        "notes": list(page.notes),
        "sources": msgspec.to_builtins(page.sources),
    }


def _inputs(reading: Reading, entries: Mapping[str, str]) -> dict[str, Any]:
    patient, plex, ivig = reading.patient, reading.plex, reading.ivig
    return {
        "sex": patient.sex,
        "age": patient.age,
        "height_cm": _number(patient.height, Unit.CENTIMETRE),
        "weight_kg": _number(patient.weight, Unit.KILOGRAM),
        "haematocrit_fraction": _plain(patient.haematocrit),
        "start": reading.start.isoformat() if reading.start is not None else None,
        "plex_course": entries.get("plex_course") or None,
        "exchanges": plex.exchanges if plex is not None else None,
        "plasma_volumes_each": _plain(plex.volumes) if plex is not None else None,
        "interval_days": plex.interval_days if plex is not None else None,
        "replacement": entries.get("replacement") or None,
        "plasma_share_fraction": _plain(plex.plasma_share) if plex is not None else None,
        "ivig_course": entries.get("ivig_course") or None,
        "dose_g_per_kg": _plain(ivig.dose_g_per_kg) if ivig is not None else None,
        "days": ivig.days if ivig is not None else None,
        "product": ivig.product.id if ivig is not None else None,
        "weight_rule": reading.weight_rule or None,
        "ivig_day": reading.ivig_day,
    }


def _column(page: PlanPage, therapy: TherapyId) -> dict[str, Any]:
    badge = page.badge(therapy)
    return {
        "verdict": badge.verdict,
        "label": badge.label,
        "notes": msgspec.to_builtins(badge.notes),
        "rows": [
            {
                "row": row.id,
                "label": row.label,
                "statements": msgspec.to_builtins(row.column(therapy)),
                "empty": "" if row.column(therapy) else row.empty,
            }
            for row in page.rows
        ],
        "tables": [msgspec.to_builtins(table) for table in page.tables if table.therapy == therapy],
    }


def _plex(page: PlanPage, plan: PlexPlan) -> dict[str, Any]:
    return {
        **_column(page, "plex"),
        "days": list(plan.days),
        "removed_from_plasma_each_percent": _plain(plan.removed * 100),
        "session_h": _number(plan.session, Unit.HOUR),
        "gbs_protocol_total_l": [_number(step.result, Unit.LITRE) for step in plan.gbs]
        if plan.gbs is not None
        else None,
        "spread": _spread(plan.spread),
        "rules": [_plex_rule(entry) for entry in plan.rules],
    }


def _plex_rule(entry: PlexByRule) -> dict[str, Any]:
    course = entry.course
    return {
        **_rule(entry.plasma),
        "blood_volume_l": _number(entry.blood.value, Unit.LITRE) if entry.blood else None,
        "plasma_volume_l": _number(entry.plasma.value, Unit.LITRE),
        "each": _exchange(course.each) if course is not None else None,
        "total": _exchange(course.total) if course is not None else None,
    }


def _exchange(exchange: Exchange) -> dict[str, Any]:
    return {
        "volume_l": _number(exchange.volume, Unit.LITRE),
        "albumin_5_percent_l": _number(exchange.albumin_volume, Unit.LITRE),
        "albumin_g": _number(exchange.albumin, Unit.GRAM),
        "albumin_bottles_of_12_5_g": exchange.albumin_bottles,
        "plasma_l": _number(exchange.plasma_volume, Unit.LITRE),
        "plasma_units_of_250_ml": exchange.plasma_units,
        "calcium_gluconate_10_percent_ml": _number(exchange.calcium_gluconate, Unit.MILLILITRE),
    }


def _ivig(page: PlanPage, plan: IvigPlan, chosen: str) -> dict[str, Any]:
    product = plan.inputs.product
    return {
        **_column(page, "ivig"),
        "product": msgspec.to_builtins(product),
        "weight_rule": chosen or None,
        "spread": _spread(plan.spread),
        "rates": {
            "weight_kg": _number(plan.rates.weight, Unit.KILOGRAM),
            "start": _rate(plan.rates.start),
            "maximum": _rate(plan.rates.maximum),
            "maximum_at_risk": _rate(plan.rates.at_risk),
        }
        if plan.rates is not None
        else None,
        "rules": [_ivig_rule(entry, chosen) for entry in plan.rules],
    }


def _ivig_rule(entry: IvigByRule, chosen: str) -> dict[str, Any]:
    course = entry.course
    return {
        **_rule(entry.weight),
        "chosen": bool(chosen) and entry.weight.rule == chosen,
        "note": entry.weight.note,
        "dosing_weight_kg": _number(entry.weight.value, Unit.KILOGRAM),
        "total": _dose(course.total) if course is not None else None,
        "daily": _dose(course.daily) if course is not None else None,
        "infusion": _infusion(entry.infusion),
        "infusion_at_risk": _infusion(entry.at_risk),
        "sodium_daily": _amount(entry.sodium),
        "sugar_daily": _amount(entry.sugar),
    }


def _dose(dose: Dose) -> dict[str, Any]:
    return {
        "dose_g": _number(dose.dose, Unit.GRAM),
        "nearest_5_g": _number(dose.nearest_5_g, Unit.GRAM),
        "vials_g": _number(dose.vials.dose, Unit.GRAM) if dose.vials is not None else None,
        "vials": [
            {"size_g": _number(size, Unit.GRAM), "count": count}
            for size, count in (dose.vials.counts if dose.vials is not None else ())
        ],
        "volume_ml": _number(dose.volume, Unit.MILLILITRE),
    }


def _infusion(infusion: Infusion | None) -> dict[str, Any] | None:
    if infusion is None:
        return None
    return {
        "shortest_min": _number(infusion.shortest, Unit.MINUTE),
        "longest_min": _number(infusion.longest, Unit.MINUTE),
        "steps": [
            {
                "rate_ml_per_h": _number(step.rate, Unit.ML_PER_H),
                "time_min": _number(step.time, Unit.MINUTE),
                "volume_ml": _number(step.volume, Unit.MILLILITRE),
            }
            for step in infusion.steps
        ],
    }


def _rate(rate: Rate | None) -> dict[str, Any] | None:
    if rate is None:
        return None
    return {
        "published": [_plain(end.value) for end in rate.by_weight],
        "unit": rate.by_weight[0].unit,
        "ml_per_h": [_number(end, Unit.ML_PER_H) for end in rate.by_hour],
    }


def _igg(page: PlanPage) -> dict[str, Any] | None:
    curve = page.curve
    if curve is None:
        return None
    return {
        "description": curve.description,
        "points": [
            {
                "hours": _float(point.hours),
                "low_percent": _float(point.low),
                "middle_percent": _float(point.middle),
                "high_percent": _float(point.high),
            }
            for point in curve.points
        ],
        "observed": [
            {
                "text": entry.text,
                "number": entry.number,
                "low_percent": _float(entry.low),
                "high_percent": _float(entry.high),
                "at_hours": _float(entry.at_hours) if entry.at_hours is not None else None,
            }
            for entry in curve.observed
        ],
    }


def _rule(result: RuleResult) -> dict[str, Any]:
    return {"rule": result.rule, "why_not": result.why_not}


def _spread(found: Spread | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "lowest": found.lowest.rule,
        "highest": found.highest.rule,
        "percent": _plain(found.share * 100),
        "wide": found.wide,
    }


def _amount(amount: Quantity | None) -> dict[str, Any] | None:
    if amount is None:
        return None
    return {"value": _plain(amount.value), "unit": amount.unit}


def _number(quantity: Quantity | None, unit: Unit) -> float | None:
    return _plain(quantity.number(unit)) if quantity is not None else None


def _plain(value: Decimal | None) -> float | None:
    return float(rounded(value, _PLACES)) if value is not None else None


def _float(value: float) -> float:
    return round(value, _PLACES)
