"""What is different between two bundles, the old and the new side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from gui.core.bundle import Bundle
from gui.core.bundle.spoken import fingerprint_words, four_and_four
from gui.core.compare import Change, Changes, How, Identity, VerdictChange, compare
from gui.core.reference import Reference
from gui.pages.change_parts import BundleCard, ChangeCell, ChangeRow, ChangeSection, ChangesPage
from gui.pages.change_words import HOWS, SECTIONS_OF_CHANGES
from gui.pages.changed_cells import OF_CLAIMS, OF_THERAPIES, Cells
from gui.pages.changed_values import Values
from gui.pages.changed_verdicts import Verdicts
from gui.pages.citing import Citations
from gui.pages.words import FOUNDING_DOCUMENT, Words
from gui.pages.words import THERAPIES as THERAPY_WORDS


def first_page(bundle: Bundle, words: Words) -> ChangesPage:
    """The page where there is nothing to compare a bundle with."""
    page = changes_page(bundle, bundle, words)
    said = words.text("There is no content before this one that it could be compared with.")
    none = BundleCard(page.old.heading, words.text("none"), *("",) * 5)
    return replace(page, old=none, message=said)


def changes_page(
    old: Bundle, new: Bundle, words: Words, notes: tuple[str, str] = ("", "")
) -> ChangesPage:
    """Present what changed from one bundle to another.

    Args:
        notes: what else is to be known of each of the two, such as that it is a draft.
    """
    return _Comparing(old, new, words).page(notes)


class _Comparing:
    def __init__(self, old: Bundle, new: Bundle, words: Words) -> None:
        self._changes: Changes = compare(old, new)
        self._words = words
        self._values = (Values(old, words), Values(new, words))
        self._bundles = (old, new)
        references = (Reference(old), Reference(new))
        self._citations = Citations({**old.sources, **new.sources}, words)
        self._verdicts = Verdicts(references, self._values, self._citations, words)
        self._cells = Cells(references, self._values, self._citations, words)

    def page(self, notes: tuple[str, str]) -> ChangesPage:
        words, changes = self._words, self._changes
        sections = tuple(section for section in self._sections() if section.rows)
        self._note_readings()
        headings = (words.text("Before"), words.text("After"))
        cards = [
            self._card(identity, heading, note)
            for identity, heading, note in zip(
                (changes.old, changes.new), headings, notes, strict=True
            )
        ]
        return ChangesPage(
            title=words.text("Changes"),
            old=cards[0],
            new=cards[1],
            summary=tuple(self._summary(sections)),
            message=self._message(),
            sections=sections,
            sources=self._citations.cards(),
        )

    def _note_readings(self) -> None:
        """Tell of each source that is cited how it was read for the claims of both bundles."""
        cited = {card.id for card in self._citations.cards()}
        for bundle in self._bundles:
            for condition in bundle.conditions.values():
                for claim in condition.claims:
                    if claim.source in cited:
                        self._citations.cite(claim.source, claim.read)

    def _card(self, identity: Identity, heading: str, note: str) -> BundleCard:
        words, spoken = self._words, four_and_four(fingerprint_words(identity.sha256))
        return BundleCard(
            heading=heading,
            version=f"{identity.id} {identity.version}",
            built=words.text("built {day}", day=identity.built.isoformat()),
            review_due=words.text("Review due {day}", day=identity.review_due.isoformat()),
            fingerprint=words.text("Fingerprint {short}", short=identity.fingerprint),
            in_words=words.text("in words: {words}", words=spoken) if spoken else "",
            sha256=f"SHA-256 {identity.sha256}",
            note=note,
        )

    def _message(self) -> str:
        if self._changes.is_same:
            return self._words.text("Nothing has changed: the two are the same.")
        if self._changes.is_empty:
            return self._words.text(
                "Nothing has changed in what they say; their files are written differently."
            )
        return ""

    def _summary(self, sections: Sequence[ChangeSection]) -> Iterator[str]:
        if sections and sections[0].id != "verdicts":
            yield self._words.text("No verdict changed")
        yield from (section.counted for section in sections)

    def _sections(self) -> Iterator[ChangeSection]:
        changes = self._changes
        another = [entry for entry in changes.verdicts if entry.is_another]
        voices = [entry for entry in changes.verdicts if not entry.is_another]
        yield self._section("verdicts", map(self._verdict, another))
        yield self._section("voices", map(self._verdict, voices))
        gone = (How.REMOVED, How.WITHDRAWN)
        apart = {how.value: [it for it in changes.claims if it.how is how] for how in gone}
        rest = [it for it in changes.claims if it.how not in gone]
        parts = {**apart, **changes.parts, "claims": rest}
        for part, found in parts.items():
            yield self._section(part, (self._row(part, change) for change in found))

    def _section(self, identifier: str, rows: Iterator[ChangeRow]) -> ChangeSection:
        title = self._words.of(SECTIONS_OF_CHANGES, identifier)
        return ChangeSection(identifier, title, tuple(rows))

    def _verdict(self, change: VerdictChange) -> ChangeRow:
        cells = []
        for side in (0, 1):
            badge = self._verdicts.badge(change, side)
            cells.append(ChangeCell(badge, badge.notes, ""))
        therapy = self._words.of(THERAPY_WORDS, change.therapy)
        return ChangeRow(
            id=f"{change.condition}.{change.therapy}",
            part="verdicts" if change.is_another else "voices",
            how=How.CHANGED.value,
            label=f"{self._values[1].condition(change.condition)}, {therapy}",
            old=cells[0],
            new=cells[1],
        )

    def _row(self, part: str, change: Change) -> ChangeRow:
        how = self._words.of(HOWS, change.how)
        return ChangeRow(
            id=change.id,
            part=part,
            how=change.how.value,
            label=f"{self._name(part, change)}: {how}",
            old=self._cells.cell(part, change, 0),
            new=self._cells.cell(part, change, 1),
            alarming=part == "removed",
        )

    def _name(self, part: str, change: Change) -> str:
        """What a record is called: by the new bundle, or by the old one if it is gone."""
        side = 0 if change.how is How.REMOVED else 1
        values = self._values[side]
        therapy = self._words.of(THERAPY_WORDS, change.therapy) if change.therapy else ""
        if part in OF_CLAIMS:
            return f"{values.condition(change.conditions[0])}, {therapy}"
        if part in OF_THERAPIES:
            return f"{therapy}, {self._cells.name_of(part, change, side)}"
        names: dict[str, Callable[[str], str]] = {
            "conditions": values.condition,
            "sources": values.source,
            "factors": values.factor,
            "founding_document": lambda _: self._words.text(FOUNDING_DOCUMENT),
            "founding_references": lambda number: self._words.text(
                "Reference {number}", number=number
            ),
            "manifest": lambda _: self._changes.new.id,
        }
        return names[part](change.id) if part in names else therapy or change.id
