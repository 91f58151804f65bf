"""A withdrawn claim decides nothing, says so wherever it is with reason and date, and stays."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from gui.cli.json_output import show_json
from gui.cli.text_file import text_file
from gui.core.reference import Reference
from gui.exports.csv_file import csv_file
from gui.exports.html_file import html_file
from gui.pages.comparison import comparison_page
from gui.pages.copied import claim_statement
from gui.pages.evidence import evidence_page
from gui.pages.imprint import Imprint, imprint
from gui.pages.summary import condition_summary
from gui.pages.words import Words
from tests.german import german_words
from tests.pages.withdrawn import REASON, SAID, with_withdrawn

CONDITION = "mmn"
TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def withdrawn(reference: Reference) -> Reference:
    return with_withdrawn(reference, CONDITION, "ivig")


@pytest.fixture(scope="module")
def stands(withdrawn: Reference, words: Words) -> Imprint:
    return imprint(withdrawn.bundle, TODAY, words)


def folded(text: str) -> str:
    return " ".join(text.split())


def claims_on_ivig(reference: Reference) -> int:
    return sum(it.therapy == "ivig" for it in reference.bundle.conditions[CONDITION].claims)


def test_it_decides_nothing(withdrawn: Reference, words: Words) -> None:
    page = comparison_page(withdrawn, CONDITION, words)
    assert (page.ivig.verdict, page.ivig.notes) == ("no-source", ())
    assert page.plex.verdict != "no-source"


def test_the_comparison_keeps_every_one_and_says_that_it_is_withdrawn(
    reference: Reference, withdrawn: Reference, words: Words
) -> None:
    rows = {row.id: row.ivig for row in comparison_page(withdrawn, CONDITION, words).rows}
    before = {row.id: row.ivig for row in comparison_page(reference, CONDITION, words).rows}
    assert len(rows["evidence"]) == claims_on_ivig(withdrawn)
    assert all("withdrawn (" in entry.text for entry in rows["evidence"])
    courses = [entry for entry in rows["course"] if entry.role]
    assert len(courses) == len([entry for entry in before["course"] if entry.role]) > 0
    for entry in [*rows["evidence"], *courses]:
        assert entry.withdrawn
        assert entry.tone == "muted"
        assert SAID in entry.aside
        assert entry.detail.startswith(f"[Withdrawn on 2026-11-20: {REASON}]")
    assert all(entry.text.startswith("Withdrawn: ") for entry in courses)


def test_the_evidence_says_so_in_position_role_and_course(
    withdrawn: Reference, words: Words
) -> None:
    rows = [it for it in evidence_page(withdrawn, CONDITION, words).rows if it.therapy == "ivig"]
    assert len(rows) == claims_on_ivig(withdrawn)
    for row in rows:
        assert row.stance_label.startswith("withdrawn (")
        assert row.in_verdict.startswith(f"Cannot decide: {SAID}")
        assert row.why_not_codes[0] == "withdrawn"
        assert SAID in claim_statement(row, words).detail
        assert not row.course or row.course_said(words).startswith("Course, withdrawn: ")


def test_no_summary_gives_a_course_of_it(
    reference: Reference, withdrawn: Reference, stands: Imprint, words: Words
) -> None:
    courses = next(
        row.ivig for row in comparison_page(reference, CONDITION, words).rows if row.id == "course"
    )
    said = folded(condition_summary(withdrawn, CONDITION, stands, words).plain)
    assert "IVIG (intravenous immunoglobulin): No deciding source" in said
    assert "Usual course of IVIG" not in said
    assert f"{claims_on_ivig(withdrawn)} statements withdrawn, see Evidence" in said
    assert not [entry.text for entry in courses if folded(entry.text) in said]


def test_no_summary_leads_to_courses_that_are_all_withdrawn(
    reference: Reference, stands: Imprint, words: Words
) -> None:
    found = False
    for condition in reference.bundle.conditions:
        page = comparison_page(reference, condition, words)
        courses = next(row.plex for row in page.rows if row.id == "course")
        if courses and all(entry.role for entry in courses):
            found = True
            withdrawn = with_withdrawn(reference, condition, "plex")
            lines = condition_summary(withdrawn, condition, stands, words).plain.splitlines()
            [said] = [line for line in lines if line.startswith("PLEX (plasma exchange): ")]
            assert "Courses given" not in said
    assert found


@pytest.mark.parametrize("what", [CONDITION, "all"])
def test_no_file_has_a_course_of_it_without_the_word(
    what: str, withdrawn: Reference, stands: Imprint, words: Words
) -> None:
    written = [
        text_file(withdrawn, what, stands, words).decode("utf-8"),
        html_file(withdrawn, what, stands, words),
        csv_file(withdrawn, what, stands, words).decode("utf-8"),
    ]
    for text in map(folded, written):
        assert text.count(SAID) >= claims_on_ivig(withdrawn)
        assert "Withdrawn: " in text


def test_the_table_of_the_evidence_marks_every_cell_that_could_be_taken_alone(
    withdrawn: Reference, stands: Imprint, words: Words
) -> None:
    text = csv_file(withdrawn, "evidence", stands, words).decode("utf-8-sig")
    rows = [
        row
        for row in csv.DictReader(io.StringIO(text))
        if row["condition"] == CONDITION and row["therapy"] == "IVIG"
    ]
    assert len(rows) == claims_on_ivig(withdrawn)
    for row in rows:
        assert SAID in row["statement"]
        assert not row["course"] or SAID in row["course"]
        assert row["decides"] == "no"


def test_json_has_reason_and_date_for_machines(withdrawn: Reference, words: Words) -> None:
    claims = show_json(withdrawn, CONDITION, words)["claims"]
    told = {"reason": REASON, "date": "2026-11-20"}
    assert [it["withdrawn"] for it in claims if it["therapy"] == "ivig"] == [told] * claims_on_ivig(
        withdrawn
    )
    assert all(it["withdrawn"] is None for it in claims if it["therapy"] == "plex")


def test_german_has_a_word_of_its_own_for_it(withdrawn: Reference) -> None:
    words = german_words()
    row = next(it for it in evidence_page(withdrawn, CONDITION, words).rows if it.therapy == "ivig")
    assert row.stance_label == "widerrufen (empfohlen)"
    assert row.in_verdict.startswith(f"Kann nicht entscheiden: widerrufen am 2026-11-20: {REASON}")
