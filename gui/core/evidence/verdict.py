"""The published rule that turns claims into a verdict; nothing here is ever typed in by hand.

Source of the rule: the evidence README's section "The verdict of a condition and a therapy",
steps 1 to 7; the step is named where it is applied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

import msgspec

from gui.core.bundle.records import Claim, Source


class Word(StrEnum):
    """The verdicts, as a reader meets them."""

    RECOMMENDED = "recommended"
    CONSIDERED = "considered"
    SOURCES_DISAGREE = "sources-disagree"
    INSUFFICIENT_EVIDENCE = "insufficient-evidence"
    NOT_RECOMMENDED = "not-recommended"
    NO_SOURCE = "no-source"


class Direction(StrEnum):
    """Step 3: which way a position or a finding points."""

    FOR = "for"
    OPEN = "open"
    AGAINST = "against"


class WhyNot(StrEnum):
    """Step 1: why a claim cannot decide."""

    WITHDRAWN = "withdrawn"
    NOT_CURRENT = "not-current"
    OBSERVATIONAL = "observational"
    ACCESS_CRITERIA = "access-criteria"
    SUBGROUP = "subgroup"
    WIDER = "wider"
    NO_STATEMENT = "no-statement"


class Role(StrEnum):
    """What a claim did in the verdict; `OUTRANKED` could decide but a newer or higher one led."""

    LEAD = "lead"
    OPPOSING = "opposing"
    DIFFERING = "differing"
    OUTRANKED = "outranked"
    CANNOT_DECIDE = "cannot-decide"


class Assessment(msgspec.Struct, frozen=True):
    """One claim, whether it could decide, why not, and its part in the verdict."""

    claim: Claim
    decides: bool
    why_not: tuple[WhyNot, ...]
    role: Role


class Verdict(msgspec.Struct, frozen=True):
    """The verdict on one therapy in one condition, with everything that led to it.

    `lead`, `opposing` and `differing` are source ids in the order of the claims, each once.
    `unsupported` is true where the founding document alone decides.
    """

    word: Word
    lead: tuple[str, ...]
    opposing: tuple[str, ...]
    differing: tuple[str, ...]
    unsupported: bool
    assessments: tuple[Assessment, ...]


_GUIDELINE_KINDS = frozenset({"guideline", "consensus"})
_TIERS: tuple[frozenset[str], ...] = (
    _GUIDELINE_KINDS,
    frozenset({"systematic-review"}),
    frozenset({"controlled-trial"}),
    frozenset({"founding-document"}),
)
_NEVER_DECIDES = {
    "observational": WhyNot.OBSERVATIONAL,
    "access-criteria": WhyNot.ACCESS_CRITERIA,
}
_SCOPES_THAT_DO_NOT_DECIDE = {"subgroup": WhyNot.SUBGROUP, "wider": WhyNot.WIDER}
_DIRECTIONS = {
    "recommended": Direction.FOR,
    "considered": Direction.FOR,
    "benefit": Direction.FOR,
    "insufficient-evidence": Direction.OPEN,
    "inconclusive": Direction.OPEN,
    "not-recommended": Direction.AGAINST,
    "no-benefit": Direction.AGAINST,
    "harm": Direction.AGAINST,
}
_FROM_CAUTIOUS_TO_BOLD = (
    Word.NOT_RECOMMENDED,
    Word.INSUFFICIENT_EVIDENCE,
    Word.CONSIDERED,
    Word.RECOMMENDED,
)
_POSITION_OF_FINDING = {
    "benefit": Word.CONSIDERED,
    "inconclusive": Word.INSUFFICIENT_EVIDENCE,
    "no-benefit": Word.NOT_RECOMMENDED,
    "harm": Word.NOT_RECOMMENDED,
}


def stance(claim: Claim) -> str:
    """What the claim says: its position, or its finding where it is of a study."""
    return claim.position or claim.finding or "no-statement"


def direction(claim: Claim) -> Direction | None:
    """Which way the claim points (step 3); None where it makes no statement."""
    return _DIRECTIONS.get(stance(claim))


def why_not(claim: Claim, source: Source) -> tuple[WhyNot, ...]:
    """Every reason why the claim cannot decide (step 1); empty where it can."""
    reasons = [
        WhyNot.WITHDRAWN if claim.withdrawn is not None else None,
        WhyNot.NOT_CURRENT if source.status != "current" else None,
        _NEVER_DECIDES.get(source.kind or ""),
        _SCOPES_THAT_DO_NOT_DECIDE.get(claim.scope),
        WhyNot.NO_STATEMENT if stance(claim) == "no-statement" else None,
    ]
    return tuple(reason for reason in reasons if reason is not None)


def judge(claims: Sequence[Claim], sources: Mapping[str, Source]) -> Verdict:
    """Apply the rule to all claims on one therapy in one condition.

    Args:
        claims: in the order in which they are to be listed; their order never changes the word.
        sources: every source that a claim names, by id.

    Raises:
        KeyError: a claim names a source that is not among `sources`.
    """
    reasons = [why_not(claim, sources[claim.source]) for claim in claims]
    deciding = [claim for claim, reason in zip(claims, reasons, strict=True) if not reason]
    lead = _lead(deciding, sources)
    opposing, differing = _others(deciding, lead, sources)
    roles = {
        **{claim.id: Role.DIFFERING for claim in differing},
        **{claim.id: Role.OPPOSING for claim in opposing},
        **{claim.id: Role.LEAD for claim in lead},
    }
    assessments = tuple(
        Assessment(
            claim=claim,
            decides=not reason,
            why_not=reason,
            role=Role.CANNOT_DECIDE if reason else roles.get(claim.id, Role.OUTRANKED),
        )
        for claim, reason in zip(claims, reasons, strict=True)
    )
    return Verdict(
        word=_word(lead, opposing),
        lead=_source_ids(lead),
        opposing=_source_ids(opposing),
        differing=_source_ids(differing),
        unsupported=bool(deciding)
        and all(sources[claim.source].kind == "founding-document" for claim in deciding),
        assessments=assessments,
    )


def _lead(deciding: Sequence[Claim], sources: Mapping[str, Source]) -> list[Claim]:
    """Step 2: the newest claims of the highest tier; of one year, the more cautious position."""
    for tier in _TIERS:
        of_tier = [claim for claim in deciding if sources[claim.source].kind in tier]
        if of_tier:
            newest = max(sources[claim.source].year or 0 for claim in of_tier)
            of_year = [claim for claim in of_tier if (sources[claim.source].year or 0) == newest]
            cautious = min(map(_position, of_year), key=_FROM_CAUTIOUS_TO_BOLD.index)
            return [claim for claim in of_year if _position(claim) == cautious]
    return []


def _others(
    deciding: Sequence[Claim], lead: Sequence[Claim], sources: Mapping[str, Source]
) -> tuple[list[Claim], list[Claim]]:
    """Steps 4 and 5: the claims of other sources that oppose the lead, or else differ from it."""
    if not lead:
        return [], []
    heard = _GUIDELINE_KINDS | {"founding-document"}
    if sources[lead[0].source].kind not in _GUIDELINE_KINDS:
        heard |= {"systematic-review", "controlled-trial"}
    leading = {claim.source for claim in lead}
    others = [
        claim
        for claim in deciding
        if claim.source not in leading and sources[claim.source].kind in heard
    ]
    pointing = direction(lead[0])
    opposite = {Direction.FOR: Direction.AGAINST, Direction.AGAINST: Direction.FOR}
    opposing = [
        claim for claim in others if pointing in opposite and direction(claim) == opposite[pointing]
    ]
    if opposing:
        return opposing, []
    return [], [claim for claim in others if direction(claim) != pointing]


def _word(lead: Sequence[Claim], opposing: Sequence[Claim]) -> Word:
    """Steps 4, 5 and 7."""
    if not lead:
        return Word.NO_SOURCE
    if opposing:
        return Word.SOURCES_DISAGREE
    return _position(lead[0])


def _position(claim: Claim) -> Word:
    """Step 5: a claim's position; of a study, the position that its finding stands for."""
    return _POSITION_OF_FINDING.get(stance(claim)) or Word(stance(claim))


def _source_ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim.source for claim in claims))
