"""How long this process has been there, as the system counts it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

_START = 19  # the 22nd field of /proc/self/stat, counted after the name of the program


def since_start_s() -> float | None:
    """Seconds since the process began; None where the system does not tell."""
    if sys.platform == "win32":
        from gui.machine import win32

        return win32.since_start_s()
    try:
        fields = Path("/proc/self/stat").read_bytes().rpartition(b")")[2].split()
        ticks = os.sysconf("SC_CLK_TCK")
        return time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[_START]) / ticks
    except (AttributeError, OSError, ValueError, IndexError):
        return None
