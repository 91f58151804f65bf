"""The verdicts over the planner's columns, and what says that a therapy may harm."""

from __future__ import annotations

import msgspec

from gui.core.bundle.records import Condition, TherapyId
from gui.core.evidence import Assessment, stance
from gui.core.reference import Reference
from gui.pages.claim_lines import ClaimLines
from gui.pages.comparison import Columns, by_role
from gui.pages.parts import Statement, VerdictBadge
from gui.pages.words import Words


class Verdicts:
    """The verdicts of one condition, as the comparison has them, with every warning of harm."""

    def __init__(
        self, reference: Reference, condition: Condition, columns: Columns, lines: ClaimLines
    ) -> None:
        self._reference, self._condition = reference, condition
        self._columns, self._lines = columns, lines

    def badge(self, therapy: TherapyId, words: Words) -> VerdictBadge:
        """The verdict on a therapy, and after its notes each claim that tells of harm."""
        badge = self._columns.badge(therapy)
        assessments = by_role(self._reference.verdict(self._condition.id, therapy).assessments)
        heading = words.text("Of harm: ")
        harm = tuple(self._said(heading, entry) for entry in assessments if _harmful(entry))
        return msgspec.structs.replace(badge, notes=(*badge.notes, *harm))

    def _said(self, heading: str, assessment: Assessment) -> Statement:
        said = self._lines.evidence(assessment)
        text = f"{heading}{said.text}"
        return msgspec.structs.replace(said, text=text, heading=heading, tone="plain")


def _harmful(assessment: Assessment) -> bool:
    claim = assessment.claim
    return claim.withdrawn is None and (claim.may_harm or stance(claim) == "harm")
