"""Checks which libraries the Windows program loads, from where, and what they could reach."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from build_scripts.checking.results import require
from build_scripts.freezing.pe import read_imports
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from build_scripts.checking.windows_ground import WindowsGround

PROBE = "plex-ivig-probe.exe"
ASKED = ROOT / "tests" / "frozen" / "inside" / "windows_libraries.py"
NETWORK = frozenset(
    {
        *("ws2_32.dll", "wsock32.dll", "mswsock.dll", "winhttp.dll", "wininet.dll"),
        *("dnsapi.dll", "iphlpapi.dll", "urlmon.dll", "rasapi32.dll", "websocket.dll"),
    }
)
# Both link Windows' sockets for other functions of it; what would open one is not in the folder.
LINKS_SOCKETS = {"python313.dll": {"ws2_32.dll"}, "Qt6Core.dll": {"ws2_32.dll"}}
SECONDS = 120


def network_problems(folder: Path) -> list[str]:
    """The files of the program that link a library of a network."""
    return [
        f"{file.name} links {', '.join(sorted(found))}"
        for file in sorted(folder.rglob("*"))
        if file.is_file() and (found := _of_a_network(file) - LINKS_SOCKETS.get(file.name, set()))
    ]


def _of_a_network(file: Path) -> frozenset[str]:
    return (read_imports(file) or frozenset()) & NETWORK


def own_libraries(ground: WindowsGround) -> str:
    """Look from inside the program, which runs in a folder with a trap that PATH names too.

    Raises:
        CheckError: a library comes from elsewhere, or what runs can be changed.
    """
    place = ground.work / "libraries"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    probe = ROOT / "build" / "windows" / "plex-ivig" / PROBE
    require(probe.is_file(), f"There is no {probe}. Run build_scripts/freeze.py --windows first.")
    shutil.copyfile(probe, place / PROBE)
    shutil.copytree(ground.folder / "_internal", place / "_internal")
    trap = place / "in the way" / "trap.dll"
    trap.parent.mkdir()
    shutil.copyfile(ground.stubs.libraries / "icuuc.dll", trap)
    done = ground.wine.run(
        [place / PROBE, ASKED, trap],
        folder=trap.parent,
        variables={"WINEPATH": ground.wine.windows_path(trap.parent)},
        seconds=SECONDS,
    )
    require(done.returncode == 0, done.stderr.strip())
    problems = list(_problems(json.loads(done.stdout)))
    require(not problems, "\n      ".join(problems))
    return "from its own folder and Windows alone; nothing of a network; files are held"


def _problems(told: dict[str, Any]) -> Iterator[str]:
    if told["found by its name"]:
        yield "a library in the working directory and in PATH is loaded"
    if not told["found by its place"]:
        yield "the trap is no library: this check shows nothing"
    for name, place in told["places"].items():
        if not place.startswith(told["inside"]):
            yield f"{name} was loaded from {place or 'nowhere'}"
    for file, done in told["changed"].items():
        if done:
            yield f"{file} could be {', '.join(done)} while the program runs"
    yield from (f"the module {name} is there" for name in told["network"])
    yield from (f"Python is not {name}" for name in ("UTF-8", "isolated") if not told[name])
