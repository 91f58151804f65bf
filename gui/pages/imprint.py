"""What stands on every page that leaves the program: which content it is, and how old."""

from __future__ import annotations

from datetime import date

from gui import __version__
from gui.core.bundle import Bundle
from gui.pages.age import age_page
from gui.pages.parts import Part
from gui.pages.words import PRODUCT, Words


class Imprint(Part, frozen=True):
    """The lines of an imprint; `warning` is empty where the content is not past its review."""

    product: str
    data: str
    fingerprint: str
    printed: str
    founding_verified: str
    other_verified: str
    review_due: str
    intended_use: str
    not_a_prescription: str
    warning: str
    day: date
    sha256: str

    @property
    def lines(self) -> tuple[str, ...]:
        """Which content, and on whose word; what it is for. The warning stands elsewhere."""
        which = (self.product, self.data, self.fingerprint, self.printed)
        whose = (self.founding_verified, self.other_verified, self.review_due)
        return (" \u00b7 ".join(which), " \u00b7 ".join(whose), self.intended_use)


def imprint(bundle: Bundle, today: date, words: Words) -> Imprint:
    """Present the imprint of a bundle.

    Args:
        today: the day on which it is printed or saved.
    """
    age = age_page(bundle.manifest, today, words)
    return Imprint(
        product=f"{words.text(PRODUCT)} {__version__}",
        data=f"{age.version}, {age.built}",
        fingerprint=words.text("Fingerprint {short}", short=bundle.fingerprint),
        printed=words.text("Printed {day}", day=today.isoformat()),
        founding_verified=age.founding_verified,
        other_verified=age.other_verified,
        review_due=age.review_due,
        intended_use=age.intended_use,
        not_a_prescription=age.not_a_prescription,
        warning=age.warning,
        day=today,
        sha256=bundle.sha256,
    )
