"""Makes minimal Debian and Ubuntu systems by debootstrap, once, to prove things in."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checking.results import CheckError, Options
from build_scripts.system_packages import say

if TYPE_CHECKING:
    from collections.abc import Sequence

DEBIAN, UBUNTU = "Debian", "Ubuntu"
USUAL_DEBIAN_MIRROR = "http://deb.debian.org/debian"
SCRIPTS = Path("/usr/share/debootstrap/scripts")
SCRIPTS_FOR_UNKNOWN_SUITES = {DEBIAN: "sid", UBUNTU: "gutsy"}
DEBIAN_KEYS = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
UBUNTU_KEYS = Path("usr/share/keyrings/ubuntu-archive-keyring.gpg")
UBUNTU_KEYS_PACKAGE = "pool/main/u/ubuntu-keyring/ubuntu-keyring_2023.11.28.1_all.deb"
UBUNTU_KEYS_SHA256 = "36de43b15853ccae0028e9a767613770c704833f82586f28eb262f0311adb8a8"
PASSED_ON = ("PATH", "HOME", "http_proxy", "https_proxy", "no_proxy")


class System(NamedTuple):
    name: str
    vendor: str
    suite: str


SYSTEMS = {
    system.name: system
    for system in (
        System("debian-12", DEBIAN, "bookworm"),
        System("debian-13", DEBIAN, "trixie"),
        System("ubuntu-22.04", UBUNTU, "jammy"),
        System("ubuntu-24.04", UBUNTU, "noble"),
    )
}


def ensure_minimal_system(name: str, options: Options) -> Path:
    """The folder of a minimal system; made where it is not there yet.

    Raises:
        CheckError: it could not be had.
    """
    system = SYSTEMS.get(name)
    if system is None:
        raise CheckError(f"There is no system {name!r}; there are: {', '.join(SYSTEMS)}.")
    folder = options.work / "bare" / name
    if folder.is_dir():
        return folder
    require_means()
    half_made = folder.with_name(f"{name}.half-made")
    shutil.rmtree(half_made, ignore_errors=True)
    half_made.parent.mkdir(parents=True, exist_ok=True)
    mirror = debian_mirror() if system.vendor == DEBIAN else options.ubuntu_mirror
    say(f"Making a minimal {name} from {mirror}")
    log = folder.with_name(f"{name}.log")
    with log.open("w", encoding="utf-8") as stream:
        code = subprocess.call(
            debootstrap_command(system, half_made, mirror, keys_for(system, mirror, options.work)),
            stdout=stream,
            stderr=subprocess.STDOUT,
            env=plain_environment(),
        )
    if code:
        raise CheckError(f"{name} could not be had: {last_words(log)} (all of it: {log})")
    half_made.rename(folder)
    return folder


def require_means() -> None:
    """Raise `CheckError` unless this machine can make and enter minimal systems."""
    if os.geteuid() != 0:
        raise CheckError("Minimal systems can only be made and entered by root: use sudo.")
    for tool, package in (("debootstrap", "debootstrap"), ("unshare", "util-linux")):
        if shutil.which(tool) is None:
            raise CheckError(f"{tool} is missing: apt-get install {package}")


def debootstrap_command(
    system: System, folder: Path, mirror: str, keys: Path | None
) -> Sequence[str]:
    """How a system is made; what debootstrap mounts is gone as soon as it ends."""
    script = SCRIPTS / system.suite
    if not script.exists():
        script = SCRIPTS / SCRIPTS_FOR_UNKNOWN_SUITES[system.vendor]
    checked = ("--no-check-gpg",) if keys is None else (f"--keyring={keys}", "--force-check-gpg")
    alone = ("unshare", "--mount", "--propagation", "private")
    made = ("debootstrap", "--variant=minbase", *checked, system.suite, str(folder), mirror)
    return (*alone, *made, str(script))


def keys_for(system: System, mirror: str, work: Path) -> Path | None:
    """The keys that a system's packages are signed with; None, said aloud, where there are none."""
    keys: Path | None = DEBIAN_KEYS if system.vendor == DEBIAN else _ubuntu_keys(mirror, work)
    if keys is not None and keys.exists():
        return keys
    say(f"WARNING: there are no keys for {system.name}: what is fetched is not verified.")
    return None


def _ubuntu_keys(mirror: str, work: Path) -> Path | None:
    """Debian has no package of Ubuntu's keys; Ubuntu's own is known by its hash."""
    folder = work / "bare" / "ubuntu-keys"
    if (folder / UBUNTU_KEYS).exists():
        return folder / UBUNTU_KEYS
    package = folder.with_suffix(".deb")
    asked = ["wget", "-q", "-O", str(package), f"{mirror}/{UBUNTU_KEYS_PACKAGE}"]
    if subprocess.call(asked, env=plain_environment()):
        return None
    if hashlib.sha256(package.read_bytes()).hexdigest() != UBUNTU_KEYS_SHA256:
        raise CheckError(f"{mirror}/{UBUNTU_KEYS_PACKAGE} is not the one whose hash is known.")
    subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)
    return folder / UBUNTU_KEYS


def debian_mirror() -> str:
    """The mirror that apt of this machine uses, where this machine is a Debian."""
    asked = ["apt-get", "indextargets", "--format", "$(ORIGIN) $(LABEL) $(REPO_URI)"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    return mirror_in(answer.stdout) or USUAL_DEBIAN_MIRROR


def mirror_in(targets: str) -> str:
    """The first address that holds Debian itself; empty where there is none."""
    rows = (line.split() for line in targets.splitlines())
    found = (row[2] for row in rows if row[:2] == [DEBIAN, DEBIAN] and len(row) > 2)
    return next(found, "").rstrip("/")


def plain_environment() -> dict[str, str]:
    """Of this machine's settings only what a download needs."""
    passed = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**passed, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}


def last_words(log: Path) -> str:
    lines = [line for line in log.read_text("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1].strip() if lines else "debootstrap said nothing"
