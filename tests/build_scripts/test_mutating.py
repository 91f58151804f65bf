"""The tool that changes constants and operators finds them all, and tells what nobody notices."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.mutating.changes import changed, changes

ROOT = Path(__file__).resolve().parents[2]

SOURCE = '''"""Documented with 1 + 1."""
SHARE = Decimal("0.45")

def half(x: "number" = 2, *, strict=True) -> int:
    """Says 3 * 4."""
    if x < 0 or not x:
        raise ValueError(f"below {0}")
    x += 1
    return f"{-x} m" if min(x, 5) else x ** 2
'''


def found(source: str) -> set[tuple[str, str]]:
    return {(one.before, one.after) for one in changes(source)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("'0.45'", "'0.46'"),
        ("2", "3"),
        ("x < 0", "x <= 0"),
        ("x < 0", "x > 0"),
        ("x < 0 or not x", "x < 0 and (not x)"),
        ("not x", "not not x"),
        ("True", "False"),
        ("x += 1", "x -= 1"),
        ("-x", "+x"),
        ("' m'", "' m?'"),
        ("min", "max"),
        ("x ** 2", "x * 2"),
    ],
)
def test_constants_and_operators_are_changed(before: str, after: str) -> None:
    assert (before, after) in found(SOURCE.replace(", *, strict=True", ", y=True"))


def test_what_computes_nothing_is_left() -> None:
    befores = " ".join(before for before, _ in found(SOURCE))
    for left in ("number", "Documented", "Says", "below"):
        assert left not in befores


def test_a_changed_source_has_that_change_alone() -> None:
    source = "def f(x):\n    return x * 3 + 4\n"
    values = []
    for one in changes(source):
        names: dict[str, object] = {}
        exec(compile(changed(source, one), "changed", "exec"), names)
        function = names["f"]
        assert callable(function)
        values.append(function(6))
    assert sorted(values) == [6, 14, 23, 28]


def test_what_nobody_notices_is_told(tmp_path: Path) -> None:
    module, tests = tmp_path / "doubled.py", tmp_path / "test_doubled.py"
    module.write_text(
        "def doubled(x: int) -> int:\n    return x * 2 if x > 7 else x + x\n", "utf-8"
    )
    tests.write_text(
        "from doubled import doubled\n\n\ndef test():\n    assert doubled(9) == 18\n", "utf-8"
    )
    program = [
        "import ast, pytest",
        "from pathlib import Path",
        "from build_scripts.mutating.changes import changed, changes",
        "from build_scripts.mutating.forked import Module, results",
        f"module = Module('doubled', Path({str(module)!r}), (Path({str(tests)!r}),))",
        "source = module.path.read_text()",
        "every = changes(source)",
        "trees = [ast.parse(source), *(changed(source, one) for one in every)]",
        "noticed = dict(results(module, iter(trees), 2))",
        "assert not noticed[0]",
        "for place, one in enumerate(every, start=1):",
        "    print(noticed[place], one.before, '->', one.after)",
    ]
    ran = subprocess.run(
        [sys.executable, "-c", "\n".join(program)],
        cwd=tmp_path,
        env={"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert sorted(ran.stdout.splitlines()) == [
        "False 7 -> 8",
        "False x + x -> x - x",
        "False x > 7 -> x < 7",
        "False x > 7 -> x >= 7",
        "True 2 -> 3",
        "True x * 2 -> x / 2",
    ]
