"""The summary to be copied: short, whole, with its sources, the same in both forms."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from gui import __version__
from gui.core.bundle import read_bundle
from gui.core.bundle.records import TherapyId
from gui.core.bundle.spoken import fingerprint_words, four_and_four
from gui.core.evidence import Role
from gui.core.reference import THERAPIES, Reference
from gui.pages.comparison import comparison_page
from gui.pages.copied import (
    Run,
    Summary,
    claim_statement,
    reference_copy,
    source_copy,
    statement_copy,
    summary_of,
)
from gui.pages.evidence import evidence_page
from gui.pages.imprint import Imprint, imprint
from gui.pages.sources import sources_page
from gui.pages.summary import MOST_LINES, condition_summary
from gui.pages.words import VERDICTS, Words
from tests.app.bundles import (
    NASTY_AS_SHOWN,
    NASTY_NAME_AS_SHOWN,
    alter,
    copied_bundle,
    nasty_reference,
)
from tests.pages.shipped import CONDITIONS

LONGEST_LINE = 420
MARK = re.compile(r"\[(\d+)\]")
NEW = 8


def printed(reference: Reference, day: date | None = None) -> Imprint:
    return imprint(reference.bundle, day or reference.bundle.manifest.built, Words())


def overdue(reference: Reference) -> Imprint:
    return printed(reference, reference.bundle.manifest.review_due + timedelta(days=1))


def summary(
    reference: Reference, condition: str, about: Imprint | None = None, *factors: str
) -> Summary:
    return condition_summary(reference, condition, about or printed(reference), Words(), factors)


def read_as_text(rich: str) -> str:
    """What a program shows that is given the rich text."""
    assert rich.startswith("<p>") and rich.endswith("</p>")
    lines = rich.removeprefix("<p>").removesuffix("</p>").replace("\n", "").split("<br>")
    return "\n".join(unescape(re.sub(r"</?b>", "", line)) for line in lines)


def source_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("[")]


def listed(text: str) -> list[int]:
    return [int(number) for line in source_lines(text) for number in MARK.findall(line)]


def cited(text: str) -> list[int]:
    lines = [line for line in text.splitlines() if not line.startswith("[")]
    return [int(number) for line in lines for number in MARK.findall(line)]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_condition_has_a_short_summary_with_both_verdicts(
    reference: Reference, condition: str
) -> None:
    lines = summary(reference, condition).plain.splitlines()
    assert len(lines) <= MOST_LINES < 15
    assert max(map(len, lines)) <= LONGEST_LINE
    assert all(line.strip() == line and line for line in lines)
    shown = reference.bundle.conditions[condition]
    assert lines[0].startswith(shown.name.en)
    assert all(code.code in lines[0] for code in shown.codes)
    for therapy, line, name in zip(
        THERAPIES,
        lines[1:3],
        ("PLEX (plasma exchange): ", "IVIG (intravenous immunoglobulin): "),
        strict=True,
    ):
        assert line.startswith(name + VERDICTS[reference.verdict(condition, therapy).word])


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_lead_and_every_opposition_is_named_with_its_grade_and_its_source(
    reference: Reference, condition: str
) -> None:
    text = summary(reference, condition).plain
    lines = text.splitlines()
    for therapy, line in zip(THERAPIES, lines[1:3], strict=True):
        verdict = reference.verdict(condition, therapy)
        for assessment in verdict.assessments:
            label = reference.bundle.sources[assessment.claim.source].label
            if assessment.role is Role.LEAD:
                assert label in line and (assessment.claim.grade or "") in line
            if assessment.role in {Role.OPPOSING, Role.DIFFERING}:
                assert any(label in other and "Lead: " in other for other in lines[3:])
            if assessment.role in {Role.LEAD, Role.OPPOSING, Role.DIFFERING}:
                assert any(label in source for source in source_lines(text))


@pytest.mark.parametrize("condition", CONDITIONS)
def test_marks_are_numbered_within_the_summary_and_every_one_leads_to_its_source(
    reference: Reference, condition: str
) -> None:
    text = summary(reference, condition).plain
    assert listed(text) == sorted(set(cited(text))) == list(range(1, len(listed(text)) + 1))
    assert list(dict.fromkeys(cited(text))) == listed(text)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_last_lines_say_which_content_it_is_and_on_whose_word(
    reference: Reference, condition: str
) -> None:
    which, whose = summary(reference, condition).plain.splitlines()[-2:]
    manifest = reference.bundle.manifest
    for part in (__version__, manifest.version, reference.bundle.fingerprint, "Copied "):
        assert part in which
    assert f"in words: {four_and_four(fingerprint_words(reference.bundle.sha256))}" in which
    for part in (
        "Dr. Petya Stefanova",
        "not yet verified by a clinician",
        f"Review due {manifest.review_due.isoformat()}",
        "not a prescription",
    ):
        assert part in whose


@pytest.mark.parametrize("condition", CONDITIONS)
def test_overdue_content_says_so_before_the_verdicts_and_stays_short(
    reference: Reference, condition: str
) -> None:
    factors = tuple(reference.bundle.factors)
    text = summary(reference, condition, overdue(reference), *factors).plain
    lines = text.splitlines()
    assert len(lines) <= MOST_LINES
    assert "past its review date" in lines[1] and lines[2].startswith("PLEX ")
    assert listed(text) == sorted(set(cited(text)))


def test_sources_that_disagree_are_named_with_what_they_say(reference: Reference) -> None:
    (line,) = [
        line
        for line in summary(reference, "mmn").plain.splitlines()
        if line.startswith("Sources disagree on PLEX.")
    ]
    assert "Lead: Cochrane 2022: no benefit" in line
    assert "Against the lead: Founding document: recommended" in line


def test_a_cautious_subgroup_stands_with_a_bold_verdict(reference: Reference) -> None:
    line = summary(reference, "igm-neuropathy").plain.splitlines()[1]
    assert "Subgroup, Anti-MAG neuropathy: insufficient evidence" in line


def test_the_usual_course_is_of_claims_that_can_decide_with_their_source(
    reference: Reference,
) -> None:
    text = summary(reference, "mmn").plain
    (line,) = [line for line in text.splitlines() if line.startswith("Usual course")]
    assert "2 g/kg over 2-5 days; maintenance" in line and "(EFNS/PNS 2010 [" in line
    assert "superseded" not in line and "label" not in line


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("therapy", THERAPIES)
def test_no_course_stands_beside_a_verdict_that_speaks_against_the_therapy(
    reference: Reference, condition: str, therapy: TherapyId
) -> None:
    speaks_for = reference.verdict(condition, therapy).word.value in {
        *("recommended", "considered", "sources-disagree"),
    }
    named = f"Usual course of {therapy.upper()}" in summary(reference, condition).plain
    assert speaks_for or not named


@pytest.mark.parametrize("condition", CONDITIONS)
def test_courses_that_the_summary_leaves_out_are_said_to_stand_in_the_comparison(
    reference: Reference, condition: str
) -> None:
    lines = summary(reference, condition).plain.splitlines()
    courses = next(
        row for row in comparison_page(reference, condition, Words()).rows if row.id == "course"
    )
    for therapy, line in zip(THERAPIES, lines[1:3], strict=True):
        shown = any(it.startswith(f"Usual course of {therapy.upper()}") for it in lines)
        wanted = bool(courses.column(therapy)) and not shown
        assert line.endswith(". Courses given: see Comparison") == wanted


def test_chosen_patient_factors_are_named_and_counted_as_in_the_comparison(
    reference: Reference,
) -> None:
    chosen = tuple(reference.bundle.factors)[:2]
    page = comparison_page(reference, "mmn", Words())
    text = summary(reference, "mmn", None, *chosen).plain
    (line,) = [line for line in text.splitlines() if line.startswith("Patient factors")]
    for factor in chosen:
        assert reference.bundle.factors[factor].name.en in line
    plex, ivig = (page.touched(chosen, therapy) for therapy in THERAPIES)
    assert f"{plex} statement{'s' * (plex != 1)} on PLEX, {ivig} on IVIG" in line
    assert line.endswith(page.marked(chosen, Words()))
    assert ("may still be a risk" in line) == (0 in {plex, ivig})


def test_no_patient_factor_is_mentioned_where_none_is_chosen(reference: Reference) -> None:
    assert "actor" not in summary(reference, "mmn").plain
    assert "actor" not in summary(reference, "mmn", None, "no-such-factor").plain


@pytest.mark.parametrize("condition", CONDITIONS)
def test_rich_and_plain_text_say_the_same(reference: Reference, condition: str) -> None:
    both = summary(reference, condition, overdue(reference), *tuple(reference.bundle.factors)[:2])
    assert read_as_text(both.rich) == both.plain
    assert f"<b>{reference.bundle.conditions[condition].name.en}</b>" in both.rich


def test_hostile_texts_are_escaped(tmp_path: Path) -> None:
    nasty = nasty_reference(tmp_path)
    both = summary(nasty, "mmn", None, *nasty.bundle.factors)
    assert NASTY_AS_SHOWN in both.plain or NASTY_NAME_AS_SHOWN in both.plain
    assert set(re.findall(r"<[^>]*>", both.rich)) == {"<p>", "</p>", "<b>", "</b>", "<br>"}
    assert "&lt;" in both.rich
    assert read_as_text(both.rich) == both.plain


def test_a_text_breaks_no_line_and_its_marks_no_markup() -> None:
    both = summary_of([(Run("a \n\u2028 b "), Run("<c>\t&\n", strong=True)), (Run("d"),)])
    assert both.plain == "a b <c> &\nd"
    assert both.rich == "<p>a b <b>&lt;c&gt; &amp; </b><br>\nd</p>"


def crowded_reference(folder: Path) -> Reference:
    """Content in which many new guidelines disagree on both therapies, each with a course."""
    bundle = copied_bundle(folder)

    def add_sources(content: Any) -> None:
        pattern = next(entry for entry in content["sources"] if entry["label"] == "AAN 2012")
        for number in range(2 * NEW):
            content["sources"].append(
                {
                    **pattern,
                    "id": f"new-{number}",
                    "label": f"New {number}",
                    "status": "current",
                    "kind": "guideline",
                    "year": 2026 if number < NEW else 2025,
                }
            )

    def add_claims(content: Any) -> None:
        for therapy in THERAPIES:
            for number in range(2 * NEW):
                position = "recommended" if number < NEW else "not-recommended"
                content["claims"].append(
                    {
                        "id": f"mmn.{therapy}.new-{number}",
                        "therapy": therapy,
                        "source": f"new-{number}",
                        "position": position,
                        "scope": "condition",
                        "statement": "It says so.",
                        "course": f"{number} times.",
                        "read": "abstract",
                    }
                )

    alter(bundle, "sources.json", add_sources)
    alter(bundle, "conditions/mmn.json", add_claims)
    return Reference(read_bundle(bundle))


def test_however_many_sources_disagree_the_summary_stays_short_and_tells_how_many_more(
    tmp_path: Path,
) -> None:
    crowded = crowded_reference(tmp_path)
    verdict = crowded.verdict("mmn", "plex")
    assert (len(verdict.lead), len(verdict.opposing) >= NEW) == (NEW, True)
    text = summary(crowded, "mmn", overdue(crowded), *crowded.bundle.factors).plain
    lines = text.splitlines()
    assert len(lines) == MOST_LINES
    assert f"and {NEW - 3} more, see Evidence" in lines[2]
    (sides,) = [line for line in lines if line.startswith("Sources disagree on PLEX.")]
    assert sides.count("Against the lead: ") == 4
    more = NEW - 3 + len(verdict.opposing) + len(verdict.differing) - 4
    assert f"and {more} more, see Evidence" in sides
    assert listed(text) == sorted(set(cited(text)))
    assert "past its review date" in text and "not a prescription" in lines[-1]


def test_a_copied_statement_brings_its_aside_and_its_source_in_full(reference: Reference) -> None:
    page = comparison_page(reference, "mmn", Words())
    evidence = page.rows[0].plex
    where = "Multifocal motor neuropathy \u00b7 PLEX \u00b7 Evidence"
    both = statement_copy(evidence[-2:], page.sources, printed(reference), Words(), where)
    lines = both.plain.splitlines()
    assert lines[0] == where
    assert lines[1] == f"{evidence[-2].full} [1]" and lines[2] == f"{evidence[-1].full} [2]"
    card = next(card for card in page.sources if card.number == evidence[-1].number)
    for part in (card.label, card.citation, card.kind, card.status, card.read):
        assert part in lines[4]
    assert reference.bundle.fingerprint in lines[-2] and "not a prescription" in lines[-1]
    assert len(lines) == 7
    assert read_as_text(both.rich) == both.plain


def test_statements_of_one_source_share_its_mark_and_its_line(reference: Reference) -> None:
    page = comparison_page(reference, "mmn", Words())
    entry = page.rows[0].plex[0]
    text = statement_copy([entry, entry], page.sources, printed(reference), Words(), "").plain
    assert cited(text) == [1, 1] and listed(text) == [1]


def test_a_statement_of_overdue_content_is_copied_with_the_warning(reference: Reference) -> None:
    page = comparison_page(reference, "mmn", Words())
    text = statement_copy(
        page.rows[0].plex[:1], page.sources, overdue(reference), Words(), ""
    ).plain
    assert "past its review date" in text.splitlines()[0]


def test_overdue_sources_and_references_are_copied_with_the_warning(reference: Reference) -> None:
    page = sources_page(reference, Words())
    cards = [row.card for row in page.sources[:2]]
    sources = source_copy(cards, overdue(reference), Words()).plain.splitlines()
    references = reference_copy(
        page.references, page.founding_title, overdue(reference), Words()
    ).plain.splitlines()
    assert "past its review date" in sources[0] and sources[1].startswith("[1] ")
    assert "past its review date" in references[1] and references[2].startswith("[1] ")
    for lines in (sources, references):
        assert " ".join(lines).count("past its review date") == 1


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_copied_claim_says_whose_it_is_of_whom_and_what_it_did(
    reference: Reference, condition: str
) -> None:
    page = evidence_page(reference, condition, Words())
    for row in page.rows:
        said = claim_statement(row, Words())
        text = statement_copy(
            [said], page.sources, printed(reference), Words(), page.title, detailed=True
        ).plain
        for part in (row.therapy_label, row.source_label, row.stance_label, row.grade):
            assert part in text
        for part in (row.population, row.role_label, row.why_not, row.statement, row.course):
            assert part in text


def test_copied_sources_stand_in_full_under_numbers_of_their_own(reference: Reference) -> None:
    cards = [row.card for row in sources_page(reference, Words()).sources[3:5]]
    text = source_copy(cards, printed(reference), Words()).plain
    assert [line[:3] for line in text.splitlines()[:2]] == ["[1]", "[2]"]
    assert all(card.citation in text and card.read in text for card in cards)
    assert all(not card.doi or card.doi in text for card in cards)


def test_copied_references_keep_their_numbers_and_say_what_was_not_found(
    reference: Reference,
) -> None:
    page = sources_page(reference, Words())
    text = reference_copy(page.references, page.founding_title, printed(reference), Words()).plain
    assert page.founding_title in text.splitlines()[0]
    for row, line in zip(page.references, text.splitlines()[1:], strict=False):
        assert line.startswith(f"[{row.n}] {row.as_printed}")
        assert row.resolution in line and row.citation in line


def test_the_lead_says_of_whom_it_speaks(reference: Reference, words: Words) -> None:
    said = plain(reference, words, "gbs-child")
    assert (
        "Severe or persistently progressing paediatric GBS with IVIG intolerance or failure" in said
    )
    assert "transcription" in plain(reference, words, "cidp")


def test_reports_of_harm_without_a_part_in_the_verdict_are_told(
    reference: Reference, words: Words
) -> None:
    said = plain(reference, words, "mmn")
    (line,) = [line for line in said.splitlines() if line.startswith("Of harm with PLEX")]
    for report in ("may worsen", "Cochrane 2005: harm \u00b7 superseded", "Claus 2000: harm"):
        assert report in line
    assert "Of harm" not in plain(reference, words, "gbs-adult")


def plain(reference: Reference, words: Words, condition: str) -> str:
    """The summary of a condition as text."""
    stands = imprint(reference.bundle, reference.bundle.manifest.built, words)
    return condition_summary(reference, condition, stands, words).plain
