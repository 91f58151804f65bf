"""What it takes to read and check content: the shipped bundle, and generated ones of three sizes.

Every reading is a process of its own, so that what is imported for it counts; time is that of the
processor. In the frozen program, what its first script has imported before is there already, as it
is at every start. Generated bundles are measured beside `json.loads` alone over the same files;
memory is what is resident at most, less what was before.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from build_scripts.system_packages import ROOT
from gui import paths
from tests.benchmarks.frame import Options, Row, at_most, not_measured
from tests.benchmarks.generated import write_bundle
from tests.frozen.probing import ready_probe

SHIPPED_MS = 40
GROWTH = 1.25
IN_README = 10_000
SIZES, QUICK_SIZES = (1_000, 10_000, 100_000), (100, 1_000)
SHIPPED = """
import time
start = time.process_time()
import sys
from pathlib import Path
from gui.core.bundle import read_bundle
imported = time.process_time()
bundle = read_bundle(Path(sys.argv[1]))
end = time.process_time()
print((imported - start) * 1000, (end - imported) * 1000, len(bundle.conditions))
"""
LARGE = """
import json, sys, time, zipfile
from pathlib import Path
from gui.core.bundle import read_bundle
from gui.core.bundle import dosing_checks, zip_files
from gui.core.reference import Reference

def resident(what):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(what))

location, took = Path(sys.argv[1]), {}
def timed(name, action):
    start = time.process_time()
    result = action()
    took[name] = time.process_time() - start
    return result

before = resident("VmRSS")
bundle = timed("read and check", lambda: read_bundle(location))
peak = resident("VmHWM") - before
reference = timed("judge", lambda: Reference(bundle))
timed("index", lambda: reference.search_index)
all_of_it = resident("VmHWM") - before
with zipfile.ZipFile(location) as archive:
    files = [archive.read(name) for name in archive.namelist()]
timed("json.loads alone", lambda: [json.loads(data) for data in files])
print(json.dumps({"conditions": len(bundle.conditions), "cpu_s": took, "peak_mb": peak,
    "with_index_mb": all_of_it, "json_mb": sum(map(len, files)) / 1_000_000}))
"""


def measure(options: Options) -> dict[str, object]:
    """The shipped bundle from source and frozen in turn; then the large ones."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        script = folder / "shipped.py"
        script.write_text(SHIPPED, "utf-8")
        ways = {"source": [sys.executable, str(script)]}
        if options.program.exists():
            probe = ready_probe(options.program, os.environ, folder)
            ways["frozen"] = probe.command(script)
        times: dict[str, list[list[float]]] = {way: [] for way in ways}
        for _ in range(options.number(21, 1)):
            for way, words in ways.items():
                times[way].append(numbers(words))
        sizes = QUICK_SIZES if options.quick else SIZES
        large = [of_size(size, folder) for size in sizes]
    shipped = {way: medians(taken) for way, taken in times.items()}
    return {"shipped": shipped, "large": large}


def numbers(words: Sequence[str]) -> list[float]:
    """What a process prints of the shipped bundle."""
    return [float(part) for part in output([*words, str(paths.shipped_bundle())]).split()]


def output(words: Sequence[str]) -> str:
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        words, capture_output=True, text=True, check=True, cwd=ROOT, env=variables
    )
    return done.stdout


def medians(taken: Sequence[Sequence[float]]) -> dict[str, float]:
    """Imports, reading and both, in milliseconds."""
    return {
        "imports_ms": statistics.median(one[0] for one in taken),
        "read_ms": statistics.median(one[1] for one in taken),
        "both_ms": statistics.median(one[0] + one[1] for one in taken),
    }


def of_size(size: int, folder: Path) -> dict[str, Any]:
    """Read a generated bundle of a size."""
    bundle = folder / f"{size}.zip"
    write_bundle(size, bundle)
    found: dict[str, Any] = json.loads(output([sys.executable, "-c", LARGE, str(bundle)]))
    bundle.unlink()
    return found


def rows(found: Mapping[str, Any]) -> list[Row]:
    """The shipped bundle against the goal; time and memory per MB; growth."""
    shipped, large = found["shipped"], found["large"]
    what = "read and check the shipped bundle, with imports"
    if "frozen" in shipped:
        told = [at_most(f"{what}, frozen", shipped["frozen"]["both_ms"], SHIPPED_MS, "ms", 1)]
    else:
        told = [not_measured(f"{what}, frozen", "no frozen program", f"at most {SHIPPED_MS} ms")]
    source = shipped["source"]
    shares = f"{source['imports_ms']:.1f} of them imports"
    told.append(Row(f"{what}, from source", f"{source['both_ms']:.1f} ms, {shares}"))
    told += [row_of(one) for one in large]
    first, last = large[0], large[-1]
    growth = each(last, "read and check") / each(first, "read and check")
    sizes = f"{last['conditions']:,} to {first['conditions']:,} conditions"
    told.append(at_most(f"growth of that for a condition, {sizes}", growth, GROWTH, "times"))
    indexed = each(last, "index") / each(first, "index")
    told.append(at_most(f"growth of the search index, {sizes}", indexed, GROWTH, "times"))
    return told


def row_of(one: Mapping[str, Any]) -> Row:
    """Time and memory per MB of one bundle."""
    size, took = one["json_mb"], one["cpu_s"]
    of_json = took["read and check"] / took["json.loads alone"]
    return Row(
        f"read and check {one['conditions']:,} conditions, {size:,.1f} MB of JSON",
        f"{took['read and check'] * 1000 / size:.0f} ms per MB ({of_json:.1f} times json.loads), "
        f"{one['peak_mb'] / size:.1f} MB per MB; "
        f"judged in {took['judge'] * 1000 / size:.0f} ms, indexed in "
        f"{took['index'] * 1000 / size:.0f} ms per MB",
        detail=one["conditions"] != IN_README,
    )


def each(one: Mapping[str, Any], what: str) -> float:
    """The time for one condition, in seconds."""
    return float(one["cpu_s"][what]) / float(one["conditions"])
