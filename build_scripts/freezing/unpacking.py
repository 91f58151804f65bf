"""Takes files out of archives of others: plain files alone, none of them outside of its folder."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from typing import TYPE_CHECKING

from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def tar_member(archive: bytes, name: str) -> bytes:
    """One file of a tar archive.

    Raises:
        BootstrapError: it is not there, or is no plain file.
    """
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        for member in packed:
            if member.name == name and member.isreg():
                with packed.extractfile(member) or io.BytesIO() as content:
                    return content.read()
    raise BootstrapError(f"The archive has no file {name}.")


def zip_members(archive: Path | bytes) -> Iterator[tuple[str, bytes]]:
    """The files of a zip archive: paths and contents.

    Raises:
        BootstrapError: a member is a link or has a path that leads elsewhere.
    """
    place = io.BytesIO(archive) if isinstance(archive, bytes) else archive
    with zipfile.ZipFile(place) as packed:
        for member in packed.infolist():
            kind = stat.S_IFMT(member.external_attr >> 16)
            if member.is_dir():
                continue
            if kind not in {0, stat.S_IFREG} or not is_plain(member.orig_filename):
                raise BootstrapError(f"The archive has an unsafe member: {member.orig_filename!r}")
            yield member.filename, packed.read(member)


def is_plain(name: str) -> bool:
    """Whether a path stays below the folder it is unpacked in, also on Windows."""
    parts = name.split("/")
    return not ({"", ".", ".."} & set(parts) or set("\\:\0") & set(name))


def unpack_zip(archive: Path | bytes, folder: Path) -> None:
    """Write the files of a zip archive below a folder."""
    for name, content in zip_members(archive):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
