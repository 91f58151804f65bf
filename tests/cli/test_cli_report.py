"""`self-check --report` as a process, also of the frozen program."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.terminal import start
from tests.e2e.program import FROZEN


def test_a_report_is_written_by_the_program_itself(tmp_path: Path) -> None:
    told = start("self-check", "--json", "--report", str(tmp_path / "r.json"))
    assert (told.code, told.err) == (0, "")
    report = json.loads((tmp_path / "r.json").read_bytes())
    assert report["checks"][0] == told.json()["checks"][0]
    values = [value for part in report["facts"].values() for value in part.values()]
    assert not [value for value in values if value.startswith("cannot be told")]
    assert bool(report["files"]) is (FROZEN is not None)
    assert all(len(file["sha256"]) == 64 for file in report["files"])
