"""What is copied of a plan: both forms say the same, with sources, and the working if it shows."""

from __future__ import annotations

import re
from html import unescape

import pytest

from gui.core.reference import Reference
from gui.pages.imprint import Imprint, imprint
from gui.pages.plan.copied import plan_summary, rule_statements
from gui.pages.plan.parts import PlanPage
from gui.pages.words import Words
from tests.german import german_words
from tests.pages.planned import planned


@pytest.fixture(scope="module")
def page(reference: Reference, words: Words) -> PlanPage:
    return planned(reference, words)


@pytest.fixture(scope="module")
def stands(reference: Reference, words: Words) -> Imprint:
    return imprint(reference.bundle, reference.bundle.manifest.built, words)


def test_both_forms_say_the_same(page: PlanPage, stands: Imprint, words: Words) -> None:
    copied = plan_summary(page, stands, words, working=True)
    without_marks = unescape(re.sub(r"<[^>]+>", "", copied.rich))
    assert without_marks == copied.plain
    assert all(line.strip() for line in copied.plain.splitlines())


def test_it_says_what_was_entered_and_the_answer(
    page: PlanPage, stands: Imprint, words: Words
) -> None:
    plain = plan_summary(page, stands, words, working=False).plain
    assert plain.splitlines()[0].startswith(f"Plan: {page.title}")
    for field in page.fields:
        if field.text:
            assert f"{field.label}: " in plain
    for entry in ("Height: 167 cm", "Weight: 73.5 kg", "Replacement: Albumin 5 % and plasma"):
        assert entry in plain
    for row in page.rows:
        for therapy in page.therapies:
            computed = [one for one in row.column(therapy) if not one.verbatim]
            assert all(one.full in plain for one in computed), row.label
    for statement in page.sequence:
        assert statement.full in plain
    assert page.mixing in plain
    for therapy in page.therapies:
        assert all(note.full in plain for note in page.badge(therapy).notes)
    assert all(note in plain for note in page.notes)
    assert plain.splitlines()[-1].endswith(stands.not_a_prescription)


@pytest.mark.parametrize("shown", [False, True])
def test_the_working_is_copied_where_it_is_shown(
    shown: bool, page: PlanPage, stands: Imprint, words: Words
) -> None:
    lines = plan_summary(page, stands, words, working=shown).plain.splitlines()
    wanted = [" ".join(line.split()) for entry in page.working for line in entry.lines]
    assert [line in lines for line in wanted] == [shown for _ in wanted]
    assert (page.tables[0].title in lines) is shown
    assert (page.tables[0].spread in lines) is shown


def test_what_is_unlikely_and_what_is_not_computed_is_told(
    reference: Reference, stands: Imprint, words: Words
) -> None:
    page = planned(reference, words, weight="250", haematocrit="", exchanges="8")
    lines = plan_summary(page, stands, words, working=False).plain.splitlines()
    (flag,) = page.flags
    assert flag in lines
    beyond = page.field("exchanges").flag
    assert beyond and beyond in "".join(lines)
    assert f"PLEX: {page.missing['plex']}" in lines
    assert "Not computed yet" not in "".join(lines)


def test_every_mark_leads_to_its_source_and_no_source_is_there_for_nothing(
    page: PlanPage, stands: Imprint, words: Words
) -> None:
    plain = plan_summary(page, stands, words, working=True).plain
    said, listed = plain.split("\n[1] ", 1)
    marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", said)}
    assert marks == set(range(1, len(marks) + 1))
    assert re.findall(r"^\[(\d+)\]", listed, re.MULTILINE) == [
        str(number) for number in range(2, len(marks) + 1)
    ]


def test_what_is_missing_stands_there_and_no_number_does(
    reference: Reference, stands: Imprint, words: Words
) -> None:
    page = planned(reference, words, height="", weight="")
    plain = plan_summary(page, stands, words, working=True).plain
    assert page.missing["plex"] in plain and page.missing["ivig"] in plain
    assert "kg" not in plain.split("Data 2026", 1)[0].replace("(cm, kg)", "").replace("g/kg", "")


def test_lines_of_a_table_of_rules_are_copied_with_their_sources(page: PlanPage) -> None:
    table = page.tables[0]
    one, other = table.lines[0], next(line for line in table.lines if line.why_not)
    said = rule_statements(table, [one.id, other.id])
    assert [entry.number for entry in said] == [one.number, other.number]
    assert one.rule in said[0].text and f"{table.headings[0]} {one.cells[0]}" in said[0].text
    assert said[1].text.endswith(other.why_not)


def test_it_is_copied_in_german_with_a_comma(reference: Reference) -> None:
    german = german_words()
    day = reference.bundle.manifest.built
    page = planned(reference, german)
    plain = plan_summary(page, imprint(reference.bundle, day, german), german, working=False).plain
    assert "Gewicht: 73,5 kg" in plain and "73.5" not in plain
