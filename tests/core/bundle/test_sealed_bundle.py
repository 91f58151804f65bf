"""What is sealed is read without checks, and says the same as with all of them."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from gui import paths
from gui.core.bundle import bundle_of
from gui.core.bundle.digest import bundle_sha256
from gui.core.bundle.sealed import sealed_bundle
from tests.core.bundle.dosing_files import small_dosing
from tests.core.bundle.small import as_bytes, small


def shipped() -> dict[str, bytes]:
    folder = paths.shipped_bundle()
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.json")
    }


def every_key() -> dict[str, bytes]:
    contents = {**small(), "dosing.json": small_dosing()}
    return {name: as_bytes(content) for name, content in contents.items()}


@pytest.mark.parametrize("contents", [shipped(), every_key()], ids=["shipped", "every key"])
def test_it_says_the_same_as_when_it_is_checked(contents: dict[str, bytes]) -> None:
    sealed = sealed_bundle(contents, bundle_sha256(contents))
    checked = bundle_of(contents, "")
    assert sealed == checked
    assert repr(sealed) == repr(checked)  # the same order, and the same types
    assert sealed.dosing == checked.dosing


@pytest.mark.parametrize(
    ("file", "spoilt"),
    [("bundle.json", {}), ("sources.json", {"sources": [{"colour": "red"}]}), ("factors.json", [])],
)
def test_files_of_other_records_are_no_bundle(file: str, spoilt: Any) -> None:
    contents = {**copy.copy(every_key()), file: json.dumps(spoilt).encode()}
    with pytest.raises((AttributeError, KeyError, TypeError, ValueError)):
        sealed_bundle(contents, "")
