"""The frame of the benchmarks: which there are, what of them is kept, and the tables."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from build_scripts.system_packages import ROOT
from tests.benchmarks import __main__ as command
from tests.benchmarks import frame, frozen, machine, report
from tests.benchmarks.frame import Options, Row

MACHINE = {
    "cpu": "Some CPU",
    "cores": 2,
    "memory_gib": 7.8,
    "kernel": "6.1.0-1-amd64",
    "distribution": "Debian",
    "python": {"tests": "3.11.2", "program": "3.13.5"},
    "commit": "0123456789abcdef",
    "dirty": False,
    "date": "2026-11-26 12:00",
}
ROWS = [Row("warm", "1.19", "at most 1.10", False), Row("cold", "0.85", "at most 0.90", True)]
MEASURED_ON = (
    r"Measured on: .+, \d+ cores, [\d.]+ GiB; .+; Python [\d.]+ in the program, [\d.]+ from "
    r"source\. ([a-z, ]+: commit [0-9a-f]{10}, \d{4}-\d\d-\d\d \d\d:\d\d UTC(; |\.))+"
)
PLACE = Path("nowhere")


def bench(rows: list[Row], error: str = "", quick: bool = False) -> dict[str, Any]:
    told = [row._asdict() for row in rows]
    return {"quick": quick, "error": error, "rows": told, "of": MACHINE}


def summary(**benches: dict[str, Any]) -> dict[str, Any]:
    return {"machine": MACHINE, "benches": benches}


class Counting:
    """A benchmark that counts."""

    def measure(self, options: Options) -> dict[str, object]:
        return {"times": options.number(20, 2)}

    def rows(self, found: Mapping[str, Any]) -> list[Row]:
        return [frame.at_most("times", found["times"], 10, "times", 0)]


def test_every_benchmark_is_found_and_known_ones_come_in_their_order(tmp_path: Path) -> None:
    for name in ("bench_output", "bench_a", "bench_start", "frame", "test_frame"):
        (tmp_path / f"{name}.py").touch()
    assert frame.bench_names(tmp_path) == ["start", "output", "a"]
    assert {"start", "interaction"} <= set(frame.bench_names())


@pytest.mark.parametrize(("quick", "told"), [(True, (2, "yes")), (False, (20, "no"))])
def test_what_a_benchmark_found_is_kept_with_its_rows(
    quick: bool, told: tuple[int, str], tmp_path: Path
) -> None:
    frame.run_one(Counting(), "some", Options(PLACE, PLACE, PLACE, quick), tmp_path / "new")
    (kept,) = (tmp_path / "new").iterdir()
    found = json.loads(kept.read_text("utf-8"))
    (row,) = frame.rows_of(found["rows"])
    assert (kept.name, found["quick"]) == ("some.json", quick)
    assert (found["found"]["times"], report.met(row)) == told
    assert row.goal == "at most 10 times"


def test_the_terminal_shows_every_row_and_what_failed() -> None:
    unknown = frame.not_measured("Zeal", "not installed", "twice as long")
    found = summary(start=bench([*ROWS, unknown]), load=bench([], "failed: exit code 3"))
    head, *lines = report.terminal_table(found).splitlines()
    assert head.split() == list(report.COLUMNS)
    assert [line.split()[0] for line in lines] == ["start", "start", "start", "load"]
    assert [line.split()[-1] for line in lines] == ["no", "yes", "-", "3"]
    assert "not measured: not installed" in lines[2]


def test_the_table_takes_the_place_between_the_markers_alone() -> None:
    found = summary(start=bench(ROWS))
    text = f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n"
    once = report.with_table(text, report.readme_table(found))
    lines = once.splitlines()
    assert (lines[0], lines[-1]) == ("before", "after")
    assert "| start | cold | 0.85 | at most 0.90 | yes |" in lines
    assert "Some CPU, 2 cores, 7.8 GiB; Debian, Linux 6.1; " in once
    assert "\nold\n" not in once
    assert report.with_table(once, report.readme_table(found)) == once


def problems_of_the_readme(text: str, names: list[str]) -> list[str]:
    """What of the table is not as the command writes it, for these benchmarks."""
    before, _, rest = text.partition(report.BEGIN)
    shown, found, after = rest.partition(report.END)
    if not found or report.END in before + after or report.BEGIN in before + after:
        return ["markers"]
    if not shown.strip():
        return []
    *table, empty, machine = shown.strip().splitlines()
    head, _, *rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table]
    problems = [] if tuple(head) == report.COLUMNS and not empty else ["columns"]
    problems += [] if list(dict.fromkeys(row[0] for row in rows)) == names else ["benchmarks"]
    for row in rows:
        marks = {"yes", "no", "-"} if row[3] else {""}
        problems += [] if len(row) == 5 and all(row[:3]) and row[4] in marks else [row[1]]
    return problems + ([] if re.fullmatch(MEASURED_ON, machine) else ["machine"])


def test_the_readme_shows_every_benchmark_as_the_command_writes_it() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert problems_of_the_readme(readme, frame.bench_names()) == []


def test_a_table_that_the_command_did_not_write_is_told_apart() -> None:
    bare, detail = Row("bare", "7"), Row("of no interest to most", "8", detail=True)
    found = summary(
        start=bench([*ROWS, bare, detail]), load=bench([frame.not_measured("it", "why", "2")])
    )
    text = report.with_table(f"{report.BEGIN}{report.END}", report.readme_table(found))
    assert detail.what in report.terminal_table(found)
    assert detail.what not in text
    assert problems_of_the_readme(text, ["start", "load"]) == []
    assert problems_of_the_readme(text, ["start", "load", "new"]) == ["benchmarks"]
    for old, new, problem in (
        ("| goal ", "| aim ", "columns"),
        ("| 1.19 |", "|  |", "warm"),
        ("| at most 0.90 | yes |", "| at most 0.90 | |", "cold"),
        ("2 cores", "cores", "machine"),
        (report.END, "", "markers"),
    ):
        assert problems_of_the_readme(text.replace(old, new), ["start", "load"]) == [problem]


@pytest.mark.parametrize("text", ["", report.BEGIN, f"{report.END} {report.BEGIN}"])
def test_without_markers_nothing_is_written(text: str) -> None:
    with pytest.raises(ValueError, match="has no"):
        report.with_table(text, "table")


@pytest.mark.parametrize(
    "other", [{}, {"load": bench([], "failed")}, {"load": bench(ROWS, quick=True)}]
)
def test_the_readme_gets_whole_and_full_results_alone(
    other: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    file = tmp_path / "README.md"
    file.write_text(f"{report.BEGIN}\n{report.END}\n", "utf-8")
    before = file.read_text("utf-8")
    with pytest.raises(ValueError, match=r"stays: load\.$"):
        report.write_readme(file, summary(start=bench(ROWS), **other), ["start", "load"])
    assert file.read_text("utf-8") == before
    report.write_readme(file, summary(start=bench(ROWS), load=bench(ROWS)), ["start", "load"])
    assert "| load | warm |" in file.read_text("utf-8")


def test_a_frozen_program_that_is_older_than_a_source_is_stale(tmp_path: Path) -> None:
    program, finished, sources = (tmp_path / name for name in ("program", "list", "sources"))
    sources.mkdir()
    for at, file in enumerate((sources / "a.py", program, finished)):
        file.touch()
        os.utime(file, (1000 + at, 1000 + at))
    assert not frozen.is_stale(program, finished, [sources])
    (sources / "a.pyc").touch()
    assert not frozen.is_stale(program, finished, [sources])
    (sources / "b.py").touch()
    assert frozen.is_stale(program, finished, [sources])
    assert frozen.is_stale(program, finished, [sources / "b.py"])
    assert frozen.is_stale(tmp_path / "none", finished, [sources / "a.py"])
    assert frozen.is_stale(program, tmp_path / "none", [sources / "a.py"])


def test_earlier_results_are_kept_and_told_with_the_commit_that_they_are_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(command, "SUMMARY", tmp_path / "summary.json")
    assert command.earlier(MACHINE) == {}
    here = {**MACHINE, "commit": str(machine.described()["commit"])}

    def kept(**changed: object) -> list[str]:
        of = {**here, **changed}
        frame.write(command.SUMMARY, summary(start={**bench(ROWS), "of": of}))
        return list(command.earlier(here))

    assert kept() == ["start"]
    assert kept(commit="0123456789abcdef") == kept(dirty=True) == kept(cpu="another") == []
    frame.write(command.SUMMARY, {"machine": here, "benches": {"start": {"rows": []}}})
    assert command.earlier(here) == {}


def test_the_readme_names_the_commit_of_each_benchmark() -> None:
    later = {**MACHINE, "commit": "fedcba9876543210", "date": "2026-11-27 08:00"}
    found = summary(start=bench(ROWS), load=bench(ROWS), output={**bench(ROWS), "of": later})
    assert report.measured_on(found).endswith(
        "start, load: commit 0123456789, 2026-11-26 12:00 UTC; "
        "output: commit fedcba9876, 2026-11-27 08:00 UTC."
    )


def test_a_benchmark_that_fails_is_told_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(command, "RESULTS", tmp_path)
    monkeypatch.setattr(command, "SUMMARY", tmp_path / "summary.json")
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "bench_names", lambda: ["gone", "missing"])
    found = command.measure_all(["gone", "missing"], quick=True)
    assert list(found["benches"]) == ["gone", "missing"]
    assert all(of["error"].startswith("failed: ") for of in found["benches"].values())


def test_a_benchmark_that_does_not_end_is_ended_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module = tmp_path / "tests" / "benchmarks" / "__main__.py"
    module.parent.mkdir(parents=True)
    child = "import subprocess; subprocess.run(['sh', '-c', 'echo $$ > child; exec sleep 600'])"
    module.write_text(child, "utf-8")
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "RESULTS", tmp_path)
    monkeypatch.setattr(command, "LONGEST_S", 2)
    assert command.measured("some", quick=True)["error"] == "failed: still running after 2 seconds"
    (ended,) = (tmp_path / "child").read_text("ascii").split()
    until = time.monotonic() + 30
    while is_at_work(Path(f"/proc/{ended}/status")) and time.monotonic() < until:
        time.sleep(0.01)
    assert not is_at_work(Path(f"/proc/{ended}/status"))


def is_at_work(status: Path) -> bool:
    return status.exists() and "State:\tZ" not in status.read_text("utf-8")
