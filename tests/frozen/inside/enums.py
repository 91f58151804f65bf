"""Makes every enum of Qt as the program does and as the standard library does; compares them."""

from __future__ import annotations

import copy
import importlib
import itertools
import json
import sys
from collections.abc import Callable, Iterator
from enum import Enum, EnumType, Flag
from functools import partial
from typing import Any

from build_scripts.frozen import quick_enums

MODULES = ("QtCore", "QtGui", "QtWidgets")
UNKNOWN = 0x5A5A5A5
FEW = 8
Touch = Callable[[Any, str, int], Any]
FIRST_TOUCHES: dict[str, Touch] = {
    "member": lambda kind, name, _: getattr(kind, name),
    "value": lambda kind, _, value: kind(value),
    "unknown value": lambda kind, *_: kind(UNKNOWN),
    "name": lambda kind, name, _: kind[name],
    "in": lambda kind, _, value: value in kind,
    "iterated": lambda kind, *_: list(kind),
    "reversed": lambda kind, *_: list(reversed(kind)),
    "length": lambda kind, *_: len(kind),
    "bool": lambda kind, *_: bool(kind),
    "dir": lambda kind, *_: dir(kind),
    "repr": lambda kind, *_: repr(kind),
    "set": lambda kind, name, _: setattr(kind, name, 1),
    "set anew": lambda kind, *_: _attribute_after(kind, "anew"),
    "missing": lambda kind, *_: _attribute_after(kind, "_missing_"),
    "deleted": lambda kind, name, _: delattr(kind, name),
    "subclass": lambda kind, *_: type("Sub", (kind,), {}),
    "kind": lambda kind, *_: (isinstance(kind, EnumType), issubclass(kind, Enum)),
    "instance": lambda kind, *_: isinstance(1, kind),
}
_asked: list[tuple[Any, str, Any, dict[str, Any]]] = []
_left: list[Any] = []
_made: list[Any] = []
_quick_create = quick_enums.quick_create
_standard_create = quick_enums.standard_create
_caller: Any = getattr(sys, "_getframemodulename", None)


def _attribute_after(kind: Any, name: str) -> tuple[Any, list[str]]:
    """An attribute that was set, and the names of all that there are then."""
    setattr(kind, name, len)
    return getattr(kind, name), sorted(vars(kind))


def note_and_make(kind: Any, class_name: str, names: Any, **options: Any) -> Any:
    """Make an enum as the program does, and remember what it was made from."""
    options = {**options, "module": options.get("module") or _caller(2)}
    _asked.append((kind, class_name, copy.copy(names), options))
    made = _quick_create(kind, class_name, names, **options)
    _made.append(made)
    return made


def waiting() -> int:
    """How many enums have not been asked for anything."""
    return [type(kind) for kind in _made].count(quick_enums.LateEnumType)


def count_and_make(*made_from: Any, **options: Any) -> Any:
    """Make an enum that was left to the standard library, and count it."""
    _left.append(made_from)
    return _standard_create(*made_from, **options)


def load_every_class() -> None:
    """Ask for everything in Qt: only then it makes its enums."""
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


def differences_at_first_touch() -> list[str]:
    """What differs where an enum is touched in some way before any other: one of each kind."""
    found = []
    for kind, class_name, names, options in {it[0]: it for it in _asked if len(it[2]) > 1}.values():
        name, value = names[-1]
        for how, touch in FIRST_TOUCHES.items():
            quick = _quick_create(kind, class_name, names, **options)
            if type(quick) is not quick_enums.LateEnumType:
                found.append(f"{class_name} does not wait")
            standard = _standard_create(kind, class_name, names, **options)
            ours, theirs = (
                outcome(partial(touch, made, name, value)) for made in (quick, standard)
            )
            if ours != theirs:
                found.append(f"{class_name}: {how}: {ours}, not {theirs}")
    return found


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
    importlib.import_module("gui.app.session")
    after_the_start = waiting()
    touched = differences_at_first_touch()
    load_every_class()
    told = {
        "used": EnumType._create_ is note_and_make,  # type: ignore[attr-defined]
        "enums": len(_asked),
        "left to the standard library": len(_left),
        "members": sum(len(names) for _, _, names, _ in _asked),
        "waiting after the start": after_the_start,
        "differences": touched + differences(),
    }
    print(json.dumps(told))
