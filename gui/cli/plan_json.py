"""A plan as JSON with stable keys: numbers with their units in the key, and every rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from gui.cli.json_output import rows_json
from gui.cli.plan_json_rules import ivig_json, number, plain, plex_json
from gui.core.bundle.records import TherapyId
from gui.core.dosing.plan import plan_ivig, plan_plex
from gui.core.dosing.quantity import Unit
from gui.core.reference import Reference
from gui.pages.plan.parts import PlanPage
from gui.pages.plan.reading import Reading, read_entries

_PLACES = 6


def plan_json(reference: Reference, page: PlanPage, entries: Mapping[str, str]) -> dict[str, Any]:
    """A plan: what was read, every rule's results, sessions, model, sources.

    Numbers are rounded half to even to six places. A therapy that was not asked for is null.
    """
    reading = read_entries(reference, page.condition, entries)
    bundle, dosing = reference.bundle, reference.bundle.dosing
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
        "plex": {**_column(page, "plex"), **plex_json(bundle, plex)} if plex is not None else None,
        "ivig": {**_column(page, "ivig"), **ivig_json(bundle, ivig, reading.weight_rule)}
        if ivig is not None
        else None,
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
        "height_cm": number(patient.height, Unit.CENTIMETRE),
        "weight_kg": number(patient.weight, Unit.KILOGRAM),
        "haematocrit_fraction": plain(patient.haematocrit),
        "start": reading.start.isoformat() if reading.start is not None else None,
        "plex_course": entries.get("plex_course") or None,
        "exchanges": plex.exchanges if plex is not None else None,
        "plasma_volumes_each": plain(plex.volumes) if plex is not None else None,
        "interval_days": plex.interval_days if plex is not None else None,
        "replacement": entries.get("replacement") or None,
        "plasma_share_fraction": plain(plex.plasma_share) if plex is not None else None,
        "ivig_course": entries.get("ivig_course") or None,
        "dose_g_per_kg": plain(ivig.dose_g_per_kg) if ivig is not None else None,
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
        "rows": rows_json(page.rows, therapy),
        "tables": [msgspec.to_builtins(table) for table in page.tables if table.therapy == therapy],
    }


def _igg(page: PlanPage) -> dict[str, Any] | None:
    curve = page.curve
    if curve is None:
        return None
    return {
        "description": curve.description,
        "headings": list(curve.headings),
        "rows": [list(row) for row in curve.rows],
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


def _float(value: float) -> float:
    return round(value, _PLACES)
