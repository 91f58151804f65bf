"""The planner's inputs as they stand in its fields, and what a change of one does to others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from gui.core.dosing.entry import Entered, Units, read_height, read_weight
from gui.core.dosing.exchange import Replacement
from gui.core.reference import THERAPIES, Reference
from gui.pages.plan.courses import Course, chosen_course, lead_course
from gui.pages.plan.parts import FieldGroup
from gui.pages.plan.words import UNITS

GROUPS: dict[str, FieldGroup] = {
    "units": "patient",
    "sex": "patient",
    "age": "patient",
    "height": "patient",
    "weight": "patient",
    "haematocrit": "patient",
    "start": "patient",
    "plex_course": "plex",
    "exchanges": "plex",
    "volumes": "plex",
    "interval": "plex",
    "replacement": "plex",
    "plasma_share": "plex",
    "ivig_course": "ivig",
    "dose": "ivig",
    "days": "ivig",
    "product": "ivig",
    "weight_rule": "ivig",
    "ivig_day": "ivig",
}
_BARE = re.compile(r"\s*[0-9]*[.,]?[0-9]+\s*")


def fresh_entries(reference: Reference, condition_id: str) -> dict[str, str]:
    """The inputs of a planner that was just opened: the courses of the leads, and nothing else.

    Raises:
        KeyError: there is no such condition.
    """
    entries = {**dict.fromkeys(GROUPS, ""), "units": "metric"}
    for therapy in THERAPIES:
        lead = lead_course(reference, condition_id, therapy)
        if lead is not None:
            entries |= {f"{therapy}_course": lead.id, **lead.values()}
    return entries


def with_entry(
    reference: Reference, condition_id: str, entries: Mapping[str, str], field: str, text: str
) -> dict[str, str]:
    """The inputs after one of them was changed.

    Choosing a course takes over what its source gives as one value, and clears what was taken over
    from the course before. Switching the units writes the unit behind a bare number, so that it
    keeps its meaning; a bare number that was refused is cleared. Without plasma and albumin both
    there is no share of plasma.

    Args:
        field: the id of an input.
        text: what was typed, or the id of the chosen option.

    Raises:
        KeyError: there is no such condition or input.
    """
    group = GROUPS[field]
    after = {**dict.fromkeys(GROUPS, ""), **entries, field: text}
    if field == "units":
        after |= _with_units(entries, text)
    elif field == "replacement" and text != Replacement.BOTH:
        after["plasma_share"] = ""
    elif group != "patient" and field == f"{group}_course":
        old = chosen_course(reference, condition_id, group, entries.get(field, ""))
        new = chosen_course(reference, condition_id, group, text)
        before = old.values() if old is not None else {}
        after |= {name: "" for name in before if from_course(old, name, after[name])}
        after |= new.values() if new is not None else {}
        if after["replacement"] != Replacement.BOTH:
            after["plasma_share"] = ""
    return after


def from_course(course: Course | None, field: str, text: str) -> bool:
    """Whether an entry is what the course gives as one value, however it is written."""
    value = course.values().get(field) if course is not None else None
    if value is None:
        return False
    return _same_number(value, text) if field != "replacement" else value == text


def _same_number(value: str, text: str) -> bool:
    tidy = text.strip().replace(",", ".")
    return _BARE.fullmatch(tidy) is not None and Decimal(value) == Decimal(tidy)


def _with_units(entries: Mapping[str, str], chosen: str) -> dict[str, str]:
    before = entries.get("units") or "metric"
    if chosen == before or before not in UNITS:
        return {}
    system: Units = "imperial" if before == "imperial" else "metric"
    said: dict[str, str] = {}
    for field, read in (("height", read_height), ("weight", read_weight)):
        text = entries.get(field, "")
        if _BARE.fullmatch(text):
            found = read(text, system)
            bare = text.strip()
            said[field] = f"{bare} {found.value.unit}" if isinstance(found, Entered) else ""
    return said
