"""A copy of a minimal system that things are tried in; nothing stays mounted or running."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.results import require
from build_scripts.checking.runs import ORDINARY_USER, Done, run, start
from build_scripts.checking.systems import plain_environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PLAIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/srv/ward", "LC_ALL": "C.UTF-8"}
DISPLAYS = Path("/tmp/.X11-unix")
HOST_ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
ROOT_USER = 0


@dataclass(frozen=True)
class Room:
    """A system below a folder, entered by a mount, process and network namespace of its own."""

    root: Path

    def run(
        self,
        command: Sequence[str],
        variables: Mapping[str, str] = PLAIN,
        user: int = ORDINARY_USER,
        network: bool = False,
    ) -> Done:
        """Run a command inside to its end.

        Args:
            network: leave it the network; else there is none, not even within the machine.
        """
        return run(self._entered(command, variables, user, network), HOST_ENVIRONMENT)

    def start(
        self, command: Sequence[str], variables: Mapping[str, str]
    ) -> subprocess.Popen[bytes]:
        """Start a command inside, as the ordinary user; killing it ends all that it started."""
        entered = self._entered(command, variables, ORDINARY_USER, False)
        return start(entered, HOST_ENVIRONMENT)

    def install(self, *command: str) -> Done:
        """Run a command of the system's package manager as root, with the network."""
        variables = {**plain_environment(), **PLAIN, "HOME": "/root"}
        return self.run(command, variables, ROOT_USER, network=True)

    def _entered(
        self,
        command: Sequence[str],
        variables: Mapping[str, str],
        user: int,
        network: bool,
    ) -> list[str]:
        settings = [f"{name}={value}" for name, value in variables.items()]
        inside = ["env", "-i", *settings, *command]
        script = (
            f"set -e\nroot={shlex.quote(str(self.root))}\n"
            'mount -t proc proc "$root/proc"\n'
            f'mkdir -p {DISPLAYS} "$root{DISPLAYS}"\n'
            f'mount --bind {DISPLAYS} "$root{DISPLAYS}"\n'
            "set +e\n"
            f'chroot --userspec={user}:{user} --groups= "$root" {shlex.join(inside)}\nexit $?'
        )
        alone = ["unshare", "--mount", "--propagation", "private", "--pid", "--kill-child"]
        return [*alone, *([] if network else ["--net"]), "sh", "-c", script]


@contextmanager
def room_in(system: Path) -> Iterator[Room]:
    """A fresh copy of a minimal system with an ordinary user; gone in the end."""
    root = system.with_name(f"{system.name}.room")
    shutil.rmtree(root, ignore_errors=True)
    subprocess.run(["cp", "-a", "--reflink=auto", str(system), str(root)], check=True)
    try:
        room = Room(root)
        home = ("--create-home", "--home-dir", PLAIN["HOME"])
        made = room.run(["useradd", *home, "--uid", str(ORDINARY_USER), "ward"], user=ROOT_USER)
        require(made.code == 0, f"{system.name}: no user could be added: {made.told()}")
        yield room
    finally:
        shutil.rmtree(root)
