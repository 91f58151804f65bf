"""The Debian package that a library of this machine belongs to."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

LICENCES = ROOT / "build_scripts" / "freezing" / "debian_licences.json"
DOC = Path("/usr/share/doc")
FIELDS = (
    "${binary:Package}\\t${Version}\\t${source:Package}\\t${source:Version}\\t${Architecture}\\n"
)


class Package(NamedTuple):
    """An installed package, with its copyright file."""

    name: str
    version: str
    source: str
    source_version: str
    architecture: str
    copyright: str

    def licence(self) -> str:
        """The SPDX expression for its libraries, "" where nobody has looked yet."""
        known: dict[str, str] = json.loads(LICENCES.read_text("utf-8"))
        return known.get(self.source, "")

    def purl(self) -> str:
        """Its package URL."""
        version = self.version.replace(":", "%3A").replace("+", "%2B")
        where = f"arch={self.architecture}&distro={distribution()[1]}"
        return f"pkg:deb/{distribution()[0]}/{self.name}@{version}?{where}"


@cache
def distribution() -> tuple[str, str]:
    """The distribution's name and its release, such as ("debian", "debian-12")."""
    release = platform.freedesktop_os_release()
    name = release.get("ID", "linux")
    return name, f"{name}-{release.get('VERSION_ID', 'rolling')}"


def owners(libraries: Iterable[str]) -> dict[str, Package]:
    """The packages that installed these files; a file that no package installed is left out."""
    wanted = {library: _candidates(library) for library in libraries}
    names = _owning_names({path for paths in wanted.values() for path in paths})
    packages = _described(set(names.values()))
    found = {
        library: next((p for p in paths if p in names), "") for library, paths in wanted.items()
    }
    return {library: packages[names[path]] for library, path in found.items() if path}


def _candidates(library: str) -> tuple[str, str]:
    """A file as dpkg may know it: before and after /lib became a link into /usr."""
    real = os.path.realpath(library)
    return real, real.removeprefix("/usr") if real.startswith("/usr/") else f"/usr{real}"


def _owning_names(paths: set[str]) -> dict[str, str]:
    lines = _query("-S", *sorted(paths)).splitlines() if paths else []
    split = (line.rpartition(": ") for line in lines if not line.startswith("diversion "))
    return {path: names.split(", ")[0] for names, _, path in split}


def _described(names: set[str]) -> dict[str, Package]:
    lines = _query("-W", "-f", FIELDS, *sorted(names)).splitlines() if names else []
    packages = {}
    for line in lines:
        full_name, version, source, source_version, architecture = line.split("\t")
        name = full_name.partition(":")[0]
        packages[name] = Package(
            name, version, source, source_version, architecture, _copyright_file(name)
        )
    return {name: packages[name.partition(":")[0]] for name in names}


def _copyright_file(name: str) -> str:
    path = DOC / name / "copyright"
    return path.read_text("utf-8", "replace") if path.is_file() else ""


def _query(*words: str) -> str:
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        answer = subprocess.run(
            ["dpkg-query", *words], capture_output=True, text=True, check=False, env=environment
        )
    except FileNotFoundError:
        return ""
    return answer.stdout
