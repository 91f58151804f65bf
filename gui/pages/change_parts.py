"""The page of what is different between two bundles, and what it is made of."""

from __future__ import annotations

from gui.pages.parts import Part, SourceCard, Statement, VerdictBadge


class ChangeCell(Part, frozen=True):
    """What one of the two says: a verdict, statements, or `empty` where it says nothing.

    A statement without a source has the number 0.
    """

    badge: VerdictBadge | None
    statements: tuple[Statement, ...]
    empty: str


class ChangeRow(Part, frozen=True):
    """One thing that is different, named by `label`; `how` is what became of it.

    `id` and `part` find the record in the bundle; `alarming` asks for an explanation.
    """

    id: str
    part: str
    how: str
    label: str
    old: ChangeCell
    new: ChangeCell
    alarming: bool = False


class ChangeSection(Part, frozen=True):
    """The rows of one kind."""

    id: str
    title: str
    rows: tuple[ChangeRow, ...]

    @property
    def counted(self) -> str:
        """The title with how many there are."""
        return f"{self.title}: {len(self.rows)}"


class BundleCard(Part, frozen=True):
    """Which bundle it is; `note` says what else is to be known of it."""

    heading: str
    version: str
    built: str
    review_due: str
    fingerprint: str
    in_words: str
    sha256: str
    note: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything but the heading, a line each."""
        lines = (
            *(self.version, self.note, self.built, self.review_due),
            *(self.fingerprint, self.in_words, self.sha256),
        )
        return tuple(filter(None, lines))


class ChangesPage(Part, frozen=True):
    """All that is different, changed verdicts first; `message` where that is nothing.

    `summary` has the number of changes of each kind, those first that ask for attention.
    """

    title: str
    old: BundleCard
    new: BundleCard
    summary: tuple[str, ...]
    message: str
    sections: tuple[ChangeSection, ...]
    sources: tuple[SourceCard, ...]
