"""The verdict rule against a second implementation of its words, and what always holds of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui import paths
from gui.core.bundle import read_bundle
from gui.core.bundle.records import Claim, Source, TherapyId
from gui.core.evidence import Role, Verdict, WhyNot, Word, direction, judge, stance, why_not
from gui.core.reference import THERAPIES, Reference, claims_on
from tests.core.evidence.generated import ClaimSet, claim_sets
from tests.core.evidence.rule_in_words import outcome

DATA = Path(__file__).resolve().parents[2] / "data"
CLAIMS = json.loads((DATA / "evidence" / "claims.json").read_text("utf-8"))
SOURCES = {
    it["id"]: it for it in json.loads((DATA / "evidence" / "sources.json").read_text("utf-8"))
}
CONDITIONS = [
    it["id"] for it in json.loads((DATA / "evidence" / "conditions.json").read_text("utf-8"))
]
APPROVED = json.loads((DATA / "verdicts.json").read_text("utf-8"))

many = settings(max_examples=2500, deadline=None, database=None)
some = settings(max_examples=800, deadline=None, database=None)


@pytest.fixture(scope="module")
def shipped() -> Reference:
    return Reference(read_bundle(paths.shipped_bundle()))


def judged(claim_set: ClaimSet) -> Verdict:
    return judge(*claim_set.records())


def with_role(verdict: Verdict, role: Role) -> frozenset[str]:
    return frozenset(entry.claim.id for entry in verdict.assessments if entry.role is role)


def deciders(verdict: Verdict) -> list[Claim]:
    return [entry.claim for entry in verdict.assessments if entry.decides]


def assert_same(verdict: Verdict, claims: list[dict[str, Any]], sources: dict[str, Any]) -> None:
    expected = outcome(claims, sources)
    source_of = {claim["id"]: claim["source"] for claim in claims}
    assert verdict.word.value == expected.verdict
    assert verdict.unsupported == expected.unsupported
    for role, named, ids in (
        (Role.LEAD, verdict.lead, expected.lead),
        (Role.OPPOSING, verdict.opposing, expected.opposing),
        (Role.DIFFERING, verdict.differing, expected.differing),
    ):
        assert with_role(verdict, role) == ids
        assert set(named) == {source_of[claim] for claim in ids}
        assert len(named) == len(set(named))
    assert {claim.id for claim in deciders(verdict)} == expected.deciders


@pytest.mark.parametrize("therapy", THERAPIES)
@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_shipped_verdict_follows_from_the_evidence(
    condition: str, therapy: TherapyId, shipped: Reference
) -> None:
    claims = [
        claim for claim in CLAIMS if claim["condition"] == condition and claim["therapy"] == therapy
    ]
    assert_same(shipped.verdict(condition, therapy), claims, SOURCES)


def test_every_claim_of_the_evidence_is_judged(shipped: Reference) -> None:
    judged_claims = [
        entry.claim.id
        for condition in CONDITIONS
        for therapy in THERAPIES
        for entry in shipped.verdict(condition, therapy).assessments
    ]
    assert sorted(judged_claims) == sorted(claim["id"] for claim in CLAIMS)


def test_the_shipped_verdicts_are_the_approved_ones(shipped: Reference) -> None:
    found = {
        condition: {
            therapy: {
                "verdict": verdict.word.value,
                "lead": sorted(verdict.lead),
                "opposing": sorted(verdict.opposing),
                "differing": sorted(verdict.differing),
                "unsupported": verdict.unsupported,
            }
            for therapy in THERAPIES
            for verdict in [shipped.verdict(condition, therapy)]
        }
        for condition in CONDITIONS
    }
    assert found == APPROVED


@many
@given(claim_sets())
def test_any_claims_are_judged_as_the_words_say(claim_set: ClaimSet) -> None:
    assert_same(judged(claim_set), claim_set.claims, claim_set.sources)


@some
@given(claim_sets(), st.randoms(use_true_random=False))
def test_the_order_of_claims_never_changes_the_verdict(claim_set: ClaimSet, random: Any) -> None:
    shuffled = list(claim_set.claims)
    random.shuffle(shuffled)
    one, other = judged(claim_set), judged(claim_set.with_claims(shuffled))
    assert (one.word, one.unsupported) == (other.word, other.unsupported)
    for role in Role:
        assert with_role(one, role) == with_role(other, role)
    assert set(one.lead) == set(other.lead)


@some
@given(claim_sets(), st.data())
def test_claims_that_cannot_decide_change_nothing(claim_set: ClaimSet, data: st.DataObject) -> None:
    whole = judged(claim_set)
    deciding = {claim.id for claim in deciders(whole)}
    kept = [it for it in claim_set.claims if it["id"] in deciding or data.draw(st.booleans())]
    fewer = judged(claim_set.with_claims(kept))
    assert (fewer.word, fewer.unsupported) == (whole.word, whole.unsupported)
    assert (fewer.lead, fewer.opposing, fewer.differing) == (
        whole.lead,
        whole.opposing,
        whole.differing,
    )


@some
@given(claim_sets())
def test_what_always_holds_of_a_verdict(claim_set: ClaimSet) -> None:
    verdict = judged(claim_set)
    kinds = {claim_set.sources[claim.source]["kind"] for claim in deciders(verdict)}
    assert verdict.unsupported == (kinds == {"founding-document"})
    lead, opposing, differing = map(set, (verdict.lead, verdict.opposing, verdict.differing))
    assert not lead & opposing and not lead & differing and not opposing & differing
    assert bool(opposing) == (verdict.word is Word.SOURCES_DISAGREE)
    assert not (opposing and differing)
    assert bool(lead) == bool(deciders(verdict)) == (verdict.word is not Word.NO_SOURCE)
    assert [entry.claim.id for entry in verdict.assessments] == [
        it["id"] for it in claim_set.claims
    ]
    for entry in verdict.assessments:
        assert entry.decides == (not entry.why_not)
        assert entry.decides == (entry.role is not Role.CANNOT_DECIDE)


@some
@given(claim_sets())
def test_a_newer_current_guideline_on_the_condition_leads_alone(claim_set: ClaimSet) -> None:
    newest = {"id": "new", "label": "n", "citation": "n", "kind": "guideline", "status": "current"}
    claim_set.sources["new"] = {**newest, "year": 2030}
    added = {
        "id": "added",
        "therapy": "plex",
        "source": "new",
        "scope": "condition",
        "statement": "It says so.",
        "read": "abstract",
        "position": "recommended",
    }
    verdict = judged(claim_set.with_claims([*claim_set.claims, added]))
    assert verdict.lead == ("new",)
    assert verdict.word in {Word.RECOMMENDED, Word.SOURCES_DISAGREE}


def claim(source: str, said: str, **further: Any) -> dict[str, Any]:
    of_study = said in {"benefit", "inconclusive", "no-benefit", "harm"}
    return {
        "id": f"{source}.{said}",
        "therapy": "plex",
        "source": source,
        "scope": "condition",
        "statement": "It says so.",
        "read": "abstract",
        "finding" if of_study else "position": said,
        **further,
    }


def sources(**kinds: tuple[str, int | None]) -> dict[str, dict[str, Any]]:
    return {
        name: {
            "id": name,
            "label": name,
            "citation": name,
            "kind": kind,
            "status": "current",
            "year": year,
        }
        for name, (kind, year) in kinds.items()
    }


G20, G21, R22, T23, F = (
    ("guideline", 2020),
    ("guideline", 2021),
    ("systematic-review", 2022),
    ("controlled-trial", 2023),
    ("founding-document", None),
)


def lines(claim_set: ClaimSet) -> list[str]:
    verdict = judged(claim_set)
    return [
        verdict.word.value,
        *(f"lead {name}" for name in verdict.lead),
        *(f"opposing {name}" for name in verdict.opposing),
        *(f"differing {name}" for name in verdict.differing),
    ]


def test_a_source_never_opposes_itself() -> None:
    claims = [claim("g", "recommended"), claim("g", "not-recommended")]
    assert lines(ClaimSet(claims, sources(g=G20))) == ["not-recommended", "lead g"]


def test_sources_that_differ_are_not_named_where_others_disagree() -> None:
    claims = [
        claim("g", "recommended"),
        claim("h", "insufficient-evidence"),
        claim("f", "not-recommended"),
    ]
    found = lines(ClaimSet(claims, sources(g=G21, h=G20, f=F)))
    assert found == ["sources-disagree", "lead g", "opposing f"]


def test_studies_of_one_year_that_stand_for_one_position_lead_together() -> None:
    claims = [claim("t", "no-benefit"), claim("u", "harm"), claim("v", "benefit")]
    found = lines(ClaimSet(claims, sources(t=T23, u=T23, v=T23)))
    assert found == ["sources-disagree", "lead t", "lead u", "opposing v"]


def test_studies_are_not_heard_beside_a_guideline() -> None:
    claims = [claim("g", "recommended"), claim("r", "harm"), claim("t", "inconclusive")]
    found = lines(ClaimSet(claims, sources(g=G20, r=R22, t=T23)))
    assert found == ["recommended", "lead g"]


def test_an_open_lead_differs_from_both_sides_and_is_opposed_by_none() -> None:
    claims = [
        claim("r", "inconclusive"),
        claim("t", "benefit"),
        claim("f", "not-recommended"),
    ]
    found = lines(ClaimSet(claims, sources(r=R22, t=T23, f=F)))
    assert found == ["insufficient-evidence", "lead r", "differing t", "differing f"]


MISREAD = {"reason": "Misread.", "date": "2026-11-21"}
WHY_NOT: list[tuple[str, Callable[[dict[str, Any], dict[str, Any]], None], list[WhyNot]]] = [
    ("nothing", lambda it, source: None, []),
    ("superseded", lambda it, source: source.update(status="superseded"), [WhyNot.NOT_CURRENT]),
    ("retired", lambda it, source: source.update(status="retired"), [WhyNot.NOT_CURRENT]),
    ("expired", lambda it, source: source.update(status="expired"), [WhyNot.NOT_CURRENT]),
    ("subgroup", lambda it, source: it.update(scope="subgroup"), [WhyNot.SUBGROUP]),
    ("wider", lambda it, source: it.update(scope="wider"), [WhyNot.WIDER]),
    ("payer", lambda it, source: source.update(kind="access-criteria"), [WhyNot.ACCESS_CRITERIA]),
    ("silent", lambda it, source: it.update(position="no-statement"), [WhyNot.NO_STATEMENT]),
    ("withdrawn", lambda it, source: it.update(withdrawn=MISREAD), [WhyNot.WITHDRAWN]),
    ("observed", lambda it, source: source.update(kind="observational"), [WhyNot.OBSERVATIONAL]),
    (
        "three reasons",
        lambda it, source: (
            source.update(status="retired", kind="access-criteria"),
            it.update(scope="wider"),
        )[0],
        [WhyNot.NOT_CURRENT, WhyNot.ACCESS_CRITERIA, WhyNot.WIDER],
    ),
]


@pytest.mark.parametrize(
    ("change", "reasons"), [it[1:] for it in WHY_NOT], ids=[it[0] for it in WHY_NOT]
)
def test_every_reason_why_a_claim_cannot_decide_is_given(
    change: Callable[[dict[str, Any], dict[str, Any]], None], reasons: list[WhyNot]
) -> None:
    record, of = claim("g", "recommended"), sources(g=G20)
    change(record, of["g"])
    claims, records = ClaimSet([record], of).records()
    assert list(why_not(claims[0], records["g"])) == reasons


def test_a_claim_on_a_source_that_is_not_there_is_an_error() -> None:
    claims, _ = ClaimSet([claim("g", "recommended")], sources(g=G20)).records()
    nothing: dict[str, Source] = {}
    with pytest.raises(KeyError):
        judge(claims, nothing)


def test_a_claim_without_a_statement_points_nowhere() -> None:
    claims, _ = ClaimSet([claim("g", "no-statement")], sources(g=G20)).records()
    assert stance(claims[0]) == "no-statement"
    assert direction(claims[0]) is None


def test_claims_are_told_apart_by_therapy(shipped: Reference) -> None:
    for condition in shipped.bundle.conditions.values():
        parts = [claims_on(condition, "plex"), claims_on(condition, "ivig")]
        assert sorted(it.id for part in parts for it in part) == sorted(
            it.id for it in condition.claims
        )
        assert all(it.therapy == "plex" for it in parts[0])


def test_a_verdict_on_an_unknown_condition_is_an_error(shipped: Reference) -> None:
    with pytest.raises(KeyError):
        shipped.verdict("nothing", "plex")
