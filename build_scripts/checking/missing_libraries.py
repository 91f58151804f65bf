"""Takes away one library after the other: each time a clear line must name it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.results import CheckError, Result, require
from build_scripts.checking.rooms import PLAIN
from build_scripts.checking.runs import Done, wait_until
from build_scripts.freezing.elf import read_needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.checking.display import Display
    from build_scripts.checking.rooms import Room

# Without these nothing at all runs in a room.
NOTHING_RUNS_WITHOUT = ("libc.so.6", "ld-linux-x86-64.so.2")
AWAY = ".taken-away"
NEVER_SAID = re.compile(r"Traceback|core dumped|Aborted|qt\.qpa|could not find the Qt platform")
MOST_LINES = 2
SIGNALLED = 128
BOOTLOADER_FAILED = 255
PATIENCE_S = 20


def check_missing_libraries(room: Room, program: str, display: Display) -> list[Result]:
    """Take away each library of the program and of the system, and run it in three ways."""
    folder = room.root / Path(program).parent.relative_to("/")
    own = sorted(file for file in folder.rglob("*.so*") if file.is_file() and not file.is_symlink())
    system = _of_system([folder / Path(program).name], room) | _of_system(own, room, own)
    return [
        _without_each("each own library missing", own, room, program, display),
        _without_each("each system library missing", system, room, program, display),
    ]


def _of_system(files: list[Path], room: Room, beside: Iterable[Path] = ()) -> set[Path]:
    """The files of the system that hold what files need and what does not lie beside them."""
    needs = filter(None, map(read_needs, files))
    needed = {name for need in needs for name in need.libraries}
    wanted = needed - {file.name for file in beside} - {*NOTHING_RUNS_WITHOUT}
    return {file for name in wanted for file in (room.root / "usr" / "lib").glob(f"*/{name}")}


def _without_each(
    name: str, libraries: Iterable[Path], room: Room, program: str, display: Display
) -> Result:
    problems: list[str] = []
    said = 0
    tried = sorted(libraries)
    for library in tried:
        with _taken_away(library):
            for way, done in _three_ways(room, program, display):
                problem = problem_with(done, library.name)
                said += bool(done and done.code)
                problems += [f"{library.name}, {way}: {problem}"] if problem else []
    detail = f"{len(tried)} libraries, 3 runs each; {said} times one was named, else it worked"
    passed = said > 0 and not problems
    return Result(name, passed, "\n      ".join([detail, *problems]))


def problem_with(done: Done | None, library: str) -> str:
    """What is wrong with how a program without a library ended; None is one that works on."""
    if done is None or (done.code, done.err) == (0, ""):
        return ""
    try:
        require(done.code != 0, "it ended well, but said something")
        ended = 0 < done.code < SIGNALLED or done.code == BOOTLOADER_FAILED
        require(ended, "it was aborted")
        require(not NEVER_SAID.search(done.err), "it ended by chance")
        require(len(done.err.strip().splitlines()) <= MOST_LINES, "it says too much")
        require(_name_of(library) in done.err, "it does not name the library")
    except CheckError as error:
        return f"{error}: {done.told()}"
    return ""


def _name_of(library: str) -> str:
    """A library as its loader names it: a module of Python without the tag of its file."""
    return re.sub(r"\.(abi3|cpython-.*)$", "", library.partition(".so")[0])


def _three_ways(room: Room, program: str, display: Display) -> Iterator[tuple[str, Done | None]]:
    yield "list", room.run([program, "list"])
    yield "screenshot", room.run([program, "screenshot", "/tmp/drawn.png"])
    process = room.start([program], {**PLAIN, "DISPLAY": display.name})
    wait_until(lambda: process.poll() is not None or bool(display.windows()), PATIENCE_S)
    code = process.poll()
    process.kill()
    out, err = process.communicate()
    text = err.decode("utf-8", "replace")
    if code is None:
        wait_until(lambda: not display.windows(), PATIENCE_S)
    yield "window", Done(code or 0, out, text)


@contextmanager
def _taken_away(library: Path) -> Iterator[None]:
    away = library.with_name(library.name + AWAY)
    library.rename(away)
    try:
        yield
    finally:
        away.rename(library)
