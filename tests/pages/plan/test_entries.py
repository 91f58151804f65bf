"""The planner's inputs: what a course takes over, what stays the user's own, what is refused."""

from __future__ import annotations

import pytest

from gui.core.reference import THERAPIES, Reference
from gui.pages.plan.courses import courses, lead_course
from gui.pages.plan.entries import GROUPS, fresh_entries, with_entry
from gui.pages.plan.page import plan_page
from gui.pages.words import Words
from tests.pages.plan.entered import IVIG, PATIENT, PLEX, WHOLE, entered, planned, without_claim
from tests.pages.shipped import CONDITIONS


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_form_that_was_just_opened_has_what_the_lead_gives_as_one_value_and_no_more(
    reference: Reference, condition: str
) -> None:
    entries = fresh_entries(reference, condition)
    assert entries.pop("units") == "metric"
    expected: dict[str, str] = {}
    for therapy in THERAPIES:
        lead = lead_course(reference, condition, therapy)
        if lead is not None:
            assert lead.source in reference.verdict(condition, therapy).lead
            expected |= {f"{therapy}_course": lead.id, **lead.values()}
    assert {field: text for field, text in entries.items() if text} == expected
    assert set(entries) == set(GROUPS) - {"units"}


def test_of_several_fluids_none_is_chosen_and_a_range_is_no_value(reference: Reference) -> None:
    entries = fresh_entries(reference, "gbs-adult")
    assert {field: text for field, text in entries.items() if text} == {
        "units": "metric",
        "plex_course": "gbs-adult.plex.asfa-2023",
        "ivig_course": "gbs-adult.ivig.ean-pns-2023-gbs",
        "dose": "2",
        "days": "5",
    }
    missing = plan_page(reference, "gbs-adult", entries, Words()).missing
    assert missing["plex"].endswith(
        "Exchanges (ASFA 2023: 5 to 6), Plasma volumes each (ASFA 2023: 1 to 1.5), "
        "Interval (ASFA 2023: 1 to 2 days), Replacement."
    )


def test_an_option_tells_for_what_it_is(reference: Reference) -> None:
    page = plan_page(reference, "mmn", fresh_entries(reference, "mmn"), Words())
    products = {option.id: option.label for option in page.field("product").options}
    assert products["gammagard-liquid-us"] == "Gammagard Liquid (US, MMN, CIDP)"
    courses_of_ivig = page.field("ivig_course").options
    assert [it.id for it in courses_of_ivig if ", maintenance: " in it.label] == [
        it.id for it in courses_of_ivig if ".maintenance" in it.id
    ]
    assert any(".maintenance" in it.id for it in courses_of_ivig)
    page = plan_page(reference, "gbs-adult", {}, Words())
    trial = next(it for it in page.field("plex_course").options if "psgbs" in it.id)
    assert trial.note == (
        "benefit. Severe adult GBS, onset within 14 days, 383 randomised. Five 50 mL/kg exchanges "
        "over 8-13 days (sixth allowed to reach 250 mL/kg total)."
    )


def test_the_courses_of_a_claim_that_is_withdrawn_are_gone(reference: Reference) -> None:
    course = "gbs-adult.ivig.efns-2008-ivig"
    assert course in {it.id for it in courses(reference, "gbs-adult", "ivig")}
    older = without_claim(reference, "gbs-adult", course)
    assert course not in {it.id for it in courses(older, "gbs-adult", "ivig")}


def test_a_range_of_the_source_stays_a_hint_beside_an_empty_field(reference: Reference) -> None:
    page = plan_page(reference, "gbs-adult", fresh_entries(reference, "gbs-adult"), Words())
    exchanges = page.field("exchanges")
    assert (exchanges.text, exchanges.hint) == ("", "ASFA 2023: 5 to 6")
    assert not exchanges.from_course
    dose = page.field("dose")
    assert (dose.text, dose.from_course) == ("2", True)
    assert dose.number == page.field("ivig_course").number > 0


@pytest.mark.parametrize("condition", CONDITIONS)
def test_each_course_is_offered_once_and_those_of_the_lead_first(
    reference: Reference, condition: str
) -> None:
    for therapy in THERAPIES:
        offered = courses(reference, condition, therapy)
        assert len({course.id for course in offered}) == len(offered)
        leads = [course.leads for course in offered]
        assert leads == sorted(leads, reverse=True)


def test_a_value_that_is_changed_is_the_users_own(reference: Reference) -> None:
    entries = fresh_entries(reference, "gbs-adult")
    entries = with_entry(reference, "gbs-adult", entries, "days", "4")
    days = plan_page(reference, "gbs-adult", entries, Words()).field("days")
    assert not days.from_course
    assert days.number == 0
    assert "5" in days.flag
    entries = with_entry(reference, "gbs-adult", entries, "days", "5,0")
    days = plan_page(reference, "gbs-adult", entries, Words()).field("days")
    assert days.from_course
    assert days.flag == ""


def test_another_course_takes_its_values_over_and_leaves_none_of_the_one_before(
    reference: Reference,
) -> None:
    entries = entered(reference, "mg-exacerbation", plex_course="mg-exacerbation.plex.barth-2011")
    assert (entries["exchanges"], entries["volumes"]) == ("5", "1")
    entries |= {"interval": "3"}
    none = with_entry(reference, "mg-exacerbation", entries, "plex_course", "")
    assert (none["exchanges"], none["volumes"], none["interval"]) == ("", "", "3")
    entries["exchanges"] = "6"
    none = with_entry(reference, "mg-exacerbation", entries, "plex_course", "")
    assert (none["exchanges"], none["volumes"]) == ("6", "")


def test_a_value_outside_the_course_is_flagged_and_not_refused(reference: Reference) -> None:
    page = planned(reference, "gbs-adult", **{**WHOLE, "exchanges": "8"})
    exchanges = page.field("exchanges")
    assert exchanges.problem == ""
    assert "5 to 6" in exchanges.flag
    assert page.missing["plex"] == ""
    assert page.sessions


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("height", "1.234,5", "two decimal signs"),
        ("height", "20", "20 cm is outside 40 to 230 cm"),
        ("weight", "301", "outside 2 to 300 kg"),
        ("weight", "74 stone", "this unit is not known"),
        ("haematocrit", "9", "outside 10 to 65 % and outside 0.10 to 0.65"),
        ("exchanges", "13", "outside 1 to 12"),
        ("exchanges", "2.5", "not a whole number"),
        ("volumes", "2.1", "outside 0.5 to 2"),
        ("dose", "4", "outside 0.1 to 3 g/kg"),
        ("days", "8", "outside 1 to 7"),
        ("sex", "x", "not one of: female, male"),
        ("product", "x", "privigen-eu"),
        ("start", "2026-02-30", "not a date"),
        ("plasma_share", "30", "only where albumin and plasma are both chosen"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason_and_nothing_is_computed(
    reference: Reference, field: str, typed: str, said: str
) -> None:
    page = planned(reference, "gbs-adult", **{**WHOLE, field: typed})
    refused = page.field(field)
    assert said in refused.problem
    assert refused.flag == ""
    concerned = THERAPIES if refused.group == "patient" else (refused.group,)
    for therapy in THERAPIES:
        stays = therapy not in concerned or (therapy, field) == ("ivig", "haematocrit")
        assert (page.missing[therapy] == "") is stays
        assert any(entry.therapy == therapy for entry in page.sessions) is stays


@pytest.mark.parametrize("field", [*PATIENT, *PLEX])
def test_without_an_input_there_is_no_result_and_it_is_named(
    reference: Reference, field: str
) -> None:
    page = planned(reference, "mmn", **{**WHOLE, field: ""})
    assert page.field(field).label in page.missing["plex"]
    assert not any(entry.therapy == "plex" for entry in page.sessions)
    assert not any(table.therapy == "plex" for table in page.tables)
    said = [row.plex for row in page.rows if row.id != "based-on"]
    assert [[statement.text for statement in cell] for cell in said] == [
        ["Not computed yet"] for _ in said
    ]
    assert page.curve is None


@pytest.mark.parametrize("field", ["sex", "age", "height", "weight", *IVIG])
def test_without_an_input_no_dose_is_computed(reference: Reference, field: str) -> None:
    page = planned(reference, "mmn", **{**WHOLE, field: ""})
    assert page.field(field).label in page.missing["ivig"]
    assert not any(table.therapy == "ivig" for table in page.tables)
    assert not any(entry.therapy == "ivig" for entry in page.sessions)


def test_albumin_and_plasma_both_need_the_share_of_plasma(reference: Reference) -> None:
    both = {**WHOLE, "replacement": "both"}
    page = planned(reference, "mmn", **both)
    assert page.field("plasma_share").enabled
    assert page.field("plasma_share").label in page.missing["plex"]
    page = planned(reference, "mmn", **both, plasma_share="40")
    assert page.missing["plex"] == ""
    entries = entered(reference, "mmn", **both, plasma_share="40")
    assert with_entry(reference, "mmn", entries, "replacement", "albumin")["plasma_share"] == ""


def test_switching_the_units_never_changes_what_was_meant(reference: Reference) -> None:
    entries = entered(reference, "mmn", height="168", weight="74,5 kg")
    switched = with_entry(reference, "mmn", entries, "units", "imperial")
    assert (switched["height"], switched["weight"]) == ("168 cm", "74,5 kg")
    page = plan_page(reference, "mmn", switched, Words())
    assert (page.field("height").unit, page.field("weight").unit) == ("in", "lb")
    assert page.field("height").read_as == "168 cm = 66.1 in"
    back = with_entry(reference, "mmn", {**switched, "height": "66"}, "units", "metric")
    assert back["height"] == "66 in"


def test_a_number_that_was_refused_is_cleared_and_not_read_in_other_units(
    reference: Reference,
) -> None:
    entries = entered(reference, "mmn", weight="350")
    assert with_entry(reference, "mmn", entries, "units", "imperial")["weight"] == ""


@pytest.mark.parametrize(
    ("field", "typed", "echo"),
    [
        ("height", "1,68 m", "1.68 m = 168.0 cm"),
        ("height", "5 ft 6 in", "5 ft 6 in = 167.6 cm"),
        ("weight", "163 lb", "163 lb = 73.9 kg"),
        ("haematocrit", "0,38", "0.38, read as a fraction: 38 %"),
        ("haematocrit", "38", "38 %, read as percent"),
        ("volumes", "1,25", "1.25 \u00d7 plasma volume"),
        ("start", "26.11.2026", "2026-11-26"),
    ],
)
def test_what_was_read_is_echoed(reference: Reference, field: str, typed: str, echo: str) -> None:
    assert planned(reference, "mmn", **{field: typed}).field(field).read_as == echo


def test_unlikely_entries_are_flagged_by_the_programs_own_limits(reference: Reference) -> None:
    page = planned(reference, "mmn", **{**WHOLE, "height": "74", "weight": "168"})
    assert page.missing["plex"] == ""
    assert any("body mass index" in flag and "own limits" in flag for flag in page.flags)
    child = planned(reference, "mmn", **{**WHOLE, "age": "years-7-14", "weight": "4"})
    assert "own limits" in child.field("weight").flag


def test_no_two_courses_of_a_condition_are_offered_in_the_same_words(
    reference: Reference, words: Words
) -> None:
    for condition in reference.bundle.conditions:
        page = plan_page(reference, condition, {}, words)
        for field in ("plex_course", "ivig_course"):
            labels = [option.label for option in page.field(field).options]
            assert len(set(labels)) == len(labels), condition
    offered = plan_page(reference, "igm-neuropathy", {}, words).field("plex_course").options
    assert any(it.label.startswith("ASFA 2023, Anti-MAG neuropathy: 1-1.5") for it in offered)


def test_a_dose_of_one_day_does_not_pass_for_the_total(reference: Reference) -> None:
    dose = planned(reference, "gbs-adult", **{**WHOLE, "dose": "0.4", "days": "5"}).field("dose")
    assert dose.read_as == "0.4 g/kg in total, 0.08 g/kg a day"
    dose = planned(reference, "gbs-adult", **{**WHOLE, "dose": "2", "days": ""}).field("dose")
    assert dose.read_as == "2 g/kg in total"
    entries = {**fresh_entries(reference, "gbs-adult"), "dose": "0.4"}
    dose = plan_page(reference, "gbs-adult", entries, Words()).field("dose")
    assert dose.flag == "outside what the chosen course has: 2 g/kg in total"


@pytest.mark.parametrize(
    ("condition", "age", "said"),
    [
        ("gbs-adult", "years-2-6", "about adults"),
        ("gbs-child", "adult", "about children"),
        ("gbs-adult", "adult", ""),
        ("gbs-child", "years-15-17", ""),
        ("cidp", "years-2-6", ""),
        ("gbs-child", "", ""),
    ],
)
def test_a_patient_of_other_ages_than_the_condition_is_flagged(
    reference: Reference, condition: str, age: str, said: str
) -> None:
    flags = planned(reference, condition, age=age).flags
    assert [flag for flag in flags if "This condition" in flag] == [
        flag for flag in flags if said and said in flag
    ]
    assert bool(flags) == bool(said)


def test_a_range_beside_a_field_says_what_it_is_of(reference: Reference) -> None:
    entries = fresh_entries(reference, "cidp")
    interval = plan_page(reference, "cidp", {**entries, "interval": "1"}, Words()).field("interval")
    assert (interval.hint, interval.flag) == ("ASFA 2023: 2 to 3 a week", "")
    entries = entered(reference, "mmn", ivig_course="mmn.ivig.cochrane-2005-mmn")
    dose = plan_page(reference, "mmn", entries, Words()).field("dose")
    assert dose.hint == "Cochrane 2005: 2 to 2.5 g/kg in total"
