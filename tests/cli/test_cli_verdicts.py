"""`list`, `show` and `overview` as JSON give the verdicts that follow from the evidence."""

import json

import pytest

from build_scripts.uniform import uniform_field
from gui.core.evidence import WhyNot
from gui.pages.words import WHY_NOT
from tests.cli.terminal import DATA, evidence, run
from tests.core.evidence.rule_in_words import Outcome, direction, outcome

CLAIMS = evidence("claims")
SOURCES = {source["id"]: source for source in evidence("sources")}
CONDITIONS = {condition["id"]: condition for condition in evidence("conditions")}
KEYS_OF_A_COLUMN = {"verdict", "lead", "opposing", "differing", "unsupported", "rows"}


def claims_on(condition: str, therapy: str) -> dict[str, dict[str, str]]:
    return {
        claim["id"]: claim
        for claim in CLAIMS
        if claim["condition"] == condition and claim["therapy"] == therapy
    }


def expected(condition: str, therapy: str) -> Outcome:
    return outcome(claims_on(condition, therapy).values(), SOURCES)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_show_gives_both_verdicts_with_their_sources(condition: str) -> None:
    printed = run("show", condition, "--json")
    shown = printed.json()
    assert (printed.code, printed.err) == (0, "")
    assert shown["condition"]["id"] == condition
    assert shown["condition"]["name"] == CONDITIONS[condition]["name"]["en"]
    for therapy in ("plex", "ivig"):
        column, rule = shown[therapy], expected(condition, therapy)
        sources = {key: claim["source"] for key, claim in claims_on(condition, therapy).items()}
        assert set(column) >= KEYS_OF_A_COLUMN
        assert column["verdict"] == rule.verdict
        assert column["unsupported"] is rule.unsupported
        for key in ("lead", "opposing", "differing"):
            named = {sources[claim] for claim in getattr(rule, key)}
            assert set(column[key]) == named
            assert len(column[key]) == len(named)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_show_gives_every_claim_and_whether_it_decides(condition: str) -> None:
    shown = {claim["id"]: claim for claim in run("show", condition, "--json").json()["claims"]}
    known = {**claims_on(condition, "plex"), **claims_on(condition, "ivig")}
    assert list(shown) == list(dict.fromkeys(shown))
    assert set(shown) == set(known)
    for therapy in ("plex", "ivig"):
        rule = expected(condition, therapy)
        for key, claim in claims_on(condition, therapy).items():
            entry = shown[key]
            assert entry["source"] == claim["source"]
            assert entry.get("position") == claim.get("position")
            assert entry.get("finding") == claim.get("finding")
            assert entry["decides"] is (key in rule.deciders)
            assert (entry["why_not"] is None) is entry["decides"]
            assert (entry["why_not_codes"] == []) is entry["decides"]
            assert entry["role"] == role_of(key, rule)


def role_of(claim: str, rule: Outcome) -> str:
    for role in ("lead", "opposing", "differing"):
        if claim in getattr(rule, role):
            return role
    return "outranked" if claim in rule.deciders else "cannot-decide"


def test_reasons_are_given_in_words_and_as_codes() -> None:
    given = [
        (claim["why_not"], tuple(claim["why_not_codes"]))
        for condition in CONDITIONS
        for claim in run("show", condition, "--json").json()["claims"]
        if not claim["decides"]
    ]
    reasons = {reason.value for reason in WhyNot} - {"withdrawn"}  # nothing shipped is withdrawn
    assert {code for _, codes in given for code in codes} == reasons
    for words, codes in given:
        assert words == "; ".join(WHY_NOT[code] for code in codes)


def test_list_gives_both_verdicts_on_every_condition() -> None:
    assert run("list", "--json").json() == [
        {
            "id": key,
            "name": condition["name"]["en"],
            "plex": expected(key, "plex").verdict,
            "ivig": expected(key, "ivig").verdict,
        }
        for key, condition in CONDITIONS.items()
    ]


def test_the_overview_gives_the_approved_verdicts() -> None:
    approved = json.loads((DATA / "verdicts.json").read_text("utf-8"))
    rows = [row for group in run("overview", "--json").json()["groups"] for row in group["rows"]]
    assert {row["id"] for row in rows} == set(approved)
    for row in rows:
        for therapy in ("plex", "ivig"):
            cell, wanted = row[therapy], approved[row["id"]][therapy]
            assert cell["verdict"] == wanted["verdict"]
            assert cell["unsupported"] is wanted["unsupported"]


@pytest.mark.parametrize("therapy", ["plex", "ivig"])
def test_who_disagrees_is_named_with_what_they_say(therapy: str) -> None:
    for condition in CONDITIONS:
        rule = expected(condition, therapy)
        banners = [
            banner
            for banner in run("show", condition, "--json").json()["banners"]
            if banner["therapy"] == therapy
        ]
        named = {
            statement["source"]: statement["text"]
            for banner in banners
            for statement in banner["statements"]
        }
        claims = claims_on(condition, therapy)
        involved = rule.lead | rule.opposing | rule.differing
        speaking = involved if rule.opposing or rule.differing else frozenset()
        assert set(named) == {claims[key]["source"] for key in speaking}
        directions = {direction(claims[key]) for key in speaking}
        assert len(directions) == (2 if speaking else 0)
        for key in speaking:
            text = named[claims[key]["source"]]
            statement = uniform_field(key, "statement", claims[key]["statement"])
            assert statement.startswith(text.partition(": ")[2].rstrip("."))
