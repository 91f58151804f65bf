"""The packages that a .deb asks for follow from the libraries in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from build_scripts.freezing.dependencies import package_relations
from build_scripts.system_packages import BootstrapError
from tests.build_scripts.small_elf import small_elf

C, CPP, GCC = "libc.so.6", "libstdc++.so.6", "libgcc_s.so.1"


class Folder:
    def __init__(self, path: Path) -> None:
        self.path = path

    def add(
        self,
        name: str,
        libraries: Sequence[str],
        versions: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(small_elf(libraries, versions or {}))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_the_newest_version_of_all_files_counts(folder: Folder) -> None:
    folder.add("plex-ivig", [C, GCC], {C: ["GLIBC_2.4"], GCC: ["GCC_3.0"]})
    folder.add("_internal/liba.so", [C], {C: ["GLIBC_2.34", "GLIBC_2.9"]})
    folder.add("_internal/libb.so", ["libm.so.6"], {"libm.so.6": ["GLIBC_2.29"]})
    cpp = {CPP: ["GLIBCXX_3.4", "CXXABI_1.3.9", "GLIBCXX_3.4.29"], C: ["GLIBC_2.2.5"]}
    folder.add("_internal/sub/libc.so", [CPP, C], cpp)
    relations = package_relations(folder.path)
    assert relations.depends == ["libc6 (>= 2.34)", "libgcc-s1 (>= 3)", "libstdc++6 (>= 11)"]
    assert relations.recommends == []


def test_the_executable_starts_with_the_systems_libraries(folder: Folder) -> None:
    folder.add("plex-ivig", ["libz.so.1"])
    folder.add("_internal/libz.so.1", [C])
    folder.add("_internal/other.so", ["libz.so.1"])
    assert package_relations(folder.path).depends == ["libc6", "zlib1g"]
    (folder.path / "plex-ivig").unlink()
    assert package_relations(folder.path).depends == ["libc6"]


@pytest.mark.parametrize(
    ("library", "version", "depends"),
    [
        (CPP, "GLIBCXX_3.4", "libstdc++6 (>= 4.9)"),
        (CPP, "GLIBCXX_3.4.9", "libstdc++6 (>= 4.9)"),
        (CPP, "GLIBCXX_3.4.20", "libstdc++6 (>= 4.9)"),
        (CPP, "GLIBCXX_3.4.21", "libstdc++6 (>= 8)"),
        (CPP, "GLIBCXX_3.4.28", "libstdc++6 (>= 9.3)"),
        (CPP, "GLIBCXX_3.4.30", "libstdc++6 (>= 12)"),
        (CPP, "CXXABI_1.3", "libstdc++6 (>= 4.9)"),
        (CPP, "CXXABI_1.3.11", "libstdc++6 (>= 8)"),
        (CPP, "CXXABI_1.3.13", "libstdc++6 (>= 11)"),
        (GCC, "GCC_4.2.0", "libgcc-s1 (>= 4.2)"),
        (GCC, "GCC_12.0.0", "libgcc-s1 (>= 12)"),
        (C, "GLIBC_2.2.5", "libc6 (>= 2.2.5)"),
        (C, "GLIBC_ABI_DT_RELR", "libc6 (>= 2.36)"),
        ("libresolv.so.2", "GLIBC_2.9", "libc6 (>= 2.9)"),
    ],
)
def test_a_symbol_version_is_a_release(
    folder: Folder, library: str, version: str, depends: str
) -> None:
    folder.add("plex-ivig", [library], {library: [version]})
    assert package_relations(folder.path).depends == [depends]


def test_a_library_needed_without_a_version_is_needed(folder: Folder) -> None:
    folder.add("plex-ivig", [C])
    assert package_relations(folder.path).depends == ["libc6"]


def test_what_the_folder_holds_is_not_asked_for(folder: Folder) -> None:
    folder.add("_internal/libxcb.so.1", [C])
    folder.add("_internal/plugins/libqxcb.so", ["libxcb.so.1", "libQt6Gui.so.6"])
    (folder.path / "_internal" / "libQt6Gui.so.6").symlink_to("libxcb.so.1")
    assert package_relations(folder.path).depends == ["libc6"]


def test_printing_is_recommended(folder: Folder) -> None:
    folder.add("_internal/PySide6/Qt/plugins/printsupport/libcups.so", ["libcups.so.2"])
    relations = package_relations(folder.path)
    assert relations == ([], ["libcups2t64 | libcups2"])


def test_printing_needed_by_the_program_itself_is_an_error(folder: Folder) -> None:
    folder.add("_internal/libQt6Gui.so.6", ["libcups.so.2"])
    with pytest.raises(BootstrapError, match=r"libcups\.so\.2, for libQt6Gui\.so\.6"):
        package_relations(folder.path)


def test_every_unknown_library_is_named_with_who_needs_it(folder: Folder) -> None:
    for number in range(5):
        folder.add(f"_internal/lib{number}.so", ["libssl.so.3", C])
    folder.add("_internal/libx.so", ["libgtk-3.so.0"])
    with pytest.raises(BootstrapError) as caught:
        package_relations(folder.path)
    assert str(caught.value).splitlines()[1:] == [
        "  libgtk-3.so.0, for libx.so",
        "  libssl.so.3, for lib0.so, lib1.so, lib2.so and 2 more",
    ]


@pytest.mark.parametrize(
    ("library", "version"),
    [(CPP, "GLIBCXX_3.4.31"), (CPP, "CXXABI_1.3.14"), (C, "GLIBC_PRIVATE"), (GCC, "GCC_X")],
)
def test_a_version_that_no_release_is_known_for_is_told(
    folder: Folder, library: str, version: str
) -> None:
    folder.add("_internal/libnew.so", [library], {library: [version]})
    with pytest.raises(BootstrapError) as caught:
        package_relations(folder.path)
    assert f"  {library} with {version}, for libnew.so" in str(caught.value)
