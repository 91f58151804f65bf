"""Imports the modules of every start, which lie in PyInstaller's archive as they are.

For each module PyInstaller looks into the list of the archive, and whether paths are there; it
opens the archive, reads and unpacks. Here a look into the list and one reading are enough.
"""

import marshal
import os
import sys

TYPE_CHECKING = False  # `typing` is one of them
if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.machinery import ModuleSpec
    from types import ModuleType

MODULE, PACKAGE = 16, 17  # kinds of entries that PyInstaller itself does not have
Entries = dict[str, tuple[int, int, int]]


def find_first_modules() -> None:
    """Import them from the archive of this program, where they lie in it as they are."""
    archive = sys.modules["pyimod02_importers"].pyz_archive
    entries = taken_from(archive.toc)
    if entries:
        handle = kept_handle(archive._filename)
        folder: str = sys._MEIPASS  # type: ignore[attr-defined]
        found = FirstModules(entries, handle, archive._start_offset, folder)
        sys.meta_path.insert(0, found)


def taken_from(listed: Entries) -> Entries:
    """Take the entries that PyInstaller could not read out of the list of its archive."""
    names = [name for name in listed if listed[name][0] >= MODULE]
    return {name: listed.pop(name) for name in names}


def kept_handle(file: str) -> int:
    """Open a file for as long as the program runs.

    Its number is not that of a standard stream that was closed.
    """
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    if handle > 2:
        return handle
    import fcntl

    try:
        return fcntl.fcntl(handle, fcntl.F_DUPFD_CLOEXEC, 3)
    finally:
        os.close(handle)


class FirstModules:
    """Finds and loads them.

    Args:
        entries: of each module its kind, and its place and length in the archive.
        handle: the file that the archive is in.
        start: where in the file it begins.
        folder: where the program's files are; each module says that its own is there.
    """

    def __init__(
        self, entries: "Mapping[str, tuple[int, int, int]]", handle: int, start: int, folder: str
    ) -> None:
        self._entries = entries
        self._handle = handle
        self._start = start
        self._folder = folder
        self._spec = type(sys.__spec__)

    def find_spec(
        self, name: str, path: object = None, target: object = None
    ) -> "ModuleSpec | None":
        """Answer the importer's question for a module; None for all others."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        place = self._folder + os.sep + name.replace(".", os.sep)
        if entry[0] == MODULE:
            return self._spec(name, self, origin=f"{place}.py")  # type: ignore[arg-type]
        file = f"{place}{os.sep}__init__.py"
        spec = self._spec(name, self, origin=file, is_package=True)  # type: ignore[arg-type]
        spec.submodule_search_locations = [place]
        return spec

    def create_module(self, spec: "ModuleSpec") -> None:
        """Any module will do."""

    def exec_module(self, module: "ModuleType") -> None:
        """Run the code of a module that was found here."""
        spec = module.__spec__
        assert spec is not None
        module.__file__ = spec.origin
        _, place, length = self._entries[spec.name]
        exec(marshal.loads(os.pread(self._handle, length, self._start + place)), vars(module))
