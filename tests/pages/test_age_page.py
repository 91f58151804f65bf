"""What always stands on the screen: the age of the content, and on whose word it stands."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from gui.core.bundle.records import Manifest, Verification
from gui.core.reference import Reference
from gui.pages.age import age_page
from gui.pages.words import Words

DAY = timedelta(days=1)


@pytest.fixture
def manifest(reference: Reference) -> Manifest:
    return reference.bundle.manifest


def test_nothing_is_wrong_from_the_day_built_to_the_day_review_is_due(
    manifest: Manifest, words: Words
) -> None:
    for today in (manifest.built, manifest.built + DAY, manifest.review_due):
        assert age_page(manifest, today, words).warning == ""


@pytest.mark.parametrize("late", [DAY, 400 * DAY])
def test_content_past_its_review_date_says_so_with_the_date(
    manifest: Manifest, words: Words, late: timedelta
) -> None:
    warning = age_page(manifest, manifest.review_due + late, words).warning
    assert "past its review date" in warning
    assert manifest.review_due.isoformat() in warning


def test_a_clock_before_the_content_was_built_is_told_apart(
    manifest: Manifest, words: Words
) -> None:
    today = manifest.built - DAY
    warning = age_page(manifest, today, words).warning
    assert "date" in warning and "past its review date" not in warning
    assert today.isoformat() in warning and manifest.built.isoformat() in warning


def test_the_founding_document_is_verified_and_all_else_is_not_yet(
    manifest: Manifest, words: Words
) -> None:
    page = age_page(manifest, manifest.built, words)
    assert "Dr. Petya Stefanova" in page.founding_verified
    assert page.other_verified == "all else: not yet verified by a clinician"


@pytest.mark.parametrize("by", [None, "Dr. A. Example"])
def test_who_verified_all_else_is_named_once_somebody_did(
    manifest: Manifest, words: Words, by: str | None
) -> None:
    verification = (Verification("founding-document"), Verification("other-content", by))
    page = age_page(msgspec.structs.replace(manifest, verification=verification), date.max, words)
    assert "not yet verified by a clinician" in page.founding_verified
    assert (by or "not yet verified by a clinician") in page.other_verified


def test_the_status_line_tells_version_verification_and_review(
    manifest: Manifest, words: Words
) -> None:
    page = age_page(manifest, manifest.built, words)
    for part in (
        manifest.version,
        manifest.review_due.isoformat(),
        page.founding_verified,
        page.other_verified,
    ):
        assert part in page.status_line


def test_it_says_that_it_is_no_prescription(manifest: Manifest, words: Words) -> None:
    page = age_page(manifest, manifest.built, words)
    assert "not a prescription" in page.not_a_prescription
    assert page.intended_use == manifest.intended_use
