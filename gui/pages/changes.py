"""What is different between two bundles, the old and the new side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from gui.core.bundle import Bundle
from gui.core.bundle.records import Claim, Fact, ProductFact, TherapyId
from gui.core.bundle.spoken import fingerprint_words, four_and_four
from gui.core.compare import Change, Changes, Field, How, Identity, Side, VerdictChange, compare
from gui.core.reference import THERAPIES, Reference
from gui.pages.change_parts import BundleCard, ChangeCell, ChangeRow, ChangeSection, ChangesPage
from gui.pages.change_words import HOWS, REMOVED_WITHOUT_A_REASON, SECTIONS_OF_CHANGES
from gui.pages.changed_values import VERBATIM, Values
from gui.pages.changed_verdicts import Verdicts
from gui.pages.citing import Citations
from gui.pages.parts import Statement, Tone
from gui.pages.words import FOUNDING_DOCUMENT, VERDICTS, Words
from gui.pages.words import THERAPIES as THERAPY_WORDS

_OF_CLAIMS = ("removed", "withdrawn", "claims")
_OF_THERAPIES = ("facts", "products")
_TOLD_ABOVE = dict.fromkeys((*_OF_CLAIMS, *_OF_THERAPIES), ("id", "therapy", "source"))


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
        self._references = (Reference(old), Reference(new))
        self._citations = Citations({**old.sources, **new.sources}, words)
        self._verdicts = Verdicts(self._citations, words)
        self._stated = (_stated(old), _stated(new))

    def page(self, notes: tuple[str, str]) -> ChangesPage:
        words, changes = self._words, self._changes
        sections = tuple(section for section in self._sections() if section.rows)
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
        def cell(side: Side) -> ChangeCell:
            badge = self._verdicts.badge(side)
            return ChangeCell(badge, badge.notes, "")

        therapy = self._words.of(THERAPY_WORDS, change.therapy)
        return ChangeRow(
            id=f"{change.condition}.{change.therapy}",
            part="verdicts" if change.is_another else "voices",
            how=How.CHANGED.value,
            label=f"{self._values[1].condition(change.condition)}, {therapy}",
            old=cell(change.old),
            new=cell(change.new),
        )

    def _row(self, part: str, change: Change) -> ChangeRow:
        how = self._words.of(HOWS, change.how)
        return ChangeRow(
            id=change.id,
            part=part,
            how=change.how.value,
            label=f"{self._name(part, change)}: {how}",
            old=self._cell(part, change, 0),
            new=self._cell(part, change, 1),
            alarming=part == "removed",
        )

    def _name(self, part: str, change: Change) -> str:
        """What a record is called: by the new bundle, or by the old one if it is gone."""
        values = self._values[0 if change.how is How.REMOVED else 1]
        therapy = self._words.of(THERAPY_WORDS, change.therapy) if change.therapy else ""
        if part in _OF_CLAIMS:
            return f"{values.condition(change.conditions[0])}, {therapy}"
        if part in _OF_THERAPIES:
            found = {**self._stated[0], **self._stated[1]}[change.id]
            return f"{therapy}, {values.row(found.row)}"
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

    def _cell(self, part: str, change: Change, side: int) -> ChangeCell:
        """What changed as one of the two has it; `side` is 0 for the old one, 1 for the new one."""
        absent = (How.ADDED, How.REMOVED)[side]
        if change.how is absent:
            return self._absent(part, side)
        lines = [*self._heads(part, change, side), *self._fields(part, change, side)]
        return ChangeCell(None, tuple(lines), self._words.text("nothing"))

    def _absent(self, part: str, side: int) -> ChangeCell:
        if part == "removed" and side:
            said = self._words.text(REMOVED_WITHOUT_A_REASON)
            return ChangeCell(None, (_plain(said, "opposing"),), "")
        return ChangeCell(None, (), self._words.text("not in this bundle"))

    def _heads(self, part: str, change: Change, side: int) -> Iterator[Statement]:
        """What a record is about, above what changed of it."""
        values = self._values[side]
        source = self._source_of(part, change, side)
        if source:
            number = self._citations.cite(source)
            yield Statement(text=values.source(source), source=source, number=number)
        if change.how is How.WITHDRAWN and side == 0:
            yield self._field(Field("statement", self._claim(change, side).statement, None), side)
        if part == "conditions" and change.how is not How.CHANGED:
            for therapy in THERAPIES:
                yield _plain(self._verdict_line(change.id, side, therapy))
        if part == "sources" and change.conditions:
            named = ", ".join(map(values.condition, change.conditions))
            said = self._words.text("Has claims on: {conditions}", conditions=named)
            yield _plain(said, "muted")

    def _verdict_line(self, condition: str, side: int, therapy: TherapyId) -> str:
        verdict = self._references[side].verdict(condition, therapy)
        return f"{self._words.of(THERAPY_WORDS, therapy)}: {self._words.of(VERDICTS, verdict.word)}"

    def _source_of(self, part: str, change: Change, side: int) -> str:
        """The source that a claim or a fact is of."""
        if part in _OF_CLAIMS:
            return self._claim(change, side).source
        stated = self._stated[side].get(change.id) if part in _OF_THERAPIES else None
        return stated.source if stated else ""

    def _claim(self, change: Change, side: int) -> Claim:
        claims = self._references[side].bundle.conditions[change.conditions[0]].claims
        return next(claim for claim in claims if claim.id == change.id)

    def _fields(self, part: str, change: Change, side: int) -> Iterator[Statement]:
        for field in change.fields:
            told = field.name in _TOLD_ABOVE.get(part, ("id",))
            if not told and (field.old, field.new)[side] is not None:
                yield self._field(field, side)

    def _field(self, field: Field, side: int) -> Statement:
        values, value = self._values[side], (field.old, field.new)[side]
        heading = f"{values.label(field.name)}: "
        return Statement(
            text=heading + values.said(field.name, value),
            source="",
            number=0,
            verbatim=field.name in VERBATIM,
            heading=heading,
        )


def _plain(text: str, tone: Tone = "plain") -> Statement:
    return Statement(text=text, source="", number=0, tone=tone)


def _stated(bundle: Bundle) -> Mapping[str, Fact | ProductFact]:
    """All facts on the therapies and on products, by their ids."""
    found: dict[str, Fact | ProductFact] = {}
    for therapy in bundle.therapies.values():
        found.update({fact.id: fact for fact in therapy.facts})
        found.update({fact.id: fact for fact in therapy.products})
    return found
