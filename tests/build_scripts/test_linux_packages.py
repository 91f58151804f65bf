"""The packages for Linux: the same bytes for the same program, and everything in its place."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.freezing.linux_packages import make_deb, make_tarball
from build_scripts.system_packages import BootstrapError
from tests.build_scripts.small_elf import small_elf

EPOCH = 1_795_000_000
DAY = "2026-11-18"
TOP = "plex-ivig-1.2.3"


def program_in(place: Path) -> Path:
    """A small program, with a link and with odd modes and times."""
    folder = place / "plex-ivig"
    libraries = folder / "_internal" / "Qt"
    libraries.mkdir(parents=True)
    versions = {"libc.so.6": ["GLIBC_2.34"]}
    (folder / "plex-ivig").write_bytes(small_elf(["libc.so.6"], versions))
    (libraries / "libQt.so.6").write_bytes(small_elf(["libstdc++.so.6"]))
    (folder / "_internal" / "libQt.so.6").symlink_to("Qt/libQt.so.6")
    (folder / "_internal" / "data.json").write_text("{}" * 600)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return program_in(tmp_path)


def parts_of(deb: Path) -> dict[str, bytes]:
    """The members of a .deb file, in their order."""
    content = deb.read_bytes()
    assert content.startswith(b"!<arch>\n")
    found, place = {}, 8
    while place < len(content):
        head = content[place : place + 60]
        assert head.endswith(b"`\n")
        size = int(head[48:58])
        found[head[:16].decode().strip()] = content[place + 60 : place + 60 + size]
        place += 60 + size + size % 2
    return found


def opened(content: bytes) -> tarfile.TarFile:
    return tarfile.open(fileobj=io.BytesIO(content))


def control_of(deb: Path) -> tuple[dict[str, str], str]:
    """The fields of the control file, and the list of hashes."""
    with opened(parts_of(deb)["control.tar.xz"]) as archive:
        texts = [archive.extractfile(f"./{name}") for name in ("control", "md5sums")]
        control, sums = [text.read().decode() for text in texts if text]
    fields = re.findall(r"^([A-Z][\w-]+): (.*(?:\n .*)*)$", control, re.MULTILINE)
    return dict(fields), sums


def content_of(archive: tarfile.TarFile, name: str) -> bytes:
    stream = archive.extractfile(name)
    assert stream is not None
    return stream.read()


@pytest.mark.parametrize("make", [make_deb, make_tarball])
def test_the_same_program_from_another_folder_gives_the_same_bytes(
    tmp_path: Path, make: Callable[[Path, str, int, Path], Path]
) -> None:
    results = []
    for name in ("one", "two"):
        folder = program_in(tmp_path / name)
        if name == "two":
            os.utime(folder / "plex-ivig", (1, 1))
            (folder / "_internal" / "data.json").chmod(0o600)
        results.append(make(folder, "1.2.3", EPOCH, tmp_path / name))
    assert results[0].name == results[1].name
    assert results[0].read_bytes() == results[1].read_bytes()


@pytest.mark.parametrize("make", [make_deb, make_tarball])
def test_all_belongs_to_root_has_one_time_and_plain_modes(
    folder: Path, tmp_path: Path, make: Callable[[Path, str, int, Path], Path]
) -> None:
    for path in folder.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o700)
    package = make(folder, "1.2.3", EPOCH, tmp_path)
    content = package.read_bytes() if make is make_tarball else parts_of(package)["data.tar.xz"]
    with opened(content) as archive:
        members = archive.getmembers()
    assert {(m.uid, m.gid, m.uname, m.gname, m.mtime) for m in members} == {
        (0, 0, "root", "root", EPOCH)
    }
    assert {m.mode for m in members if m.isdir()} == {0o755}
    runnable = [m.name for m in members if m.isfile() and m.mode != 0o644]
    assert [name.rpartition("lib/")[2] for name in runnable] in (
        [f"{TOP}/plex-ivig"],
        ["plex-ivig/plex-ivig"],
    )
    names = [m.name for m in members]
    assert names == sorted(names)
    assert len(names) == len(set(names))


def test_the_archive_has_one_folder_with_the_program_as_it_is(folder: Path, tmp_path: Path) -> None:
    package = make_tarball(folder, "1.2.3", EPOCH, tmp_path)
    assert package == tmp_path / "plex-ivig-1.2.3-linux-x86_64.tar.gz"
    assert package.read_bytes()[3:8] == bytes(5)
    with opened(package.read_bytes()) as archive:
        names = archive.getnames()
        assert {name.split("/")[0] for name in names} == {TOP}
        for file in ("plex-ivig", "_internal/Qt/libQt.so.6", "_internal/data.json"):
            assert content_of(archive, f"{TOP}/{file}") == (folder / file).read_bytes()
        assert archive.getmember(f"{TOP}/_internal/libQt.so.6").linkname == "Qt/libQt.so.6"
        readme = content_of(archive, f"{TOP}/README.txt").decode()
    assert "1.2.3" in readme
    assert "libc6 (>= 2.34), libstdc++6" in readme
    assert "@" not in readme
    assert f"{TOP}/share/applications/plex-ivig.desktop" in names


def test_the_package_has_the_parts_that_dpkg_wants(folder: Path, tmp_path: Path) -> None:
    deb = make_deb(folder, "1.2.3", EPOCH, tmp_path)
    assert deb == tmp_path / "plex-ivig_1.2.3_amd64.deb"
    parts = parts_of(deb)
    assert list(parts) == ["debian-binary", "control.tar.xz", "data.tar.xz"]
    assert parts["debian-binary"] == b"2.0\n"


def test_the_package_says_what_it_is_and_needs(folder: Path, tmp_path: Path) -> None:
    fields, _ = control_of(make_deb(folder, "1.2.3", EPOCH, tmp_path))
    assert (fields["Package"], fields["Version"]) == ("plex-ivig", "1.2.3")
    assert fields["Architecture"] == "amd64"
    assert fields["Depends"] == "libc6 (>= 2.34), libstdc++6"
    assert "Recommends" not in fields
    assert "@" not in fields["Description"]


def test_printing_is_recommended_where_the_program_can_print(folder: Path, tmp_path: Path) -> None:
    plugin = folder / "_internal" / "plugins" / "printsupport" / "libprint.so"
    plugin.parent.mkdir(parents=True)
    plugin.write_bytes(small_elf(["libcups.so.2"]))
    fields, _ = control_of(make_deb(folder, "1.2.3", EPOCH, tmp_path))
    assert fields["Recommends"] == "libcups2t64 | libcups2"


def test_the_package_holds_all_that_a_program_has_on_debian(folder: Path, tmp_path: Path) -> None:
    deb = make_deb(folder, "1.2.3", EPOCH, tmp_path)
    with opened(parts_of(deb)["data.tar.xz"]) as archive:
        link = archive.getmember("./usr/bin/plex-ivig").linkname
        files = {m.name[2:] for m in archive if not m.isdir()}
        manual = gzip.decompress(content_of(archive, "./usr/share/man/man1/plex-ivig.1.gz"))
        changes = gzip.decompress(content_of(archive, "./usr/share/doc/plex-ivig/changelog.gz"))
        metainfo = [name for name in files if name.startswith("usr/share/metainfo/")]
        described = content_of(archive, f"./{metainfo[0]}").decode()
    assert os.path.normpath(f"usr/bin/{link}") in files
    assert f'.TH PLEX\\-IVIG 1 "{DAY}" "plex\\-ivig 1.2.3"'.encode() in manual
    assert changes.startswith(b"plex-ivig (1.2.3) ")
    assert b">  Wed, 18 Nov 2026 " in changes
    assert f'<release version="1.2.3" date="{DAY}"/>' in described
    for size in (16, 48, 256):
        assert f"usr/share/icons/hicolor/{size}x{size}/apps/plex-ivig.png" in files
    assert {
        "usr/share/applications/plex-ivig.desktop",
        "usr/share/bash-completion/completions/plex-ivig",
        "usr/share/doc/plex-ivig/copyright",
        "usr/share/icons/hicolor/scalable/apps/plex-ivig.svg",
    } <= files


def test_hashes_and_size_are_those_of_the_content(folder: Path, tmp_path: Path) -> None:
    deb = make_deb(folder, "1.2.3", EPOCH, tmp_path)
    fields, sums = control_of(deb)
    with opened(parts_of(deb)["data.tar.xz"]) as archive:
        files = {m.name[2:]: content_of(archive, m.name) for m in archive if m.isfile()}
    wanted = {f"{hashlib.md5(content).hexdigest()}  {name}" for name, content in files.items()}
    assert set(sums.splitlines()) == wanted
    installed = sum(-(-len(content) // 1024) for content in files.values())
    assert installed <= int(fields["Installed-Size"]) <= installed + 60


def test_an_unknown_library_fails_both_packages(folder: Path, tmp_path: Path) -> None:
    (folder / "_internal" / "libnew.so").write_bytes(small_elf(["libssl.so.3"]))
    for make in (make_deb, make_tarball):
        with pytest.raises(BootstrapError, match=r"libssl\.so\.3, for libnew\.so"):
            make(folder, "1.2.3", EPOCH, tmp_path)
    assert sorted(tmp_path.iterdir()) == [folder]
