"""What the frozen program writes, and what it is handed over as: time, pages, bytes, files.

Time is what the processor was at work for a command, start and content included, against that of
`plex-ivig list`, which reads the same content, judges it and starts no Qt.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from build_scripts.checking.limits import (
    DOWNLOADS,
    MIB,
    MOST_BYTES,
    MOST_DOWNLOAD_BYTES,
    MOST_FILES,
    size_of,
)
from build_scripts.freezing.linux_packages import make_deb, make_tarball
from build_scripts.freezing.spec_parts import version
from build_scripts.system_packages import ROOT
from tests.benchmarks.frame import Options, Row, at_most, not_measured

ONE = "gbs-adult"
WRITTEN = {
    "PDF of one condition": (ONE, "pdf"),
    "PDF of everything": ("all", "pdf"),
    "HTML of one condition": (ONE, "html"),
    "HTML of everything": ("all", "html"),
}


def measure(options: Options) -> dict[str, object]:
    """Every command in turn, so many times; then the sizes."""
    times: dict[str, list[float]] = {"list": [], **{what: [] for what in WRITTEN}}
    with tempfile.TemporaryDirectory() as folder:
        files = {what: Path(folder, f"{of[0]}.{of[1]}") for what, of in WRITTEN.items()}
        for _ in range(options.number(5, 1)):
            times["list"].append(cpu_ms((options.program, "list"), folder))
            for what, (which, kind) in WRITTEN.items():
                paper = ("--paper", "a4") if kind == "pdf" else ()
                words = ("export", which, f"--{kind}", files[what], *paper, "--force")
                times[what].append(cpu_ms((options.program, *words), folder))
        written = {
            what: {
                "ratio": pair_median(times[what], times["list"]),
                "cpu_ms": statistics.median(times[what]),
                "bytes": file.stat().st_size,
                "pages": pages(file) if file.suffix == ".pdf" else None,
            }
            for what, file in files.items()
        }
    folder_size = size_of(options.program.parent)
    return {
        "list_cpu_ms": statistics.median(times["list"]),
        "written": written,
        "folder": {"files": folder_size.files, "bytes": folder_size.size},
        "downloads": {} if options.quick else downloads(options),
    }


def cpu_ms(command: Sequence[str | Path], home: str) -> float:
    """The time of the processor that a command takes, in milliseconds."""
    environment = {"PATH": os.defpath, "HOME": home, "LANG": "C.UTF-8"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return (used.ru_utime + used.ru_stime) * 1000


def pair_median(some: Sequence[float], base: Sequence[float]) -> float:
    """The median of the ratios, pair by pair."""
    return statistics.median(one / other for one, other in zip(some, base, strict=True))


def pages(file: Path) -> int:
    """How many pages a PDF has."""
    words = ["pdfinfo", str(file)]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    return next(int(line.split()[1]) for line in told if line.startswith("Pages:"))


def downloads(options: Options) -> dict[str, int]:
    """The bytes of each package, made anew from the folder that is measured."""
    place = options.work / "downloads"
    place.mkdir(parents=True, exist_ok=True)
    for old in place.iterdir():
        old.unlink()
    folder, number = options.program.parent, version(ROOT)
    make_tarball(folder, number, 0, place, "xz")
    make_deb(folder, number, 0, place)
    return {
        pattern.removeprefix("*"): file.stat().st_size
        for pattern in DOWNLOADS
        for file in place.glob(pattern)
    }


def rows(found: Mapping[str, Any]) -> list[Row]:
    """Ratios with pages and bytes, then sizes with their goals."""
    folder = found["folder"]
    return [
        *(written_row(what, of, found["list_cpu_ms"]) for what, of in found["written"].items()),
        at_most("frozen folder", folder["bytes"] / MIB, MOST_BYTES / MIB, "MiB", 1),
        at_most("files in it", folder["files"], MOST_FILES, "", 0),
        downloads_row(found["downloads"]),
    ]


def written_row(what: str, of: Mapping[str, Any], base_ms: float) -> Row:
    """What a command takes, and what it writes."""
    length = f"{of['pages']} pages, " if of["pages"] else ""
    told = (
        f"{of['ratio']:.1f} ({of['cpu_ms']:.0f} of {base_ms:.0f} ms; "
        f"{length}{of['bytes'] / 1000:,.0f} kB)"
    )
    return Row(f"{what}: CPU time, of `plex-ivig list`", told)


def downloads_row(sizes: Mapping[str, int]) -> Row:
    """The sizes of the packages."""
    what, goal = "download", f"each at most {MOST_DOWNLOAD_BYTES / MIB:g} MiB"
    if not sizes:
        return not_measured(what, "takes a minute", goal)
    told = "; ".join(f"{kind} {size / MIB:.1f} MiB" for kind, size in sizes.items())
    return Row(what, told, goal, max(sizes.values()) <= MOST_DOWNLOAD_BYTES)
