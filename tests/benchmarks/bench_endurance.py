"""What a user of weeks does to the frozen program: whether it errs, leaks or leaves anything.

python -m tests.benchmarks.bench_endurance [--actions N] [--seed S] [--from N] [--to N] [--ward W]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from build_scripts.bootstrap import FROZEN_PROGRAM
from build_scripts.system_packages import ROOT
from tests.benchmarks.endurance.frozen import endure
from tests.benchmarks.endurance.wards import wards
from tests.benchmarks.frame import Options, Row
from tests.frozen.probing import VARIABLE, ready_probe

ACTIONS, QUICK_ACTIONS = 100_000, 2_000
SEED = 20261126
WARM_UP = 1_000
MOST_GROWTH_MIB = 5.0
_TWIN = Path("plex-ivig") / "plex-ivig-probe"


def measure(options: Options) -> dict[str, object]:
    """Let users act in every ward, one after the other."""
    return run(options, options.number(ACTIONS, QUICK_ACTIONS), SEED)


def run(
    options: Options,
    actions: int,
    seed: int,
    between: tuple[int, int] | None = None,
    only: str | None = None,
) -> dict[str, object]:
    """Let users act.

    Args:
        actions: how many actions in all wards together.
        between: do the actions of these numbers alone, in each ward.
        only: the name of the one ward that is wanted; all where it is None.
    """
    work = options.work / "endurance"
    shutil.rmtree(work, ignore_errors=True)
    (work / "probe").mkdir(parents=True)
    variables = {VARIABLE: str(options.build / _TWIN)}
    probe = ready_probe(options.program, variables, work / "probe")
    found = []
    for number, (ward, share) in enumerate(wards(work / "wards")):
        if only in (None, ward.name):
            first, last = between or (1, round(actions * share))
            folder = work / f"run-{number}"
            found.append(endure(probe, folder, ward, seed=seed + number, first=first, last=last))
    return {"actions": actions, "seed": seed, "runs": found}


def memory_of(one: Mapping[str, Any], kind: str = "pss") -> dict[str, float]:
    """The curve of a run's memory, in MiB, from its warm-up on.

    `growth` is the largest value less that at the end of the warm-up, `slope` what a straight
    line through all of them has for 100,000 actions.
    """
    samples = _warm(one)
    values = [sample["memory"][kind] / 1024 for sample in samples]
    slope = 0.0
    if len(samples) > 1:
        numbers = [sample["actions"] for sample in samples]
        slope = statistics.linear_regression(numbers, values).slope * 100_000
    told = {
        "after the warm-up": values[0],
        "largest": max(values),
        "end": values[-1],
        "growth": max(values) - values[0],
        "slope": slope,
    }
    return {name: round(value, 2) for name, value in told.items()}


def _warm(one: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The samples from the end of the warm-up on; the last one where it was never reached."""
    samples: list[Mapping[str, Any]] = one["samples"]
    return [sample for sample in samples if sample["actions"] >= WARM_UP] or samples[-1:]


def left_over(one: Mapping[str, Any]) -> list[str]:
    """What a run holds at its end, or leaves behind, that it had not after its warm-up."""
    samples = _warm(one)
    last = samples[-1]
    first = next(sample for sample in samples if sample.get("version") == last.get("version"))
    more = Counter(last["files"]) - Counter(first["files"])
    found = [f"open: {name}" for name in more.elements()]
    for name in first["objects"].keys() - {"python objects"}:
        before, after = first["objects"][name], last["objects"][name]
        found += [f"{name}: {before}, then {after}"] if after > before else []
    return [*found, *one["left"], *one["temporary"]]


def faults(one: Mapping[str, Any]) -> list[str]:
    """Everything that a run did wrong."""
    found = [str(failure["what"]) for failure in one.get("failures", [])]
    if one["exit code"] or one["said"]:
        found.append(f"exit code {one['exit code']}: {one['said']}")
    return [*found, *one.get("logged", [])]


def rows(found: Mapping[str, Any]) -> list[Row]:
    """What of it the table shows."""
    runs: Sequence[Mapping[str, Any]] = found["runs"]
    done = sum(one.get("actions", 0) for one in runs)
    wrong = sum(len(faults(one)) for one in runs)
    spent = sum(one.get("seconds", 0) for one in runs)
    said = f"{done:,} random actions: errors, Qt warnings, broken rules"
    sampled = [one for one in runs if one.get("samples")]
    left = sum(len(left_over(one)) for one in sampled)
    return [
        Row(said, f"{wrong} ({spent / 60:.0f} min)", "none", wrong == 0),
        *(_memory_row(one, detail=place > 0) for place, one in enumerate(sampled)),
        Row("files, windows, threads left over", str(left), "none", left == 0),
    ]


def _memory_row(one: Mapping[str, Any], *, detail: bool) -> Row:
    curve = memory_of(one)
    sizes = f"{curve['after the warm-up']:.1f} MiB, then at most {curve['largest']:.1f} MiB"
    return Row(
        f"memory (PSS) of {one['actions']:,} actions, {one['ward']}",
        f"{sizes} ({curve['slope']:+.1f} MiB in 100,000)",
        f"at most {MOST_GROWTH_MIB:g} MiB more",
        curve["growth"] <= MOST_GROWTH_MIB,
        detail,
    )


def main() -> int:
    """Run it by itself, all or some of the actions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=ACTIONS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--from", type=int, dest="first")
    parser.add_argument("--to", type=int, dest="last")
    parser.add_argument("--ward", help="the name of one ward")
    parser.add_argument("--results", type=Path, help="where to write what was found, as JSON")
    asked = parser.parse_args()
    program = Path(os.environ.get("PLEX_IVIG_PROGRAM") or FROZEN_PROGRAM)
    build = ROOT / "build"
    options = Options(program, build, build / "bench", quick=False)
    last = asked.last or asked.first
    between = (asked.first, last) if asked.first else None
    found = run(options, asked.actions, asked.seed, between, asked.ward)
    if asked.results:
        asked.results.write_text(json.dumps(found, indent=1), "utf-8")
    for row in rows(found):
        print(row)
    runs: Any = found["runs"]
    for one in runs:
        for fault in (*faults(one), *left_over(one)):
            print(f"{one['ward']}: {fault}")
    return int(any(row.met is False for row in rows(found)))


if __name__ == "__main__":
    raise SystemExit(main())
