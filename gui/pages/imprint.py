"""What stands on every page that leaves the program: which content it is, and how old."""

from __future__ import annotations

from datetime import date
from typing import Literal

from gui import __version__
from gui.core.bundle import Bundle
from gui.core.bundle.spoken import fingerprint_words, four_and_four
from gui.pages.age import age_page, language_note, overdue
from gui.pages.notices import draft_warning
from gui.pages.parts import SEPARATOR, Part
from gui.pages.words import PRODUCT, Words

Done = Literal["printed", "saved", "copied"]


class Imprint(Part, frozen=True):
    """The lines of an imprint; `warning` is empty where the content is not past its review and
    is signed. `draft` is what of it is said of content that is not signed.

    `overdue` is the warning of the time after the day `review_by`, for what is kept till then.
    `language_note` is for the heads of columns, and empty as `statements_in` is where the
    statements are in the language of the interface. `intended_use` is in that of the bundle.
    `in_words` is the fingerprint to be read out; empty where the list of words cannot be used.
    """

    product: str
    data: str
    fingerprint: str
    printed: str
    saved: str
    copied: str
    founding_verified: str
    other_verified: str
    review_due: str
    intended_use: str
    not_a_prescription: str
    warning: str
    overdue: str
    review_by: date
    day: date
    sha256: str
    statements_in: str = ""
    language_note: str = ""
    language: str = "en"
    bundle_language: str = "en"
    in_words: str = ""
    draft: str = ""

    @property
    def lines(self) -> tuple[str, str, str]:
        """The lines on paper."""
        return self.lines_as("printed")

    def lines_as(self, done: Done) -> tuple[str, str, str]:
        """Which content, and on whose word; what it is for. The warning stands elsewhere.

        Args:
            done: what was done with the content on the day.
        """
        day = {"printed": self.printed, "saved": self.saved, "copied": self.copied}[done]
        which = (self.product, self.data, self.fingerprint, self.in_words, day)
        whose = (
            self.founding_verified,
            self.other_verified,
            self.review_due,
            self.statements_in,
        )
        said = SEPARATOR.join(part for part in whose if part)
        return (SEPARATOR.join(filter(None, which)), said, self.intended_use)


def imprint(bundle: Bundle, today: date, words: Words) -> Imprint:
    """Present the imprint of a bundle.

    Args:
        today: the day on which it is printed, saved or copied.
    """
    age, day = age_page(bundle.manifest, today, words), today.isoformat()
    draft = draft_warning(words) if bundle.is_draft else ""
    return Imprint(
        product=f"{words.text(PRODUCT)} {__version__}",
        data=f"{age.version}, {age.built}",
        fingerprint=words.text("Fingerprint {short}", short=bundle.fingerprint),
        printed=words.text("Printed {day}", day=day),
        saved=words.text("Saved {day}", day=day),
        copied=words.text("Copied {day}", day=day),
        founding_verified=age.founding_verified,
        other_verified=age.other_verified,
        review_due=age.review_due,
        intended_use=age.intended_use,
        not_a_prescription=age.not_a_prescription,
        warning=" ".join(filter(None, (draft, age.warning))),
        overdue=overdue(bundle.manifest.review_due, words),
        review_by=bundle.manifest.review_due,
        day=today,
        sha256=bundle.sha256,
        statements_in=age.statements_in,
        language_note=language_note(bundle.manifest, words),
        language=words.language,
        bundle_language=bundle.manifest.language,
        in_words=in_words(bundle, words),
        draft=draft,
    )


def in_words(bundle: Bundle, words: Words) -> str:
    """The fingerprint in eight words; empty where the list of words cannot be used."""
    spoken = four_and_four(fingerprint_words(bundle.sha256))
    return words.text("in words: {words}", words=spoken) if spoken else ""
