"""Watches the system calls of the Windows program under Wine: it opens no socket to a network.

Wine's server and its services have sockets of their own, between processes; they are started
before, and are not the program.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.display import running_display
from build_scripts.checking.network import EVERY_PAGE, OPENS
from build_scripts.checking.paper import PDF_COMMAND
from build_scripts.checking.pictures import settled
from build_scripts.checking.results import require
from build_scripts.checking.runs import TEXT_COMMANDS
from build_scripts.checking.windows_window import windows_window

if TYPE_CHECKING:
    from build_scripts.checking.windows_ground import WindowsGround

LOCAL = ("AF_UNIX", "AF_LOCAL")
OF_MMN = ("--condition", "mmn")


def network(ground: WindowsGround) -> str:
    """Every command, a picture, a PDF, and a window that is used: no family but the local one."""
    require(shutil.which("strace") is not None, "strace is missing; install the package strace")
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
        trace = Path(place, "trace")
        traced = ground.traced(trace)
        lines = (*TEXT_COMMANDS, PDF_COMMAND, f"screenshot {place}/drawn.png", "self-check")
        with ground.in_use():
            for line in lines:
                done = traced.run(line.split())
                require(done.code == 0, f"{line}: {done.told()}")
                _judge(trace, line)
        with running_display() as display, windows_window(traced, display, *OF_MMN) as shown:
            shown.type("mmn")
            for keys in EVERY_PAGE:
                shown.press(keys, "ctrl+c")
            settled(display)
            shown.close()
        _judge(trace, "the window")
    return f"{len(lines)} commands and a window on every page: no socket but of this computer"


def strange_sockets(trace: str) -> list[str]:
    """The lines that open a socket of another family than that between local processes."""
    opened = ((OPENS.search(line), line.strip()) for line in trace.splitlines())
    return [line for found, line in opened if found and found[1] not in LOCAL]


def _judge(trace: Path, what: str) -> None:
    text = trace.read_text("utf-8", "replace")
    require("socket(AF_UNIX" in text, f"{what}: not even Wine's own socket was seen")
    strange = strange_sockets(text)
    require(not strange, f"{what}: {'; '.join(strange[:3])}")
    trace.unlink()
