"""The names of a font: a narrow one is of its own family, or of the wide one, as they are read."""

from __future__ import annotations

import struct

_TABLES_AT, _TABLE, _RECORDS_AT, _RECORD, _NUMBER_AT = 12, 16, 6, 12, 6
_LATER_NAMES = {16, 17, 21, 22}
_NO_NAME = 255


def by_first_names(font: bytes) -> bytes:
    """A TrueType font without the names that go before its first ones.

    By those FreeType, which draws for Windows where there is no display, takes a narrow font for
    one of the wide family.
    """
    changed = bytearray(font)
    for place in range(struct.unpack_from(">H", font, 4)[0]):
        entry = _TABLES_AT + _TABLE * place
        if font[entry : entry + 4] == b"name":
            start = struct.unpack_from(">I", font, entry + 8)[0]
            _rename(changed, start)
    return bytes(changed)


def _rename(font: bytearray, start: int) -> None:
    count = struct.unpack_from(">H", font, start + 2)[0]
    for place in range(count):
        number = start + _RECORDS_AT + _RECORD * place + _NUMBER_AT
        if struct.unpack_from(">H", font, number)[0] in _LATER_NAMES:
            struct.pack_into(">H", font, number, _NO_NAME)
