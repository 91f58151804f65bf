"""Claim sets for the verdict rule: any mixture of kinds, years, statuses, scopes, positions."""

from collections.abc import Mapping, Sequence
from itertools import product
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

TAKEN_BACK = (False, False, False, False, False, True)

# Each is drawn at once: many small draws take most of the time of such a test.
ONE_TO_FIVE, NONE_TO_SEVEN = st.integers(1, 5), st.integers(0, 7)
OF = {number: st.sampled_from([f"s{place}" for place in range(number)]) for number in range(1, 6)}
OF_SOURCES = st.sampled_from([*product(WITH_POSITION + WITH_FINDING, STATUSES, YEARS)])
OF_POSITIONS = st.sampled_from([*product(SCOPES, POSITIONS, TAKEN_BACK)])
OF_FINDINGS = st.sampled_from([*product(SCOPES, FINDINGS, TAKEN_BACK)])

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
    kind, status, year = draw(OF_SOURCES)
    record = {
        "id": identifier,
        "label": identifier,
        "citation": identifier,
        "kind": kind,
        "status": status,
        "year": year,
    }
    if kind == "founding-document":
        record.update(year=None, status="current")
    return record


@st.composite
def claim_sets(draw: st.DrawFn) -> ClaimSet:
    sources = {f"s{place}": draw(source(f"s{place}")) for place in range(draw(ONE_TO_FIVE))}
    claims = []
    for place in range(draw(NONE_TO_SEVEN)):
        identifier = draw(OF[len(sources)])
        withdrawn = {"reason": "Misread.", "date": "2026-11-21"}
        of_position = sources[identifier]["kind"] in WITH_POSITION
        scope, said, taken_back = draw(OF_POSITIONS if of_position else OF_FINDINGS)
        claims.append(
            {
                "id": f"c{place}",
                "therapy": "plex",
                "source": identifier,
                "scope": scope,
                "statement": "It says so.",
                "read": "abstract",
                "position" if of_position else "finding": said,
                **({"withdrawn": withdrawn} if taken_back else {}),
            }
        )
    return ClaimSet(claims, sources)
