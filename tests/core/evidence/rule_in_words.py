"""The verdict rule a second time, step by step from the words of the evidence's description.

It works on the plain records of the evidence and shares nothing with the program.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

TIERS = (
    {"guideline", "consensus"},
    {"systematic-review"},
    {"controlled-trial"},
    {"founding-document"},
)
FOR = {"recommended", "considered", "benefit"}
AGAINST = {"not-recommended", "no-benefit", "harm"}
AS_POSITION = {
    "benefit": "considered",
    "inconclusive": "insufficient-evidence",
    "no-benefit": "not-recommended",
    "harm": "not-recommended",
}
FROM_CAUTIOUS_TO_BOLD = ("not-recommended", "insufficient-evidence", "considered", "recommended")


class Outcome(NamedTuple):
    verdict: str
    lead: frozenset[str]
    opposing: frozenset[str]
    differing: frozenset[str]
    unsupported: bool
    deciders: frozenset[str]


def said(claim: Mapping[str, Any]) -> str:
    return str(claim.get("position") or claim.get("finding"))


def position_of(claim: Mapping[str, Any]) -> str:
    return AS_POSITION.get(said(claim), said(claim))


def direction(claim: Mapping[str, Any]) -> str:
    if said(claim) in FOR:
        return "for"
    return "against" if said(claim) in AGAINST else "open"


def outcome(
    claims: Iterable[Mapping[str, Any]], sources: Mapping[str, Mapping[str, Any]]
) -> Outcome:
    """The verdict with the ids of the claims that lead, oppose, differ and decide."""

    def kind(claim: Mapping[str, Any]) -> str:
        return str(sources[claim["source"]]["kind"])

    def year(claim: Mapping[str, Any]) -> int:
        return int(sources[claim["source"]]["year"] or 0)

    # Step 1
    deciding = [
        claim
        for claim in claims
        if not claim.get("withdrawn")
        and sources[claim["source"]]["status"] == "current"
        and claim["scope"] == "condition"
        and said(claim) != "no-statement"
        and any(kind(claim) in tier for tier in TIERS)
    ]
    if not deciding:  # Step 7
        nobody: frozenset[str] = frozenset()
        return Outcome("no-source", nobody, nobody, nobody, False, nobody)

    # Step 2
    tier = next(tier for tier in TIERS if any(kind(claim) in tier for claim in deciding))
    highest = [claim for claim in deciding if kind(claim) in tier]
    newest_year = max(map(year, highest))
    newest = [claim for claim in highest if year(claim) == newest_year]
    held = min((position_of(claim) for claim in newest), key=FROM_CAUTIOUS_TO_BOLD.index)
    lead = [claim for claim in newest if position_of(claim) == held]

    # Steps 3 and 4
    heard = {"guideline", "consensus", "founding-document"}
    if not tier & {"guideline", "consensus"}:
        heard |= {"systematic-review", "controlled-trial"}
    leading_sources = {claim["source"] for claim in lead}
    others = [
        claim
        for claim in deciding
        if kind(claim) in heard and claim["source"] not in leading_sources
    ]
    way = direction(lead[0])
    opposite = {"for": "against", "against": "for"}.get(way)
    opposing = [claim for claim in others if direction(claim) == opposite]
    # Step 5
    differing = (
        []
        if opposing
        else [claim for claim in others if (direction(claim) == "open") != (way == "open")]
    )
    return Outcome(
        "sources-disagree" if opposing else held,
        ids(lead),
        ids(opposing),
        ids(differing),
        all(kind(claim) == "founding-document" for claim in deciding),  # Step 6
        ids(deciding),
    )


def ids(claims: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(str(claim["id"]) for claim in claims)
