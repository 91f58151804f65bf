"""How long the process has been there."""

from __future__ import annotations

import subprocess
import sys
import time

from gui.machine.process_time import since_start_s
from tests.e2e.program import ROOT

TELLING = "from gui.machine.process_time import since_start_s; print(since_start_s())"


def test_the_whole_time_since_the_process_began_is_told() -> None:
    before = time.monotonic()
    told = subprocess.check_output([sys.executable, "-c", TELLING], cwd=ROOT, text=True)
    assert 0 < float(told) <= time.monotonic() - before + 0.02
    here = since_start_s()
    assert here is not None
    assert here > float(told)
