"""What an installed bundle costs at the start: the shipped content, and the same one installed.

Each is opened in fresh processes, one after the other, so that what is imported for it counts.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from build_scripts.checking.flips import list_of_keys
from build_scripts.checking.installs import signed
from gui import paths
from gui.machine.places import Places
from gui.machine.store import Store
from tests.benchmarks.frame import Options, Row
from tests.core.package.packed import CLINICAL, RELEASE
from tests.e2e.program import ROOT

OPENED = """
import sys, time
from datetime import date
from pathlib import Path
from gui.machine.content import open_content
from gui.machine.places import Places
shipped, trust, machine = map(Path, sys.argv[1:])
start = time.perf_counter()
content = open_content(None, date(2026, 12, 1), Places(shipped, trust, machine, machine / "none"))
print((time.perf_counter() - start) * 1000, content.origin.kind)
"""


def measure(options: Options) -> dict[str, object]:
    """Open both in turn."""
    keys = {"clinical": CLINICAL, "release": RELEASE}
    with tempfile.TemporaryDirectory() as place:
        trust, empty, full = (Path(place, name) for name in ("trust", "empty", "full"))
        for folder in (trust, empty, full):
            folder.mkdir()
        (trust / "root.json").write_bytes(list_of_keys(keys))
        (trust / "shipped.json").write_bytes((paths.trust() / "shipped.json").read_bytes())
        store = Store(Places(paths.shipped_bundle(), trust, full), date(2026, 12, 1))
        store.install(store.offer(signed("9998.1", keys), "some"))
        times: dict[str, list[float]] = {"shipped": [], "machine": []}
        for _ in range(options.number(31, 3)):
            for machine in (empty, full):
                took, kind = opened(trust, machine)
                times[kind].append(took)
    shipped, installed = (statistics.median(times[kind]) for kind in ("shipped", "machine"))
    return {"shipped_ms": shipped, "installed_ms": installed, "ratio": installed / shipped}


def rows(found: Mapping[str, Any]) -> list[Row]:
    """What the installed one takes, of the shipped one."""
    measured = (
        f"{found['ratio']:.2f} of the shipped content "
        f"({found['installed_ms']:.0f} of {found['shipped_ms']:.0f} ms)"
    )
    return [Row("open and verify installed content, from source with imports", measured)]


def opened(trust: Path, machine: Path) -> tuple[float, str]:
    """How long it takes, in milliseconds, and what was opened."""
    words = [sys.executable, "-c", OPENED, str(paths.shipped_bundle()), str(trust), str(machine)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT)
    took, kind = done.stdout.split()
    return float(took), kind
