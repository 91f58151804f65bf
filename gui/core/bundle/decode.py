"""One file's bytes to one record: strict, and with every fault named by its JSON path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from gui.core.bundle.problems import Problem

MAX_DEPTH = 16
_EXCERPT = 60
_CONTROL = r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
_INVISIBLE = "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_INVISIBLE_CHARACTER = re.compile(f"[{_INVISIBLE}]")
_INVISIBLE_IN_FILE = re.compile(
    f"[{_INVISIBLE}]|" + r"\\u(061c|200[b-f]|202[a-e]|206[0-46-9]|feff)", re.IGNORECASE
)

RecordType = TypeVar("RecordType", bound=msgspec.Struct)


class _RepeatedKeys(dict[str, Any]):
    """An object in which a key stands twice; kept apart so that its path can be named."""

    repeated: str = ""


def decode(file: str, data: bytes, kind: type[RecordType]) -> RecordType | list[Problem]:
    """Decode one file.

    Args:
        file: its path in the bundle, for the messages.
        data: its bytes: UTF-8 without a byte order mark.
        kind: the record type that it must hold.

    Returns:
        The record, or every problem found. Invisible characters that could turn text round
        are replaced by their code, such as [U+202E], so that whatever shows it shows them.
    """
    try:
        tree = _parse(data)
    except _UnreadableError as error:
        return [Problem(file, "", str(error))]
    try:
        return msgspec.convert(tree, kind, strict=True)
    except (msgspec.ValidationError, RecursionError) as error:
        found = [Problem(file, path, message) for path, message in _faults(tree, kind)]
        return found or [Problem(file, "", str(error))]


class _UnreadableError(Exception):
    pass


def _parse(data: bytes) -> Any:
    if not data.strip():
        raise _UnreadableError("the file is empty")
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise _UnreadableError("the file begins with a byte order mark; save it as plain UTF-8")
    repeated: list[str] = []
    try:
        text = data.decode("utf-8")
        tree = json.loads(
            text,
            object_pairs_hook=lambda pairs: _object(pairs, repeated),
            parse_constant=_refuse_constant,
        )
    except UnicodeDecodeError as error:
        raise _UnreadableError(f"not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _UnreadableError(f"not valid JSON at {place}: {error.msg}") from error
    except RecursionError as error:
        raise _UnreadableError("nested too deep") from error
    except ValueError as error:
        raise _UnreadableError(f"not valid JSON: {error}") from error
    if repeated:
        path = next(_repeated_paths(tree, "$"), "$")
        raise _UnreadableError(f"the key {repeated[0]!r} stands twice in {path}")
    return _show_invisible(tree) if _INVISIBLE_IN_FILE.search(text) else tree


def _object(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) == len(pairs):
        return record
    keys = [key for key, _ in pairs]
    marked = _RepeatedKeys(record)
    marked.repeated = next(key for key in keys if keys.count(key) > 1)
    repeated.append(marked.repeated)
    return marked


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not a JSON value")


def _repeated_paths(tree: Any, path: str) -> Iterator[str]:
    if isinstance(tree, _RepeatedKeys):
        yield path
    children = tree.items() if isinstance(tree, dict) else ()
    for key, value in children:
        yield from _repeated_paths(value, f"{path}.{key}")
    if isinstance(tree, list):
        for position, value in enumerate(tree):
            yield from _repeated_paths(value, f"{path}[{position}]")


def _show_invisible(tree: Any) -> Any:
    if isinstance(tree, str):
        return _INVISIBLE_CHARACTER.sub(lambda found: f"[U+{ord(found[0]):04X}]", tree)
    if isinstance(tree, list):
        return [_show_invisible(value) for value in tree]
    if isinstance(tree, dict):
        return {key: _show_invisible(value) for key, value in tree.items()}
    return tree


def _faults(tree: Any, kind: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    if _deeper_than(tree, MAX_DEPTH):
        yield "$", f"nested too deep: more than {MAX_DEPTH} levels"
    else:
        yield from _faults_in(tree, kind, "$")


def _deeper_than(tree: Any, limit: int) -> bool:
    level: list[Any] = [tree]
    for _ in range(limit):
        level = [
            child
            for value in level
            if isinstance(value, (dict, list))
            for child in (value.values() if isinstance(value, dict) else value)
        ]
        if not level:
            return False
    return True


def _faults_in(value: Any, expected: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(expected, type) and issubclass(expected, msgspec.Struct):
        if isinstance(value, dict):
            yield from _faults_in_record(value, expected, path)
            return
    elif get_origin(expected) is tuple and isinstance(value, list):
        for position, item in enumerate(value):
            yield from _faults_in(item, get_args(expected)[0], f"{path}[{position}]")
        return
    yield from _fault_of_value(value, expected, path)


def _faults_in_record(
    value: dict[str, Any], expected: type[msgspec.Struct], path: str
) -> Iterator[tuple[str, str]]:
    fields = {field.encode_name: field for field in msgspec.structs.fields(expected)}
    for key in value:
        if key not in fields:
            yield path, f"unknown key {_excerpt(key)}"
    for key, field in fields.items():
        if key in value:
            yield from _faults_in(value[key], field.type, f"{path}.{key}")
        elif field.required:
            yield path, f"the key {key!r} is missing"


def _fault_of_value(value: Any, expected: Any, path: str) -> Iterator[tuple[str, str]]:
    try:
        msgspec.convert(value, expected, strict=True)
    except msgspec.ValidationError as error:
        yield path, _explain(value, str(error))


def _explain(value: Any, message: str) -> str:
    if "regex" in message:
        control = isinstance(value, str) and re.search(_CONTROL, value)
        if control:
            return f"a control character (U+{ord(control[0]):04X}) stands in the text"
        return f"{_excerpt(value)} is not of the form that this key has"
    if isinstance(value, str):
        return f"{message}; found {_excerpt(value)}"
    return message


def _excerpt(text: str) -> str:
    return repr(text if len(text) <= _EXCERPT else text[:_EXCERPT] + "...")
