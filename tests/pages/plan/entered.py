"""Inputs of the planner for the tests."""

from __future__ import annotations

from msgspec.structs import replace

from gui.core.bundle.records import Withdrawal
from gui.core.reference import Reference
from gui.pages.plan.entries import fresh_entries, with_entry
from gui.pages.plan.page import plan_page
from gui.pages.plan.parts import PlanPage
from gui.pages.words import Words

PATIENT = {
    "sex": "female",
    "age": "adult",
    "height": "168 cm",
    "weight": "74",
    "haematocrit": "38 %",
}
PLEX = {"exchanges": "5", "volumes": "1.0", "interval": "2", "replacement": "albumin"}
IVIG = {"dose": "2", "days": "5", "product": "privigen-eu"}
WHOLE = {**PATIENT, **PLEX, **IVIG}


def entered(reference: Reference, condition: str, **given: str) -> dict[str, str]:
    """What stands in a form that was just opened and then filled in."""
    entries = fresh_entries(reference, condition)
    for field, text in given.items():
        entries = with_entry(reference, condition, entries, field, text)
    return entries


def planned(reference: Reference, condition: str, **given: str) -> PlanPage:
    """The page of a form that was just opened and then filled in."""
    return planned_in(Words(), reference, condition, **given)


def planned_in(words: Words, reference: Reference, condition: str, **given: str) -> PlanPage:
    """The same page in other words."""
    return plan_page(reference, condition, entered(reference, condition, **given), words)


def without_claim(reference: Reference, condition: str, withdrawn: str) -> Reference:
    """The content after its editors have withdrawn a claim."""
    bundle = reference.bundle
    before = bundle.conditions[condition]
    why = Withdrawal(reason="superseded", date=bundle.manifest.built)
    claims = tuple(
        replace(claim, withdrawn=why) if claim.id == withdrawn else claim for claim in before.claims
    )
    after = {**bundle.conditions, condition: replace(before, claims=claims)}
    return Reference(replace(bundle, conditions=after))
