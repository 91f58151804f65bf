"""The first thing that runs in the frozen program: a short start that nothing around disturbs."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # `typing` is read later, with others
if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any

NOT_INHERITED = (
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME",
    "QT_OPENGL_DLL",
    "SBK_EMBED",
)


def clean(environment: MutableMapping[str, str]) -> None:
    """Forget what would make Qt load foreign plug-ins, start a message bus, or use a network."""
    for name in NOT_INHERITED:
        environment.pop(name, None)
    if not is_of_this_machine(environment.get("AT_SPI_BUS_ADDRESS", "")):
        environment.pop("AT_SPI_BUS_ADDRESS", None)
    named = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    if sys.platform == "linux" and not is_of_this_machine(named):
        bus = os.path.join(environment.get("XDG_RUNTIME_DIR", "/nonexistent"), "bus")
        found = os.path.exists(bus)
        environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={bus}" if found else "disabled:"
    if sys.platform == "linux":
        # By it libcups would have the network searched for printers that nobody has set up here.
        environment["DBUS_SYSTEM_BUS_ADDRESS"] = "disabled:"


def is_of_this_machine(address: str) -> bool:
    """Whether an address of a message bus is one of sockets alone: no network, no program."""
    parts = [part for part in address.split(";") if part]
    return bool(parts) and all(part.startswith("unix:") for part in parts)


def know_every_letter(environment: MutableMapping[str, str]) -> None:
    """Use UTF-8 where the locale, or the want of one, would have something else.

    Python does so by itself where it is not frozen; Qt would do it as well, and complain.
    """
    import _locale
    from contextlib import suppress

    with suppress(_locale.Error):  # type: ignore[attr-defined]
        _locale.setlocale(_locale.LC_ALL, "")
    if _locale.nl_langinfo(_locale.CODESET) != "UTF-8":
        keep_language(environment)
        environment["LC_ALL"] = "C.UTF-8"
        with suppress(_locale.Error):  # type: ignore[attr-defined]
            _locale.setlocale(_locale.LC_CTYPE, "C.UTF-8")


def keep_language(environment: MutableMapping[str, str]) -> None:
    """C.UTF-8 names no language: the one of a locale that the system lacks goes on in LANGUAGE."""
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    asked = next(filter(None, named), "C")
    if asked.partition(".")[0].upper() in {"C", "POSIX"}:
        environment.pop("LANGUAGE", None)
    else:
        environment["LANGUAGE"] = environment.get("LANGUAGE") or asked


def keep_modules(archive: Any, library: str) -> None:
    """Read modules from the very files that were started, also when they are replaced or deleted.

    The files are opened by their names for each module, and PyInstaller ends the program where one
    has gone: the window would be lost at the first key that needs a module which is loaded late.

    Args:
        archive: PyInstaller's reader of the modules in the executable.
        library: the zip with the modules of Python's own library.
    """
    archive._filename = kept_open(archive._filename)
    zipimport: Any = sys.modules["zipimport"]
    kept, plain_read = kept_open(library), zipimport._get_data

    def read(file: str, entry: Any) -> bytes:
        data: bytes = plain_read(kept if file == library else file, entry)
        return data

    zipimport._get_data = read


def kept_open(file: str) -> str:
    """Another name of a file, which is good as long as the program runs."""
    from build_scripts.frozen.first_modules import kept_handle

    name = f"/proc/self/fd/{kept_handle(file)}"
    return name if os.path.exists(name) else file


def run() -> int:
    """Start the program."""
    gc.disable()  # almost all that is made now stays; the program enables it once it has started
    from build_scripts.frozen.first_modules import find_first_modules

    find_first_modules()
    from gui.services.interrupt import end_at_interrupt

    end_at_interrupt()
    clean(os.environ)
    if sys.platform == "win32":
        from build_scripts.frozen.on_windows import hold, search_no_foreign_folder

        search_no_foreign_folder()
        hold(sys.modules["pyimod02_importers"].pyz_archive._filename)
        hold(os.path.join(sys._MEIPASS, "base_library.zip"))
    elif sys.platform == "linux":
        from build_scripts.frozen.read_ahead import read_ahead

        folder: str = sys._MEIPASS  # type: ignore[attr-defined]
        read_ahead(folder)
        archive = sys.modules["pyimod02_importers"].pyz_archive
        keep_modules(archive, os.path.join(folder, "base_library.zip"))
        know_every_letter(os.environ)
        sys.setdlopenflags(os.RTLD_LAZY)
    from build_scripts.frozen.late_modules import QtFinder, load_msgspec

    sys.meta_path.insert(0, QtFinder())
    load_msgspec()
    try:
        from gui.__main__ import main
    except ImportError as error:
        return told_to_install_again(error)
    return main()


def told_to_install_again(error: ImportError) -> int:
    """Say that one of the program's own files cannot be loaded; returns the exit code."""
    if sys.stderr is not None:
        told = f"plex-ivig: a part of the program cannot be loaded: {error}"
        print(f"{told}; install plex-ivig again", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(run())
