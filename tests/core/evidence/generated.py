"""Claim sets for the verdict rule: any mixture of kinds, years, statuses, scopes, positions."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from hypothesis import strategies as st

from gui.core.bundle.records import Claim, Source

WITH_POSITION = ("guideline", "consensus", "access-criteria", "founding-document")
WITH_FINDING = ("systematic-review", "controlled-trial", "observational")
POSITIONS = (
    *("recommended", "considered", "insufficient-evidence", "not-recommended"),
    "no-statement",
)
FINDINGS = ("benefit", "inconclusive", "no-benefit", "harm")
STATUSES = ("current", "current", "current", "superseded", "retired", "expired")
SCOPES = ("condition", "condition", "condition", "subgroup", "wider")
YEARS = (2019, 2020, 2021, 2021)

Record = dict[str, Any]


class ClaimSet(NamedTuple):
    """Claims on one therapy in one condition with their sources, as plain records."""

    claims: list[Record]
    sources: dict[str, Record]

    def with_claims(self, claims: Sequence[Record]) -> "ClaimSet":
        return ClaimSet(list(claims), self.sources)

    def records(self) -> tuple[list[Claim], Mapping[str, Source]]:
        """The same as the program's own records."""
        claims = [msgspec.convert(claim, Claim) for claim in self.claims]
        return claims, {key: msgspec.convert(it, Source) for key, it in self.sources.items()}


@st.composite
def source(draw: st.DrawFn, identifier: str) -> Record:
    kind = draw(st.sampled_from(WITH_POSITION + WITH_FINDING))
    record = {
        "id": identifier,
        "label": identifier,
        "citation": identifier,
        "kind": kind,
        "status": draw(st.sampled_from(STATUSES)),
        "year": draw(st.sampled_from(YEARS)),
    }
    if kind == "founding-document":
        record.update(year=None, status="current")
    return record


@st.composite
def claim_sets(draw: st.DrawFn) -> ClaimSet:
    number = draw(st.integers(1, 5))
    sources = {f"s{place}": draw(source(f"s{place}")) for place in range(number)}
    claims = []
    for place in range(draw(st.integers(0, 7))):
        identifier = draw(st.sampled_from(sorted(sources)))
        withdrawn = {"reason": "Misread.", "date": "2026-11-21"}
        taken_back = draw(st.integers(0, 5)) == 0
        of_position = sources[identifier]["kind"] in WITH_POSITION
        claims.append(
            {
                "id": f"c{place}",
                "therapy": "plex",
                "source": identifier,
                "scope": draw(st.sampled_from(SCOPES)),
                "statement": "It says so.",
                "read": "abstract",
                "position" if of_position else "finding": draw(
                    st.sampled_from(POSITIONS if of_position else FINDINGS)
                ),
                **({"withdrawn": withdrawn} if taken_back else {}),
            }
        )
    return ClaimSet(claims, sources)
