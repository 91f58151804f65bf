"""Sets of numbers as the bits of one integer: united, cut and counted as fast as memory is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

_BYTES_AT_ONCE: Final = 64


class Found(msgspec.Struct, frozen=True):
    """Fields that were found and their entries: bit n stands for number n.

    Attributes:
        fields: numbers of the fields.
        entries: numbers of the entries that own them.
    """

    fields: int = 0
    entries: int = 0

    def __or__(self, other: Found) -> Found:
        """What is in either."""
        return Found(self.fields | other.fields, self.entries | other.entries)


NOTHING: Final = Found()


def bits_of(numbers: Iterable[int], size: int) -> int:
    """Return the set of some numbers.

    Args:
        numbers: each at least 0 and less than `size`.
        size: how many numbers there are.
    """
    data = bytearray((size >> 3) + 1)
    for number in numbers:
        data[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(data, "little")


def numbers_in(bits: int) -> Iterator[int]:
    """Give the numbers of a set, the smallest first; each is looked for when it is asked for.

    Args:
        bits: the set; not negative.
    """
    data = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    for start in range(0, len(data), _BYTES_AT_ONCE):
        part = int.from_bytes(data[start : start + _BYTES_AT_ONCE], "little")
        while part:
            lowest = part & -part
            yield (start << 3) + lowest.bit_length() - 1
            part ^= lowest


def first_numbers(number: int) -> int:
    """Return the set of all numbers below a number."""
    return (1 << number) - 1
