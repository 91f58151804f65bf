"""Change each constant and each operator of gui/core/dosing, and see that a test notices.

    .venv/bin/python build_scripts/mutate_dosing.py [--jobs N] [--list] [MODULE ...]

Every change is made in memory, in a fork of this process; the files stay as they are. What no
test of tests/core/dosing noticed is told with its line, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from build_scripts.mutating.changes import Change, changed, changes  # noqa: E402
from build_scripts.mutating.forked import Module, load_all_else, results, users  # noqa: E402

PACKAGE = "gui.core.dosing"
SOURCES = ROOT / "gui" / "core" / "dosing"
TESTS = ROOT / "tests" / "core" / "dosing"


def module_named(name: str, loaded: Mapping[Path, frozenset[str]]) -> Module:
    """The module and the tests that load it; its own first, since they notice the most."""
    full, own = f"{PACKAGE}.{name}", TESTS / f"test_{name}.py"
    tests = sorted((test for test in loaded if full in loaded[test]), key=lambda test: test != own)
    return Module(full, SOURCES / f"{name}.py", tuple(tests))


def survivors(module: Module, every: Sequence[Change], jobs: int) -> list[Change]:
    """The changes that no test noticed."""
    source = module.path.read_text("utf-8")
    noticed = dict(results(module, (changed(source, change) for change in every), jobs))
    return [change for place, change in enumerate(every) if not noticed[place]]


def main(arguments: Sequence[str]) -> int:
    """Change the modules that are named, or all of them."""
    every = sorted(path.stem for path in SOURCES.glob("*.py") if path.stem != "__init__")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=", ".join(every))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--list", action="store_true", help="tell the changes, and make none")
    options = parser.parse_args(arguments)
    load_all_else(PACKAGE)
    loaded = {} if options.list else users(sorted(TESTS.glob("test_*.py")), PACKAGE)
    left = 0
    for name in options.modules or every:
        module = module_named(name, loaded)
        found = possible = changes(module.path.read_text("utf-8"))
        if not options.list:
            found = survivors(module, possible, options.jobs)
            left += len(found)
        for change in found:
            place = module.path.relative_to(ROOT)
            print(f"{place}:{change.line}: {change.before}  ->  {change.after}")
        if not options.list:
            print(f"{name}: {len(found)} of {len(possible)} changes not noticed", flush=True)
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
