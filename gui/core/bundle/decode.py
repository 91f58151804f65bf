"""One file's bytes to one record: strict, and with every fault named by its JSON path."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from types import UnionType
from typing import Annotated, Any, TypeVar, get_args, get_origin

import msgspec

from gui.core.bundle.problems import Problem, gather

MAX_DEPTH = 16
MAX_CONTAINERS = 200_000
_TOO_DEEP = f"nested too deep: more than {MAX_DEPTH} levels"
_TOO_MANY = f"it has more than {MAX_CONTAINERS} objects and lists"
_EXCERPT = 60
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# What Unicode lets a font leave out (Default_Ignorable_Code_Point), and the three annotation marks.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE_CHARACTER = re.compile(f"[{_INVISIBLE}]")
_ASCII = bytes(range(128))

RecordType = TypeVar("RecordType", bound=msgspec.Struct)


class _RepeatedKeys(dict[str, Any]):
    """An object in which keys stand twice; kept apart so that its path can be named."""

    repeated: tuple[str, ...] = ()


def decode(file: str, data: bytes, kind: type[RecordType]) -> RecordType | list[Problem]:
    """Decode one file.

    Args:
        file: its path in the bundle, for the messages.
        data: its bytes: UTF-8 without a byte order mark.
        kind: the record type that it must hold.

    Returns:
        The record, or the problems found. Invisible characters, such as those that turn text
        round, are replaced by their code, such as [U+202E], so that whatever shows the text
        shows them.
    """
    plain = _plain(data, kind)
    if plain is not None:
        return plain
    try:
        tree, repeated = _parse(data)
    except _UnreadableError as error:
        return [Problem(file, error.path, str(error))]
    problems: list[Problem] = []
    twice = _repeated_keys(tree, "$") if repeated else iter(())
    gather(
        problems, (Problem(file, at, f"the key {_excerpt(key)} stands twice") for at, key in twice)
    )
    try:
        record = msgspec.convert(tree, kind, strict=True)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        if _deeper_than(tree, MAX_DEPTH):
            return [Problem(file, "$", _TOO_DEEP)]
        known = len(problems)
        gather(
            problems, (Problem(file, at, message) for at, message in _faults_in(tree, kind, "$"))
        )
        return problems if len(problems) > known else [*problems, Problem(file, "", str(error))]
    return problems or record


def _plain(data: bytes, kind: type[RecordType]) -> RecordType | None:
    """The record, where nothing is wrong with it; None where that has to be looked at.

    A key that stands twice, of which one value is lost, shows in the number of colons: written
    again, the record has fewer. One that stands there with its default is looked at as well.
    """
    try:
        if _may_be_invisible(data):
            return None
        record = msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    return record if msgspec.json.encode(record).count(b":") == data.count(b":") else None


class _UnreadableError(Exception):
    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path


def _parse(data: bytes) -> tuple[Any, bool]:
    """The JSON in some bytes, and whether keys stand twice in it."""
    import json

    if not data.strip():
        raise _UnreadableError("the file is empty")
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise _UnreadableError("the file begins with a byte order mark; save it as plain UTF-8")
    if data.count(b"{") + data.count(b"[") > MAX_CONTAINERS:
        raise _UnreadableError(_TOO_MANY)
    repeated: list[_RepeatedKeys] = []
    read_object = partial(_object, repeated=repeated)
    try:
        text = data.decode("utf-8")
        tree = json.loads(text, object_pairs_hook=read_object, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise _UnreadableError(f"not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _UnreadableError(f"not valid JSON at {place}: {error.msg}") from error
    except RecursionError as error:
        raise _UnreadableError(_TOO_DEEP, "$") from error
    except ValueError as error:
        raise _UnreadableError(f"not valid JSON: {error}") from error
    hidden = _may_be_invisible(data)
    if (hidden or repeated) and _deeper_than(tree, MAX_DEPTH):
        raise _UnreadableError(_TOO_DEEP, "$")
    if hidden:
        tree = _show_invisible(tree)
    return tree, bool(repeated)


def _may_be_invisible(data: bytes) -> bool:
    if b"\\u" in data or data.isascii():
        return b"\\u" in data
    beyond_ascii = data.translate(None, _ASCII).decode("utf-8")
    return bool(_INVISIBLE_CHARACTER.search(beyond_ascii))


def _object(pairs: list[tuple[str, Any]], repeated: list[_RepeatedKeys]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) == len(pairs):
        return record
    marked = _RepeatedKeys(record)
    times = Counter(key for key, _ in pairs)
    marked.repeated = tuple(key for key, number in times.items() if number > 1)
    repeated.append(marked)
    return marked


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not a JSON value")


def _repeated_keys(tree: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(tree, dict):
        for key in getattr(tree, "repeated", ()):
            yield path, key
        for key, value in tree.items():
            yield from _repeated_keys(value, f"{path}.{_short(key)}")
    elif isinstance(tree, list):
        for position, value in enumerate(tree):
            yield from _repeated_keys(value, f"{path}[{position}]")


def _show_invisible(tree: Any) -> Any:
    if isinstance(tree, str):
        return _INVISIBLE_CHARACTER.sub(lambda found: f"[U+{ord(found[0]):04X}]", tree)
    if isinstance(tree, list):
        return [_show_invisible(value) for value in tree]
    if isinstance(tree, dict):
        for key, value in tree.items():
            tree[key] = _show_invisible(value)
    return tree


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
    return any(isinstance(value, (dict, list)) for value in level)


def _faults_in(value: Any, expected: Any, path: str) -> Iterator[tuple[str, str]]:
    if _is_sound(value, expected):
        return
    if value is not None:
        expected = _record_that_may_be_absent(expected)
    if isinstance(expected, type) and issubclass(expected, msgspec.Struct):
        if isinstance(value, dict):
            yield from _faults_in_record(value, expected, path)
            return
    elif get_origin(_without_limits(expected)) is tuple and isinstance(value, list):
        kind = get_args(_without_limits(expected))[0]
        inside = (
            fault
            for position, item in enumerate(value)
            for fault in _faults_in(item, kind, f"{path}[{position}]")
        )
        first = next(inside, None)
        if first is not None:
            yield first
            yield from inside
            return
    yield from _fault_of_value(value, expected, path)


def _is_sound(value: Any, expected: Any) -> bool:
    try:
        msgspec.convert(value, expected, strict=True)
    except (msgspec.ValidationError, UnicodeEncodeError):
        return False
    return True


def _record_that_may_be_absent(expected: Any) -> Any:
    """Of a record or nothing, the record; any other type as it is."""
    records = [
        kind
        for kind in get_args(expected)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    ]
    return records[0] if isinstance(expected, UnionType) and records else expected


def _without_limits(expected: Any) -> Any:
    return get_args(expected)[0] if get_origin(expected) is Annotated else expected


def _faults_in_record(
    value: dict[str, Any], expected: type[msgspec.Struct], path: str
) -> Iterator[tuple[str, str]]:
    fields = _fields(expected)
    for key in value:
        if key not in fields:
            yield path, f"unknown key {_excerpt(key)}"
    for key, field in fields.items():
        if key in value:
            yield from _faults_in(value[key], field.type, f"{path}.{key}")
        elif field.required:
            yield path, f"the key {key!r} is missing"


@lru_cache(maxsize=64)
def _fields(kind: type[msgspec.Struct]) -> Mapping[str, msgspec.structs.FieldInfo]:
    """The fields of a record by their keys; to work them out takes long."""
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def _fault_of_value(value: Any, expected: Any, path: str) -> Iterator[tuple[str, str]]:
    try:
        msgspec.convert(value, expected, strict=True)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        yield path, _explain(value, str(error))


def _explain(value: Any, message: str) -> str:
    if not isinstance(value, str):
        return message
    control = _CONTROL.search(value)
    if control:
        return f"a control character (U+{ord(control[0]):04X}) stands in the text"
    if "regex" in message:
        return f"{_excerpt(value)} is not of the form that this key has"
    if "enum" in message:
        return f"{_excerpt(value)} is none of the values that this key may have"
    return f"{message}; found {_excerpt(value)}"


def _excerpt(text: str) -> str:
    return repr(_short(text))


def _short(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[:_EXCERPT] + "..."
