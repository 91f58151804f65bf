"""What every benchmark is given, and what it gives: the frame that `bootstrap.py bench` runs.

A benchmark is a module `tests/benchmarks/bench_NAME.py` with two functions:

    def measure(options: Options) -> dict[str, object]    what it found, as JSON can hold it
    def rows(found: Mapping[str, Any]) -> list[Row]        what of it the table shows

Each runs in a process of its own, so it may make a `QApplication` and set variables.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol, cast

from build_scripts.system_packages import ROOT

HERE = Path(__file__).resolve().parent
RESULTS = ROOT / "out" / "bench"
PREFIX = "bench_"
ORDER = ("start", "interaction", "load", "installed", "output", "endurance", "hostile")


class Options(NamedTuple):
    """What a benchmark is told.

    Attributes:
        program: the frozen program.
        build: the folder in which freeze.py keeps what it makes on the way.
        work: a folder for what the benchmarks make and keep; it may not exist yet.
        quick: everything once or a few times, to see that it works; the numbers say little.
    """

    program: Path
    build: Path
    work: Path
    quick: bool

    def number(self, full: int, quick: int) -> int:
        """How often, or how much: the first, or the second where it is to be quick."""
        return quick if self.quick else full


class Row(NamedTuple):
    """One line of the table.

    Attributes:
        what: what was measured, and of what.
        measured: the number with its unit; "not measured: REASON" where it could not be.
        goal: what was aimed at; empty where nothing was.
        met: whether the goal is met; None where there is none, or where nothing was measured.
        detail: whether the terminal and the JSON show it, and the README does not.
    """

    what: str
    measured: str
    goal: str = ""
    met: bool | None = None
    detail: bool = False


class Bench(Protocol):
    """What a benchmark's module has."""

    def measure(self, options: Options) -> dict[str, object]: ...
    def rows(self, found: Mapping[str, Any]) -> list[Row]: ...


def at_most(what: str, value: float, most: float, unit: str = "", digits: int = 2) -> Row:
    """The row of a number that is to be no higher than another."""
    tail = f" {unit}" if unit else ""
    return Row(what, f"{value:,.{digits}f}{tail}", f"at most {most:,g}{tail}", value <= most)


def not_measured(what: str, reason: str, goal: str = "") -> Row:
    """The row of what could not be measured here."""
    return Row(what, f"not measured: {reason}", goal)


def bench_names(folder: Path = HERE) -> list[str]:
    """Every benchmark that there is, in the order of the table."""
    found = sorted(file.stem.removeprefix(PREFIX) for file in folder.glob(f"{PREFIX}*.py"))
    return sorted(found, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))


def load(name: str) -> Bench:
    """The benchmark of that name."""
    return cast(Bench, importlib.import_module(f"tests.benchmarks.{PREFIX}{name}"))


def run_one(bench: Bench, name: str, options: Options, results: Path = RESULTS) -> None:
    """Run one benchmark, and keep what it found together with its rows."""
    found = bench.measure(options)
    told = [row._asdict() for row in bench.rows(found)]
    write(results / f"{name}.json", {"quick": options.quick, "found": found, "rows": told})


def write(file: Path, content: Mapping[str, object]) -> None:
    """Write a file of results: whole, or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    part.replace(file)


def rows_of(told: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Rows as they were written."""
    return [Row(**one) for one in told]
