"""What always stands on the screen and on paper: how old the content is, and on whose word."""

from __future__ import annotations

from datetime import date

from gui.core.bundle.records import Manifest
from gui.pages.parts import Part
from gui.pages.words import LANGUAGE_NAMES, NOT_A_PRESCRIPTION, NOT_YET_VERIFIED, Words


class AgePage(Part, frozen=True):
    """The lines about the content, and a warning (empty where there is none).

    `statements_in` names the language of the statements where that is not the interface's.
    """

    version: str
    built: str
    review_due: str
    founding_verified: str
    other_verified: str
    intended_use: str
    not_a_prescription: str
    warning: str
    statements_in: str = ""

    @property
    def status_line(self) -> str:
        """The left end of the status line."""
        parts = [
            f"{self.version}, {self.built}",
            self.founding_verified,
            self.other_verified,
            self.review_due,
            self.statements_in,
        ]
        return " \u00b7 ".join(part for part in parts if part)


def age_page(manifest: Manifest, today: date, words: Words) -> AgePage:
    """Present age and verification of a bundle.

    Args:
        manifest: the bundle's own account of itself.
        today: the day on which it is read.
    """
    by = {entry.covers: entry.by for entry in manifest.verification}
    unverified = words.text(NOT_YET_VERIFIED)
    founding, other = by.get("founding-document"), by.get("other-content")
    return AgePage(
        version=words.text("Data {version}", version=manifest.version),
        built=words.text("built {day}", day=manifest.built.isoformat()),
        review_due=words.text("Review due {day}", day=manifest.review_due.isoformat()),
        founding_verified=(
            words.text("Founding document: verified by {name}", name=founding)
            if founding
            else words.text("Founding document: {unverified}", unverified=unverified)
        ),
        other_verified=(
            words.text("All else: verified by {name}", name=other)
            if other
            else words.text("all else: {unverified}", unverified=unverified)
        ),
        intended_use=manifest.intended_use,
        not_a_prescription=words.text(NOT_A_PRESCRIPTION),
        warning=_warning(manifest, today, words),
        statements_in=_statements_in(manifest, words),
    )


def _statements_in(manifest: Manifest, words: Words) -> str:
    if manifest.language == words.language:
        return ""
    name = words.of(LANGUAGE_NAMES, manifest.language)
    return words.text("Statements of the sources: in {language}", language=name)


def language_note(manifest: Manifest, words: Words) -> str:
    """The language of statements for the heads of columns; empty where it is the interface's."""
    if manifest.language == words.language:
        return ""
    name = words.of(LANGUAGE_NAMES, manifest.language)
    return words.text("statements in {language}", language=name)


def overdue(review_due: date, words: Words) -> str:
    """The warning of content whose review was due on a day that has passed."""
    return words.text(
        "Content past its review date: review was due on {day}. Check it against a current"
        " source before you rely on it.",
        day=review_due.isoformat(),
    )


def _warning(manifest: Manifest, today: date, words: Words) -> str:
    if today > manifest.review_due:
        return overdue(manifest.review_due, words)
    if today < manifest.built:
        return words.text(
            "This computer says that today is {today}, before the content was built ({built})."
            " Check the computer's date: the review date cannot be relied on.",
            today=today.isoformat(),
            built=manifest.built.isoformat(),
        )
    return ""
