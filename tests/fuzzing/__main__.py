"""Fuzzes what the program reads: `python -m tests.fuzzing [TARGET ...] --number N`.

What came of it is written to `out/fuzzing/hostile.json`; a run that was ended goes on where it was.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.e2e.program import ROOT
from tests.fuzzing.running import Plan, Run, write
from tests.fuzzing.targets import TARGETS


def main(argv: list[str]) -> int:
    """Run; returns 1 where anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--number", type=int, help="mutants of each; the usual number unless given")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, help="of all together")
    parser.add_argument("--unguided", action="store_true", help="keep nothing that shows more")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "fuzzing")
    arguments = parser.parse_args(argv)
    names = arguments.targets or list(TARGETS)
    if unknown := set(names) - set(TARGETS):
        parser.error(f"there is no target {', '.join(sorted(unknown))}")
    until = None if arguments.minutes is None else time.monotonic() + 60 * arguments.minutes
    arguments.out.mkdir(parents=True, exist_ok=True)
    done = {}
    for name in names:
        target, usual = TARGETS[name]
        number = usual if arguments.number is None else arguments.number
        plan = Plan(target, number, arguments.seed, arguments.out, not arguments.unguided)
        run = Run(plan)
        run.go_on(until, lambda line: print(line, flush=True))
        done[name] = run.as_json()
        write(arguments.out / f"hostile-{name}.json", {name: done[name]})
    write(arguments.out / "hostile.json", done)
    found = sum(len(entry["found"]) for entry in done.values())
    for name, entry in done.items():
        print(name, entry["tried"], entry["outcomes"], f"{len(entry['found'])} found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
