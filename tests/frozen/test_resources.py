"""The frozen program comes with all of its resources, and nothing in them is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.program import ROOT
from tests.frozen.probing import Probe


@pytest.fixture(scope="module")
def frozen_resources(probe: Probe) -> Path:
    return Path(probe.told("resources.py"))


def contents(folder: Path) -> dict[str, bytes]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_the_resources_lie_in_the_folder_of_the_program(
    frozen_resources: Path, folder: Path
) -> None:
    assert frozen_resources.resolve().is_relative_to(folder)


@pytest.mark.parametrize(("name", "fewest"), [("bundle", 25), ("fonts", 2)])
def test_the_resources_are_those_of_the_source(
    frozen_resources: Path, name: str, fewest: int
) -> None:
    source = contents(ROOT / "resources" / name)
    assert len(source) >= fewest
    frozen = contents(frozen_resources / name)
    assert sorted(frozen) == sorted(source)
    assert [file for file in source if frozen[file] != source[file]] == []


def test_the_licences_are_there(frozen_resources: Path) -> None:
    frozen = contents(frozen_resources / "legal")
    source = contents(ROOT / "resources" / "legal")
    assert {file: frozen.get(file) for file in source} == source
