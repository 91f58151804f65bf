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
            **_as_written(msgspec.json.schema(kind)),
        }
        for name, kind in _FILES.items()
    }


def _as_written(schema: Any) -> Any:
    """With each text as the files have it, whichever Python gives it."""
    if isinstance(schema, dict):
        return {key: _as_written(value) for key, value in schema.items()}
    if isinstance(schema, list):
        return [_as_written(value) for value in schema]
    return _text(schema) if isinstance(schema, str) else schema


def _text(text: str) -> str:
    """The end of a pattern is `$` in JSON Schema, and lines begin at the edge, as from 3.13 on."""
    if text.endswith(r"\Z"):
        return text.removesuffix(r"\Z") + "$"
    return "\n".join(map(str.lstrip, text.split("\n")))
