"""A container has one form; all else is refused, and costs next to nothing."""

import io
import re
import stat
import struct
import tracemalloc
import warnings
import zipfile
import zlib
from collections.abc import Callable

import pytest

from gui.core.package import PackageError, Step
from gui.core.package.container import (
    MAX_MEMBER_BYTES,
    MAX_MEMBERS,
    MAX_PACKAGE_BYTES,
    read_container,
    write_container,
)
from tests.core.package.packed import said

MEMBERS = {"signatures/a.minisig": b"2", "bundle/b.json": b"", "manifest.json": b"{}"}
END = 22


def refused(data: bytes) -> tuple[Step, str]:
    with pytest.raises(PackageError) as error:
        read_container(data, "some.plexivig")
    return error.value.step, said(error.value)


def foreign(add: Callable[[zipfile.ZipFile], object]) -> bytes:
    """A zip as other programs write one."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore")
        add(archive)
    return stream.getvalue()


def entry(name: str, **attributes: object) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    for key, value in attributes.items():
        setattr(info, key, value)
    return info


def renamed(name: bytes, other: bytes) -> bytes:
    """A container in which a member has another name of the same length."""
    assert len(name) == len(other)
    return write_container({name.decode("ascii"): b"x"}).replace(name, other)


def test_any_zip_program_reads_it_and_it_is_read_in_its_order() -> None:
    data = write_container(MEMBERS)
    assert data == write_container(dict(reversed(MEMBERS.items())))
    members = read_container(data, "some.plexivig")
    assert list(members) == ["manifest.json", "bundle/b.json", "signatures/a.minisig"]
    assert members == MEMBERS
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {info.filename: archive.read(info) for info in archive.infolist()} == MEMBERS
        assert all(stat.S_ISREG(info.external_attr >> 16) for info in archive.infolist())
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (b"/etc/x.json", "leads out"),
        (b"../../x.json", "leads out"),
        (b"b/../../x.js", "leads out"),
        (b"b/..", "leads out"),
        *((name, "no member") for name in (b"b/nul.json", b"CON", b"com1.x/a", b"b./a", b"b/a.")),
        (b"b/a.json:x", "no member"),
        (b"b\\x.json", "leads out"),
        (b"C:/x.json", "leads out"),
        (b"a\0b.json", "NUL"),
        (b"a/", "folder"),
        (b"a//b", "no member"),
        (b"./ab", "no member"),
        (b".hid", "no member"),
        (b"a b", "no member"),
        (b"caf\xc3\xa9", "no member"),
        (b"a\x1b[2Jb", "no member"),
    ],
)
def test_a_name_that_leads_astray_is_refused(name: bytes, why: str) -> None:
    step, message = refused(renamed(b"m" * len(name), name))
    assert step is Step.STRUCTURE
    assert why in message
    assert message.isprintable()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda it: it.writestr("a", b"x" * 99, zipfile.ZIP_DEFLATED), "compressed"),
        (lambda it: it.writestr("a", b"x" * 99, zipfile.ZIP_LZMA), "compressed"),
        (lambda it: it.writestr(entry("a", external_attr=0o120777 << 16), b"/etc/passwd"), "link"),
        (lambda it: it.writestr(entry("a", external_attr=0o040755 << 16), b""), "folder"),
        (lambda it: it.writestr(entry("a/"), b""), "folder"),
        (lambda it: [it.writestr("a", b"1"), it.writestr("a", b"2")], "twice"),
        (lambda it: [it.writestr("a", b"1"), it.writestr("A", b"2")], "small and capital"),
        (lambda it: it.writestr("a", b"1"), "byte for byte"),
        (lambda it: it.writestr(entry("a", comment=b"c"), b"1"), "comment"),
        (lambda it: it.writestr(entry("a", extra=b"\x01\x00\x00\x00"), b"1"), "further fields"),
        (lambda it: it.writestr("a" * 121, b"1"), "longer than"),
        (lambda it: setattr(it, "comment", b"behind the end"), "does not end as one"),
        (lambda it: None, "from 1 to"),
    ],
)
def test_what_other_programs_put_into_a_zip_is_refused(
    make: Callable[[zipfile.ZipFile], object], why: str
) -> None:
    step, message = refused(foreign(make))
    assert step is Step.STRUCTURE
    assert why in message


def test_the_order_of_members_is_fixed() -> None:
    one, other = write_container({"a": b"1"}), write_container({"b": b"2"})
    local = other[:32] + one[:32]
    central = [bytearray(data[32:-END]) for data in (other, one)]
    central[1][42:46] = struct.pack("<I", 32)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, len(central[0]) * 2, 64, 0)
    step, message = refused(local + b"".join(central) + end)
    assert step is Step.STRUCTURE
    assert "byte for byte" in message


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(write_container({"a": b"1"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refused(bytes(data))[1]


def test_a_file_that_is_too_large_is_not_looked_at() -> None:
    assert refused(bytes(MAX_PACKAGE_BYTES + 1)) == (Step.SIZE, "the file is larger than 16 MB")


def test_a_member_that_is_too_large_is_refused() -> None:
    data = write_container({"a": bytes(MAX_MEMBER_BYTES + 1)})
    assert "larger than 5 MB" in refused(data)[1]


def test_more_members_than_may_be_are_not_even_listed() -> None:
    with pytest.raises(ValueError):
        write_container({f"a{number}": b"" for number in range(MAX_MEMBERS + 1)})
    data = write_container({f"a{number}": b"" for number in range(MAX_MEMBERS)})
    assert len(read_container(data, "many")) == MAX_MEMBERS
    more = bytearray(data)
    more[-14:-10] = struct.pack("<2H", MAX_MEMBERS + 1, MAX_MEMBERS + 1)
    assert "this tells of 2001" in refused(bytes(more))[1]


def overlapping() -> bytes:
    """2000 members that all say to be the same five megabytes."""
    content = bytes(MAX_MEMBER_BYTES)
    local = write_container({"aaaa": content})[: 30 + 4 + len(content)]
    shared = (0, 0, 0, 0x21, zlib.crc32(content), len(content), len(content), 4)
    central = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 778, 10, *shared, 0, 0, 0, 0, 0o100644 << 16, 0)
        + f"a{number:03x}".encode()
        for number in range(MAX_MEMBERS)
    )
    end = (b"PK\x05\x06", 0, 0, MAX_MEMBERS, MAX_MEMBERS, len(central), len(local), 0)
    return local + central + struct.pack("<4s4H2IH", *end)


def deflated() -> bytes:
    """A few kilobytes that would become 8 megabytes, and say so."""
    return foreign(lambda it: it.writestr("a", bytes(2**23), zipfile.ZIP_DEFLATED))


def reaching_into_the_list() -> bytes:
    """Members that go on to the very end of the largest file, over the list of themselves."""
    size, names = MAX_MEMBER_BYTES, ["a", "b", "c", "d"]
    listed_at = MAX_PACKAGE_BYTES - END - len(names) * 47
    sizes = [size, size, size, MAX_PACKAGE_BYTES - 3 * size - len(names) * 31]
    central, offset = b"", 0
    for name, each in zip(names, sizes, strict=True):
        shared = (0, 0, 0, 0x21, 0, each, each, 1, 0, 0, 0, 0, 0o100644 << 16, offset)
        central += struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 778, 10, *shared) + name.encode()
        offset += 31 + each
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 4, 4, len(central), listed_at, 0)
    return bytes(listed_at) + central + end


def test_members_that_reach_into_the_list_of_members_are_refused() -> None:
    data = reaching_into_the_list()
    assert len(data) == MAX_PACKAGE_BYTES
    assert refused(data)[0] is Step.STRUCTURE


@pytest.mark.parametrize("bomb", [overlapping, deflated])
def test_a_bomb_needs_no_more_memory_than_the_file_itself(bomb: Callable[[], bytes]) -> None:
    data = bomb()
    tracemalloc.start()
    try:
        step, _ = refused(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert step is Step.STRUCTURE
    assert peak < 2 * MAX_MEMBER_BYTES + 2**20


def test_places_and_sizes_that_lie_are_refused() -> None:
    whole = write_container(MEMBERS)
    start = whole.index(b"PK\x01\x02")
    for place in range(start, len(whole) - 3):
        for value in (0xFFFFFFFF, 0x80000000, 0):
            altered = whole[:place] + struct.pack("<I", value) + whole[place + 4 :]
            if altered != whole:
                step, message = refused(altered)
                assert step is Step.STRUCTURE
                assert re.search("[a-z]", message)


@pytest.mark.parametrize("name", ["", "/a", "../a", "a/", "a\\b", "a\nb", "ä", "aux.x", "a./b"])
def test_no_container_is_written_with_such_a_name(name: str) -> None:
    with pytest.raises(ValueError):
        write_container({name: b""})
