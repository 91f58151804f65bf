"""The shipped dosing data: each course of the content with its numbers, and who says them."""

from __future__ import annotations

import re
from typing import Any

from gui.core.bundle import Bundle
from gui.core.bundle.dosing import source_of
from gui.core.reference import Reference


def shipped_courses(bundle: Bundle) -> dict[str, str]:
    claims = (claim for entry in bundle.conditions.values() for claim in entry.claims)
    facts = (fact for therapy in bundle.therapies.values() for fact in therapy.facts)
    return {claim.id: claim.course for claim in claims if claim.course} | {
        fact.id: fact.statement for fact in facts if fact.row == "course"
    }


WITHOUT_NUMBERS_FOR_A_PLAN = {
    "dermatomyositis.plex.ning-2019": "four or more",
    "dermatomyositis.ivig.ontario-ig": "maximum 2 g/kg",
    "gbs-adult.ivig.aan-2012-ivig": "insufficient",
    "gbs-child.ivig.cochrane-2014-ivig-gbs": "versus",
    "igm-neuropathy.plex.jnnp-1995-igm": "15 exchanges",
    "igm-neuropathy.ivig.nba-au": "review",
    "inclusion-body-myositis.ivig.dalakas-2001-ibm": "for 3 months",
    "mmn.ivig.hahn-2013": "10% IVIG",
}
"""An open end, a greatest dose, no dose, alternatives, or more exchanges than are computed."""


def test_every_shipped_course_has_its_numbers(reference: Reference) -> None:
    dosing = reference.bundle.dosing
    assert dosing is not None
    courses = shipped_courses(reference.bundle)
    without = set(courses) - {regimen.of for regimen in dosing.regimens}
    assert without == set(WITHOUT_NUMBERS_FOR_A_PLAN)
    assert all(why in courses[name] for name, why in WITHOUT_NUMBERS_FOR_A_PLAN.items())


NUMBER = r"(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?"
SAID: dict[str, str] = {
    "g_per_kg": rf"{NUMBER} g/kg(?!/day)",
    "g_per_kg_per_day": rf"{NUMBER} g/kg/day",
    "g_per_day": rf"{NUMBER} g/day",
    "days": rf"g/kg.*?(?:over|for|on) {NUMBER} (?:consecutive )?days",
    "volumes": rf"{NUMBER} (?:total )?plasma volumes?",
    "exchanges": rf"{NUMBER} (?:plasma )?(?:exchanges|treatments)(?! per week)",
    "exchanges_per_week": rf"{NUMBER} (?:plasma )?(?:exchanges )?per week",
    "over_days": rf"(?:exchanges|treatments|every other day) over {NUMBER} days",
    "over_weeks": rf"(?:over|for) {NUMBER} weeks",
    "litres_in_total": rf"{NUMBER} L ",
    "ml_per_kg_each": rf"{NUMBER} mL/kg exchanges",
    "ml_per_kg_in_total": rf"total of {NUMBER} mL plasma per kg",
    "albumin_percent": rf"{NUMBER}% albumin",
}
NO_PART_OF_A_COURSE = {("dermatomyositis.ivig.proderm-2022", "over_weeks")}
"""For 16 weeks: for so long the infusions were repeated."""


def said_of(course: Any, name: str) -> tuple[float, ...]:
    value = getattr(course, name, None)
    return value if isinstance(value, tuple) else (value, value)


def test_a_number_of_a_shipped_course_is_what_its_unit_says(reference: Reference) -> None:
    dosing = reference.bundle.dosing
    assert dosing is not None
    seen = dict.fromkeys(SAID, 0)
    for regimen in dosing.regimens:
        for name, pattern in SAID.items():
            found = re.search(pattern, regimen.says)
            if found is None or (regimen.id, name) in NO_PART_OF_A_COURSE:
                continue
            low = float(found[1])
            high = low if found[2] is None else float(found[2])
            assert said_of(regimen.plex or regimen.ivig, name) == (low, high), (regimen.id, name)
            seen[name] += 1
    assert all(seen.values()), seen


def test_a_shipped_course_is_reported_where_its_text_says_so(reference: Reference) -> None:
    dosing = reference.bundle.dosing
    assert dosing is not None
    for regimen in dosing.regimens:
        assert (regimen.phase == "reported") is ("reported" in regimen.says), regimen.id


def test_whoever_says_a_number_has_a_source(reference: Reference) -> None:
    bundle, dosing = reference.bundle, reference.bundle.dosing
    assert dosing is not None
    for product in dosing.products:
        assert source_of(bundle, product.rate.of) in bundle.sources
    assert source_of(bundle, "privigen.composition.1") == "epi-privigen"
    assert source_of(bundle, "ivig.infusion-rate.3") == "nl-ivig"
    assert source_of(bundle, "mg-exacerbation.plex.barth-2011") == "barth-2011"
    assert source_of(bundle, "pharmot-calculator") == "pharmot-calculator"
