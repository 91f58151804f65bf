"""Makes the packages for Linux from the one-folder program: an archive and a .deb."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from build_scripts.freezing.archives import (
    FOLDER,
    LINK,
    PROGRAM,
    Member,
    ar,
    folder_members,
    gz,
    tar,
    xz,
)
from build_scripts.freezing.dependencies import Relations, package_relations
from build_scripts.freezing.linux_files import debian_documents, filled, shared_files

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "plex-ivig"
Compression = Literal["gz", "xz"]
PROGRAM_FOLDER = "usr/lib/plex-ivig/"
CONTENT_FOLDER = "var/lib/plex-ivig"


def make_tarball(
    folder: Path, version: str, epoch: int, out: Path, compression: Compression = "gz"
) -> Path:
    """Write the archive that is unpacked anywhere; returns its file in `out`.

    Args:
        folder: the one-folder program.
        version: the version of the program.
        epoch: the time that every file gets, in seconds since 1970 (SOURCE_DATE_EPOCH).
        out: the folder to write to.
        compression: gz for every tool there is; xz makes it a quarter smaller.

    Raises:
        BootstrapError: the program needs a library that is not in it nor in a known package.
    """
    top = f"{NAME}-{version}/"
    depends, recommends = package_relations(folder)
    values = {"VERSION": version, "NEEDS": ", ".join([*depends, *recommends])}
    members = folder_members(folder, top, [NAME])
    members[f"{top}README.txt"] = Member(filled("README.txt", values).encode())
    for path, content in shared_files(version, epoch).items():
        members[f"{top}share/{path}"] = Member(content)
    compress = gz if compression == "gz" else xz
    target = out / f"{NAME}-{version}-linux-x86_64.tar.{compression}"
    target.write_bytes(compress(tar(members, epoch)))
    return target


def make_deb(folder: Path, version: str, epoch: int, out: Path) -> Path:
    """Write the package for Debian and Ubuntu; returns its file in `out`.

    The arguments and errors are those of `make_tarball`.
    """
    members = folder_members(folder, PROGRAM_FOLDER, [NAME])
    members[f"usr/bin/{NAME}"] = Member(link=f"../lib/{NAME}/{NAME}", mode=LINK)
    shared = shared_files(version, epoch) | debian_documents(version, epoch)
    members |= {f"usr/share/{path}": Member(content) for path, content in shared.items()}
    members[CONTENT_FOLDER] = Member(mode=FOLDER, is_folder=True)
    control = {
        "control": Member(_control(members, version, package_relations(folder))),
        "md5sums": Member(_md5sums(members)),
        "postrm": Member(filled("postrm", {}).encode(), PROGRAM),
    }
    parts = {
        "debian-binary": b"2.0\n",
        "control.tar.xz": xz(tar(control, epoch, root=True)),
        "data.tar.xz": xz(tar(members, epoch, root=True)),
    }
    target = out / f"{NAME}_{version}_amd64.deb"
    target.write_bytes(ar(parts, epoch))
    return target


def _control(members: Mapping[str, Member], version: str, relations: Relations) -> bytes:
    kibibytes = sum(-(-len(_content(member)) // 1024) or 1 for member in members.values())
    values = {
        "VERSION": version,
        "SIZE": str(kibibytes),
        "DEPENDS": ", ".join(relations.depends),
        "RECOMMENDS": ", ".join(relations.recommends),
    }
    lines = filled("control", values).splitlines(keepends=True)
    return "".join(line for line in lines if not line.endswith(": \n")).encode()


def _md5sums(members: Mapping[str, Member]) -> bytes:
    lines = (
        f"{hashlib.md5(_content(member), usedforsecurity=False).hexdigest()}  {path}\n"
        for path, member in sorted(members.items())
        if not member.link and not member.is_folder
    )
    return "".join(lines).encode()


def _content(member: Member) -> bytes:
    return member.content if isinstance(member.content, bytes) else member.content.read_bytes()
