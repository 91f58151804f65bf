"""The shipped content is shown only as it was sealed, however it was damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.core.bundle import BundleError
from gui.core.bundle.digest import bundle_sha256
from gui.core.bundle.files import read_files
from gui.machine.places import Places
from gui.machine.shipped import read_shipped
from tests.signed import SHIPPED, Computer


def cut(folder: Path) -> None:
    file = folder / "sources.json"
    file.write_bytes(file.read_bytes()[:-10])


def other(folder: Path) -> None:
    file = folder / "factors.json"
    file.write_bytes(file.read_bytes() + b"\n")


def linked(folder: Path) -> None:
    (folder / "factors.json").unlink()
    (folder / "factors.json").symlink_to(folder / "sources.json")


def looped(folder: Path) -> None:
    (folder / "factors.json").unlink()
    (folder / "factors.json").symlink_to("factors.json")


def lost(folder: Path) -> None:
    (folder / "therapies" / "plex.json").unlink()


def more(folder: Path) -> None:
    (folder / "dosing.json").write_text("{}", "utf-8")


@pytest.mark.parametrize("damage", [cut, other, linked, looped, lost, more])
def test_what_is_not_the_sealed_content_is_refused(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    places = Computer(tmp_path).places
    assert read_shipped(places).manifest.version == SHIPPED
    damage(places.shipped)
    with pytest.raises(BundleError):
        read_shipped(places)


def sealed_again(places: Places) -> None:
    sha256 = bundle_sha256(read_files(places.shipped).contents)
    seal = json.dumps({"version": SHIPPED, "sha256": sha256})
    (places.trust / "shipped.json").write_text(seal, "utf-8")


@pytest.mark.parametrize("content", [b"", b"{", b'"\xff"', b"[]", b"{}", b"[" * 100_000])
def test_what_never_should_have_been_sealed_is_told_with_its_file(
    tmp_path: Path, content: bytes
) -> None:
    places = Computer(tmp_path).places
    (places.shipped / "sources.json").write_bytes(content)
    sealed_again(places)
    with pytest.raises(BundleError) as refused:
        read_shipped(places)
    assert refused.value.problems[0].file == "sources.json"
