"""The content that was checked when it was sealed: read at once, and not checked again.

Two thirds of the time of a reading go into checks that every start of the program would repeat.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec

from gui.core.bundle.bundle import DOSING, THERAPY_IDS, Bundle
from gui.core.bundle.records import (
    Claim,
    Code,
    Condition,
    Fact,
    Factor,
    Factors,
    FoundingDocument,
    FoundingReference,
    FoundingStatement,
    Manifest,
    Name,
    Names,
    ProductFact,
    Record,
    Source,
    Sources,
    Therapy,
    Verification,
    Withdrawal,
)

RecordType = TypeVar("RecordType", bound=Record)

_INSIDE: Mapping[type[Record], Mapping[str, type[Record] | type[date]]] = {
    Claim: {"withdrawn": Withdrawal},
    Condition: {"name": Name, "synonyms": Names, "codes": Code, "claims": Claim},
    Factor: {"name": Name},
    Factors: {"factors": Factor},
    FoundingDocument: {"statements": FoundingStatement, "references": FoundingReference},
    Manifest: dict.fromkeys(("built", "verified", "reviewDue"), date)
    | {"verification": Verification},
    Sources: {"sources": Source},
    Therapy: {"name": Name, "synonyms": Names, "facts": Fact, "products": ProductFact},
    Withdrawal: {"date": date},
}
"""What stands inside a record but texts, numbers and lists of them, by its key."""


def sealed_bundle(contents: Mapping[str, bytes], sha256: str) -> Bundle:
    """The bundle in files whose hash is that of content that was checked.

    It says what `bundle_of` gives for these files; whoever seals content makes sure of that.

    Args:
        contents: every file by its path inside the bundle.
        sha256: the hash over all of them.

    Raises:
        KeyError, TypeError, ValueError: these are the files of other records than the program has.
    """
    manifest = _read(Manifest, contents["bundle.json"])
    conditions = (_read(Condition, contents[f"conditions/{it}.json"]) for it in manifest.conditions)
    sources = _read(Sources, contents["sources.json"]).sources
    factors = _read(Factors, contents["factors.json"]).factors
    return Bundle(
        manifest=manifest,
        conditions={condition.id: condition for condition in conditions},
        sources={source.id: source for source in sources},
        factors={factor.id: factor for factor in factors},
        therapies={it: _read(Therapy, contents[f"therapies/{it}.json"]) for it in THERAPY_IDS},
        founding_document=_read(FoundingDocument, contents["founding-document.json"]),
        sha256=sha256,
        dosing_file=contents.get(DOSING),
    )


def _read(kind: type[RecordType], data: bytes) -> RecordType:
    return _record(kind, msgspec.json.decode(data))


def _record(kind: type[RecordType], tree: Mapping[str, Any]) -> RecordType:
    names = _names(kind)
    inside = _INSIDE.get(kind, {})
    values = {names[key]: _value(value, inside.get(key)) for key, value in tree.items()}
    return kind(**values)


def _value(value: Any, kind: type[Any] | None) -> Any:
    if value.__class__ is list:
        return tuple(value if kind is None else [_record(kind, it) for it in value])
    if kind is None:
        return value
    return date.fromisoformat(value) if kind is date else _record(kind, value)


def _names(kind: type[Record]) -> Mapping[str, str]:
    """The names of the fields by the keys that stand for them."""
    if kind not in _NAMES:
        _NAMES[kind] = dict(zip(kind.__struct_encode_fields__, kind.__struct_fields__, strict=True))
    return _NAMES[kind]


_NAMES: dict[type[Record], Mapping[str, str]] = {}
