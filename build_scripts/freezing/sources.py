"""The sources of what is built for the frozen program: pinned, and always checked."""

from __future__ import annotations

import subprocess
import tarfile
import urllib.request
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from build_scripts.freezing.steps import sha256
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SOURCES_VARIABLE = "PLEX_IVIG_SOURCES"


class Pinned(Protocol):
    """An archive that is known by its digest."""

    @property
    def name(self) -> str:
        """What it is the source of."""

    @property
    def archive(self) -> str:
        """The name of its file."""

    @property
    def sha256(self) -> str:
        """Its digest, in hexadecimal digits."""


class Source(NamedTuple):
    """An archive, by its path on a mirror of Debian."""

    name: str
    path: str
    sha256: str

    @property
    def archive(self) -> str:
        """The name of its file."""
        return self.path.rpartition("/")[2]


def unpacked(source: Source, place: Path, folder: Path | None) -> Path:
    """Unpack a source below `place`; returns its one folder."""
    archive = place / source.archive
    archive.write_bytes(source_bytes(source, folder))
    target = place / f"{source.archive}.source"
    with tarfile.open(archive) as packed:
        # Debian 12's own Python does not know filters yet; there the pinned hash must do.
        packed.extraction_filter = getattr(tarfile, "data_filter", lambda member, _path: member)
        packed.extractall(target)
    (found,) = target.iterdir()
    return found


def source_bytes(source: Source, folder: Path | None) -> bytes:
    """A source, from a folder or from one of Debian's mirrors.

    Raises:
        BootstrapError: it cannot be had, or is not the one that is pinned.
    """
    places = [folder] if folder else mirrors()
    readers = {str(place): partial(_read, source, place) for place in places}
    return pinned_bytes(source, readers, "apt names no mirror of Debian")


def pinned_bytes(source: Pinned, readers: Mapping[str, Callable[[], bytes]], without: str) -> bytes:
    """The bytes of what is pinned, from the first place that has them.

    Args:
        source: what is wanted.
        readers: how to read it, by the name of the place.
        without: what is said where there is no place.

    Raises:
        BootstrapError: no place has it, or what is there is not what is pinned.
    """
    tried = []
    for place, read in readers.items():
        try:
            data = read()
        except OSError as error:
            tried.append(f"  {place}: {error}")
            continue
        if sha256(data) == source.sha256:
            return data
        tried.append(f"  {place}: what is there is not the source that is pinned")
    raise BootstrapError(
        "\n".join(
            [
                f"The source of {source.name} could not be had:",
                *(tried or [f"  {without}"]),
                f"Put {source.archive} (SHA-256 {source.sha256}) into a folder and name the "
                f"folder in the environment variable {SOURCES_VARIABLE}.",
            ]
        )
    )


def _read(source: Source, place: Path | str) -> bytes:
    if isinstance(place, Path):
        return (place / source.archive).read_bytes()
    with urllib.request.urlopen(f"{place.rstrip('/')}/{source.path}", timeout=60) as answer:
        return bytes(answer.read())


def mirrors() -> list[str]:
    """Where apt gets Debian's packages from."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return [uri for uri in dict.fromkeys(answer.split()) if uri.startswith("http")]
