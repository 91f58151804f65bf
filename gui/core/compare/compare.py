"""Compares two bundles, record by record and verdict by verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from gui.core.bundle import Bundle
from gui.core.bundle.records import Claim, Condition, FoundingReference, Record, TherapyId
from gui.core.compare.changes import (
    Change,
    Changes,
    How,
    Identity,
    Side,
    VerdictChange,
    Voice,
)
from gui.core.compare.records import changes_of, in_order, order_fields
from gui.core.evidence import Role, Verdict, stance
from gui.core.reference import THERAPIES, Reference

Value = TypeVar("Value")


def compare(old: Bundle, new: Bundle) -> Changes:
    """What is different between two bundles, in an order that is always the same.

    The verdicts of both are computed by the published rule, and compared where both bundles have
    the condition; one that came or went stands among the conditions.
    """
    citing = (_citing(old), _citing(new))
    return Changes(
        old=identity(old),
        new=identity(new),
        verdicts=tuple(_verdicts(Reference(old), Reference(new))),
        conditions=changes_of(
            old.conditions,
            new.conditions,
            without=["claims"],
            orders={"claims": lambda condition: [claim.id for claim in condition.claims]},
            about=lambda condition: [condition.id],
        ),
        claims=_claims(old.conditions, new.conditions),
        facts=_of_therapies(old, new, "facts"),
        products=_of_therapies(old, new, "products"),
        sources=changes_of(
            old.sources,
            new.sources,
            about=lambda source: [*citing[0][source.id], *citing[1][source.id]],
        ),
        factors=changes_of(old.factors, new.factors),
        therapies=_therapies(old, new),
        founding_document=_founding_document(old, new),
        founding_statements=changes_of(
            {entry.id: entry for entry in old.founding_document.statements},
            {entry.id: entry for entry in new.founding_document.statements},
            about=lambda statement: statement.conditions,
            therapy=lambda statement: statement.therapy or "",
        ),
        founding_references=changes_of(_references(old), _references(new)),
        dosing=_dosing(old, new),
        manifest=_manifest(old, new),
    )


def _therapies(old: Bundle, new: Bundle) -> tuple[Change, ...]:
    return changes_of(
        {entry.id: entry for entry in old.therapies.values()},
        {entry.id: entry for entry in new.therapies.values()},
        without=["facts", "products"],
        orders={
            "facts": lambda therapy: [fact.id for fact in therapy.facts],
            "products": lambda therapy: [fact.id for fact in therapy.products],
        },
        therapy=lambda therapy: therapy.id,
    )


def _founding_document(old: Bundle, new: Bundle) -> tuple[Change, ...]:
    return changes_of(
        {"founding-document": old.founding_document},
        {"founding-document": new.founding_document},
        without=["statements", "references"],
        orders={
            "statements": lambda document: [entry.id for entry in document.statements],
            "references": lambda document: [str(entry.n) for entry in document.references],
        },
    )


def identity(bundle: Bundle) -> Identity:
    """Which bundle it is."""
    manifest = bundle.manifest
    return Identity(
        id=manifest.id,
        version=manifest.version,
        built=manifest.built,
        review_due=manifest.review_due,
        fingerprint=bundle.fingerprint,
        sha256=bundle.sha256,
    )


def _verdicts(old: Reference, new: Reference) -> Sequence[VerdictChange]:
    found = []
    for condition in new.bundle.conditions:
        for therapy in THERAPIES:
            if condition in old.bundle.conditions:
                sides = [_side(entry.verdict(condition, therapy)) for entry in (old, new)]
                if _said(sides[0]) != _said(sides[1]):
                    found.append(VerdictChange(condition, therapy, *sides))
    return sorted(found, key=lambda change: not change.is_another)


def _side(verdict: Verdict) -> Side:
    def voices(role: Role) -> tuple[Voice, ...]:
        return tuple(
            Voice(claim.source, stance(claim), claim.grade, claim.grade_system)
            for claim in (entry.claim for entry in verdict.assessments if entry.role is role)
        )

    return Side(
        verdict=verdict.word.value,
        unsupported=verdict.unsupported,
        lead=voices(Role.LEAD),
        opposing=voices(Role.OPPOSING),
        differing=voices(Role.DIFFERING),
    )


def _said(side: Side) -> tuple[object, ...]:
    """All that a side says, however its voices are ordered."""
    voices = [
        sorted(repr(voice) for voice in group)
        for group in (side.lead, side.opposing, side.differing)
    ]
    return (side.verdict, side.unsupported, *voices)


def _claims(old: Mapping[str, Condition], new: Mapping[str, Condition]) -> tuple[Change, ...]:
    def claims(conditions: Mapping[str, Condition], condition: str) -> Mapping[str, Claim]:
        found = conditions.get(condition)
        return {} if found is None else {claim.id: claim for claim in found.claims}

    return in_order(
        change
        for condition in dict.fromkeys([*new, *old])
        for change in changes_of(
            claims(old, condition),
            claims(new, condition),
            about=partial(_always, [condition]),
            therapy=lambda claim: claim.therapy,
        )
    )


def _of_therapies(old: Bundle, new: Bundle, part: str) -> tuple[Change, ...]:
    def records(bundle: Bundle, therapy: TherapyId) -> Mapping[str, Any]:
        return {entry.id: entry for entry in getattr(bundle.therapies[therapy], part)}

    return in_order(
        change
        for therapy in THERAPIES
        for change in changes_of(
            records(old, therapy),
            records(new, therapy),
            about=lambda fact: getattr(fact, "conditions", ()),
            therapy=partial(_always, therapy),
        )
    )


def _always(value: Value, _record: object) -> Value:
    return value


def _citing(bundle: Bundle) -> Mapping[str, list[str]]:
    """The conditions that have a claim of a source, by the source's id."""
    found: dict[str, list[str]] = {source: [] for source in bundle.sources}
    for condition in bundle.conditions.values():
        for source in dict.fromkeys(claim.source for claim in condition.claims):
            found[source].append(condition.id)
    return defaultdict(list, found)


def _references(bundle: Bundle) -> Mapping[str, FoundingReference]:
    return {str(entry.n): entry for entry in bundle.founding_document.references}


def _dosing(old: Bundle, new: Bundle) -> tuple[Change, ...]:
    """What became of each record of the dosing data; of all of them where it came or went."""
    about = {**_about_courses(old), **_about_courses(new)}
    return changes_of(
        _dosing_records(old),
        _dosing_records(new),
        about=lambda record: about.get(getattr(record, "of", ""), ()),
    )


def _dosing_records(bundle: Bundle) -> Mapping[str, Record]:
    """The records of the dosing data by their part and their id."""
    dosing = bundle.dosing
    if dosing is None:
        return {}
    return {
        f"{part}.{record.id}": record
        for part in dosing.__struct_fields__
        for record in getattr(dosing, part)
    }


def _about_courses(bundle: Bundle) -> Mapping[str, Sequence[str]]:
    """The conditions that each course is about, by the id of its claim or fact."""
    facts = (fact for therapy in bundle.therapies.values() for fact in therapy.facts)
    return {fact.id: fact.conditions for fact in facts} | {
        claim.id: (condition.id,)
        for condition in bundle.conditions.values()
        for claim in condition.claims
    }


def _manifest(old: Bundle, new: Bundle) -> tuple[Change, ...]:
    """Version, dates, verification, and the order of the records that stand in no other one."""
    changes = changes_of({"bundle": old.manifest}, {"bundle": new.manifest}, without=["conditions"])
    fields = [field for change in changes for field in change.fields]
    fields += order_fields(
        {
            "conditions": (old.manifest.conditions, new.manifest.conditions),
            "sources": (list(old.sources), list(new.sources)),
            "factors": (list(old.factors), list(new.factors)),
            "dosing": (list(_dosing_records(old)), list(_dosing_records(new))),
        }
    )
    return (Change("bundle", How.CHANGED, tuple(fields)),) if fields else ()
