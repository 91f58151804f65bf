"""A withdrawn claim on paper: it stays, says so with its reason, and nothing stands on it."""

from __future__ import annotations

import pytest

from gui.core.reference import Reference
from gui.pages.comparison import comparison_page
from gui.pages.words import Words
from tests.pages.withdrawn import SAID, with_withdrawn
from tests.paper.conftest import MakePdf
from tests.paper.reading import squeezed, whole_text

CONDITION = "mmn"


@pytest.fixture(scope="module")
def withdrawn(reference: Reference) -> Reference:
    return with_withdrawn(reference, CONDITION, "ivig")


def test_the_sheet_of_a_condition_keeps_each_with_its_reason(
    reference: Reference, withdrawn: Reference, pdf: MakePdf, words: Words
) -> None:
    claims = [it for it in reference.bundle.conditions[CONDITION].claims if it.therapy == "ivig"]
    text = whole_text(pdf(CONDITION, content=withdrawn, evidence=True))
    assert squeezed("No deciding source") in text
    assert squeezed("Lead: AANEM 2023") not in text
    courses = sum(bool(claim.course) for claim in claims)
    in_rows = sum(len(claim.rows) for claim in claims)
    assert text.count(squeezed(SAID)) == 2 * len(claims) + courses + in_rows
    assert text.count(squeezed("Withdrawn: ")) == courses + in_rows
    assert text.count(squeezed("Course, withdrawn: ")) == courses
    assert not [claim.id for claim in claims if squeezed(claim.statement) not in text]


def test_whose_lead_is_withdrawn_has_another_on_paper(
    reference: Reference, withdrawn: Reference, pdf: MakePdf, words: Words
) -> None:
    page = comparison_page(reference, CONDITION, words)
    notes = [squeezed(note.text) for note in page.ivig.notes]
    assert notes
    before = whole_text(pdf(CONDITION))
    after = whole_text(pdf(CONDITION, content=withdrawn))
    assert all(note in before and note not in after for note in notes)


def test_the_poster_has_the_verdict_without_it(withdrawn: Reference, pdf: MakePdf) -> None:
    whole = whole_text(pdf("overview", content=withdrawn))
    conditions = withdrawn.bundle.conditions
    following = list(conditions)[list(conditions).index(CONDITION) + 1]
    begin, end = (squeezed(conditions[name].name.en) for name in (CONDITION, following))
    row = whole[whole.index(begin) : whole.index(end)]
    assert row.endswith(squeezed("No deciding source"))
