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
    import subprocess
    from collections.abc import Callable

CROWD = 50
WINDOWS = 50
STARTS = 12
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
    """Each as in a session of its own: in one session there would be one window."""
    variables = {**PLAIN, "DISPLAY": ground.display.name}
    sessions = [ground.scratch / f"session-{number}" for number in range(WINDOWS)]
    with ExitStack() as stack:
        processes = []
        for session in sessions:
            session.mkdir(0o700)
            own = {**variables, "XDG_RUNTIME_DIR": str(session)}
            processes.append(start([ground.program], own))
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
    left = [entry.name for session in sessions for entry in session.iterdir()]
    require(not left, f"They left {', '.join(left)}")
    return f"{WINDOWS} at once on one display, all closed silently"


def second_starts(ground: Ground) -> str:
    """All at once in one session: one of them opens the window, the others come to it."""
    session = ground.scratch / "one session"
    session.mkdir(0o700)
    variables = {
        **PLAIN,
        "DISPLAY": ground.display.name,
        "XDG_RUNTIME_DIR": str(session),
    }
    processes = [start([ground.program], variables) for _ in range(STARTS)]
    with ExitStack() as stack:
        for process in processes:
            stack.callback(process.communicate)
            stack.callback(process.kill)
        done = wait_until(lambda: len(_running(processes)) == 1, TIME_LIMIT_S)
        require(done, f"{len(_running(processes))} of {STARTS} are running.")
        for window in ground.display.windows():
            ground.display.keyboard("windowfocus", "--sync", window)
            ground.display.keyboard("key", "ctrl+q")
        for process in processes:
            out, err = process.communicate(timeout=TIME_LIMIT_S)
            told = (process.returncode, out, err)
            require(told == (0, b"", b""), f"One of them ended with {told}")
    require(not list(session.iterdir()), "They left something in the folder of the session.")
    return f"{STARTS} at once in one session, one window, all ended silently"


def _running(processes: list[subprocess.Popen[bytes]]) -> list[subprocess.Popen[bytes]]:
    return [process for process in processes if process.poll() is None]


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
    f"{STARTS} starts at once in one session": second_starts,
}
