"""What a security descriptor of Windows says: to whom a file belongs, and who may change it."""

from __future__ import annotations

import re
import struct
from collections.abc import Collection
from typing import NamedTuple

# Rights of a file, and of a folder where they are others: to add a file, a folder, to remove any.
ADD_FILE, ADD_FOLDER, REMOVE_ANY, SET_MARKS = 0x2, 0x4, 0x40, 0x100
REMOVE, SET_RIGHTS, SET_OWNER = 0x1_0000, 0x4_0000, 0x8_0000
ALL, ANY_WRITING = 0x1000_0000, 0x4000_0000
REPLACING = REMOVE_ANY | REMOVE | SET_RIGHTS | SET_OWNER | ALL
CHANGING = REPLACING | ADD_FILE | ADD_FOLDER | SET_MARKS | ANY_WRITING

SYSTEM, ADMINISTRATORS = "S-1-5-18", "S-1-5-32-544"
_INSTALLER = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
_OWNER_RIGHTS, _WHOEVER_MAKES = "S-1-3-4", ("S-1-3-0", "S-1-3-1")
_TRUSTED = frozenset({SYSTEM, ADMINISTRATORS, _INSTALLER})
_ADMINISTRATORS_OF_A_DOMAIN = re.compile(r"S-1-5-21-\d+-\d+-\d+-(500|512|519)\Z")
_NAMES = {
    "S-1-1-0": "everyone",
    "S-1-5-4": "whoever is logged on",
    "S-1-5-7": "anonymous users",
    "S-1-5-11": "all users with an account",
    "S-1-5-32-545": "all users of this computer",
    "S-1-5-32-546": "guests",
}

_HEAD, _LIST, _ENTRY = struct.Struct("<BBHIIII"), struct.Struct("<BBHHH"), struct.Struct("<BBHI")
_HAS_LIST, _SELF_RELATIVE = 0x4, 0x8000
_ALLOWING = frozenset({0, 5, 9, 11})
# What denies, and what is told of alone: audits, alarms, labels, marks and limits.
_NOT_ALLOWING = frozenset({1, 2, 3, 6, 7, 8, 10, *range(12, 22)})
_WITH_IDS = frozenset({5, 11})
_FOR_WHAT_IS_IN_IT = 0x8
_MOST_PARTS = 15


class Entry(NamedTuple):
    """Who is given which rights."""

    who: str
    rights: int


class Security(NamedTuple):
    """The owner, and all to whom rights are given; `entries` is None where all have all of them.

    What takes rights away is not counted: at worst too much is told.
    """

    owner: str
    entries: tuple[Entry, ...] | None

    def fault(self, rights: int, more_trusted: Collection[str] = ()) -> str:
        """Why others have one of these rights; empty where they have none.

        Args:
            more_trusted: who may have them beside administrators and the system.
        """
        trusted = frozenset(more_trusted)
        if not (is_administrators(self.owner) or self.owner in trusted):
            return f"belongs to {named(self.owner)}, not to the administrators"
        if self.entries is None:
            return "can be changed by everyone"
        for entry in self.entries:
            nobody = entry.who == _OWNER_RIGHTS or entry.who in _WHOEVER_MAKES
            if entry.rights & rights and not (
                nobody or is_administrators(entry.who) or entry.who in trusted
            ):
                return f"can be changed by {named(entry.who)}"
        return ""


def is_administrators(who: str) -> bool:
    """Whether it is the system, the administrators of this computer, or those of its domain."""
    return who in _TRUSTED or _ADMINISTRATORS_OF_A_DOMAIN.match(who) is not None


def named(who: str) -> str:
    """What somebody is called: in words where everybody knows them, else by the number."""
    return _NAMES.get(who, who)


def read_security(data: bytes) -> Security:
    """Read a descriptor, as Windows gives it in one piece.

    Raises:
        ValueError: it is none.
    """
    try:
        _, _, control, owner, _, _, entries = _HEAD.unpack_from(data)
        if not control & _SELF_RELATIVE or not owner:
            raise ValueError("it is no descriptor in one piece, or nobody owns it")
        given = _entries(data, entries) if control & _HAS_LIST and entries else None
        return Security(number_at(data, owner), given)
    except (struct.error, IndexError) as error:
        raise ValueError("the descriptor is cut off") from error


def _entries(data: bytes, at: int) -> tuple[Entry, ...]:
    _, _, _, number, _ = _LIST.unpack_from(data, at)
    at += _LIST.size
    found = []
    for _ in range(number):
        kind, flags, size, rights = _ENTRY.unpack_from(data, at)
        if size < _ENTRY.size:
            raise ValueError("an entry of the descriptor has no room")
        if kind not in _ALLOWING | _NOT_ALLOWING:
            raise ValueError(f"an entry of the descriptor is of the kind {kind}")
        if kind in _ALLOWING and not flags & _FOR_WHAT_IS_IN_IT:
            who = at + _ENTRY.size
            if kind in _WITH_IDS:
                (present,) = struct.unpack_from("<I", data, who)
                who += 4 + 16 * (present & 1) + 16 * (present >> 1 & 1)
            found.append(Entry(number_at(data, who), rights))
        at += size
    return tuple(found)


def number_at(data: bytes, at: int) -> str:
    """The number of somebody, as it is written.

    Raises:
        ValueError: there is none.
    """
    revision, parts = data[at], data[at + 1]
    if revision != 1 or parts > _MOST_PARTS:
        raise ValueError("the descriptor names nobody")
    authority = int.from_bytes(data[at + 2 : at + 8], "big")
    rest = struct.unpack_from(f"<{parts}I", data, at + 8)
    return "-".join(("S-1", str(authority), *map(str, rest)))
