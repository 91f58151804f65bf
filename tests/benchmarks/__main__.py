"""Run the benchmarks one after the other, write what they found, and print the table.

python3 build_scripts/bootstrap.py bench [--only NAME ...] [--quick] [--readme]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from build_scripts.bootstrap import FROZEN_PROGRAM
from build_scripts.system_packages import ROOT, say
from tests.benchmarks import machine
from tests.benchmarks.frame import RESULTS, Options, bench_names, load, run_one, write
from tests.benchmarks.frozen import BUILD, ensure_frozen
from tests.benchmarks.report import terminal_table, write_readme
from tests.benchmarks.starts import end_tree

LONGEST_S = 3 * 3600
SUMMARY = RESULTS / "summary.json"


def read_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    names = bench_names()
    parser = argparse.ArgumentParser(
        prog="bootstrap.py bench", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--only", nargs="+", choices=names, default=names, metavar="NAME")
    parser.add_argument("--quick", action="store_true", help="to see that it works")
    parser.add_argument("--readme", action="store_true", help="write the table into the README")
    parser.add_argument("--measure", choices=names, help=argparse.SUPPRESS)
    return parser.parse_args(words)


def measured(name: str, quick: bool) -> dict[str, Any]:
    """What a benchmark found, in a process of its own; or the error that it ended with."""
    file = RESULTS / f"{name}.json"
    file.unlink(missing_ok=True)
    words = [sys.executable, "-m", "tests.benchmarks", "--measure", name]
    words += ["--quick"] if quick else []
    with subprocess.Popen(words, cwd=ROOT) as process:
        try:
            code = process.wait(LONGEST_S)
        except subprocess.TimeoutExpired:
            return failed(quick, f"failed: still running after {LONGEST_S} seconds")
        finally:
            if process.returncode is None:
                end_tree(process.pid)
    if code or not file.exists():
        return failed(quick, f"failed: exit code {code}, see above")
    return {**json.loads(file.read_text("utf-8")), "error": ""}


def failed(quick: bool, error: str) -> dict[str, Any]:
    return {"quick": quick, "rows": [], "error": error}


def measure_all(names: Sequence[str], quick: bool) -> dict[str, Any]:
    """Run the benchmarks; what others found earlier is kept in the summary, with its commit."""
    found = dict(earlier(machine.described()))
    for name in names:
        say(f"\n== bench {name} ==")
        of = machine.described()
        found[name] = {**measured(name, quick), "of": of}
        kept = {one: found[one] for one in bench_names() if one in found}
        write(SUMMARY, {"machine": machine.described(), "benches": kept})
    summary: dict[str, Any] = json.loads(SUMMARY.read_text("utf-8"))
    return summary


def earlier(here: dict[str, object]) -> dict[str, Any]:
    """What was measured before on the same machine, of a commit that this one comes after."""
    try:
        before = json.loads(SUMMARY.read_text("utf-8"))["benches"]
        return {name: it for name, it in before.items() if is_kept(it["of"], here)}
    except (OSError, ValueError, KeyError):
        return {}


def is_kept(of: Mapping[str, Any], here: Mapping[str, object]) -> bool:
    """Whether numbers can stand beside those of here; each is told with its commit."""
    if of["cpu"] != here["cpu"] or of["dirty"]:
        return False
    return machine.is_of_this_checkout(of["commit"])


def main() -> int:
    arguments = read_arguments()
    if arguments.measure:
        options = Options(FROZEN_PROGRAM, BUILD, BUILD / "bench", arguments.quick)
        run_one(load(arguments.measure), arguments.measure, options)
        return 0
    code = ensure_frozen()
    if code:
        return code
    summary = measure_all(arguments.only, arguments.quick)
    say(f"\n{machine.sentence(summary['machine'])}\n\n{terminal_table(summary)}\n\n{RESULTS}")
    if arguments.readme:
        try:
            write_readme(ROOT / "README.md", summary, bench_names())
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
    return int(any(summary["benches"][name]["error"] for name in arguments.only))


if __name__ == "__main__":
    sys.exit(main())
