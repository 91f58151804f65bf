"""From a key to what it asks for, all of it painted: the list, a condition, a page, theme, text.

With the shipped content and with many generated conditions. The window is that of the program in
the Python that is in the program, on a display of its own; a user's keys come as fast as a key
that is held down repeats, and what nobody has seen yet is told apart from what was seen before.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from build_scripts.system_packages import ROOT
from gui import paths
from tests.benchmarks.frame import Options, Row
from tests.benchmarks.frozen import interpreter
from tests.benchmarks.generated import write_bundle
from tests.e2e.display import running_display

SHIPPED = "shipped"
SIZES = (1_000, 10_000, 100_000)
MOST_SHIPPED_MS, MOST_LARGE_MS = 8.0, 16.0
LONGEST_S = 3_600


def measure(options: Options) -> dict[str, object]:
    """Of each bundle and action: median, 99th percentile, worst; first visits and later ones."""
    sizes = options.number(len(SIZES), 1)
    found: dict[str, object] = {SHIPPED: staged(paths.shipped_bundle(), options)}
    for number in SIZES[:sizes]:
        found[str(number)] = staged(generated(number, options.work), options)
    return found


def generated(number: int, work: Path) -> Path:
    """A bundle of so many conditions, which is kept."""
    bundle = work / f"conditions-{number}.zip"
    if not bundle.exists():
        work.mkdir(parents=True, exist_ok=True)
        part = bundle.with_suffix(".part.zip")
        write_bundle(number, part)
        part.replace(bundle)
    return bundle


def staged(bundle: Path, options: Options) -> dict[str, Any]:
    """What is found in a window of its own over one bundle."""
    words = [str(interpreter(options.build)), "-B", "-m", "tests.benchmarks.stage", str(bundle)]
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG"}}
    with running_display() as display, tempfile.TemporaryDirectory() as home:
        places = {"HOME": home, "XDG_RUNTIME_DIR": home, "DISPLAY": display.name}
        told = subprocess.run(
            words + ["--quick"] * options.quick,
            env={**kept, **places, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
        ).stdout
    return summed_up(json.loads(told))


def summed_up(told: Mapping[str, Any]) -> dict[str, Any]:
    """The same with every row of times as its median, 99th percentile and worst."""
    actions = {}
    for name, of in told["actions"].items():
        firsts = [ms for ms, first in zip(of["ms"], of["first"], strict=True) if first]
        later = [ms for ms, first in zip(of["ms"], of["first"], strict=True) if not first]
        actions[name] = {
            "all": summary(of["ms"]),
            "processor": summary(of["cpu_ms"]),
            "first": summary(firsts),
            "later": summary(later),
        }
    floors = {name: statistics.median(told[name]) for name in ("yardstick_ms", "whole_window_ms")}
    return {**told, **floors, "actions": actions}


def summary(values: Sequence[float]) -> dict[str, float]:
    """Number, median, 99th percentile and worst, in milliseconds."""
    if not values:
        return {"number": 0}
    ordered = sorted(values)
    return {
        "number": len(ordered),
        "median": round(statistics.median(ordered), 2),
        "p99": round(ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)], 2),
        "worst": round(ordered[-1], 2),
    }


def rows(found: Mapping[str, Any]) -> list[Row]:
    """Of each action and bundle a row; the growth of the medians with the conditions."""
    told = []
    for bundle, of in found.items():
        most = MOST_SHIPPED_MS if bundle == SHIPPED else MOST_LARGE_MS
        goal = "" if bundle not in {SHIPPED, str(SIZES[-1])} else f"p99 at most {most:g} ms"
        for name, times in of["actions"].items():
            met = times["all"]["p99"] <= most if goal else None
            told.append(Row(f"{name}, {conditions(of)}", said(times, of), goal, met, not goal))
        floor = f"{of['whole_window_ms']:.1f} ms; a plain table {of['yardstick_ms']:.1f} ms"
        what = f"floor: the same window painted anew, unchanged, {conditions(of)}"
        told.append(Row(what, floor, detail=bundle != SHIPPED))
    return [*told, *growth(found)]


def conditions(of: Mapping[str, Any]) -> str:
    """How many conditions there are."""
    return f"{of['conditions']:,} conditions"


def said(times: Mapping[str, Any], of: Mapping[str, Any]) -> str:
    """Median, 99th percentile and worst; of first visits; of the yardstick."""
    whole, first = times["all"], times["first"]
    text = f"median {whole['median']:.1f}, p99 {whole['p99']:.1f}, worst {whole['worst']:.1f} ms"
    if first["number"]:
        text += f"; first visits {first['median']:.1f}, worst {first['worst']:.1f}"
    return f"{text}; {whole['median'] / of['whole_window_ms']:.1f} times the floor"


def growth(found: Mapping[str, Any]) -> list[Row]:
    """The medians of the largest bundle as ratios to those of the shipped one."""
    largest = list(found)[-1]
    if largest == SHIPPED:
        return []
    ours, theirs = found[SHIPPED]["actions"], found[largest]["actions"]
    ratios = {name: theirs[name]["all"]["median"] / ours[name]["all"]["median"] for name in ours}
    what = f"medians with {conditions(found[largest])}, of those with the shipped ones"
    return [Row(what, "; ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items()))]
