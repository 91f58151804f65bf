"""Archives whose bytes follow from their content alone: sorted, owned by root, of one time."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FOLDER, FILE, PROGRAM, LINK = 0o755, 0o644, 0o755, 0o777
# The filter for machine code makes it 7 % smaller; a dictionary nearly as large as the program.
XZ_FILTERS: list[dict[str, int]] = [
    {"id": lzma.FILTER_X86},
    {"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1 << 26},
]


class Member(NamedTuple):
    """A file with its content or its place on the disk, a link with its target, or a folder."""

    content: bytes | Path = b""
    mode: int = FILE
    link: str = ""
    is_folder: bool = False


def folder_members(folder: Path, prefix: str, programs: Iterable[str]) -> dict[str, Member]:
    """Every file and link below a folder; only those named in `programs` may be run."""
    found = {}
    for top, folders, files in os.walk(folder):
        for name in (*files, *folders):
            path = Path(top, name)
            inside = path.relative_to(folder).as_posix()
            if path.is_symlink():
                found[prefix + inside] = Member(link=os.readlink(path), mode=LINK)
            elif name in files:
                found[prefix + inside] = Member(path, PROGRAM if inside in programs else FILE)
    return found


def tar(members: Mapping[str, Member], epoch: int, root: bool = False) -> bytes:
    """A tar archive of members keyed by their path, with every folder above them.

    Args:
        members: what goes in.
        epoch: the time that every member gets, in seconds since 1970.
        root: whether the paths begin with `./`, and the folder `./` itself is a member.
    """
    stream = io.BytesIO()
    start = "./" if root else ""
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name in sorted({*members, *_folders(members), *([""] if root else [])}):
            info = tarfile.TarInfo(start + name)
            info.mtime, info.uname, info.gname = epoch, "root", "root"
            _add(archive, info, members.get(name))
    return stream.getvalue()


def _add(archive: tarfile.TarFile, info: tarfile.TarInfo, member: Member | None) -> None:
    info.mode = FOLDER if member is None else member.mode
    if member is None or member.is_folder:
        info.type = tarfile.DIRTYPE
    elif member.link:
        info.type, info.linkname = tarfile.SYMTYPE, member.link
    else:
        content = member.content
        content = content if isinstance(content, bytes) else content.read_bytes()
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
        return
    archive.addfile(info)


def _folders(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for index, letter in enumerate(name):
            if letter == "/":
                yield name[:index]


def gz(content: bytes) -> bytes:
    """Content compressed by gzip, without a name or a time."""
    stream = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, stream, mtime=0) as compressed:
        compressed.write(content)
    return stream.getvalue()


def xz(content: bytes) -> bytes:
    """Content compressed by xz, for programs of this processor."""
    return lzma.compress(content, filters=XZ_FILTERS)


def ar(members: Mapping[str, bytes], epoch: int) -> bytes:
    """An archive of the kind that a .deb file is."""
    parts = [b"!<arch>\n"]
    for name, content in members.items():
        head = f"{name:<16}{epoch:<12}{0:<6}{0:<6}{0o100644:<8o}{len(content):<10}`\n"
        parts += [head.encode(), content, b"\n" * (len(content) % 2)]
    return b"".join(parts)


def ar_members(content: bytes) -> dict[str, bytes]:
    """The members of an archive that `ar` made, in their order."""
    found, place = {}, len(b"!<arch>\n")
    while place < len(content):
        name, size = (
            content[place : place + 16].decode().strip(),
            int(content[place + 48 : place + 58]),
        )
        place += 60
        found[name] = content[place : place + size]
        place += size + size % 2
    return found
