"""Whether a record says what the JSON says of which it was read; known by neither of the two."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from gui.core.bundle import Bundle
from gui.core.bundle.dosing_records import Dosing
from tests.fuzzing.target import require

# Default_Ignorable_Code_Point of Unicode that is of another category than Cf, and what is Cf and
# shows nevertheless.
_IGNORABLE = {
    *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2065, 0x3164),
    *(0xFFA0, *range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000)),
}
_SHOWS = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD} | {
    *range(0x13430, 0x13440)
}


@lru_cache(maxsize=4096)
def as_shown(text: str) -> str:
    """A text with the codes of what nobody sees."""
    if text.isascii():
        return text
    return "".join(f"[U+{ord(it):04X}]" if _hidden(it) else it for it in text)


def _hidden(character: str) -> bool:
    code = ord(character)
    return code in _IGNORABLE or (unicodedata.category(character) == "Cf" and code not in _SHOWS)


def difference(tree: Any, value: Any, path: str = "$") -> str:
    """Where JSON and what was read of it differ; empty where they do not."""
    if isinstance(value, msgspec.Struct):
        return _of_record(tree, value, path)
    if isinstance(value, tuple):
        if not isinstance(tree, list) or len(tree) != len(value):
            return path
        pairs = enumerate(zip(tree, value, strict=True))
        return next(filter(None, (difference(a, b, f"{path}[{at}]") for at, (a, b) in pairs)), "")
    if isinstance(value, Mapping):
        if not isinstance(tree, dict) or tree.keys() != value.keys():
            return path
        return next(filter(None, (difference(tree[key], value[key], path) for key in tree)), "")
    return "" if _is_same(tree, value) else path


def _is_same(tree: Any, value: Any) -> bool:
    if isinstance(value, str):
        return isinstance(tree, str) and as_shown(tree) == value
    if isinstance(value, date):
        return bool(tree == value.isoformat())
    if isinstance(value, float):
        return type(tree) in {int, float} and tree == value
    return type(tree) is type(value) and bool(tree == value)


@lru_cache(maxsize=64)
def _fields(kind: type[msgspec.Struct]) -> Mapping[str, msgspec.structs.FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def _of_record(tree: Any, value: msgspec.Struct, path: str) -> str:
    if not isinstance(tree, dict):
        return path
    fields = _fields(type(value))
    if tree.keys() - fields.keys():
        return f"{path} (a key that is in no record)"
    for field in fields.values():
        its = getattr(value, field.name)
        if field.encode_name not in tree:
            if field.required or its != field.default:
                return f"{path}.{field.encode_name}"
        elif found := difference(tree[field.encode_name], its, f"{path}.{field.encode_name}"):
            return found
    return ""


def check_same(bundle: Bundle, contents: Mapping[str, bytes], files: Collection[str]) -> None:
    """A bundle that was read holds what these files of it say, all of it and in its order.

    Raises:
        WrongError: it does not.
    """
    for name in files:
        tree = json.loads(contents[name], object_pairs_hook=_once_each)
        value = _record(bundle, name, tree)
        found = difference(tree, value)
        require(not found, f"{name}: read otherwise at {found}")
    listed = json.loads(contents["bundle.json"])["conditions"]
    require(list(bundle.conditions) == listed, "the conditions are not those of bundle.json")
    wanted = {"bundle.json", "sources.json", "factors.json", "founding-document.json"}
    wanted |= {"therapies/plex.json", "therapies/ivig.json"}
    wanted |= {f"conditions/{name}.json" for name in listed}
    require(set(contents) - {"dosing.json"} == wanted, "there are other files")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    require(len(dict(pairs)) == len(pairs), "a key stands twice in what was read")
    return dict(pairs)


def _record(bundle: Bundle, name: str, tree: Any) -> Any:
    """What was read of a file."""
    if name == "bundle.json":
        return bundle.manifest
    if name == "founding-document.json":
        return bundle.founding_document
    if name == "dosing.json":
        require(isinstance(bundle.dosing, Dosing), "dosing data that was checked is not there")
        return bundle.dosing
    if name in {"sources.json", "factors.json"}:
        part = name.removesuffix(".json")
        records = getattr(bundle, part)
        require(list(records) == [it["id"] for it in tree[part]], f"{name}: another order")
        return {part: tuple(records.values())}
    folder, _, file = name.partition("/")
    its = file.removesuffix(".json")
    return bundle.therapies[its] if folder == "therapies" else bundle.conditions[its]  # type: ignore[index]
