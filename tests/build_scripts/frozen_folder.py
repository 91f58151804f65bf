"""A small frozen program with PyInstaller's records, as the tests of its description need it."""

from __future__ import annotations

import shutil
from pathlib import Path

from build_scripts.system_packages import ROOT

QT = "PySide6/Qt/lib"
FONT_VERSION = b"\0" + b"\0".join(bytes([letter]) for letter in b"Version") + b"\0 \x002\0.\x009"
CONTENT = {
    "libpython3.13.so.1.0": b"\x003.13.5\0",
    "base_library.zip": b"zip",
    "python3.13/lib-dynload/_decimal.cpython-313-x86_64-linux-gnu.so": b"\x002.5.1\0",
    f"{QT}/libQt6Core.so.6": b"Qt 6.11.3 (x86_64) \x0010.49 2026-09-28\0",
    f"{QT}/libicuuc.so.73": b"\x0073.2\0",
    "PySide6/QtCore.abi3.so": b"binding",
    "shiboken6/Shiboken.abi3.so": b"shiboken",
    "msgspec/_core.cpython-313-x86_64-linux-gnu.so": b"msgspec",
    "resources/fonts/NotoSans-Regular.ttf": FONT_VERSION,
    "resources/bundle/bundle.json": b"{}",
}
DISTRIBUTIONS = {
    "PySide6_Essentials": "6.11.3",
    "shiboken6": "6.11.3",
    "msgspec": "0.22.0",
    "pyinstaller": "6.22.3",
}


class Frozen:
    """`folder` is the program, `build` the records; `add` puts one more file into both."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "dist" / "plex-ivig"
        self.build = place / "build" / "plex-ivig"
        self.site = place / "venv" / "lib" / "python3.13" / "site-packages"
        self._collected: list[tuple[str, str, str]] = []
        self.modules = {
            "gui": str(place / "gui" / "__init__.py"),
            "json": "/usr/lib/python3.13/json/__init__.py",
            "msgspec": str(self.site / "msgspec" / "__init__.py"),
            "pyimod01_archive": str(self.build / "pyimod01_archive.pyc"),
        }
        self.build.mkdir(parents=True)
        for name, version in DISTRIBUTIONS.items():
            info = self.site / f"{name}-{version}.dist-info"
            info.mkdir(parents=True)
            (info / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n")
        for name, content in CONTENT.items():
            self.add(name, content)
        for text in (ROOT / "resources" / "legal").iterdir():
            self.add(f"resources/legal/{text.name}", text.read_bytes())
        (self.folder / "plex-ivig").write_bytes(b"program")
        (self.folder / "_internal" / "libicuuc.so.73").symlink_to(f"{QT}/libicuuc.so.73")
        self.record()

    def add(self, name: str, content: bytes = b"", source: str = "") -> Path:
        """Ship a file, collected from `source`."""
        file = self.folder / "_internal" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self._collected.append((name, source or str(self.site / name), "BINARY"))
        self.record()
        return file

    def remove(self, name: str) -> None:
        """Ship a file or folder no longer."""
        path = self.folder / "_internal" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    def record(self) -> None:
        """Write the records as PyInstaller does."""
        modules = [(name, source, "PYMODULE") for name, source in self.modules.items()]
        self._write("COLLECT", (False, self._collected))
        self._write("PYZ", (str(self.build / "PYZ-00.pyz"), modules))
        self._write("PKG", (str(self.build / "plex-ivig.pkg"), [("__main__", "x.py", "PYSOURCE")]))

    def _write(self, kind: str, record: object) -> None:
        (self.build / f"{kind}-00.toc").write_text(repr(record), "utf-8")
