"""The bill of materials, and the check that compares it with the folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_scripts.checking.sbom import sbom_problems
from build_scripts.freezing.checksums import sha256
from build_scripts.freezing.components import components
from build_scripts.freezing.notices import write_notices
from build_scripts.freezing.sbom import licences_of, write_sbom
from tests.build_scripts.frozen_folder import Frozen

EPOCH = 1_700_000_000
PACKER = "PyInstaller (bootloader and start-up modules)"


@pytest.fixture
def frozen(tmp_path: Path) -> Frozen:
    return Frozen(tmp_path)


@pytest.fixture
def sbom(frozen: Frozen, tmp_path: Path) -> Path:
    target = tmp_path / "plex-ivig.cdx.json"
    write_sbom(frozen.folder, write_notices(frozen.folder, frozen.build), target, EPOCH)
    return target


def change(sbom: Path, how: Callable[[dict[str, Any]], None]) -> None:
    bom = json.loads(sbom.read_text("utf-8"))
    how(bom)
    sbom.write_text(json.dumps(bom), "utf-8")


def component(bom: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in bom["components"] if each["name"] == name)
    return found


def test_what_is_written_has_no_problems(frozen: Frozen, sbom: Path) -> None:
    assert sbom_problems(sbom, frozen.folder) == []


def test_the_same_folder_and_time_give_the_same_bytes(frozen: Frozen, sbom: Path) -> None:
    first = sbom.read_bytes()
    write_sbom(frozen.folder, components(frozen.folder, frozen.build), sbom, EPOCH)
    assert sbom.read_bytes() == first


def test_other_content_gets_another_serial_number(frozen: Frozen, sbom: Path) -> None:
    first = json.loads(sbom.read_text("utf-8"))["serialNumber"]
    frozen.add("base_library.zip", b"changed")
    write_sbom(frozen.folder, components(frozen.folder, frozen.build), sbom, EPOCH)
    assert json.loads(sbom.read_text("utf-8"))["serialNumber"] != first


def test_it_names_the_program_its_parts_and_their_files(frozen: Frozen, sbom: Path) -> None:
    bom = json.loads(sbom.read_text("utf-8"))
    assert bom["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    assert bom["metadata"]["component"]["type"] == "application"
    qt = component(bom, "Qt")
    assert qt["licenses"] == [{"license": {"id": "LGPL-3.0-only"}}]
    nested = {each["name"]: each for each in qt["components"]}
    assert nested["PCRE2"]["version"] == "10.49"
    core = "_internal/PySide6/Qt/lib/libQt6Core.so.6"
    assert nested[core]["hashes"][0]["content"] == sha256(frozen.folder / core)
    edges = {edge["ref"]: edge["dependsOn"] for edge in bom["dependencies"]}
    assert component(bom, "PySide6")["purl"] in edges[bom["metadata"]["component"]["purl"]]
    assert qt["purl"] in edges[component(bom, "PySide6")["purl"]]


def test_expressions_and_own_licences_are_no_identifiers() -> None:
    assert licences_of("MIT") == [{"license": {"id": "MIT"}}]
    assert licences_of("MIT OR Zlib") == [{"expression": "MIT OR Zlib"}]
    assert licences_of("LicenseRef-PCRE2") == [{"expression": "LicenseRef-PCRE2"}]


def test_changed_new_and_removed_files_are_named(frozen: Frozen, sbom: Path) -> None:
    frozen.add("base_library.zip", b"changed")
    frozen.add("resources/bundle/new.json")
    frozen.remove("msgspec")
    problems = "\n".join(sbom_problems(sbom, frozen.folder))
    assert "_internal/base_library.zip has another SHA-256" in problems
    assert "_internal/resources/bundle/new.json is shipped but not listed" in problems
    assert "_core.cpython-313-x86_64-linux-gnu.so is listed but not shipped" in problems


@pytest.mark.parametrize(
    ("how", "problem"),
    [
        (lambda bom: bom.update(specVersion="1.4"), "specVersion is '1.4'"),
        (lambda bom: bom.update(serialNumber="urn:uuid:1"), "serialNumber is"),
        (lambda bom: bom["metadata"].update(timestamp="today"), "metadata.timestamp"),
        (lambda bom: component(bom, "Qt").pop("licenses"), "Qt names no licence"),
        (
            lambda bom: component(bom, "Qt").update(licenses=[{"license": {"name": "?"}}]),
            "Qt names",
        ),
        (
            lambda bom: component(bom, "Qt").update(licenses=[{"license": {"id": "Nonsense-9"}}]),
            "Qt names",
        ),
        (lambda bom: component(bom, "Qt").pop("version"), "Qt has no version"),
        (lambda bom: component(bom, "Qt").update(purl="qt"), "Qt has the package URL 'qt'"),
        (lambda bom: component(bom, "Qt").update(type="thing"), "Qt is of type 'thing'"),
        (lambda bom: bom["components"].append(component(bom, "Qt")), "used twice"),
        (
            lambda bom: bom["components"].remove(component(bom, PACKER)),
            "is in COMPONENTS.txt alone",
        ),
        (
            lambda bom: component(bom, "Qt").update(licenses=[{"license": {"id": "MIT"}}]),
            "under the licence LGPL-3.0-only",
        ),
        (lambda bom: bom["dependencies"].pop(), "is not in dependencies"),
        (
            lambda bom: bom["dependencies"].append({"ref": "pkg:x/y@1", "dependsOn": []}),
            "dependencies name pkg:x/y@1",
        ),
    ],
)
def test_a_flaw_is_named(
    frozen: Frozen, sbom: Path, how: Callable[[dict[str, Any]], None], problem: str
) -> None:
    change(sbom, how)
    assert problem in "\n".join(sbom_problems(sbom, frozen.folder))


def test_a_missing_or_broken_file_is_one_problem(frozen: Frozen, sbom: Path) -> None:
    sbom.write_text("{", "utf-8")
    assert len(sbom_problems(sbom, frozen.folder)) == 1
    sbom.unlink()
    assert len(sbom_problems(sbom, frozen.folder)) == 1
