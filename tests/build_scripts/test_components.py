"""Which component each shipped file and module belongs to."""

from __future__ import annotations

import json
import stat
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from build_scripts.freezing import debian
from build_scripts.freezing.checksums import listed_files
from build_scripts.freezing.components import KNOWN, THIRD_PARTY, Component, components
from build_scripts.freezing.notices import LEGAL, missing_texts
from build_scripts.freezing.shipped_files import ACCEPTED_ON_WINDOWS, read_accepted
from build_scripts.system_packages import ROOT, BootstrapError
from tests.build_scripts.frozen_folder import QT, Frozen

DPKG = """#!/bin/sh
case "$1" in
-S) for path; do
      case "$path" in
      /usr/lib/libz.so.1) echo "zlib1g:amd64: $path" ;;
      /usr/lib/libodd.so.1) echo "libodd1:amd64: $path" ;;
      esac
    done ;;
-W) shift 3
    for name; do
      case "$name" in
      zlib1g*) printf 'zlib1g:amd64\\t1:1.2.13\\tzlib\\t1:1.2.13\\tamd64\\n' ;;
      libodd1*) printf 'libodd1:amd64\\t5\\todd\\t5\\tamd64\\n' ;;
      esac
    done ;;
esac
"""


@pytest.fixture
def frozen(tmp_path: Path) -> Frozen:
    return Frozen(tmp_path)


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of copyright files of a machine with two packages, one of them unread."""
    tools, doc = tmp_path / "tools", tmp_path / "doc"
    for folder in (tools, doc / "zlib1g", doc / "libodd1"):
        folder.mkdir(parents=True)
    script = tools / "dpkg-query"
    script.write_text(DPKG)
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    (doc / "zlib1g" / "copyright").write_text("the licence of zlib\n")
    (doc / "libodd1" / "copyright").write_text("odd\n")
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setattr(debian, "DOC", doc)
    return doc


def found_in(frozen: Frozen) -> dict[str, Component]:
    return {each.id: each for each in components(frozen.folder, frozen.build)}


def refusal(frozen: Frozen) -> str:
    with pytest.raises(BootstrapError) as caught:
        components(frozen.folder, frozen.build)
    return str(caught.value)


def test_every_file_is_in_exactly_one_component(frozen: Frozen) -> None:
    listed = [file for each in found_in(frozen).values() for file in each.files]
    assert sorted(listed) == listed_files(frozen.folder)


def test_the_program_comes_first_and_the_rest_by_name(frozen: Frozen) -> None:
    names = [each.name.casefold() for each in components(frozen.folder, frozen.build)]
    assert names[0].startswith("plex")
    assert names[1:] == sorted(names[1:])


def test_versions_are_read_from_what_is_shipped(frozen: Frozen) -> None:
    found = found_in(frozen)
    versions = {name: each.version for name, each in found.items()}
    assert versions == {
        "plex-ivig": versions["plex-ivig"],
        "cpython": "3.13.5",
        "icu": "73.2",
        "msgspec": "0.22.0",
        "noto-sans": "2.9",
        "pyinstaller": "6.22.3",
        "pyside6": "6.11.3",
        "qt": "6.11.3",
        "shiboken6": "6.11.3",
    }
    assert found["qt"].purl == "pkg:generic/qt@6.11.3"


def test_a_link_belongs_where_its_target_does(frozen: Frozen) -> None:
    assert "_internal/libicuuc.so.73" in found_in(frozen)["icu"].files


def test_a_link_out_of_the_folder_is_refused(frozen: Frozen) -> None:
    (frozen.folder / "_internal" / "libout.so").symlink_to("/bin/sh")
    assert "_internal/libout.so" in refusal(frozen)


def test_code_of_others_is_listed_where_it_is_compiled_in(frozen: Frozen) -> None:
    qt = {part.name: part for part in found_in(frozen)["qt"].parts}
    assert qt["PCRE2"].version == "10.49"
    assert qt["PCRE2"].files == (f"_internal/{QT}/libQt6Core.so.6",)
    assert "HarfBuzz" not in qt


def test_a_library_that_no_longer_names_its_version_is_refused(frozen: Frozen) -> None:
    frozen.add("python3.13/lib-dynload/_decimal.cpython-313-x86_64-linux-gnu.so", b"nothing")
    assert "no version found" in refusal(frozen)


def test_an_unknown_file_is_named_with_its_source(frozen: Frozen) -> None:
    frozen.add("libnew.so.1", source="/nowhere/libnew.so.1")
    assert "_internal/libnew.so.1 (from /nowhere/libnew.so.1)" in refusal(frozen)


def test_a_file_without_a_record_is_named(frozen: Frozen) -> None:
    (frozen.folder / "_internal" / "stray.txt").write_text("")
    assert "_internal/stray.txt" in refusal(frozen)


def test_an_unknown_module_is_named(frozen: Frozen) -> None:
    frozen.modules["numpy.core"] = str(frozen.site / "numpy" / "core.py")
    frozen.record()
    assert "module numpy.core" in refusal(frozen)


def test_a_package_may_not_pass_for_a_standard_module(frozen: Frozen) -> None:
    frozen.modules["typing"] = str(frozen.site / "typing.py")
    frozen.record()
    assert "module typing" in refusal(frozen)


def test_a_library_of_qt_must_have_been_looked_through(frozen: Frozen) -> None:
    frozen.add(f"{QT}/libQt6Network.so.6")
    assert "libQt6Network.so.6 (a library of Qt" in refusal(frozen)


def test_without_records_it_says_freeze_first(tmp_path: Path) -> None:
    with pytest.raises(BootstrapError, match="freeze first"):
        components(tmp_path, tmp_path)


def test_a_debian_library_brings_its_package(frozen: Frozen, packages: Path) -> None:
    frozen.add("libz.so.1", source="/usr/lib/libz.so.1")
    package = found_in(frozen)["zlib1g"]
    assert (package.version, package.licence) == ("1:1.2.13", "Zlib")
    assert package.notice == "the licence of zlib\n"
    assert package.files == ("_internal/libz.so.1",)
    assert package.purl.startswith("pkg:deb/")
    assert "/zlib1g@1%3A1.2.13?arch=amd64" in package.purl


def test_a_debian_package_without_a_known_licence_is_named(frozen: Frozen, packages: Path) -> None:
    frozen.add("libodd.so.1", source="/usr/lib/libodd.so.1")
    assert "Debian package libodd1 (no licence for source odd" in refusal(frozen)


def test_a_debian_package_must_have_its_copyright_file(frozen: Frozen, packages: Path) -> None:
    frozen.add("libz.so.1", source="/usr/lib/libz.so.1")
    (packages / "zlib1g" / "copyright").unlink()
    assert "Debian package zlib1g (there is no" in refusal(frozen)


def test_expat_built_from_cpython_is_a_component_of_its_own(frozen: Frozen, packages: Path) -> None:
    frozen.add("libexpat.so.1", b"expat_2.7.1", source=str(frozen.build / "libexpat.so.1"))
    assert found_in(frozen)["expat"].version == "2.7.1"


def test_the_text_of_every_licence_is_kept() -> None:
    known = json.loads(KNOWN.read_text("utf-8"))
    parts = json.loads(THIRD_PARTY.read_text("utf-8"))["parts"]
    every = [
        Component("x", "library", "x", "1", each["licence"], (), "", "", (), texts=texts)
        for each in (*known, *parts)
        for texts in [tuple(each.get("texts", ()))]
    ]
    assert len(every) > 50
    assert missing_texts(ROOT / "resources" / "legal", every) == []


def test_code_of_others_is_inside_known_components() -> None:
    known = {each["id"] for each in json.loads(KNOWN.read_text("utf-8"))}
    parts = json.loads(THIRD_PARTY.read_text("utf-8"))["parts"]
    assert {part["of"] for part in parts} <= known
    assert all(part["files"] and part["copyright"] for part in parts)


def test_every_file_of_the_windows_program_has_a_component_and_qt_was_looked_through() -> None:
    known = json.loads(KNOWN.read_text("utf-8"))
    examined = json.loads(THIRD_PARTY.read_text("utf-8"))["examined"]
    entries = read_accepted(ACCEPTED_ON_WINDOWS.read_text("utf-8"))
    owners = {
        entry.path: next(
            (
                each["id"]
                for each in known
                if any(fnmatchcase(entry.path, it) for it in each["files"])
            ),
            "",
        )
        for entry in entries
    }
    assert [path for path, owner in owners.items() if not owner] == []
    libraries = [path for path, owner in owners.items() if owner == "qt" and path.endswith(".dll")]
    assert len(libraries) > 5
    assert set(libraries) <= set(examined)
    assert owners["_internal/VCRUNTIME140.dll"] == "msvc-runtime"
    assert owners["_internal/python313.dll"] == "cpython"


def test_the_notice_speaks_of_the_qt_that_is_required() -> None:
    notice = (ROOT / "resources" / "legal" / "NOTICE.txt").read_text("utf-8")
    pins = (ROOT / "build_scripts" / "requirements" / "run.in").read_text("utf-8")
    pinned = pins.partition("PySide6-Essentials==")[2].split()[0].rpartition(".")[0]
    assert f"Qt {pinned} " in notice
    assert f"libpyside6.abi3.so.{pinned}" in notice
    assert notice.endswith((ROOT / "LICENSE").read_text("utf-8"))
    assert LEGAL.name == "legal"
