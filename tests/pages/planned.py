"""Pages of the planner for a patient who is nobody."""

from __future__ import annotations

from collections.abc import Sequence

from gui.core.bundle.records import TherapyId
from gui.core.reference import THERAPIES, Reference
from gui.pages.plan.entries import fresh_entries, with_entry
from gui.pages.plan.page import plan_page
from gui.pages.plan.parts import PlanPage
from gui.pages.words import Words

ENTRIES = {
    "sex": "female",
    "age": "adult",
    "height": "167",
    "weight": "73.5",
    "haematocrit": "38",
    "start": "2026-12-01",
    "exchanges": "5",
    "volumes": "1.3",
    "interval": "2",
    "replacement": "both",
    "plasma_share": "30",
    "dose": "2",
    "days": "5",
    "product": "privigen-eu",
    "ivig_day": "12",
}
OF_THE_PATIENT = ("167", "73.5", "73,5", "2026-12-01")


def planned(
    reference: Reference,
    words: Words,
    condition: str = "gbs-adult",
    therapies: Sequence[TherapyId] = THERAPIES,
    **changed: str,
) -> PlanPage:
    """The page after everything was entered, the course of the lead being chosen."""
    entries = fresh_entries(reference, condition)
    for field, text in {**ENTRIES, **changed}.items():
        entries = with_entry(reference, condition, entries, field, text)
    return plan_page(reference, condition, entries, words, therapies)
