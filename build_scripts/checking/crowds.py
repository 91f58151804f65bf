"""Many of the program at once, and two versions of it side by side."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.ground import PLAIN, Ground
from build_scripts.checking.results import require
from build_scripts.checking.runs import (
    OFFSCREEN,
    PICTURE_OPTIONS,
    TIME_LIMIT_S,
    start,
    wait_until,
)

if TYPE_CHECKING:
    from collections.abc import Callable

CROWD = 50
WINDOWS = 50
LAST_LOADED = "libqoffscreen.so"


def many_lists(ground: Ground) -> str:
    processes = [start([ground.program, "list"], PLAIN) for _ in range(CROWD)]
    for process in processes:
        out, err = process.communicate(timeout=TIME_LIMIT_S)
        told = (process.returncode, out == ground.text, err)
        require(told == (0, True, b""), f"One of them ended with {told}")
    return f"{CROWD} at once, all the same, silently"


def many_pictures(ground: Ground) -> str:
    files = [ground.pictures / f"crowd-{number}.png" for number in range(CROWD)]
    command: list[str | Path] = [ground.program, "screenshot"]
    processes = [start([*command, file, *PICTURE_OPTIONS], PLAIN) for file in files]
    for process, file in zip(processes, files, strict=True):
        out, err = process.communicate(timeout=TIME_LIMIT_S)
        told = (process.returncode, out, err)
        require(told == (0, b"", b""), f"One of them ended with {told}")
        require(file.read_bytes() == ground.picture, f"{file.name} is another picture.")
    return f"{CROWD} at once, all the same, silently"


def many_windows(ground: Ground) -> str:
    variables = {**PLAIN, "DISPLAY": ground.display.name}
    with ExitStack() as stack:
        processes = [start([ground.program], variables) for _ in range(WINDOWS)]
        for process in processes:
            stack.callback(process.communicate)
            stack.callback(process.kill)
        shown = wait_until(lambda: len(ground.display.windows()) == WINDOWS, TIME_LIMIT_S)
        require(shown, f"{len(ground.display.windows())} of {WINDOWS} windows are shown.")
        for window in ground.display.windows():
            ground.display.keyboard("windowfocus", "--sync", window)
            ground.display.keyboard("key", "ctrl+q")
        for process in processes:
            out, err = process.communicate(timeout=TIME_LIMIT_S)
            told = (process.returncode, out, err)
            require(told == (0, b"", b""), f"One of them ended with {told}")
    return f"{WINDOWS} at once on one display, all closed silently"


def two_versions(ground: Ground) -> str:
    """Each uses the files of its own folder and none of the other's."""
    programs = [ground.copy("version 1"), ground.copy("version 2")]
    with ExitStack() as stack:
        used = []
        for program in programs:
            process = stack.enter_context(start([program], {**PLAIN, **OFFSCREEN}))
            stack.callback(process.kill)
            maps = Path(f"/proc/{process.pid}/maps")
            ready = wait_until(partial(_has_loaded, maps))
            require(ready, f"{program} did not start.")
            used.append(_own_libraries(maps, ground.scratch))
    for program, libraries in zip(programs, used, strict=True):
        foreign = [name for name in libraries if not name.startswith(str(program.parent))]
        require(not foreign, f"{program} uses {', '.join(foreign)}")
        require(bool(libraries), f"{program} uses none of its libraries.")
    return f"{len(used[0])} and {len(used[1])} libraries in use, each from its own folder"


def _has_loaded(maps: Path) -> bool:
    return LAST_LOADED in maps.read_text("utf-8")


def _own_libraries(maps: Path, scratch: Path) -> list[str]:
    lines = maps.read_text("utf-8").splitlines()
    paths = {line.split(maxsplit=5)[5] for line in lines if line.count("/")}
    return sorted(path for path in paths if path.startswith(str(scratch)) and ".so" in path)


CROWDS: dict[str, Callable[[Ground], str]] = {
    "two versions side by side": two_versions,
    f"{CROWD} lists at once": many_lists,
    f"{CROWD} pictures at once": many_pictures,
    f"{WINDOWS} windows at once": many_windows,
}
