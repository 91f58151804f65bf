"""The planner's page: the answer in two columns, every rule, the days, and where it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from gui.core.bundle.records import TherapyId
from gui.core.reference import THERAPIES, Reference
from gui.pages.parts import Statement
from gui.pages.plan.entries import fresh_entries
from gui.pages.plan.page import plan_page
from gui.pages.plan.parts import PlanPage, RuleTable
from gui.pages.plan.words import PLAN_ROWS
from gui.pages.words import VERDICTS, Words
from tests.german import german_words
from tests.pages.plan.entered import WHOLE, entered, planned, planned_in
from tests.pages.shipped import CONDITIONS

MAN = {**WHOLE, "sex": "male", "height": "175", "weight": "80", "haematocrit": "0.45"}


def row(page: PlanPage, name: str, therapy: TherapyId) -> list[str]:
    found = next(entry for entry in page.rows if entry.id == name)
    return [statement.full for statement in found.column(therapy)]


def table(page: PlanPage, name: str) -> RuleTable:
    return next(entry for entry in page.tables if entry.id == name)


def everything_said(page: PlanPage) -> Iterator[Statement]:
    for therapy in THERAPIES:
        yield from page.badge(therapy).notes
        for entry in page.rows:
            yield from entry.column(therapy)
    yield from page.sequence
    yield from page.observed


@pytest.fixture(scope="module")
def mixed(reference: Reference) -> PlanPage:
    """Exchanges from 1 December on, and IVIG from the day after the last one."""
    return planned(reference, "gbs-adult", **WHOLE, start="2026-12-01", ivig_day="10")


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_condition_has_a_plan_with_its_verdicts_and_every_source_told(
    reference: Reference, condition: str
) -> None:
    page = planned(reference, condition, **WHOLE)
    assert page.missing == {"plex": "", "ivig": ""}
    assert [entry.id for entry in page.rows] == list(PLAN_ROWS)
    for therapy in THERAPIES:
        badge = page.badge(therapy)
        verdict = reference.verdict(condition, therapy)
        assert badge.label == VERDICTS[verdict.word]
        harmful = [it for it in verdict.assessments if it.claim.may_harm and not it.claim.withdrawn]
        told = {note.source for note in badge.notes if note.text.startswith("Of harm: ")}
        assert {it.claim.source for it in harmful} <= told
    cards = {card.number: card.id for card in page.sources}
    assert list(cards) == list(range(1, len(cards) + 1))
    for statement in everything_said(page):
        assert statement.text.strip()
        assert cards.get(statement.number, "") == statement.source
    numbers = {line.number for entry in page.tables for line in entry.lines}
    numbers |= {entry.number for entry in page.working} - {0}
    assert numbers <= set(cards)


def test_nothing_is_computed_before_anything_is_entered(reference: Reference) -> None:
    page = plan_page(reference, "mmn", {}, Words())
    assert all(page.missing.values())
    nothing = (page.rows, page.tables, page.sessions, page.working, page.sequence, page.observed)
    assert not any(nothing)
    assert page.curve is None
    assert page.timeline is None


def test_the_first_line_is_the_answer_with_its_range_and_names_both_ends(
    reference: Reference,
) -> None:
    page = planned(reference, "mmn", **WHOLE)
    session = row(page, "session", "plex")
    assert session[0].startswith("2.66 to 2.98 L exchanged: 1 \u00d7 plasma volume")
    assert session[1:4] == [
        "\u26a0 The rules are 12 % apart, more than 10 %",
        "Lowest: AABB (by weight) 2.66 L",
        "Highest: Per kilogram 2.98 L",
    ]
    assert row(page, "course", "plex")[0].startswith(
        "13.3 to 14.9 L in 5 sessions over 9 days, every other day"
    )
    replacement = row(page, "replacement", "plex")
    assert replacement[0].startswith(
        "Albumin 5 %: 2.66 to 2.98 L, 133 to 149 g a session; 13.3 to 14.9 L, 666 to 746 g in total"
    )
    assert replacement[1] == "Bottles of 12.5 g: 11 to 12 a session, 55 to 60 in total"
    assert row(page, "rate", "plex") == []


def test_published_rules_for_the_dose_are_never_one_silent_number(reference: Reference) -> None:
    page = planned(reference, "mmn", **MAN)
    dose = table(page, "dose")
    assert [line.cells[1] for line in dose.lines] == ["160 g", "141 g", "149 g", "149 g", "149 g"]
    assert [line.cells[5] for line in dose.lines][3] == "150 g"
    assert dose.wide
    assert "lowest Ideal weight, highest Actual weight" in dose.spread
    assert not any(line.chosen for line in dose.lines)
    assert row(page, "session", "ivig")[0].startswith("28.2 to 32.0 g a day")


def test_the_rule_that_is_chosen_goes_on_and_the_others_stand_beside(reference: Reference) -> None:
    page = planned(reference, "mmn", **{**WHOLE, "weight_rule": "actual"})
    session = row(page, "session", "ivig")
    assert session[0] == "29.6 g a day \u00b7 Actual weight"
    assert session[1] == "A day: 30 g to the nearest 5 g \u00b7 150 g over 5 days"
    assert session[2] == (
        "A day: 30 g in whole vials \u00b7 1 \u00d7 20 g + 1 \u00d7 10 g; 150 g over 5 days"
    )
    assert row(page, "course", "ivig")[0].startswith("148 g over 5 days: 2 g/kg \u00d7 74.0 kg")
    assert row(page, "time", "ivig")[0].startswith(
        "2 h 22 min a day at the steps of a published program"
    )
    assert row(page, "rate", "ivig")[0] == (
        "Start: 0.3 mL/kg/h = 22.2 mL/h, for 30 min \u00b7 by the actual weight, 74.0 kg"
    )
    assert row(page, "load", "ivig")[0].startswith("Fluid: 296 mL a day, 1.48 L in total")
    lines = table(page, "dose").lines
    assert [line.id for line in lines if line.chosen] == ["actual"]
    assert all(line.cells[0] for line in lines)
    steps = table(page, "rate-steps").lines
    assert steps[-1].cells == ("355.2 mL/h", "22 min", "130 mL")


def test_a_chosen_rule_that_gives_nothing_says_why(reference: Reference) -> None:
    small = {**WHOLE, "height": "150", "weight_rule": "ideal"}
    page = planned(reference, "mmn", **small)
    why = ["Ideal weight: not defined below 152.4 cm"]
    assert [row(page, name, "ivig") for name in ("session", "course", "load")] == [why] * 3
    assert row(page, "rate", "ivig")[0].startswith("Start: 0.3 mL/kg/h = 22.2 mL/h")
    assert page.timeline is None
    assert table(page, "dose").lines[1].why_not == "not defined below 152.4 cm"


def test_a_rule_outside_its_range_says_why_it_gives_nothing(reference: Reference) -> None:
    child = {**WHOLE, "age": "years-7-14", "height": "140", "weight": "35"}
    lines = {
        line.id: line for line in table(planned(reference, "mmn", **child), "plasma-volume").lines
    }
    assert {name for name, line in lines.items() if not line.why_not} == {"linderkamp-3", "kaplan"}
    assert lines["nadler"].why_not == "published for adults"
    assert lines["nadler"].cells == ("", "")


def test_where_no_steps_are_published_none_is_invented(reference: Reference) -> None:
    chosen = {**WHOLE, "product": "octagam-10-us", "weight_rule": "actual"}
    page = planned(reference, "dermatomyositis", **chosen)
    time = row(page, "time", "ivig")
    assert time[0].startswith("1 h 40 min a day at the maximum throughout, 6 h 40 min at the start")
    assert time[1].startswith(
        "With renal or thrombotic risk: 2 h 1 min a day at the maximum throughout"
    )
    assert "renal or thrombotic risk" in row(page, "rate", "ivig")[2]
    assert not [entry for entry in page.tables if entry.id == "rate-steps"]
    assert "Vials: the content has no sizes of this product" in row(page, "session", "ivig")[-1]
    assert any("maltose" in said for said in row(page, "load", "ivig"))


def test_the_gbs_protocol_stands_only_where_the_content_has_it(reference: Reference) -> None:
    with_it = [
        condition
        for condition in ("gbs-adult", "gbs-child", "mmn")
        if any(
            "GBS protocol" in said
            for said in row(planned(reference, condition, **WHOLE), "course", "plex")
        )
    ]
    assert with_it == ["gbs-adult"]


def test_the_days_have_dates_once_there_is_one(mixed: PlanPage, reference: Reference) -> None:
    plex = [entry for entry in mixed.sessions if entry.therapy == "plex"]
    assert [entry.date for entry in plex][-1] == "2026-12-09"
    assert [entry.day for entry in plex] == [1, 3, 5, 7, 9]
    assert [entry.day for entry in mixed.sessions[5:]] == [10, 11, 12, 13, 14]
    assert not any(entry.date for entry in planned(reference, "mmn", **WHOLE).sessions)
    for entry in mixed.sessions:
        assert len(entry.cells) == len(mixed.session_headings[entry.therapy])


def test_both_for_one_patient_are_added_up_with_what_sources_say(mixed: PlanPage) -> None:
    line = mixed.timeline
    assert line is not None
    assert line.mixed
    assert len(line.days) == 10
    assert [entry[3] for entry in line.summary][:2] == ["10", "14"]
    assert line.summary[3][1:] == ("13.3 to 14.9 L", "nothing", "13.3 to 14.9 L")
    assert "after the last exchange on day 9" in mixed.mixing
    assert len(mixed.sequence) > 3
    assert "63.2 % of the IgG that is in the plasma at that time" in mixed.sequence[-1].text


def test_an_exchange_after_an_infusion_is_told(reference: Reference) -> None:
    page = planned(reference, "gbs-adult", **WHOLE, ivig_day="4")
    assert "an exchange follows on a later day: on days 4, 5, 6, 7, 8" in page.mixing
    assert "on the day of an exchange: on days 5, 7" in page.mixing


def test_nothing_says_that_it_is_washed_out(mixed: PlanPage) -> None:
    """No source of the content says so; what it has on the sequence is shown word for word."""
    said = " ".join(statement.full for statement in everything_said(mixed))
    assert not re.search(r"wash", said + mixed.mixing + " ".join(mixed.notes), re.IGNORECASE)


def test_alternatives_are_not_added_up(reference: Reference) -> None:
    page = planned(reference, "gbs-adult", **WHOLE)
    assert page.timeline is not None
    assert not page.timeline.mixed
    assert len(page.timeline.summary_headings) == 3
    assert page.mixing.startswith("Two alternatives")
    assert page.sequence == ()


def test_the_curve_has_its_numbers_as_a_table_and_what_was_observed(mixed: PlanPage) -> None:
    curve = mixed.curve
    assert curve is not None
    assert curve.session_hours == (0, 48, 96, 144, 192)
    assert curve.infusion_hours[0] == (216, 240)
    assert curve.points[-1].hours == curve.last_hour == 20 * 24
    assert all(point.low <= point.middle <= point.high for point in curve.points)
    assert curve.rows[1] == ("After exchange 1", "1", "38 %", "38 to 39 %")
    assert {len(cells) for cells in curve.rows} == {len(curve.headings)}
    placed = {entry.at_hours for entry in curve.observed}
    assert {2.0, 98.0, None} <= placed
    assert "estimate" in curve.description
    assert [entry.text for entry in mixed.observed] == [entry.text for entry in curve.observed]


def test_the_working_is_written_out_with_owner_and_units(reference: Reference) -> None:
    page = planned(reference, "mmn", **WHOLE)
    lines = {entry.title: entry.lines for entry in page.working}
    assert (
        "PV (mL) = 36 \u00d7 w = 36 \u00d7 74 = 2664 mL = 2.664 L"
        in lines["Plasma exchange: AABB (by weight)"]
    )
    nadler = "\n".join(lines["Plasma exchange: Nadler"])
    assert "0.3561 \u00d7 1.68\u00b3 + 0.03308 \u00d7 74 + 0.1833 = 4.319715 L" in nadler
    assert "(Nadler, Hidalgo, Bloch)" in nadler
    assert "D (g) = d \u00d7 w = 2 \u00d7 74 = 148 g" in lines["Immunoglobulin: Actual weight"]
    assert any("half to even" in note for note in page.notes)


def test_one_therapy_alone_shows_nothing_of_the_other(reference: Reference) -> None:
    entries = entered(reference, "mmn", **WHOLE)
    page = plan_page(reference, "mmn", entries, Words(), ("plex",))
    assert page.therapies == ("plex",)
    assert {field.group for field in page.fields} == {"patient", "plex"}
    assert {entry.therapy for entry in page.tables} == {"plex"}
    assert list(page.missing) == ["plex"]
    assert page.timeline is None


def test_older_content_without_dosing_data_says_so(reference: Reference) -> None:
    older = Reference(replace(reference.bundle, dosing_file=None))
    page = plan_page(older, "mmn", fresh_entries(older, "mmn") | WHOLE, Words())
    assert page.missing["plex"] == "This content has no data for the planner."
    assert page.rows == ()


def test_german_has_a_decimal_comma_and_the_same_units(reference: Reference) -> None:
    page = planned_in(german_words(), reference, "mmn", **WHOLE)
    assert row(page, "session", "plex")[0].startswith("2,66 bis 2,98 L ausgetauscht")
    assert row(page, "rate", "ivig")[0].startswith("Beginn: 0,3 mL/kg/h = 22,2 mL/h")
    assert page.field("days").text == "5"
    own = [entry for entry in everything_said(page) if not entry.verbatim and not entry.role]
    assert not [entry.text for entry in own if re.search(r"\d\.\d", entry.text)]


def test_rules_that_agree_are_told_once_and_a_table_that_ends_says_so(
    reference: Reference,
) -> None:
    child = {"age": "years-2-6", "height": "107", "weight": "17"}
    table_only = {"product": "newfoundland-first-infusion"}
    page = planned(reference, "gbs-child", **{**WHOLE, **child, **table_only})
    session = row(page, "session", "ivig")
    assert session[0] == "6.8 g a day \u00b7 Actual weight and Ontario"
    assert not any(said.startswith(("Lowest", "Highest")) for said in session)
    assert table(page, "dose").spread == "All rules that apply agree."
    beyond = "The published table goes from 40 to 130 kg: no rate for this weight"
    assert row(page, "rate", "ivig") == [beyond]
    assert row(page, "time", "ivig")[0] == beyond
    plex = row(page, "session", "plex")
    assert {said.split(" \u00b7")[0].split()[-1] for said in plex[2:4]} == {"mL"}
