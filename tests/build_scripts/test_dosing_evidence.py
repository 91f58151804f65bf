"""Comparing the dosing data with the evidence: the same as shipped, and every change is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_scripts.dosing_evidence import differences, read_words
from gui import paths
from gui.core.bundle import bundle_of

EVIDENCE = Path(__file__).resolve().parents[1] / "data" / "evidence"
DOSING, SOURCES = "dosing.json", "sources.json"
WORDS = read_words(EVIDENCE)


def told(file: str = DOSING, change: Callable[[Any], object] = lambda it: it) -> list[str]:
    """The differences of the shipped bundle after a change to one of its files."""
    folder = paths.shipped_bundle()
    contents = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.json")
    }
    content = json.loads(contents[file])
    change(content)
    contents[file] = json.dumps(content).encode()
    bundle = bundle_of(contents, "shipped")
    further = frozenset(source for source in bundle.sources if source in OF_DOSING)
    return [str(problem) for problem in differences(WORDS, bundle, further)]


OF_DOSING = {"nadler-1962", "kaplan-2008", "tm-calculator", "ohkubo-2016", "dosing-unnamed"}


def record(part: str, identifier: str, **values: Any) -> Callable[[Any], object]:
    return lambda it: next(each for each in it[part] if each["id"] == identifier).update(values)


def of_product(*path: str | int, value: Any) -> Callable[[Any], object]:
    def change(content: Any) -> None:
        place = content["products"][0]
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return change


def test_the_shipped_dosing_data_says_what_the_evidence_says() -> None:
    assert told() == []


CHANGES: dict[str, tuple[str, Callable[[Any], object], str]] = {
    "a sign of a formula": (
        DOSING, record("rules", "kaplan", formula="EPV (L) = 0.065 + w (kg) × (1 − Hct)"),
        "$.rules[7].formula",
    ),
    "a wrong formula in print": (
        DOSING, record("rules", "plasma-share", formula="PV = TBV/(1 − Hct)"), "$.rules[6].formula",
    ),
    "another owner": (DOSING, record("rules", "nadler", owner="Adler"), "$.rules[0].owner"),
    "another range": (DOSING, record("rules", "nadler", range="from 20 kg"), "$.rules[0].range"),
    "an observation in other words": (
        DOSING, record("observations", "guptill2016.course", statement="in MG, 80-90 % down"),
        "$.observations[4].statement",
    ),
    "another series": (
        DOSING, record("observations", "ohkubo-2016.three", series="PE-PE-PE, n=20"),
        "$.observations[1].series",
    ),
    "another half-life": (
        DOSING, record("assumptions", "igg-half-life", value=28, says="t½ 28 d"),
        "$.assumptions[0].says",
    ),
    "a step less": (
        DOSING, of_product("rate", "steps", "values", value=[0.3, 0.6, 1.2, 4.8]),
        "$.products[0].rate",
    ),
    "another start": (
        DOSING, of_product("rate", "start", "value", value=[0.3, 4.8]), "$.products[0].rate",
    ),
    "a vial less": (
        DOSING, of_product("vials", "grams", value=[2.5, 5, 10, 20]), "$.products[0].vials",
    ),
    "another region": (DOSING, of_product("region", value="US"), "$.products[0].rate"),
    "another citation": (
        SOURCES, record("sources", "nadler-1962", citation="Nadler. Surgery 1963;51:224-232"),
        "$.sources[141].citation",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told(name: str) -> None:
    file, change, path = CHANGES[name]
    found = told(file, change)
    assert [line for line in found if line.startswith(f"{file} {path}: ")], found


def test_a_bundle_without_it_lacks_something() -> None:
    folder = paths.shipped_bundle()
    files = [path for path in folder.rglob("*.json") if path.name != DOSING]
    contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    [problem] = differences(WORDS, bundle_of(contents, ""), frozenset())
    assert str(problem) == f"{DOSING}: the dosing data is not in the bundle"
