"""What one record says in each of two bundles, where it is not the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from gui.core.bundle import Bundle, printable
from gui.core.bundle.records import Claim, Fact, FoundingStatement, ProductFact, TherapyId
from gui.core.compare import Change, Field, How
from gui.core.reference import THERAPIES, Reference
from gui.pages.change_parts import ChangeCell
from gui.pages.change_words import NOT_GIVEN, REMOVED_WITHOUT_A_REASON
from gui.pages.changed_values import ORDER, VERBATIM, Values
from gui.pages.citing import Citations
from gui.pages.parts import Statement, Tone
from gui.pages.words import THERAPIES as THERAPY_WORDS
from gui.pages.words import VERDICTS, Words

OF_CLAIMS = ("removed", "withdrawn", "claims")
OF_THERAPIES = ("facts", "products")
_TOLD_ABOVE = dict.fromkeys((*OF_CLAIMS, *OF_THERAPIES), ("therapy", "source"))
_WITHDRAWAL = "withdrawn."
_Said = Claim | Fact | ProductFact | FoundingStatement


class Cells:
    """Words both sides of a changed record; a side is 0 for the old bundle, 1 for the new one."""

    def __init__(
        self,
        references: tuple[Reference, Reference],
        values: tuple[Values, Values],
        citations: Citations,
        words: Words,
    ) -> None:
        self._references, self._values = references, values
        self._citations, self._words = citations, words
        self._said = tuple(_said(reference.bundle) for reference in references)

    def cell(self, part: str, change: Change, side: int) -> ChangeCell:
        """What changed as one of the two has it."""
        absent = (How.ADDED, How.REMOVED)[side]
        if change.how is absent:
            return self._absent(part, side)
        lines = [*self._heads(part, change, side), *self._fields(part, change, side)]
        return ChangeCell(None, tuple(lines), self._words.text("nothing"))

    def name_of(self, part: str, change: Change, side: int) -> str:
        """Product and row of the comparison of a fact; empty for what is no fact."""
        said = self._said[side].get((part, change.id))
        if isinstance(said, ProductFact):
            return f"{said.product}, {self._values[side].row(said.row)}"
        return self._values[side].row(said.row) if isinstance(said, Fact) else ""

    def _absent(self, part: str, side: int) -> ChangeCell:
        if part == "removed" and side:
            said = self._words.text(REMOVED_WITHOUT_A_REASON)
            return ChangeCell(None, (_plain(said, "opposing"),), "")
        return ChangeCell(None, (), self._words.text("not in this bundle"))

    def _heads(self, part: str, change: Change, side: int) -> Iterator[Statement]:
        """What a record is about, above what changed of it."""
        values, said = self._values[side], self._said[side].get((part, change.id))
        if isinstance(said, (Claim, Fact, ProductFact)):
            number = self._citations.cite(said.source)
            yield Statement(text=values.source(said.source), source=said.source, number=number)
        if said is not None and change.how in {How.CHANGED, How.WITHDRAWN}:
            yield from self._words_of(said, change, side)
        if part in OF_CLAIMS and side and _is_valid_again(change):
            yield _plain(self._words.text("No longer withdrawn"), "opposing")
        if part == "conditions" and change.how is not How.CHANGED:
            for therapy in THERAPIES:
                yield _plain(self._verdict_line(change.id, side, therapy))
        if part == "sources":
            yield from self._conditions_of(change, side)

    def _words_of(self, said: _Said, change: Change, side: int) -> Iterator[Statement]:
        """The words of a record, where they are not among what changed of it."""
        name = "text" if isinstance(said, FoundingStatement) else "statement"
        told = any(field.name == name for field in change.fields)
        if not told and not (change.how is How.WITHDRAWN and side):
            text = said.text if isinstance(said, FoundingStatement) else said.statement
            heading = f"{self._values[side].label(name)}: "
            yield _headed(heading, printable(text), name)

    def _conditions_of(self, change: Change, side: int) -> Iterator[Statement]:
        conditions = self._references[side].bundle.conditions
        named = ", ".join(
            self._values[side].condition(name)
            for name in change.conditions
            if name in conditions
            and any(claim.source == change.id for claim in conditions[name].claims)
        )
        if named:
            said = self._words.text("Has claims on: {conditions}", conditions=named)
            yield _plain(said, "muted")

    def _verdict_line(self, condition: str, side: int, therapy: TherapyId) -> str:
        verdict = self._references[side].verdict(condition, therapy)
        return f"{self._words.of(THERAPY_WORDS, therapy)}: {self._words.of(VERDICTS, verdict.word)}"

    def _fields(self, part: str, change: Change, side: int) -> Iterator[Statement]:
        is_in_both = change.how in {How.CHANGED, How.WITHDRAWN}
        for field in change.fields:
            told = field.name in _TOLD_ABOVE.get(part, ())
            if told and not (is_in_both and self._looks_the_same(field)):
                continue
            is_withdrawal = field.name.startswith(_WITHDRAWAL)
            if (field.old, field.new)[side] is not None or (is_in_both and not is_withdrawal):
                yield self._field(field, side)

    def _field(self, field: Field, side: int) -> Statement:
        values, value = self._values[side], (field.old, field.new)[side]
        heading = f"{values.label(field.name)}: "
        if value is None and isinstance(field.old or field.new, bool):
            value = False
        if value is None or value == []:
            return _plain(heading + self._words.text(NOT_GIVEN))
        if field.name.startswith(ORDER):
            return _plain(heading + values.order(field, side))
        said = values.said(field.name, value)
        if self._looks_the_same(field):
            said = values.exactly(field.name, value)
        return _headed(heading, said, field.name)

    def _looks_the_same(self, field: Field) -> bool:
        """Whether nobody could tell the new value from the old one by reading it."""
        if field.old is None or field.new is None or field.name.startswith(ORDER):
            return False
        before, after = (
            values.said(field.name, value)
            for values, value in zip(self._values, (field.old, field.new), strict=True)
        )
        return _seen(before) == _seen(after)


def _seen(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _headed(heading: str, said: str, name: str) -> Statement:
    verbatim = name in VERBATIM
    return Statement(heading + said, source="", number=0, verbatim=verbatim, heading=heading)


def _is_valid_again(change: Change) -> bool:
    is_in_both = change.how is How.CHANGED
    return is_in_both and any(
        field.name.startswith(_WITHDRAWAL) and field.new is None for field in change.fields
    )


def _plain(text: str, tone: Tone = "plain") -> Statement:
    return Statement(text=text, source="", number=0, tone=tone)


def _said(bundle: Bundle) -> Mapping[tuple[str, str], _Said]:
    """All that has words of its own, by its part and its id."""
    found: dict[tuple[str, str], _Said] = {}
    for statement in bundle.founding_document.statements:
        found["founding_statements", statement.id] = statement
    for therapy in bundle.therapies.values():
        found.update({("facts", fact.id): fact for fact in therapy.facts})
        found.update({("products", fact.id): fact for fact in therapy.products})
    for condition in bundle.conditions.values():
        found.update({(part, it.id): it for part in OF_CLAIMS for it in condition.claims})
    return found
