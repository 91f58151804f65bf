"""What `plex-ivig self-check` tries of the planner: worked examples, a plan of each condition."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from gui.cli.self_check import FailedError, Finding, WarnedError, few, tried
from gui.core.dosing.blood_volume import nadler
from gui.core.dosing.dosing_weight import ideal
from gui.core.dosing.patient import AgeGroup, Patient, Sex
from gui.core.dosing.plasma_volume import kaplan
from gui.core.dosing.quantity import centimetres, kilograms
from gui.core.dosing.removal import fraction_remaining, fully_mixed
from gui.core.dosing.rules import RuleResult
from gui.core.reference import THERAPIES, Reference
from gui.pages.plan.page import plan_page
from gui.pages.plan.reading import products
from gui.pages.words import Words

_ENTRIES = {
    **{"units": "metric", "sex": "female", "age": "adult", "height": "168", "weight": "74"},
    **{"haematocrit": "38 %", "exchanges": "5", "volumes": "1", "interval": "2"},
    **{"replacement": "albumin", "dose": "2", "days": "5"},
}


def planner_findings(reference: Reference) -> Iterator[Finding]:
    """Whether the planner computes what is published, and has a plan for each condition."""
    yield tried("planner", partial(_planner, reference))


def _planner(reference: Reference) -> str:
    wrong = [name for name, found, wanted, by in _examples() if abs(found - wanted) > by]
    if wrong:
        raise FailedError(f"not what is published: {few(wrong)}")
    if reference.bundle.dosing is None:
        raise WarnedError("the content has no data for the planner")
    conditions = list(reference.bundle.conditions)
    known = [product.id for product in products(reference)]
    tries = [*((condition, known[0]) for condition in conditions)]
    tries += [(conditions[0], product) for product in known[1:]]
    without = [
        f"{it} {product}" for it, product in tries if not _has_a_plan(reference, it, product)
    ]
    if without:
        raise FailedError(f"no plan: {few(without)}")
    return (
        f"{len(_examples())} worked examples as published; a plan of {len(conditions)} conditions"
        f" and {len(known)} products"
    )


def _has_a_plan(reference: Reference, condition: str, product: str) -> bool:
    page = plan_page(reference, condition, {**_ENTRIES, "product": product}, Words())
    given = {session.therapy for session in page.sessions}
    return given == set(THERAPIES) and not any(page.missing.values())


def _examples() -> tuple[tuple[str, Decimal, Decimal, Decimal], ...]:
    """Examples of the evidence: their name, what is computed, what is wanted, how near."""
    man = Patient(Sex.MALE, AgeGroup.ADULT, centimetres(175), kilograms(70), Decimal("0.45"))
    woman = Patient(Sex.FEMALE, AgeGroup.ADULT, centimetres(160), kilograms(60))
    near = Decimal("0.0005")
    left = fully_mixed(Decimal(1), 3, Decimal("0.45"))
    return (
        ("Nadler", _value(nadler(man)), Decimal("4.8238"), near),
        ("Kaplan", _value(kaplan(man)), Decimal("2.5025"), near),
        ("Devine", _value(ideal(woman)), Decimal("52.38197"), near),
        ("one session", fraction_remaining(Decimal("1.5")), Decimal("0.2231"), near),
        ("three sessions", left.body, Decimal("0.3664"), near),
    )


def _value(result: RuleResult) -> Decimal:
    return result.value.value if result.value is not None else Decimal("Infinity")
