"""Changes of bytes that know nothing of what they are of."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_ODD = (
    *(b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"\xe2\x80\xae"),
    *(
        b'"',
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"\\",
        b"\\u202e",
        b"\\ud800",
        b"\n",
        b"\r",
        b"\x1b",
    ),
    *(
        b"\xef\xbb\xbf",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xf3\xa0\x81\x81",
        b" " * 70_000,
        b"0",
        b"-",
    ),
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"\x1f\x8b")
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp1252", "utf-8-sig")


def _flip(data: bytearray, random: Random, other: bytes) -> None:
    for _ in range(random.choice([1, 1, 1, 2, 8, 64])):
        if data:
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _other_bytes(data: bytearray, random: Random, other: bytes) -> None:
    at = random.randrange(len(data) + 1)
    data[at : at + random.randrange(9)] = random.choice(_ODD)


def _cut_off(data: bytearray, random: Random, other: bytes) -> None:
    del data[random.randrange(len(data) + 1) :]


def _left_out(data: bytearray, random: Random, other: bytes) -> None:
    at = random.randrange(len(data) + 1)
    del data[at : at + random.choice([1, 2, 16, 300])]


def _doubled(data: bytearray, random: Random, other: bytes) -> None:
    at = random.randrange(len(data) + 1)
    data[at:at] = data[at : at + random.choice([1, 8, 120, 4000])]


def _spliced(data: bytearray, random: Random, other: bytes) -> None:
    at, its = random.randrange(len(data) + 1), random.randrange(len(other) + 1)
    data[at:] = other[its:]


def _mark(data: bytearray, random: Random, other: bytes) -> None:
    data[:0] = random.choice(_MARKS)


def _encoded(data: bytearray, random: Random, other: bytes) -> None:
    text = data.decode("utf-8", "replace")
    data[:] = text.encode(random.choice(_ENCODINGS), "replace")


def _number(data: bytearray, random: Random, other: bytes) -> None:
    """A field of two or four bytes with an extreme value."""
    size = random.choice([2, 4])
    at = random.randrange(max(1, len(data) - size))
    top = 1 << 8 * size
    value = random.choice([0, 1, top - 1, top // 2, len(data), random.randrange(top)]) % top
    data[at : at + size] = value.to_bytes(size, "little")


_CHANGES: dict[str, tuple[int, Callable[[bytearray, Random, bytes], None]]] = {
    "bits": (10, _flip),
    "other bytes": (8, _other_bytes),
    "cut off": (5, _cut_off),
    "left out": (5, _left_out),
    "doubled": (4, _doubled),
    "spliced": (4, _spliced),
    "mark": (2, _mark),
    "encoded": (2, _encoded),
    "field": (4, _number),
}
_NAMES = tuple(_CHANGES)
_WEIGHTS = tuple(weight for weight, _ in _CHANGES.values())


def changed(data: bytes, random: Random, other: bytes = b"") -> tuple[str, bytes]:
    """Some bytes after a change, and its kind.

    Args:
        other: what a part is taken of, for some changes.
    """
    found = bytearray(data)
    kind = random.choices(_NAMES, _WEIGHTS)[0]
    _CHANGES[kind][1](found, random, other)
    return kind, bytes(found)
