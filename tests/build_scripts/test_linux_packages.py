"""The packages for Linux: the same bytes for the same program, and everything in its place."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.checking.linux_packages import expected_paths, missing_tools, remains
from build_scripts.freezing.archives import ar_members
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
    assert deb.read_bytes().startswith(b"!<arch>\n")
    return ar_members(deb.read_bytes())


def opened(content: bytes) -> tarfile.TarFile:
    return tarfile.open(fileobj=io.BytesIO(content))


def unpack(content: bytes, root: Path) -> None:
    with opened(content) as archive:
        for member in archive:
            path = root / member.name
            if member.isdir():
                path.mkdir(parents=True, exist_ok=True)
            elif member.issym():
                path.symlink_to(member.linkname)
            else:
                path.write_bytes(content_of(archive, member.name))


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


def test_what_remains_of_a_package_is_found(folder: Path, tmp_path: Path) -> None:
    deb = make_deb(folder, "1.2.3", EPOCH, tmp_path)
    root = tmp_path / "root"
    unpack(parts_of(deb)["data.tar.xz"], root)
    (root / "usr" / "share" / "applications" / "other.desktop").touch()
    (root / "usr" / "lib" / "plex-ivig" / "_internal" / "made-later.pyc").touch()
    left = remains(deb, root)
    assert set(left) == expected_paths(deb) | {"/usr/lib/plex-ivig/_internal/made-later.pyc"}
    assert "/usr/bin/plex-ivig" in left
    assert "/usr/lib/plex-ivig" in left
    assert "/usr/share/doc/plex-ivig" in left
    assert "/usr/share" not in left


def test_nothing_remains_where_only_others_files_are(folder: Path, tmp_path: Path) -> None:
    deb = make_deb(folder, "1.2.3", EPOCH, tmp_path)
    (tmp_path / "root" / "usr" / "share" / "applications").mkdir(parents=True)
    (tmp_path / "root" / "usr" / "bin").mkdir()
    assert remains(deb, tmp_path / "root") == []
    (tmp_path / "root" / "usr" / "bin" / "plex-ivig").symlink_to("nowhere")
    assert remains(deb, tmp_path / "root") == ["/usr/bin/plex-ivig"]


def test_missing_checkers_are_named_with_their_packages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    missing = missing_tools()
    assert "appstreamcli is missing; install the package appstream" in missing
    assert "lintian is missing; install the package lintian" in missing


def test_the_package_makes_the_folder_for_content_and_purges_it(
    folder: Path, tmp_path: Path
) -> None:
    deb = make_deb(folder, "1.2.3", EPOCH, tmp_path)
    assert "/var/lib/plex-ivig" in expected_paths(deb)
    with opened(parts_of(deb)["data.tar.xz"]) as archive:
        made = archive.getmember("./var/lib/plex-ivig")
        assert (made.isdir(), made.mode, made.uname) == (True, 0o755, "root")
    with opened(parts_of(deb)["control.tar.xz"]) as archive:
        script = archive.getmember("./postrm")
        assert script.mode == 0o755
        content = content_of(archive, "./postrm")
    (tmp_path / "postrm").write_bytes(content)
    installed = tmp_path / "root" / "var" / "lib" / "plex-ivig" / "bundles"
    installed.mkdir(parents=True)
    for reason, stays in (("remove", True), ("upgrade", True), ("purge", False), ("purge", False)):
        subprocess.run(
            ["sh", str(tmp_path / "postrm"), reason],
            env={"PATH": os.environ["PATH"], "DPKG_ROOT": str(tmp_path / "root")},
            check=True,
        )
        assert installed.exists() is stays
