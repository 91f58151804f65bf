"""Makes every enum of Qt as the program does and as the standard library does; compares them."""

from __future__ import annotations

import copy
import importlib
import itertools
import json
import sys
from collections.abc import Callable, Iterator
from enum import Enum, EnumType, Flag
from typing import Any

from build_scripts.frozen import quick_enums

MODULES = ("QtCore", "QtGui", "QtWidgets")
UNKNOWN = 0x5A5A5A5
FEW = 8
_asked: list[tuple[Any, str, Any, dict[str, Any]]] = []
_left: list[Any] = []
_quick_create = quick_enums.quick_create
_standard_create = quick_enums.standard_create
_caller: Any = getattr(sys, "_getframemodulename", None)


def note_and_make(kind: Any, class_name: str, names: Any, **options: Any) -> Any:
    """Make an enum as the program does, and remember what it was made from."""
    options = {**options, "module": options.get("module") or _caller(2)}
    _asked.append((kind, class_name, copy.copy(names), options))
    return _quick_create(kind, class_name, names, **options)


def count_and_make(*made_from: Any, **options: Any) -> Any:
    """Make an enum that was left to the standard library, and count it."""
    _left.append(made_from)
    return _standard_create(*made_from, **options)


def load_every_class() -> None:
    """Load Qt as the program does, and ask for everything: only then it makes its enums."""
    importlib.import_module("gui.app.session")
    for name in MODULES:
        module = importlib.import_module(f"PySide6.{name}")
        for value in [getattr(module, entry) for entry in dir(module)]:
            if isinstance(value, type):
                _ask_for_everything_in(value)


def _ask_for_everything_in(kind: type) -> None:
    for entry in dir(kind):
        getattr(kind, entry, None)


def outcome(ask: Callable[[], Any]) -> Any:
    """What an expression gives, in words; or the kind of exception that it ends in."""
    try:
        return repr(ask())
    except Exception as error:
        return type(error).__name__


def traits(kind: Any) -> Iterator[tuple[str, Any]]:
    """Everything about an enum that a user of it could notice."""
    hidden = {"_generate_next_value_", "__dict__", "__weakref__"}
    for name, value in sorted(vars(kind).items()):
        if name not in hidden and not isinstance(value, Enum):
            yield f"vars {name}", _words(value)
    yield "dir", dir(kind)
    yield "bases", [base.__qualname__ for base in kind.__mro__[1:]]
    yield "repr", (repr(kind), kind.__qualname__, kind.__module__, len(kind))
    yield "order", [member.name for member in kind]
    yield "reversed", [member.name for member in reversed(kind)]
    yield "members", [(name, member.name) for name, member in kind.__members__.items()]
    yield "unknown value", outcome(lambda: kind(UNKNOWN))
    yield "unknown name", outcome(lambda: kind["no such name"])
    yield "assigned", outcome(lambda: setattr(kind, next(iter(kind.__members__)), 1))
    yield "subclass", outcome(lambda: type("Sub", (kind,), {}))
    for name, member in kind.__members__.items():
        yield f"member {name}", list(_traits_of_member(kind, name, member))
    members = list(kind.__members__.values())
    if issubclass(kind, Flag):
        for one, two in itertools.product(members[:FEW] + members[-FEW:], members[:FEW]):
            yield f"{one} {two}", list(_traits_of_two(one, two))


def _words(value: Any) -> Any:
    if isinstance(value, dict):
        return [(str(key), str(entry)) for key, entry in value.items()]
    if isinstance(value, list | int | str | bytes):
        return repr(value)
    return getattr(value, "__qualname__", None) or repr(type(value))


def _traits_of_member(kind: Any, name: str, member: Any) -> Iterator[Any]:
    yield (str(member), repr(member), format(member), hash(member), member.value, member.name)
    yield (type(member.value).__name__, type(member).__qualname__, bool(member))
    yield sorted((key, _words(value)) for key, value in vars(member).items())
    yield (kind(member.value) is member, kind[name] is member, getattr(kind, name) is member)
    yield (member in kind, outcome(lambda: member.value in kind), member == member.value)
    yield (copy.copy(member) is member, copy.deepcopy(member) is member)
    yield (outcome(lambda: member < 1), outcome(lambda: int(member)), outcome(lambda: +member))
    yield (outcome(lambda: ~member), outcome(lambda: list(member)), outcome(lambda: len(member)))
    yield (outcome(lambda: member.__reduce_ex__(2)[1]), outcome(lambda: member.nothing))


def _traits_of_two(one: Any, two: Any) -> Iterator[Any]:
    for given in (one | two, one & two, one ^ two, one & ~two):
        yield from _traits_of_mix(one, given)
    yield (outcome(lambda: one | 1), outcome(lambda: 1 & one), outcome(lambda: one == 1))
    yield (one | two) is (two | one)


def _traits_of_mix(one: Any, mix: Any) -> Iterator[Any]:
    yield (str(mix), repr(mix), type(mix).__qualname__, outcome(lambda: mix.value))
    yield outcome(lambda: [entry.name for entry in mix])
    yield (outcome(lambda: one in mix), outcome(lambda: mix in one))


def differences() -> list[str]:
    """What differs between the two ways, in every enum that was asked for."""
    found = []
    for kind, class_name, names, options in _asked:
        quick = _quick_create(kind, class_name, names, **options)
        standard = _standard_create(kind, class_name, names, **options)
        ours, theirs = dict(traits(quick)), dict(traits(standard))
        found += [
            f"{class_name}: {name}: {ours.get(name)!r}, not {theirs.get(name)!r}"
            for name in {**ours, **theirs}
            if ours.get(name) != theirs.get(name)
        ]
    return found


if __name__ == "__main__":
    quick_enums.quick_create = note_and_make
    quick_enums.standard_create = count_and_make
    load_every_class()
    told = {
        "used": EnumType._create_ is note_and_make,  # type: ignore[attr-defined]
        "enums": len(_asked),
        "left to the standard library": len(_left),
        "members": sum(len(names) for _, _, names, _ in _asked),
        "differences": differences(),
    }
    print(json.dumps(told))
