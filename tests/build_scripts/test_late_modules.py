"""What the frozen program loads late or never is still there for whoever asks for it."""

from __future__ import annotations

import json
import subprocess
import sys

from build_scripts.system_packages import ROOT

INSIDE = """
import json, sys
from build_scripts.frozen.late_modules import load_msgspec

load_msgspec()
told = {"loaded": sorted({"decimal", "uuid", "_decimal"} & sys.modules.keys())}
import msgspec
from gui import paths
from gui.core.bundle import read_bundle

told["conditions"] = len(read_bundle(paths.shipped_bundle()).conditions)
from decimal import Decimal
from uuid import UUID

told["decimal"] = str(Decimal("0.1") + Decimal("0.2"))
told["uuid"] = UUID(int=1).int
try:
    msgspec.json.encode(Decimal("1"))
except TypeError as error:
    told["refused"] = str(error)
print(json.dumps(told))
"""


def test_msgspec_reads_the_bundle_and_the_modules_it_knows_for_nothing_can_be_used() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INSIDE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["loaded"] == []
    assert told["conditions"] == 19
    assert (told["decimal"], told["uuid"]) == ("0.3", 1)
    assert "decimal.Decimal" in told["refused"]
