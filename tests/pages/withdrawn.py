"""The shipped content with some claims withdrawn."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from gui.core.bundle.records import Claim, TherapyId, Withdrawal
from gui.core.reference import Reference

REASON = "Its evidence tables could not be reproduced."
DAY = date(2026, 11, 20)
SAID = f"withdrawn on {DAY.isoformat()}: {REASON}"


def with_withdrawn(reference: Reference, condition: str, therapy: TherapyId) -> Reference:
    """Every claim on one therapy in one condition is withdrawn."""

    def taken_back(claim: Claim) -> Claim:
        if claim.therapy != therapy:
            return claim
        return replace(claim, withdrawn=Withdrawal(REASON, DAY))

    bundle = reference.bundle
    old = bundle.conditions[condition]
    new = replace(old, claims=tuple(map(taken_back, old.claims)))
    return Reference(replace(bundle, conditions={**bundle.conditions, condition: new}))
