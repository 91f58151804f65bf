"""The components of the frozen program: which file and module belongs to which, and its version."""

from __future__ import annotations

import json
import os
import re
import sys
from fnmatch import fnmatchcase
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.freezing import debian
from build_scripts.freezing.checksums import listed_files
from build_scripts.freezing.origins import PROGRAM, Origins, read_origins
from build_scripts.freezing.pe import read_version
from build_scripts.system_packages import ROOT, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FREEZING = ROOT / "build_scripts" / "freezing"
KNOWN = FREEZING / "components.json"
THIRD_PARTY = FREEZING / "third_party.json"
LIBRARY = re.compile(r"\.so(\.|$)|\.dll$")
STANDARD_LIBRARY = re.compile(r"/(?:lib/python3\.\d+|Lib|python3\d+\.zip)/(?!site-packages/)")
STANDARD_NAMES = {*sys.stdlib_module_names, "_sysconfigdata__linux_x86_64-linux-gnu"}
REFUSAL = (
    "These would be shipped without a known licence:\n  {}\n"
    f"Add what is missing to {KNOWN.name}, {THIRD_PARTY.name} or {debian.LICENCES.name} in "
    f"{FREEZING.relative_to(ROOT)}, or keep them out of the program."
)


class Part(NamedTuple):
    """Code of others that is compiled into a component; the version is "" where none is known."""

    name: str
    version: str
    licence: str
    copyright: tuple[str, ...]
    files: tuple[str, ...]


class Component(NamedTuple):
    """Something shipped that has a version and a licence of its own."""

    id: str
    kind: str
    name: str
    version: str
    licence: str
    copyright: tuple[str, ...]
    source: str
    purl: str
    files: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    needs: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    notice: str = ""


def components(folder: Path, build: Path) -> tuple[Component, ...]:
    """The components of a frozen folder, the program first; each file is in exactly one.

    Args:
        folder: the one-folder program.
        build: PyInstaller's work folder, which has its records.

    Raises:
        BootstrapError: a file or module belongs to no known component; the text names each.
    """
    known: list[dict[str, Any]] = json.loads(KNOWN.read_text("utf-8"))
    third: dict[str, Any] = json.loads(THIRD_PARTY.read_text("utf-8"))
    origins = read_origins(build)
    files = listed_files(folder)
    owners = _Owners(known, origins, folder)
    owned = {file: owners.of_file(file) for file in files}
    modules = {name: owners.of_module(name) for name in origins.modules}
    refused = [
        *_without_owner(owned, modules, origins),
        *_unexamined_libraries(folder, owned, third["examined"]),
        *_unread_packages(owners.packages_of(files)),
    ]
    if refused:
        raise BootstrapError(REFUSAL.format("\n  ".join(refused)))
    shipped = {*owned.values(), *modules.values()}
    found = [
        _component(entry, folder, origins, third["parts"], _files(owned, entry["id"]))
        for entry in known
        if entry["id"] in shipped
    ]
    found += [
        _debian_component(package, _files(owned, package.name))
        for package in owners.packages_of(files)
    ]
    return tuple(sorted(found, key=lambda each: (each.id != PROGRAM, each.name.casefold())))


class _Owners:
    def __init__(self, known: Sequence[Mapping[str, Any]], origins: Origins, folder: Path) -> None:
        self._known = known
        self._ids = {entry["id"] for entry in known}
        self._origins = origins
        self._folder = Path(os.path.realpath(folder))
        self._packages = debian.owners(filter(os.path.isabs, origins.files.values()))

    def packages_of(self, files: Iterable[str]) -> list[debian.Package]:
        """The Debian packages whose files are shipped under their own name."""
        found = {self.package_of(file) for file in files if self.of_file(file) not in self._ids}
        return sorted(package for package in found if package is not None)

    def package_of(self, file: str) -> debian.Package | None:
        """The Debian package that a file was collected from."""
        return self._packages.get(self._origins.files.get(file, ""))

    def of_file(self, file: str) -> str:
        """The id of a file's component, "" where there is none."""
        real = Path(os.path.realpath(self._folder / file))
        if not real.is_relative_to(self._folder):
            return ""
        file = real.relative_to(self._folder).as_posix()
        entry = next((each for each in self._known if _matches(file, each["files"])), None)
        package = self.package_of(file)
        if package is not None and (entry is None or entry.get("unless_packaged")):
            return package.name
        return str(entry["id"]) if entry is not None else ""

    def of_module(self, name: str) -> str:
        """The id of a module's component, "" where there is none."""
        for entry in self._known:
            if _matches(name, entry["modules"]):
                return str(entry["id"])
        source = self._origins.modules[name]
        standard = name.partition(".")[0] in STANDARD_NAMES and "/site-packages/" not in source
        return "cpython" if standard or STANDARD_LIBRARY.search(source) else ""


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _unexamined_libraries(
    folder: Path, owned: Mapping[str, str], examined: Sequence[str]
) -> Iterator[str]:
    libraries = (file for file, owner in owned.items() if owner == "qt" and LIBRARY.search(file))
    for file in libraries:
        if not (folder / file).is_symlink() and not _matches(file, examined):
            yield f"{file} (a library of Qt that nobody has looked through for code of others)"


def _files(owned: Mapping[str, str], owner: str) -> tuple[str, ...]:
    return tuple(file for file, name in owned.items() if name == owner)


def _without_owner(
    files: Mapping[str, str], modules: Mapping[str, str], origins: Origins
) -> Iterator[str]:
    for file, owner in files.items():
        if not owner:
            yield f"{file} (from {origins.files.get(file, 'nowhere that PyInstaller recorded')})"
    for name, owner in modules.items():
        if not owner:
            yield f"module {name} (from {origins.modules[name]})"


def _unread_packages(packages: Iterable[debian.Package]) -> Iterator[str]:
    for package in packages:
        where = debian.DOC / package.name / "copyright"
        if not package.copyright:
            yield f"Debian package {package.name} (there is no {where} to ship with it)"
        if not package.licence():
            yield (
                f"Debian package {package.name} (no licence for source {package.source} in "
                f"{debian.LICENCES.name}; {where} tells)"
            )


def _component(
    entry: Mapping[str, Any],
    folder: Path,
    origins: Origins,
    third_party: Sequence[Mapping[str, Any]],
    files: tuple[str, ...],
) -> Component:
    version = _version(entry, folder, origins)
    return Component(
        id=entry["id"],
        kind=entry["kind"],
        name=entry["name"],
        version=version,
        licence=entry["licence"],
        copyright=tuple(entry["copyright"]),
        source=entry["source"],
        purl=f"{entry['purl']}@{version}",
        files=files,
        parts=tuple(_parts(entry["id"], folder, third_party, files)),
        needs=tuple(entry.get("needs", ())),
        texts=tuple(entry.get("texts", ())),
    )


def _debian_component(package: debian.Package, files: tuple[str, ...]) -> Component:
    return Component(
        id=package.name,
        kind="library",
        name=package.name,
        version=package.version,
        licence=package.licence(),
        copyright=(),
        source=f"Debian package, source {package.source} {package.source_version}",
        purl=package.purl(),
        files=files,
        notice=package.copyright,
    )


def _parts(
    owner: str, folder: Path, third_party: Sequence[Mapping[str, Any]], files: Sequence[str]
) -> Iterator[Part]:
    for entry in third_party:
        inside = tuple(file for file in files if _matches(file, entry["files"]))
        if entry["of"] == owner and inside:
            version = entry.get("version", "")
            if "version_pattern" in entry:
                version = version_in(folder / inside[0], entry["version_pattern"])
            yield Part(entry["name"], version, entry["licence"], tuple(entry["copyright"]), inside)


def _version(entry: Mapping[str, Any], folder: Path, origins: Origins) -> str:
    where: Mapping[str, Any] = entry["version"]
    if "fixed" in where:
        return str(where["fixed"])
    if "distribution" in where:
        return _distribution_version(where["distribution"], origins)
    if "program" in where:
        return version_in(ROOT / "gui" / "__init__.py", r'__version__ = "([^"]+)"')
    if "version_of" in where:
        return ".".join(map(str, read_version(folder / where["version_of"])))
    patterns = [where["file"]] if isinstance(where["file"], str) else where["file"]
    found = [file for file in listed_files(folder) if _matches(file, patterns)]
    if not found:
        raise BootstrapError(f"{entry['name']}: {patterns[-1]} is missing, so is its version.")
    return version_in(folder / found[0], where["pattern"])


def version_in(file: Path, pattern: str) -> str:
    """The version that a file names.

    Raises:
        BootstrapError: it names none.
    """
    found = re.search(pattern, file.read_bytes().decode("latin-1"))
    if found is None:
        raise BootstrapError(f"{file}: no version found in it; looked for {pattern}.")
    return found[1].replace("\0", "")


def _distribution_version(name: str, origins: Origins) -> str:
    for distribution in metadata.distributions(name=name, path=origins.site_packages()):
        return distribution.version
    raise BootstrapError(f"{name} is installed in none of the folders that the program came from.")
