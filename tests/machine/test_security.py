"""What the descriptors of Windows say, from their bytes: who owns a file, and who may change it."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pytest

from gui.machine.security import CHANGING, REPLACING, Entry, Security, read_security

SYSTEM, ADMINISTRATORS, USERS = "S-1-5-18", "S-1-5-32-544", "S-1-5-32-545"
EVERYONE, SOMEBODY = "S-1-1-0", "S-1-5-21-1-2-3-1001"
FULL, READ, MODIFY = 0x1F01FF, 0x1200A9, 0x1301BF
ALLOW, DENY, OBJECT, CALLBACK = 0, 1, 5, 9
INHERIT_ONLY = 0x8
Given = tuple[int, int, int, str]


def number(who: str) -> bytes:
    authority, *parts = (int(part) for part in who.split("-")[2:])
    head = bytes([1, len(parts)]) + authority.to_bytes(6, "big")
    return head + struct.pack(f"<{len(parts)}I", *parts)


def descriptor(owner: str, given: Sequence[Given] | None) -> bytes:
    """As Windows gives it in one piece: the head, the list of rights, the owner."""
    entries = b""
    for kind, flags, rights, who in given or ():
        ids = struct.pack("<I", 1) + b"i" * 16 if kind == OBJECT else b""
        body = ids + number(who)
        entries += struct.pack("<BBHI", kind, flags, 8 + len(body), rights) + body
    acl = struct.pack("<BBHHH", 2, 0, 8 + len(entries), len(given or ()), 0) + entries
    shown = b"" if given is None else acl
    head = struct.pack(
        *("<BBHIIII", 1, 0, 0x8004 if given is not None else 0x8000),
        *(20 + len(shown), 0, 0, 20 if given is not None else 0),
    )
    return head + shown + number(owner)


def of_administrators(*more: Given) -> Security:
    usual = ((ALLOW, 0, FULL, SYSTEM), (ALLOW, 0x10, FULL, ADMINISTRATORS), (ALLOW, 0, READ, USERS))
    return read_security(descriptor(ADMINISTRATORS, [*more, *usual]))


def test_what_the_bytes_say_is_read() -> None:
    assert read_security(descriptor(SOMEBODY, [(ALLOW, 0, READ, EVERYONE)])) == Security(
        SOMEBODY, (Entry(EVERYONE, READ),)
    )


def test_what_administrators_alone_may_change_is_right() -> None:
    assert of_administrators().fault(CHANGING) == ""


@pytest.mark.parametrize("rights", [0x2, 0x4, 0x40, 0x100, 0x10000, 0x40000, 0x80000, MODIFY, FULL])
@pytest.mark.parametrize("kind", [ALLOW, OBJECT, CALLBACK])
def test_every_right_to_change_is_seen(kind: int, rights: int) -> None:
    found = of_administrators((kind, 0x10, rights, USERS))
    assert found.fault(CHANGING) == "can be changed by all users of this computer"


@pytest.mark.parametrize("rights", [0x1000_0000, 0x4000_0000])
def test_so_are_rights_that_stand_for_several(rights: int) -> None:
    assert of_administrators((ALLOW, 0, rights, EVERYONE)).fault(CHANGING) == (
        "can be changed by everyone"
    )


@pytest.mark.parametrize("rights", [READ, 0x8000_0000, 0x2000_0000, 0x100000])
def test_reading_changes_nothing(rights: int) -> None:
    assert of_administrators((ALLOW, 0, rights, EVERYONE)).fault(CHANGING) == ""


def test_what_holds_only_for_what_is_in_a_folder_does_not_hold_for_it() -> None:
    assert of_administrators((ALLOW, INHERIT_ONLY | 3, FULL, EVERYONE)).fault(CHANGING) == ""


def test_what_takes_away_gives_nothing() -> None:
    assert of_administrators((DENY, 0, FULL, EVERYONE)).fault(CHANGING) == ""
    both = of_administrators((DENY, 0, FULL, EVERYONE), (ALLOW, 0, FULL, SOMEBODY))
    assert both.fault(CHANGING) == f"can be changed by {SOMEBODY}"


@pytest.mark.parametrize("kind", [4, 22, 255])
def test_an_entry_of_which_nobody_knows_what_it_gives_is_not_passed_over(kind: int) -> None:
    with pytest.raises(ValueError, match=f"of the kind {kind}"):
        of_administrators((kind, 0, FULL, USERS))


def test_what_is_only_told_of_gives_nothing() -> None:
    told = [(kind, 0, FULL, EVERYONE) for kind in (2, 3, 6, 7, 8, 10, *range(12, 22))]
    assert of_administrators(*told).fault(CHANGING) == ""


def test_who_may_add_files_to_a_folder_replaces_none_in_it() -> None:
    """The rights that any user has in a folder that was made by hand beside those of Windows."""
    found = of_administrators((ALLOW, 0x12, 0x116, USERS))
    assert found.fault(REPLACING) == ""
    assert found.fault(CHANGING) == "can be changed by all users of this computer"


@pytest.mark.parametrize(
    ("owner", "is_right"),
    [
        *((SYSTEM, True), (ADMINISTRATORS, True), ("S-1-5-21-7-8-9-500", True)),
        *(("S-1-5-21-7-8-9-512", True), ("S-1-5-21-7-8-9-519", True)),
        ("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", True),
        *((SOMEBODY, False), (USERS, False), (EVERYONE, False), ("S-1-5-21-7-8-9-513", False)),
        *(("S-1-5-21-7-8-500", False), ("S-1-5-32-5440", False), ("S-1-5-21-7-8-9-5000", False)),
    ],
)
def test_only_administrators_and_the_system_may_own_it(owner: str, is_right: bool) -> None:
    fault = read_security(descriptor(owner, [])).fault(REPLACING)
    assert (fault == "") is is_right
    assert is_right or fault.endswith("not to the administrators")


def test_a_user_may_change_what_is_the_users_own() -> None:
    own = read_security(descriptor(SOMEBODY, [(ALLOW, 0, FULL, SOMEBODY)]))
    assert own.fault(CHANGING, [SOMEBODY]) == ""
    assert own.fault(CHANGING) != ""


def test_the_rights_of_whoever_owns_or_makes_it_are_nobody_elses() -> None:
    given = [(ALLOW, 0, FULL, who) for who in ("S-1-3-0", "S-1-3-1", "S-1-3-4")]
    assert of_administrators(*given).fault(CHANGING) == ""


def test_without_a_list_everybody_has_all_rights_and_by_an_empty_one_nobody() -> None:
    assert read_security(descriptor(SYSTEM, None)).fault(REPLACING) == "can be changed by everyone"
    assert read_security(descriptor(SYSTEM, [])).fault(CHANGING) == ""


def test_what_is_cut_off_or_damaged_is_not_taken_for_right() -> None:
    whole = descriptor(SYSTEM, [(ALLOW, 0, READ, EVERYONE)])
    for length in range(len(whole)):
        with pytest.raises(ValueError):
            read_security(whole[:length])
    no_room = bytearray(whole)
    no_room[30:32] = bytes(2)
    nobody = bytearray(whole)
    nobody[-12] = 9
    for damaged in (no_room, nobody):
        with pytest.raises(ValueError):
            read_security(bytes(damaged))
