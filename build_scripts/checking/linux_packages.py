"""Checks a .deb: Debian's own checkers, and installing, running and removing it in a folder."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.freezing.archives import ar_members
from build_scripts.freezing.linux_files import METAINFO

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "plex-ivig"
TOOLS = {
    "dpkg-deb": "dpkg",
    "lintian": "lintian",
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
    "man": "man-db",
}
WITHOUT_ROOT = ("fakeroot", "fakeroot")


def check_deb(deb: Path) -> list[str]:
    """Every problem of a .deb, in words; an empty list if there is none."""
    missing = missing_tools()
    if missing:
        return missing
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as place:
        unpacked = Path(place, "unpacked")
        problems = printed("dpkg-deb", "-x", deb, unpacked)
        if problems:
            return problems
        return [
            *lintian_problems(deb),
            *file_problems(unpacked / "usr" / "share"),
            *installing_problems(deb, Path(place, "installed")),
        ]


def missing_tools() -> list[str]:
    """The tools that the check needs and this machine lacks, with their packages."""
    wanted = [*TOOLS.items(), *([WITHOUT_ROOT] if os.geteuid() else [])]
    return [
        f"{tool} is missing; install the package {package}"
        for tool, package in wanted
        if shutil.which(tool) is None
    ]


def lintian_problems(deb: Path) -> list[str]:
    """What lintian calls an error or a warning, after the overrides in the package."""
    command = ["lintian", "--profile", "debian", "--color", "never", "--tag-display-limit", "0"]
    done = run(*command, "--fail-on", "none", deb)
    if done.returncode:
        return [f"lintian failed: {done.stderr.strip()}"]
    return [line for line in done.stdout.splitlines() if line.startswith(("E:", "W:"))]


def file_problems(share: Path) -> list[str]:
    """What the checkers of menu entries, descriptions and manuals say of those in `share`."""
    entry = share / "applications" / f"{NAME}.desktop"
    description = share / "metainfo" / METAINFO
    manual = share / "man" / "man1" / f"{NAME}.1.gz"
    lost = [
        f"{file} is not in the package"
        for file in (entry, description, manual)
        if not file.is_file()
    ]
    if lost:
        return lost
    return [
        *printed("desktop-file-validate", entry),
        *failed("appstreamcli", "validate", "--no-net", "--strict", "--no-color", description),
        *printed(
            "man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", manual, only_errors=True
        ),
    ]


def installing_problems(deb: Path, root: Path) -> list[str]:
    """What goes wrong when dpkg installs the package into a folder, twice, and removes it."""
    for folder in ("info", "updates", "triggers"):
        (root / "var" / "lib" / "dpkg" / folder).mkdir(parents=True)
    (root / "var" / "lib" / "dpkg" / "status").touch()
    quiet = (
        *("--force-depends", "--force-not-root", "--force-script-chrootless"),
        "--log=/dev/null",
    )
    dpkg = [*(["fakeroot"] if os.geteuid() else []), "dpkg", f"--root={root}", *quiet]
    problems = []
    for _ in ("new", "again"):
        problems += failed(*dpkg, "--install", deb)
        problems += [f"{path} was not installed" for path in expected_paths(deb) - found_in(root)]
    version = run("dpkg-deb", "--field", deb, "Version").stdout.strip()
    said = run(root / "usr" / "bin" / NAME, "--version")
    if (said.returncode, said.stdout, said.stderr) != (0, f"{NAME} {version}\n", ""):
        problems.append(f"the installed program said: {said.stdout}{said.stderr}".strip())
    installed = root / "var" / "lib" / NAME / "bundles"
    installed.mkdir()
    (installed / "installed.plexivig").touch()
    problems += failed(*dpkg, "--purge", NAME)
    return problems + [f"{path} remains after removal" for path in remains(deb, root)]


def expected_paths(deb: Path) -> set[str]:
    """Every file and link that the package installs, and every folder of its own, from the root."""
    data = ar_members(deb.read_bytes())["data.tar.xz"]
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        members = {member.name.removeprefix("."): member for member in archive}
    return {
        path
        for path, member in members.items()
        if not member.isdir() or NAME in path.split("/")[1:]
    }


def remains(deb: Path, root: Path = Path("/")) -> list[str]:
    """What the package installs and its folders hold that is there under `root`.

    After a removal this must be empty, also where the program has run in between.
    """
    expected = expected_paths(deb)
    return sorted(path for path in found_in(root) if _is_of(path, expected))


def found_in(root: Path) -> set[str]:
    """Every path below /usr and /var/lib/dpkg/info of a system in a folder, and its content."""
    state = root / "var" / "lib"
    places = (root / "usr", state / "dpkg" / "info", state / NAME)
    found = {path for place in places for path in place.rglob("*")} | set(state.glob(NAME))
    return {f"/{path.relative_to(root).as_posix()}" for path in found}


def _is_of(path: str, expected: set[str]) -> bool:
    own = (f"/usr/lib/{NAME}/", f"/var/lib/dpkg/info/{NAME}.", f"/var/lib/{NAME}/")
    return path in expected or path.startswith(own)


def printed(*command: str | Path, only_errors: bool = False) -> list[str]:
    """What a command that should be silent prints."""
    done = run(*command)
    text = done.stderr if only_errors else done.stdout + done.stderr
    said = [line for line in text.splitlines() if line.strip()]
    return said if said or not done.returncode else [f"{command[0]} failed"]


def failed(*command: str | Path) -> list[str]:
    """What a command that should succeed prints if it doesn't."""
    done = run(*command)
    lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return (lines or [f"{command[0]} failed"]) if done.returncode else []


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80", "MANROFFSEQ": ""}
    words: Sequence[str] = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
