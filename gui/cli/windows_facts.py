"""What a report tells of Windows: its edition and settings, the session, the program's folder."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from gui.cli.facts import Fact, fact

_VERSION = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_FILES = r"SYSTEM\CurrentControlSet\Control\FileSystem"
_MACHINE = r"SYSTEM\CurrentControlSet\Control\Session Manager\Environment"
_COLOURS = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
_TEXT = r"Software\Microsoft\Accessibility"
_FIRST_BUILD_OF_11 = 22000
_REMOTE_SESSION = 0x1000
_DNS_NAME = 1
_GET_HIGH_CONTRAST, _GET_SCREEN_READER = 0x42, 0x46
_HIGH_CONTRAST_ON = 0x1
_DRIVES = {2: "removable", 3: "local", 4: "network drive", 5: "CD or DVD", 6: "memory"}


def edition(values: Mapping[str, object], version: tuple[int, int, int]) -> str:
    """The system by its registry; that still calls Windows 11 by the name of the one before it.

    Args:
        values: of the key `CurrentVersion`.
        version: what the system says of itself, where the key says nothing.
    """
    major, minor, build = version
    number = str(values.get("CurrentBuild") or build)
    update = values.get("UBR")
    if number.isdecimal() and int(number) >= _FIRST_BUILD_OF_11:
        name = "Windows 11"
    else:
        name = f"Windows {major}" if minor == 0 else f"Windows {major}.{minor}"
    told = (name, values.get("EditionID"), values.get("DisplayVersion"))
    build_line = f"build {number}" + (f".{update}" if update is not None else "")
    return f"{' '.join(str(part) for part in told if part)}, {build_line}"


def kind_of_folder(folder: str, drive_type: Callable[[str], int]) -> str:
    """Whether a folder lies on this computer or on another one.

    Args:
        drive_type: Windows' number for the kind of a drive, asked with its root.
    """
    plain = folder.replace("/", "\\").removeprefix("\\\\?\\")
    if plain.startswith(("\\\\", "UNC\\")):
        return "network share (UNC)"
    kind = drive_type(plain[:2] + "\\")
    return _DRIVES.get(kind, f"drive of kind {kind}")


if sys.platform == "win32":
    import winreg

    class _HighContrast(ctypes.Structure):
        _fields_ = (
            ("size", ctypes.c_uint),
            ("flags", ctypes.c_uint),
            ("scheme", ctypes.c_wchar_p),
        )

    def whole_computer_name() -> str:
        """That by which other computers know it; the variable has its first 15 letters."""
        found, size = ctypes.create_unicode_buffer(256), ctypes.c_uint(256)
        ask = ctypes.windll.kernel32.GetComputerNameExW
        return found.value if ask(_DNS_NAME, found, ctypes.byref(size)) else ""

    def windows_facts(folder: Path) -> Iterator[Fact]:
        """Everything, each with an answer or that there is none."""
        yield from _system()
        yield from _session()
        yield from _settings()
        yield from _folder(folder)

    def _system() -> Iterator[Fact]:
        version = sys.getwindowsversion()
        told = {name: _machine(_VERSION, name) for name in _NAMES}
        yield Fact("system", "name", edition(told, version[:3]))
        yield fact("system", "architecture", lambda: _machine(_MACHINE, "PROCESSOR_ARCHITECTURE"))
        yield fact(
            "system", "run by Wine", lambda: hasattr(ctypes.windll.ntdll, "wine_get_version")
        )

    def _session() -> Iterator[Fact]:
        user32 = ctypes.windll.user32
        yield fact("session", "remote", lambda: bool(user32.GetSystemMetrics(_REMOTE_SESSION)))
        yield fact("session", "number", _session_number)
        yield fact("session", "elevated", lambda: bool(ctypes.windll.shell32.IsUserAnAdmin()))
        yield fact("session", "screen reader", _screen_reader)

    def _settings() -> Iterator[Fact]:
        yield fact(
            "settings", "light apps", lambda: _yes_or_no(_user(_COLOURS, "AppsUseLightTheme"))
        )
        yield fact("settings", "high contrast", _high_contrast)
        yield fact("settings", "text size in percent", lambda: _user(_TEXT, "TextScaleFactor"))
        yield fact(
            "settings", "long paths", lambda: _yes_or_no(_machine(_FILES, "LongPathsEnabled"))
        )
        kernel32 = ctypes.windll.kernel32
        for name, ask in (
            ("code page", kernel32.GetACP),
            ("code page of programs of old", kernel32.GetOEMCP),
            ("code page of the console", kernel32.GetConsoleOutputCP),
        ):
            yield fact("settings", name, _known(ask))

    def _known(ask: Callable[[], int]) -> Callable[[], int | None]:
        return lambda: ask() or None

    def _folder(folder: Path) -> Iterator[Fact]:
        drive_type = ctypes.windll.kernel32.GetDriveTypeW
        yield fact("program", "folder lies on", lambda: kind_of_folder(str(folder), drive_type))
        yield fact("program", "folder can be written", lambda: _can_be_written(folder))

    def _can_be_written(folder: Path) -> bool:
        """Try, and leave nothing; Windows has no other true answer."""
        probe = folder / f".plex-ivig-{os.urandom(8).hex()}.part"
        try:
            probe.touch(exist_ok=False)
            probe.unlink()
        except OSError:
            return False
        return True

    def _session_number() -> int | None:
        number = ctypes.c_uint()
        asked = ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(number))
        return number.value if asked else None

    def _screen_reader() -> bool | None:
        running = ctypes.c_int()
        ask = ctypes.windll.user32.SystemParametersInfoW
        return bool(running.value) if ask(_GET_SCREEN_READER, 0, ctypes.byref(running), 0) else None

    def _high_contrast() -> bool | None:
        told = _HighContrast(ctypes.sizeof(_HighContrast))
        ask = ctypes.windll.user32.SystemParametersInfoW
        if not ask(_GET_HIGH_CONTRAST, told.size, ctypes.byref(told), 0):
            return None
        return bool(told.flags & _HIGH_CONTRAST_ON)

    def _machine(key: str, name: str) -> object:
        return _value(winreg.HKEY_LOCAL_MACHINE, key, name)

    def _user(key: str, name: str) -> object:
        return _value(winreg.HKEY_CURRENT_USER, key, name)

    def _value(root: int, key: str, name: str) -> object:
        try:
            with winreg.OpenKey(root, key) as opened:
                return winreg.QueryValueEx(opened, name)[0]
        except FileNotFoundError:
            return None

    def _yes_or_no(value: object) -> bool | None:
        return None if value is None else bool(value)

    _NAMES = ("CurrentBuild", "UBR", "EditionID", "DisplayVersion")
