"""The records of a comparison: codes and the bundle's own texts, ready for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Literal

import msgspec

from gui.core.bundle.records import TherapyId

ConditionMark = Literal["new", "verdict", "statements"]


class How(StrEnum):
    """What became of a record, the most alarming first.

    `REMOVED` of a claim is a removal without a reason: a claim that is taken back properly stays
    in the bundle, and is `WITHDRAWN`.
    """

    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    ADDED = "added"


class Identity(msgspec.Struct, frozen=True):
    """Which bundle it is; `fingerprint` is the short form of its hash."""

    id: str
    version: str
    built: date
    review_due: date
    fingerprint: str
    sha256: str


class Voice(msgspec.Struct, frozen=True):
    """A source that has a part in a verdict: what it says, and its grade in its own system."""

    source: str
    stance: str
    grade: str | None
    grade_system: str | None


class Side(msgspec.Struct, frozen=True):
    """The verdict on one therapy in one condition as one of the bundles has it."""

    verdict: str
    unsupported: bool
    lead: tuple[Voice, ...]
    opposing: tuple[Voice, ...]
    differing: tuple[Voice, ...]

    @property
    def shown(self) -> tuple[str, bool, bool]:
        """What the list shows of it: word, broken outline, and whether sources differ."""
        return (self.verdict, self.unsupported, bool(self.differing))


class VerdictChange(msgspec.Struct, frozen=True):
    """A verdict that is another one, or the same one on the word of other sources."""

    condition: str
    therapy: TherapyId
    old: Side
    new: Side

    @property
    def is_another(self) -> bool:
        """Whether the verdict itself is another one, and not only who stands behind it."""
        return self.old.shown != self.new.shown


class Field(msgspec.Struct, frozen=True):
    """One key of a record as JSON has it, `name.de` for one inside another; None is absent.

    Of the dosing data, `id` of a change is the part and the id of the record in it, such as
    `products.privigen-eu`.

    `order.KEY` is no key: it has the ids of the records of that key that both bundles have, in the
    order of each.
    """

    name: str
    old: Any
    new: Any


class Change(msgspec.Struct, frozen=True):
    """What became of one record; of one that is added or removed, `fields` has all there is.

    `conditions` are those that the record is about, before or after: none where it is about
    all; of a source those that have a claim of it.
    """

    id: str
    how: How
    fields: tuple[Field, ...]
    conditions: tuple[str, ...] = ()
    therapy: str = ""

    def value(self, name: str) -> Any:
        """What a field now says, or what it said before it went; None where it did not change."""
        found = (entry for entry in self.fields if entry.name == name)
        return next((entry.old if entry.new is None else entry.new for entry in found), None)


class Changes(msgspec.Struct, frozen=True):
    """All that is different, each kind of record by itself.

    `verdicts` has other verdicts before those that other sources stand behind, then the order of
    the list. Each other part has what was removed first, then withdrawn, changed and added, each
    in the order of the bundle.
    """

    old: Identity
    new: Identity
    verdicts: tuple[VerdictChange, ...]
    conditions: tuple[Change, ...]
    claims: tuple[Change, ...]
    facts: tuple[Change, ...]
    products: tuple[Change, ...]
    sources: tuple[Change, ...]
    factors: tuple[Change, ...]
    therapies: tuple[Change, ...]
    founding_document: tuple[Change, ...]
    founding_statements: tuple[Change, ...]
    founding_references: tuple[Change, ...]
    dosing: tuple[Change, ...]
    manifest: tuple[Change, ...]

    @property
    def parts(self) -> Mapping[str, tuple[Change, ...]]:
        """The changes of records by the name of their part, in the order of a reading."""
        return {name: getattr(self, name) for name in PARTS}

    @property
    def is_empty(self) -> bool:
        """Whether every record says the same, version and dates of the bundle included."""
        return not self.verdicts and not any(self.parts.values())

    @property
    def is_same(self) -> bool:
        """Whether the two are the same to the byte."""
        return self.old.sha256 == self.new.sha256


PARTS = tuple(name for name in Changes.__struct_fields__ if name not in {"old", "new", "verdicts"})
