"""Makes Qt's enums quicker than the standard library does, and of most only the name.

At every start PySide makes some 290 enum classes with 4,900 members, all of one shape: a list of
names with whole numbers. `enum` prepares each for everything that an enum can be, which takes a
sixth of the time until the window stands; the members take two megabytes, and few are used.
Here each class is a copy of an empty one that `enum` has made, and it is filled with its members
when something about it is first asked for; whatever is not of that shape is left to `enum`. A
test in the frozen program makes every enum of Qt both ways and compares them.

PySide looks a name such as `Qt.AlignLeft`, without its enum's, up in the enums that are filled.
Only the words of its own errors have such names: before it makes these, all are filled.
"""

from __future__ import annotations

import sys
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from typing import Any

MADE_FOR = frozenset({(3, 13, 2), (3, 13, 5)})
Pairs = list[tuple[str, int]]
Packed = tuple[str, tuple[int, ...]]
Kind = type[Enum]

_SET_BY_PYSIDE = frozenset({"__module__", "__qualname__", "_missing_"})
_MADE_ANEW = ("_member_names_", "_unhashable_values_", "_hashable_values_")
_MAPPED_ANEW = ("_member_map_", "_value2member_map_", "_unhashable_values_map_")
_OF_EVERY_CLASS = ("__dict__", "__weakref__")

standard_create = EnumType._create_  # type: ignore[attr-defined]
_set = type.__setattr__
_module_of_caller = getattr(sys, "_getframemodulename", lambda _: None)


def install() -> None:
    """Use the quick way from now on, in the versions of Python that it was made for."""
    if sys.version_info[:3] in MADE_FOR:
        EnumType._create_ = quick_create  # type: ignore[attr-defined]


def quick_create(kind: Kind, class_name: str, names: Any, **options: Any) -> Any:
    """What `Enum(class_name, names, ...)` does, for enums of the shape that Qt has."""
    module = options.get("module") or _module_of_caller(2)
    packed = _packed(kind, names, options)
    if module is None or packed is None:
        return standard_create(kind, class_name, names, **{**options, "module": module})
    qualname = options.get("qualname") or class_name
    namespace = {"__module__": module, "__qualname__": qualname}
    made = type.__new__(LateEnumType, class_name, (kind,), namespace)
    _WAITING.add(made, packed)
    return made


def fill_every_enum() -> None:
    """Make the members of all enums, of these now and of later ones at once."""
    _WAITING.end()


class LateEnumType(EnumType):
    """The type of an enum without its members; it is `EnumType` as soon as they are made."""

    def __getattribute__(cls, name: str) -> Any:
        return getattr(_filled(cls), name)

    def __setattr__(cls, name: str, value: Any) -> None:
        if name in _SET_BY_PYSIDE:
            _set(cls, name, value)
        else:
            setattr(_filled(cls), name, value)

    def __delattr__(cls, name: str) -> None:
        delattr(_filled(cls), name)

    def __call__(cls, *values: Any, **options: Any) -> Any:
        return _filled(cls)(*values, **options)

    def __contains__(cls, value: object) -> bool:
        return value in _filled(cls)

    def __dir__(cls) -> list[str]:
        return dir(_filled(cls))

    def __getitem__(cls, name: str) -> Any:
        return _filled(cls)[name]

    def __iter__(cls) -> Any:
        return iter(_filled(cls))

    def __len__(cls) -> int:
        return len(_filled(cls))

    def __repr__(cls) -> str:
        return repr(_filled(cls))

    def __reversed__(cls) -> Any:
        return reversed(_filled(cls))


class Waiting:
    """The enums whose members are not made yet: of each the names, and the values."""

    def __init__(self) -> None:
        self._packed: dict[Any, Packed] = {}
        self._ended = False

    def add(self, made: Any, packed: Packed) -> None:
        """Let an enum wait; one without members may be a base of others, and does not."""
        self._packed[made] = packed
        if self._ended or not packed[1]:
            _filled(made)

    def take(self, made: Any) -> Pairs:
        """The members of an enum that waits no longer."""
        names, values = self._packed.pop(made)
        return list(zip(names.split(), values, strict=True))

    def end(self) -> None:
        """No enum waits any longer."""
        self._ended = True
        for made in list(self._packed):
            _filled(made)


def _filled(made: Any) -> Any:
    """The enum with its members; it is an enum like all others from now on."""
    pairs = _WAITING.take(made)
    _set(made, "__class__", EnumType)
    kind = made.__base__
    given = vars(made)
    parts = _TEMPLATES[kind] | {key: [] for key in _MADE_ANEW} | {key: {} for key in _MAPPED_ANEW}
    for name, value in parts.items():
        if name not in given:
            _set(made, name, value)
    _set(made, "__new__", Enum.__new__)
    _fill(made, pairs, issubclass(kind, Flag), issubclass(kind, int))
    return made


def _packed(kind: Kind, pairs: Any, options: dict[str, Any]) -> Packed | None:
    """The names and values of a usual enum; None for one of another shape."""
    taken = _TAKEN.get(kind)
    if taken is None or pairs.__class__ is not list:
        return None
    if options.get("type") is not None or options.get("boundary") is not KEEP:
        return None
    if not pairs:
        return "", ()
    names, values = zip(*pairs, strict=True)
    together = " ".join(names)
    if not taken.isdisjoint(names) or together[0] == "_" or " _" in together:
        return None
    return (together, values) if {*map(type, values)} == {int} else None


def _fill(made: Any, pairs: Pairs, is_flag: bool, is_int: bool) -> None:
    by_value, by_name, names = made._value2member_map_, made._member_map_, made._member_names_
    mask = singles = 0
    for name, value in pairs:
        member = by_value.get(value)
        single = value > 0 and not value & (value - 1)
        if member is None:
            member = int.__new__(made, value) if is_int else object.__new__(made)
            member._value_ = value
            member._name_ = name
            member.__objclass__ = made
            member._sort_order_ = len(names)
            if single or not is_flag:
                names.append(name)
            by_value[value] = member
        mask |= value
        singles |= value if single else 0
        by_name[name] = member
        _set(made, name, member)
    made._hashable_values_ = list(by_value)
    if is_flag:
        made._flag_mask_ = mask
        made._singles_mask_ = singles
        made._all_bits_ = 2 ** mask.bit_length() - 1
        order = [by_name[name]._value_ for name in names]
        if order != sorted(order):
            made._iter_member_ = made._iter_member_by_def_


def _template(kind: Kind) -> dict[str, Any]:
    empty = standard_create(kind, "empty", [], module=__name__, qualname="empty", boundary=KEEP)
    return {key: value for key, value in vars(empty).items() if key not in _OF_EVERY_CLASS}


_KINDS: tuple[Kind, ...] = (Enum, IntEnum, Flag, IntFlag)
_TEMPLATES = {kind: _template(kind) for kind in _KINDS}
_TAKEN = {kind: {"mro", *(name for base in kind.__mro__ for name in vars(base))} for kind in _KINDS}
_WAITING = Waiting()
