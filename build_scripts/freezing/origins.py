"""Where PyInstaller took each file and module of the frozen program from, by its own records."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROGRAM = "plex-ivig"


class Origins(NamedTuple):
    """Paths below the program's folder, and names of modules, each with where it came from."""

    files: Mapping[str, str]
    modules: Mapping[str, str]

    def site_packages(self) -> list[str]:
        """The folders of installed packages that files or modules came from."""
        marker = "/site-packages"
        sources = (*self.files.values(), *self.modules.values())
        return sorted({path.split(marker)[0] + marker for path in sources if marker + "/" in path})


def read_origins(build: Path) -> Origins:
    """Read the records in PyInstaller's work folder.

    Raises:
        BootstrapError: there are none.
    """
    collected = [entry for record in _records(build, "COLLECT") for entry in _entries(record)]
    if not collected:
        raise BootstrapError(
            f"{build} has no records of PyInstaller (COLLECT-00.toc); freeze first."
        )
    files = {_place(name, kind): _plain(source) for name, source, kind in collected}
    modules = {
        name: _plain(source)
        for record in (*_records(build, "PYZ"), *_programs(build))
        for name, source, kind in _entries(record)
        if kind.startswith(("PYMODULE", "PYSOURCE"))
    }
    return Origins(files, modules)


def _place(name: str, kind: str) -> str:
    return name if kind == "EXECUTABLE" else f"_internal/{_plain(name)}"


def _plain(path: str) -> str:
    """A path as this system writes it; PyInstaller under Wine writes Z:\\ for its root."""
    return path.replace("\\", "/").removeprefix("Z:") if "\\" in path else path


def _programs(build: Path) -> Iterator[Any]:
    return (record for record in _records(build, "PKG") if Path(_plain(record[0])).stem == PROGRAM)


def _records(build: Path, kind: str) -> Iterator[Any]:
    for path in sorted(build.glob(f"{kind}-*.toc")):
        yield ast.literal_eval(path.read_text("utf-8"))


def _entries(record: Any) -> Iterator[tuple[str, str, str]]:
    """The (name, source, kind) triples anywhere in a record."""
    if isinstance(record, tuple) and len(record) == 3 and all(isinstance(x, str) for x in record):
        yield record
    elif isinstance(record, (list, tuple)):
        for part in record:
            yield from _entries(part)
