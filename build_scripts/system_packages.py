"""The system libraries and tools that the program and its tests need, and how to get them."""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
SYSTEM_NEEDS = ROOT / "build_scripts" / "requirements" / "system.txt"
TOOLS = ("tool", "checker", "windows")
# Tools of root are installed where others do not look.
WHERE_TOOLS_ARE = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin"
PURPOSES: Mapping[str, Collection[str]] = {
    "run": (),
    "test": ("tool",),
    "check": ("tool", "checker"),
    "windows": ("tool", "windows"),
}


class BootstrapError(Exception):
    """Something only the person at the keyboard can put right; the text says what."""


class Need(NamedTuple):
    kind: str
    name: str
    packages: tuple[str, ...]


def say(text: str) -> None:
    print(text, flush=True)


def exit_code(returned: int) -> int:
    return returned if returned >= 0 else 128 - returned


def call(command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> int:
    environment = {**os.environ, **(extra or {})}
    words = [str(word) for word in command]
    return exit_code(subprocess.call(words, cwd=ROOT, env=environment))


class Begun(NamedTuple):
    """A command that goes on beside others; what it says is kept."""

    process: subprocess.Popen[bytes]
    said: IO[bytes]

    def wait(self) -> int:
        """Wait for its end, say what it said, and return its code."""
        code = exit_code(self.process.wait())
        self.said.seek(0)
        say(self.said.read().decode(errors="replace").rstrip())
        return code


@contextmanager
def begin(command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> Iterator[Begun]:
    """Start a command that is ended with the block, if it has not ended by then."""
    environment = {**os.environ, **(extra or {})}
    words = [str(word) for word in command]
    with (
        TemporaryFile() as said,
        subprocess.Popen(words, cwd=ROOT, env=environment, stdout=said, stderr=said) as process,
    ):
        try:
            yield Begun(process, said)
        finally:
            if process.poll() is None:
                process.terminate()


def system_needs(text: str) -> list[Need]:
    rows = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return [Need(kind, name, tuple(packages)) for kind, name, *packages in rows]


def module_needs(version: Sequence[int]) -> list[Need]:
    packages = (f"python{version[0]}.{version[1]}-venv", "python3-venv")
    return [Need("module", name, packages) for name in ("venv", "ensurepip")]


def is_present(need: Need) -> bool:
    if need.kind in TOOLS and need.name.startswith("/"):
        return any(Path("/").glob(need.name[1:]))
    if need.kind in TOOLS:
        return shutil.which(need.name, path=WHERE_TOOLS_ARE) is not None
    if need.kind == "module":
        return importlib.util.find_spec(need.name) is not None
    try:
        ctypes.CDLL(need.name)
    except OSError:
        return False
    return True


def missing_needs(
    needs: Iterable[Need], purpose: str, present: Callable[[Need], bool] = is_present
) -> list[Need]:
    tools = PURPOSES[purpose]
    wanted = (need for need in needs if need.kind in tools or need.kind not in TOOLS)
    return [need for need in wanted if not present(need)]


def packages_on_offer(policy: str) -> set[str]:
    """The packages that `apt-cache policy` says could be installed."""
    offered: set[str] = set()
    name = ""
    for line in policy.splitlines():
        if not line.startswith(" "):
            name = line.strip().rstrip(":")
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            offered.add(name)
    return offered


def packages_for(needs: Iterable[Need], on_offer: Collection[str]) -> list[str]:
    """One package for each need; the plain, oldest name where none is known to be on offer."""
    chosen = {
        next((name for name in need.packages if name in on_offer), need.packages[-1])
        for need in needs
    }
    return sorted(chosen)


def ask_apt_cache(needs: Iterable[Need]) -> set[str]:
    names = sorted({name for need in needs for name in need.packages})
    answer = subprocess.run(
        ["apt-cache", "policy", *names],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    )
    return packages_on_offer(answer.stdout)


def apt_install_command(packages: Sequence[str]) -> list[str]:
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def line_for_sudo(packages: Sequence[str]) -> str:
    return f"sudo apt-get update && sudo {' '.join(apt_install_command(packages))}"


def install_with_apt(needs: Sequence[Need]) -> None:
    quiet = ("-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Dpkg::Use-Pty=0")
    noninteractive = {"DEBIAN_FRONTEND": "noninteractive"}
    call(["apt-get", *quiet, "update"], noninteractive)
    packages = packages_for(needs, ask_apt_cache(needs))
    say(f"Installing system packages: {' '.join(packages)}")
    program, *rest = apt_install_command(packages)
    if call([program, *quiet, *rest], noninteractive):
        raise BootstrapError(
            "The system packages named above could not be installed; apt-get says why. "
            "The first set-up needs a network: run the same command again when there is one."
        )


def ensure_system(purpose: str) -> None:
    """Install, as root, what the system lacks for a purpose.

    Args:
        purpose: "run"; "test", also to freeze; "check" what was frozen; "windows", to make and
            check the program for Windows.

    Raises:
        BootstrapError: not root, or it cannot be had.
    """
    if platform.system() != "Linux":
        return
    everything = system_needs(SYSTEM_NEEDS.read_text("utf-8")) + module_needs(sys.version_info[:2])
    needs = missing_needs(everything, purpose)
    if not needs:
        return
    names = ", ".join(need.name for need in needs)
    if not (shutil.which("apt-get") and shutil.which("apt-cache")):
        raise BootstrapError(
            f"This machine lacks: {names}.\nInstall them with its package manager, then try again."
        )
    if os.geteuid() != 0:
        line = line_for_sudo(packages_for(needs, ask_apt_cache(needs)))
        raise BootstrapError(f"This machine lacks: {names}.\nInstall them with:\n\n    {line}\n")
    install_with_apt(needs)
    importlib.invalidate_caches()
    remaining = missing_needs(needs, purpose)
    if remaining:
        names = ", ".join(need.name for need in remaining)
        raise BootstrapError(f"Still missing after installing the system packages: {names}.")
