"""Change each constant and each operator of gui/core/dosing, and see that a test notices.

    .venv/bin/python build_scripts/mutate_dosing.py [--jobs N] [--list] [MODULE ...]

Every change is made in memory, in a fork of this process; the files stay as they are. What no
test of tests/core/dosing noticed is told with its line, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import ast
import os
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from build_scripts.mutating.changes import Change, changed, changes  # noqa: E402
from build_scripts.mutating.forked import Module, load_all_else, results  # noqa: E402

PACKAGE = "gui.core.dosing"
SOURCES = ROOT / "gui" / "core" / "dosing"
TESTS = ROOT / "tests" / "core" / "dosing"


def module_named(name: str) -> Module:
    """The module, with its own tests before all others, since they notice the most."""
    own = sorted({TESTS / f"test_{name}.py"} & set(TESTS.glob("test_*.py")))
    others = sorted(set(TESTS.glob("test_*.py")) - set(own))
    return Module(f"{PACKAGE}.{name}", SOURCES / f"{name}.py", (tuple(own), tuple(others)))


def survivors(module: Module, jobs: int) -> tuple[list[Change], int]:
    """The changes that no test noticed, and how many there were.

    Raises:
        RuntimeError: the tests fail as it is, so they would notice anything.
    """
    source = module.path.read_text("utf-8")
    every = changes(source)
    as_it_is = ast.parse(source)
    if any(noticed for _, noticed in results(module, iter([as_it_is]), 1)):
        raise RuntimeError(f"the tests of {module.name} fail without any change")
    trees = (changed(source, change) for change in every)
    noticed = dict(results(module, trees, jobs))
    return [change for place, change in enumerate(every) if not noticed[place]], len(every)


def main(arguments: Sequence[str]) -> int:
    """Change the modules that are named, or all of them."""
    every = sorted(path.stem for path in SOURCES.glob("*.py") if path.stem != "__init__")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=", ".join(every))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--list", action="store_true", help="tell the changes, and make none")
    options = parser.parse_args(arguments)
    load_all_else(PACKAGE)
    left = 0
    for name in options.modules or every:
        module = module_named(name)
        if options.list:
            found, count = changes(module.path.read_text("utf-8")), 0
        else:
            found, count = survivors(module, options.jobs)
        for change in found:
            place = f"{module.path.relative_to(ROOT)}:{change.line}"
            print(f"{place}: {change.before}  ->  {change.after}")
        if not options.list:
            print(f"{name}: {len(found)} of {count} changes were not noticed", flush=True)
        left += len(found)
    return int(bool(left) and not options.list)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
