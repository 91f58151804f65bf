"""Hostile input: mutants of all that the program reads, as `python -m tests.fuzzing` tries them.

They are read by the Python of the frozen program where that was built, which also tells what lines
each reaches. A run that was ended goes on where it was.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from build_scripts.freezing.interpreter import SHORT_VERSION
from build_scripts.system_packages import ROOT
from tests.benchmarks.frame import Options, Row

GOALS = {"bundles": 1_000_000, "window": 20_000}
USUAL_GOAL = 100_000
IN_README = ("bundles", "packages", "commands")
LONGEST_S, LARGEST_MB = 1.0, 200.0
QUICK = 1000


def measure(options: Options) -> dict[str, object]:
    """Run all of it, or a little of each."""
    python = options.build / "interpreter" / "bin" / f"python{SHORT_VERSION}"
    kept = options.work / ("fuzzing-quick" if options.quick else "fuzzing")
    words = [str(python) if python.exists() else sys.executable, "-m", "tests.fuzzing"]
    words += ["--out", str(kept), *(["--number", str(QUICK)] if options.quick else [])]
    done = subprocess.run(words, cwd=ROOT, check=False)
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"the fuzzing ended with {done.returncode}")
    found = json.loads((kept / "hostile.json").read_text("utf-8"))
    for file in kept.glob("*.pickle"):
        file.unlink()
    return {name: {**entry, "found": len(entry["found"])} for name, entry in found.items()}


def rows(found: Mapping[str, Any]) -> list[Row]:
    """How many of each were tried, and the worst of them."""
    return [_row(name, entry) for name, entry in found.items()]


def _row(name: str, entry: Mapping[str, Any]) -> Row:
    slowest, growth = entry["slowest"]["amount"], entry["growth"]["amount"]
    wanted = GOALS.get(name, USUAL_GOAL)
    measured = (
        f"{entry['tried']:,} tried, {entry['found']} found; slowest {slowest:.2f} s, growth "
        f"{growth:.0f} MB; {entry['each_second']:,} a second"
    )
    goal = f"at least {wanted:,}; none found, {LONGEST_S:g} s, {LARGEST_MB:g} MB"
    met = (
        entry["tried"] >= wanted
        and entry["found"] == 0
        and slowest <= LONGEST_S
        and growth <= LARGEST_MB
    )
    return Row(f"hostile input: {name}", measured, goal, met, detail=name not in IN_README)
