"""Starts the program where the surroundings are against it; an ordinary user does, without X."""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checking.results import Options, Result, attempt, require
from build_scripts.checking.runs import OFFSCREEN, ORDINARY_USER, Done, run, silent, start

if TYPE_CHECKING:
    from collections.abc import Callable

STARTS_AT_ONCE = 50
FEW_FILES = 64
LISTED = b"Multifocal motor neuropathy"
ODD_FOLDER = "PLEX IVIG ü 治"
JUNK = {
    **dict.fromkeys(
        ("PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "GCONV_PATH"), "/dev/null"
    ),
    "QT_QPA_PLATFORM_PLUGIN_PATH": "/nonexistent",
    "QT_STYLE_OVERRIDE": "nonsense",
    "QT_QPA_PLATFORMTHEME": "gtk3",
    "SBK_EMBED": "False",
    "PYTHONSTARTUP": "/nonexistent",
}


class Place(NamedTuple):
    """A copy of the program, a folder for what it draws, and who runs it."""

    program: Path
    scratch: Path
    user: int | None

    def run(self, command: list[str], variables: dict[str, str], cwd: Path = Path("/")) -> Done:
        return run(command, {"PATH": "/usr/bin:/bin", **variables}, cwd, self.user)

    def lists(self, variables: dict[str, str], cwd: Path = Path("/")) -> str:
        """The list of conditions is printed, and nothing else is said."""
        out = silent(self.run([str(self.program), "list"], variables, cwd), "list")
        require(LISTED in out, "the list of conditions is not what it should be")
        return "list"

    def draws(self, variables: dict[str, str]) -> str:
        """A picture of the window is drawn, and nothing is said."""
        picture = self.scratch / "drawn.png"
        picture.unlink(missing_ok=True)
        done = self.run([str(self.program), "screenshot", str(picture)], variables)
        silent(done, "screenshot")
        require(picture.stat().st_size > 50_000, "the picture is nearly empty")
        return "picture drawn"

    def in_shell(self, line: str, variables: dict[str, str] | None = None) -> Done:
        """Run a line of shell; `$program` is the program."""
        return self.run(["sh", "-c", line], {"program": str(self.program), **(variables or {})})


def check_hostile_places(folder: Path, options: Options) -> list[Result]:
    """Try a copy of the folder in every hostile place; `options` only gives the work folder."""
    user = ORDINARY_USER if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as made:
        whole = Path(made, ODD_FOLDER)
        shutil.copytree(folder, whole, symlinks=True)
        scratch = Path(made, "scratch")
        scratch.mkdir(mode=0o777)
        scratch.chmod(0o777)
        Path(made).chmod(0o755)
        for entry in (whole, *whole.rglob("*")):
            if not entry.is_symlink():
                entry.chmod(entry.stat().st_mode & ~0o222)
        place = Place(whole / "plex-ivig", scratch, user)
        found = [
            attempt(f"hostile places: {name}", partial(check, place))
            for name, check in CHECKS.items()
        ]
        for entry in (whole, *whole.rglob("*")):
            if entry.is_dir() and not entry.is_symlink():
                entry.chmod(0o755)
    return found


def in_an_odd_folder(place: Place) -> str:
    return f"{place.lists({})}, {place.draws({})}"


def without_a_home(place: Place) -> str:
    place.draws({"HOME": "/nonexistent"})
    return place.draws({})


def with_an_unwritable_home(place: Place) -> str:
    return place.draws({"HOME": "/proc"})


def with_a_broken_locale(place: Place) -> str:
    for locale in ("xx_YY.UTF-8", "de_DE@nonsense", "C", "POSIX"):
        place.lists({"LC_ALL": locale, "LANG": locale})
    return place.draws({"LC_ALL": "xx_YY"})


def among_junk(place: Place) -> str:
    place.lists(JUNK)
    return place.draws(JUNK)


def in_a_deleted_folder(place: Place) -> str:
    line = 'cd "$scratch" && mkdir gone && cd gone && rmdir ../gone && exec "$program" list'
    out = silent(place.in_shell(line, {"scratch": str(place.scratch)}), "list")
    require(LISTED in out, "the list of conditions is not what it should be")
    return "list"


def through_a_link(place: Place) -> str:
    link = place.scratch / "link"
    link.symlink_to(place.program)
    linked = place._replace(program=link)
    linked.lists({})
    silent(place.in_shell(f'PATH="{place.scratch}:$PATH"; exec link list'), "by PATH")
    relative = f"cd {shlex.quote(str(place.program.parent))} && exec ./plex-ivig list"
    silent(place.in_shell(relative), "by a relative path")
    return "link, PATH, relative path"


def with_closed_streams(place: Place) -> str:
    for stream in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        done = place.in_shell(f'exec "$program" list {stream}')
        require(done.code in {0, 1} and "Traceback" not in done.err, f"{stream}: {done.told()}")
    return "none of them needed"


def with_few_files_open(place: Place) -> str:
    picture = place.scratch / "few.png"
    done = place.in_shell(f'ulimit -n {FEW_FILES}; exec "$program" screenshot {picture}')
    silent(done, f"at most {FEW_FILES} open files")
    return f"at most {FEW_FILES} open files"


def where_nothing_may_be_started(place: Place) -> str:
    return _with_temporary_folder(place, "noexec,size=64m")


def where_the_temporary_folder_is_full(place: Place) -> str:
    return _with_temporary_folder(place, "size=4k")


def _with_temporary_folder(place: Place, options: str) -> str:
    require(os.geteuid() == 0, "this check mounts a folder and needs root")
    script = (
        f'mount -t tmpfs -o {options} none "$folder" && exec setpriv --reuid={ORDINARY_USER} '
        f'--regid={ORDINARY_USER} --clear-groups env TMPDIR="$folder" "$program" list'
    )
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as folder:
        variables = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "folder": folder}
        variables["program"] = str(place.program)
        alone = ["unshare", "--mount", "--propagation", "private", "sh", "-c", script]
        silent(run(alone, variables), "list")
    return options


def two_versions_side_by_side(place: Place) -> str:
    other = place.scratch / "other version"
    shutil.copytree(place.program.parent, other, symlinks=True)
    both = [place.program, other / "plex-ivig"]
    running = [start([it], OFFSCREEN, user=place.user) for it in both]
    try:
        for program, process in zip(both, running, strict=True):
            used = _own_libraries(process.pid)
            strangers = [it for it in used if not it.startswith(str(program.parent))]
            require(bool(used) and not strangers, f"{program} uses {strangers[:2]}")
    finally:
        for process in running:
            process.kill()
            process.communicate()
    return "each uses its own files"


def _own_libraries(process: int) -> list[str]:
    """The libraries of Qt and Python that a process has in use, once Qt is there."""
    from build_scripts.checking.runs import wait_until

    maps = Path(f"/proc/{process}/maps")
    wait_until(lambda: "libQt6Widgets" in maps.read_text("utf-8"))
    words = (line.split(maxsplit=5) for line in maps.read_text("utf-8").splitlines())
    files = {row[5] for row in words if len(row) == 6}
    return sorted(file for file in files if "libQt6" in file or "libpython" in file)


def fifty_starts_at_once(place: Place) -> str:
    def once(number: int) -> None:
        file = place.scratch / f"{number}.png"
        drawing = [str(place.program), "screenshot", str(file)]
        command = drawing if number % 2 else [str(place.program), "list"]
        silent(place.run(command, {}), f"start {number}")

    with ThreadPoolExecutor(STARTS_AT_ONCE) as pool:
        list(pool.map(once, range(STARTS_AT_ONCE)))
    return f"{STARTS_AT_ONCE} starts, half of them drew the window"


CHECKS: dict[str, Callable[[Place], str]] = {
    "read-only folder with an odd name": in_an_odd_folder,
    "no home": without_a_home,
    "a home that cannot be written": with_an_unwritable_home,
    "broken locale": with_a_broken_locale,
    "junk in the environment": among_junk,
    "deleted working folder": in_a_deleted_folder,
    "link, PATH, relative path": through_a_link,
    "closed streams": with_closed_streams,
    "few open files": with_few_files_open,
    "temporary folder without execution": where_nothing_may_be_started,
    "full temporary folder": where_the_temporary_folder_is_full,
    "two versions side by side": two_versions_side_by_side,
    "many starts at once": fifty_starts_at_once,
}
