"""How the program for Windows is put together, as far as that needs no Windows."""

from __future__ import annotations

import marshal
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from build_scripts import freeze
from build_scripts.checking.windows_libraries import network_problems
from build_scripts.freezing import shipped_files, spec_parts
from build_scripts.freezing.origins import read_origins
from build_scripts.freezing.windows_folder import open_python
from build_scripts.frozen.command_line import share_modules
from build_scripts.system_packages import ROOT
from tests.build_scripts.small_pe import small_pe


class Archive:
    """Reads modules as PyInstaller's reader does, from a place in a file."""

    def __init__(self, file: str, place: int, check_pymagic: bool = False) -> None:
        assert check_pymagic
        content = Path(file).read_bytes()[place:]
        assert content.startswith(b"PYZ\0" + MAGIC_NUMBER)
        self.toc = marshal.loads(content[8:])


def test_the_console_program_reads_the_modules_of_the_windowed_one(tmp_path: Path) -> None:
    modules, program = tmp_path / "modules.pyz", tmp_path / "plex-ivig.exe"
    modules.write_bytes(b"PYZ\0" + MAGIC_NUMBER + marshal.dumps({"gui": 1}))
    program.write_bytes(b"MZ the program" + modules.read_bytes() + b"a signature")
    name, file, kind = spec_parts.place_of_modules(program, modules, tmp_path)
    made: dict[str, int] = {}
    exec(Path(file).read_text("utf-8"), made)
    assert (name, kind, made["PLACE"]) == ("place_of_modules", "PYMODULE", 14)
    archive: Any = Archive.__new__(Archive)
    installed: list[str] = []
    importers, calls = ModuleType("importers"), ModuleType("calls")
    vars(importers).update(pyz_archive=archive, _pyz_tree={"old": ""})
    vars(calls).update(install=lambda: installed.append("ctypes"))
    share_modules(
        {"pyimod02_importers": importers, "pyimod03_ctypes": calls}, str(program), made["PLACE"]
    )
    assert archive.toc == {"gui": 1}
    assert vars(importers)["_pyz_tree"] is None
    assert installed == ["ctypes"]


def test_the_python_that_freezes_reads_its_environment_and_the_other_stays_as_it_is(
    tmp_path: Path,
) -> None:
    python, twin = tmp_path / "python", tmp_path / "twin"
    (python / "Lib").mkdir(parents=True)
    for name in ("python.exe", "python313._pth", "Lib/os.py"):
        (python / name).write_text(name, "utf-8")
    (twin / "of the last build").mkdir(parents=True)
    assert open_python(python, twin) == twin / "python.exe"
    assert sorted(it.name for it in twin.rglob("*") if it.is_file()) == ["os.py", "python.exe"]
    assert (python / "python313._pth").is_file()


def test_each_system_clears_only_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freeze, "DIST", tmp_path)
    windows = {"plex-ivig-windows", "plex-ivig-1-windows-x86_64.msi", "SHA256SUMS-windows"}
    linux = {"plex-ivig", "plex-ivig_1_amd64.deb", "SHA256SUMS"}
    for name in windows | linux:
        (tmp_path / name).mkdir() if "." not in name else (tmp_path / name).touch()
    freeze.clear(windows=True)
    assert {path.name for path in tmp_path.iterdir()} == linux
    freeze.clear(windows=False)
    assert list(tmp_path.iterdir()) == []


def test_the_paths_of_wine_are_those_of_this_machine(tmp_path: Path) -> None:
    site = "Z:\\made\\python\\Lib\\site-packages\\PySide6"
    files = [("PySide6\\Qt6Core.dll", f"{site}\\Qt6Core.dll", "BINARY")]
    modules = [("PySide6", f"{site}\\__init__.py", "PYMODULE")]
    for kind, record in {
        "COLLECT": (files,),
        "PYZ": ("x", modules),
        "PKG": ("Z:\\made\\plex-ivig.pkg", [("start", "Z:\\made\\start.py", "PYSOURCE")]),
    }.items():
        (tmp_path / f"{kind}-00.toc").write_text(repr(record), "utf-8")
    found = read_origins(tmp_path)
    place = "/made/python/Lib/site-packages/PySide6"
    assert found.files == {"_internal/PySide6/Qt6Core.dll": f"{place}/Qt6Core.dll"}
    assert found.modules == {"PySide6": f"{place}/__init__.py", "start": "/made/start.py"}
    assert found.site_packages() == ["/made/python/Lib/site-packages"]


def test_both_systems_ship_the_same_content() -> None:
    lists = (shipped_files.ACCEPTED, shipped_files.ACCEPTED_ON_WINDOWS)
    linux, windows = (
        {
            (entry.path, entry.most, entry.required)
            for entry in shipped_files.read_accepted(file.read_text("utf-8"))
            if entry.path.startswith("_internal/resources/")
        }
        for file in lists
    )
    assert linux == windows


def test_a_file_that_links_a_network_is_named(tmp_path: Path) -> None:
    for name, needs in {
        "Qt6Core.dll": ["WS2_32.dll"],
        "odd.pyd": ["WS2_32.dll", "KERNEL32.dll"],
        "Qt6Gui.dll": ["GDI32.dll"],
    }.items():
        (tmp_path / name).write_bytes(small_pe(needs))
    (tmp_path / "Qt6Core.txt").write_text("WS2_32.dll", "utf-8")
    assert network_problems(tmp_path) == ["odd.pyd links ws2_32.dll"]


def test_the_two_programs_differ_in_name_and_console_alone(tmp_path: Path) -> None:
    root = ROOT
    looks = {name: spec_parts.look(root, tmp_path, "win32", name) for name in spec_parts.NAMES}
    assert {name: look["console"] for name, look in looks.items()} == {
        "plex-ivig": False,
        "plex-ivig-cli": True,
    }
    assert len({look["manifest"] for look in looks.values()}) == 1
    assert spec_parts.look(root, tmp_path, "linux", "plex-ivig") == {}
    assert spec_parts.python_options("linux") == []
