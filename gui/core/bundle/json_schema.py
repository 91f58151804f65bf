"""The JSON Schema of the bundle's files, generated from the record types."""

from __future__ import annotations

from typing import Any

import msgspec

from gui.core.bundle.dosing_records import Dosing
from gui.core.bundle.records import (
    Condition,
    Factors,
    FoundingDocument,
    Manifest,
    Sources,
    Therapy,
)

_FILES: dict[str, type[msgspec.Struct]] = {
    "bundle.schema.json": Manifest,
    "condition.schema.json": Condition,
    "therapy.schema.json": Therapy,
    "sources.schema.json": Sources,
    "factors.schema.json": Factors,
    "founding-document.schema.json": FoundingDocument,
    "dosing.schema.json": Dosing,
}


def schemas() -> dict[str, dict[str, Any]]:
    """One JSON Schema (2020-12) for each kind of file, by the name it is kept under."""
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **_in_its_dialect(msgspec.json.schema(kind)),
        }
        for name, kind in _FILES.items()
    }


def _in_its_dialect(schema: Any) -> Any:
    """With each pattern as JSON Schema has it, where the end of a text is `$` and not `\\Z`."""
    if isinstance(schema, dict):
        return {key: _in_its_dialect(value) for key, value in schema.items()}
    if isinstance(schema, list):
        return [_in_its_dialect(value) for value in schema]
    return schema.removesuffix(r"\Z") + "$" if _is_pattern(schema) else schema


def _is_pattern(value: Any) -> bool:
    return isinstance(value, str) and value.endswith(r"\Z")
