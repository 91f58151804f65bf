"""A file with which nothing is wrong is read in one go, and as it is read piece by piece."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui import paths
from gui.core.bundle import decode as module
from gui.core.bundle.decode import decode
from gui.core.bundle.dosing_records import Dosing
from gui.core.bundle.problems import Problem
from gui.core.bundle.reader import _SINGLE_FILES
from gui.core.bundle.records import Condition, Name
from tests.examples import examples

SHIPPED = {
    path.relative_to(paths.shipped_bundle()).as_posix(): path.read_bytes()
    for path in sorted(paths.shipped_bundle().rglob("*.json"))
}
KINDS: Mapping[str, type[msgspec.Struct]] = {**_SINGLE_FILES, "dosing.json": Dosing}
TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[-+\w.]+|\s+|.')
PUT_IN = (
    *(b"1", b"1.0", b"2020.0", b"2e3", b"-0", b"-0.0", b"1e400", b"NaN", b"0123", b".5", b"5."),
    *(b"12345678901234567890", b"0.30000000000000004", b"100000.00000000001", b"true", b"null"),
    *(b'""', b'"a:b"', b'"\\u003a"', b'"\\/"', b'"\\n"', b'"\x01"', b'"\x7f"', b'"\xff"', b"'a'"),
    *(b'"\xed\xa0\x80"', b'"\xe2\x80\xae"', b'"2026-02-30"', b'"2026-11-23T00:00:00"', b"[]"),
    *(b"{}", b"{", b"]", b",", b":", b" ", b"\x0c", b"\xc2\xa0", b"//", b'"mayHarm":false,', b""),
)
Read = msgspec.Struct | list[Problem]


def piece_by_piece(
    monkeypatch: pytest.MonkeyPatch, file: str, data: bytes, kind: type[msgspec.Struct]
) -> Read:
    with monkeypatch.context() as patched:
        patched.setattr(module, "_plain", lambda *_: None)
        return decode(file, data, kind)


@settings(max_examples=examples(250), deadline=None, database=None)
@given(st.data())
def test_what_stands_in_a_file_does_not_depend_on_how_it_is_read(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(sorted(SHIPPED)))
    tokens = TOKEN.findall(SHIPPED[file])
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(tokens) - 1))
        new = data.draw(st.sampled_from(PUT_IN) | st.sampled_from(tokens))
        tokens[place : place + data.draw(st.integers(0, 2))] = [new]
    spoilt, kind = b"".join(tokens), KINDS.get(file, Condition)
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert repr(decode(file, spoilt, kind)) == repr(
            piece_by_piece(monkeypatch, file, spoilt, kind)
        )


@pytest.mark.parametrize("file", sorted(SHIPPED))
def test_the_shipped_files_are_read_in_one_go(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = KINDS.get(file, Condition)
    expected = piece_by_piece(monkeypatch, file, SHIPPED[file], kind)

    def refused(_: bytes) -> Any:
        raise AssertionError("read piece by piece")

    monkeypatch.setattr(module, "_parse", refused)
    assert decode(file, SHIPPED[file], kind) == expected


@pytest.mark.parametrize(
    "text",
    [
        '{"en": "a", "de": "b", "en": "a"}',
        '{"en": "a", "de": "b", "de": "b:c"}',
        '{"en": "a:", "de": "b", "en": "a"}',
        '{"en": "x\\u003ay", "de": "b", "de": "b"}',
        '{"de": "b", "e\\u006e": "a", "en": "a"}',
    ],
)
def test_a_key_that_stands_twice_is_never_read_over(text: str) -> None:
    found = decode("file.json", text.encode(), Name)
    assert isinstance(found, list)
    assert "stands twice" in found[0].message
