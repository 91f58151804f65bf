"""Kills the frozen program at each file system call of an installation, and fills its disk.

    .venv/bin/python build_scripts/checking/installs.py FOLDER

Whatever happens, what is shown afterwards is the old content or the new, whole. Keys are made for
it and forgotten; the program is tried in a copy that trusts them. Root is needed for the disks.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from build_scripts.checking.flips import TRUST, list_of_keys
from build_scripts.checking.runs import ORDINARY_USER, Done, run
from gui import __version__, paths
from gui.core.bundle.files import read_files
from gui.core.package.author import add_signature, build_bundle
from gui.core.package.minisign import SecretKey, new_secret_key

OLD, NEW = "9998.1", "9998.2"
SCRATCH = Path("/var/tmp")
PLAIN = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
CHANGING = frozenset(
    {"openat", "write", "fsync", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir"}
    | {"mkdirat", "chmod", "fchmod", "fchmodat", "flock", "ftruncate", "link", "linkat"}
)
DISK_KB, FEWEST_CALLS, MISSED = 8192, 12, 8
STEPS_KB = (0, 4, 8, 12, 16, 24, 32, 64, 128, 192, 256, 320, 384, 448, 512, 640, 768, 1024)


class Call(NamedTuple):
    """A system call of a run: which one of its name it is, and where it goes."""

    name: str
    number: int
    place: str


class Trial:
    """A copy of the program that trusts keys of this check, and the content of one user."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.place = place
        self.copy = place / "plex-ivig"
        self.home = place / "home"
        self.content = self.home / "plex-ivig"
        self.user = ORDINARY_USER if os.geteuid() == 0 else None
        self._copy_program(folder)

    def _copy_program(self, folder: Path) -> None:
        keys = {it: new_secret_key(os.urandom(8), os.urandom(32)) for it in ("clinical", "release")}
        shutil.copytree(folder, self.copy, symlinks=True, copy_function=os.link)
        (self.copy / TRUST).unlink()
        (self.copy / TRUST).write_bytes(list_of_keys(keys))
        for version in (OLD, NEW):
            self.file(version).write_bytes(signed(version, keys))
        self.home.mkdir()
        self.owned(self.home)

    def file(self, version: str) -> Path:
        """The signed package of a version."""
        return self.place / f"{version}.plexivig"

    def owned(self, folder: Path) -> None:
        """Give a folder and all in it to the user who installs."""
        if self.user is not None:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, self.user, self.user, follow_symlinks=False)

    def command(self, *words: str | Path) -> list[str | Path]:
        """The program with some words after it."""
        return [self.copy / "plex-ivig", "bundle", *words]

    def run(self, command: list[str | Path]) -> Done:
        """Run a command as the user who installs."""
        return run(command, {**PLAIN, "XDG_DATA_HOME": str(self.home)}, user=self.user)

    def install(self, version: str) -> list[str | Path]:
        """The command that installs a version."""
        return self.command("install", self.file(version), "--yes")

    def shown(self) -> str:
        """The version that is shown, about which nothing may be said."""
        done = self.run(self.command("info", "--json"))
        if (done.code, done.err) != (0, ""):
            raise SystemExit(f"after it, bundle info: {done.told()}")
        told = json.loads(done.out)
        if told["notices"]:
            raise SystemExit(f"after it, it is said: {told['notices']}")
        return str(told["version"])

    def begin(self, *versions: str) -> None:
        """Nothing but these versions is installed, one after the other."""
        shutil.rmtree(self.content, ignore_errors=True)
        for version in versions:
            done = self.run(self.install(version))
            if done.code:
                raise SystemExit(f"installing {version}: {done.told()}")


def signed(version: str, keys: dict[str, SecretKey]) -> bytes:
    """The shipped content as another version, signed."""
    contents = dict(read_files(paths.shipped_bundle()).contents)
    told = json.loads(contents["bundle.json"])
    contents["bundle.json"] = json.dumps({**told, "version": version}).encode()
    package = build_bundle(contents, version, __version__)
    for role, secret in keys.items():
        package = add_signature(package, version, role, secret)
    return package


def calls_of(trial: Trial, command: list[str | Path]) -> Iterator[Call]:
    """Every system call of a run that has to do with the user's content."""
    trace = trial.home / "trace"
    done = trial.run(["strace", "-f", "-y", "-qq", "-s", "400", "-o", trace, *command])
    if done.code:
        raise SystemExit(f"under strace: {done.told()}")
    numbers: Counter[str] = Counter()
    for line in trace.read_text("utf-8", "replace").splitlines():
        found = CALL.match(line)
        if found:
            numbers[found[1]] += 1
            if str(trial.content) in found[2]:
                yield Call(found[1], numbers[found[1]], found[2][:120])
    trace.unlink()


def killed(trial: Trial, command: list[str | Path], call: Call) -> bool:
    """Run a command that is killed when it comes to a system call; whether it came to it."""
    inject = f"inject={call.name}:signal=KILL:when={call.number}"
    quiet = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call.name}", "-e", inject)
    done = trial.run([*quiet, *command])
    if done.code not in {0, -9, 137}:
        raise SystemExit(f"it was not killed at {call}: {done.told()}")
    return done.code != 0


def kills(trial: Trial, ready: tuple[str, ...], command: list[str | Path], ends: set[str]) -> str:
    """Kill a command at each of its calls; what is shown then is one of two versions."""
    trial.begin(*ready)
    kept = trial.place / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    if trial.content.exists():
        shutil.copytree(trial.content, kept, symlinks=True)
    else:
        kept.mkdir()
    calls = list(calls_of(trial, command))
    chosen = [call for call in calls if call.name in CHANGING]
    if len(chosen) < FEWEST_CALLS:
        raise SystemExit(f"only {len(chosen)} calls were seen")
    shown: Counter[str] = Counter()
    for call in chosen:
        # How often libraries are looked for on the way differs a little from run to run.
        for number in range(call.number, max(call.number - MISSED, 0), -1):
            shutil.rmtree(trial.content, ignore_errors=True)
            if ready:
                shutil.copytree(kept, trial.content, symlinks=True)
                trial.owned(trial.content)
            if killed(trial, command, call._replace(number=number)):
                break
        else:
            raise SystemExit(f"it was not killed at {call}")
        shown[trial.shown()] += 1
    if set(shown) != ends:
        raise SystemExit(f"killed at {len(chosen)} calls, these were shown: {dict(shown)}")
    done = trial.run(trial.install(NEW))
    if done.code or trial.shown() != NEW:
        raise SystemExit(f"after a kill nothing can be installed: {done.told()}")
    return f"{len(chosen)} calls ({', '.join(f'{it} {shown[it]}' for it in sorted(shown))})"


def full_disks(trial: Trial) -> str:
    """Install the new version where there is room for a part of it only."""
    trial.begin(OLD)
    kept = trial.place / "kept-on-disk"
    shutil.copytree(trial.content, kept)
    trial.owned(kept)
    ends: Counter[str] = Counter()
    for room in STEPS_KB:
        done = run(_on_a_disk(trial, kept, room), PLAIN)
        code, _, rest = done.out.decode().partition("\n")
        told = json.loads(rest)
        expected = (NEW, "0") if told["version"] == NEW else (OLD, "1")
        if done.code or (told["version"], code) != expected or told["notices"]:
            raise SystemExit(f"{room} KB of room: exit code {code}, {told['version']}: {done.err}")
        if code == "1" and "No space left on device" not in done.err:
            raise SystemExit(f"{room} KB of room: it did not say why: {done.err}")
        ends[told["version"]] += 1
    if set(ends) != {OLD, NEW}:
        raise SystemExit(f"with every room it was {dict(ends)}")
    return f"{len(STEPS_KB)} disks ({', '.join(f'{it} {ends[it]}' for it in sorted(ends))})"


def _on_a_disk(trial: Trial, kept: Path, room_kb: int) -> list[str | Path]:
    """Installs on a small disk of its own that has so much room; tells exit code and content."""
    as_user = f"setpriv --reuid {ORDINARY_USER} --regid {ORDINARY_USER} --clear-groups --"
    disk, program = trial.content, trial.copy / "plex-ivig"
    script = f"""
        set -e
        mkdir -p '{disk}'
        mount -t tmpfs -o size={DISK_KB}k tmpfs '{disk}'
        cp -a '{kept}/.' '{disk}/'
        chown {ORDINARY_USER}:{ORDINARY_USER} '{disk}'
        chmod 700 '{disk}'
        free=$(df --output=avail -k '{disk}' | tail -n 1)
        head -c $(( (free - {room_kb}) * 1024 )) /dev/zero > '{trial.place}/fill'
        cp '{trial.place}/fill' '{disk}/full'
        export XDG_DATA_HOME='{trial.home}'
        set +e
        {as_user} '{program}' bundle install '{trial.file(NEW)}' --yes > /dev/null
        echo $?
        exec {as_user} '{program}' bundle info --json
    """
    return ["unshare", "--mount", "--propagation", "private", "sh", "-c", script]


def main(arguments: list[str]) -> int:
    if Path("/var/lib/plex-ivig").exists() and os.geteuid() != 0:
        raise SystemExit("content is installed on this computer for all users; it is in the way")
    with tempfile.TemporaryDirectory(dir=SCRATCH) as place:
        Path(place).chmod(0o755)
        trial = Trial(Path(arguments[0]), Path(place))
        shipped = trial.shown()
        back = trial.command("rollback", "--yes")
        said = [
            f"first: {kills(trial, (), trial.install(NEW), {shipped, NEW})}",
            f"further: {kills(trial, (OLD,), trial.install(NEW), {OLD, NEW})}",
            f"back: {kills(trial, (OLD, NEW), back, {OLD, NEW})}",
            f"no room: {full_disks(trial)}",
        ]
    print("killed at each; " + "; ".join(said))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
