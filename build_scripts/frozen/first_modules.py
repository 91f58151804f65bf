"""Imports all modules of the program but the few that PyInstaller needs itself.

PyInstaller reads the list of its archive piece by piece; for each module it looks whether paths are
there, opens the archive, reads and unpacks. Here the list is read in one go, a look into it and one
reading are enough, and the modules of every start lie in the archive as they are.
"""

import marshal
import os
import sys

TYPE_CHECKING = False  # `typing` is one of them
if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.machinery import ModuleSpec
    from types import ModuleType

MODULE, PACKAGE, NAMESPACE = 0, 1, 3  # kinds of modules, as PyInstaller counts them
AS_IT_IS = 16  # is added to a kind
LIST = "list of modules"
Entries = dict[str, tuple[int, int, int]]


def find_first_modules() -> None:
    """Import from the archive of this program, where it has such a list."""
    archive = sys.modules["pyimod02_importers"].pyz_archive
    found = archive.toc.pop(LIST, None)
    if found is not None:
        handle = kept_handle(archive._filename)
        start, folder = archive._start_offset, vars(sys)["_MEIPASS"]
        _, place, length = found
        entries: Entries = marshal.loads(os.pread(handle, length, start + place))
        sys.meta_path.insert(0, FirstModules(entries, handle, start, folder))


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
        if entry[0] in {MODULE, MODULE + AS_IT_IS}:
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
        kind, place, length = self._entries[spec.name]
        code = os.pread(self._handle, length, self._start + place)
        if kind < AS_IT_IS:
            from zlib import decompress

            code = decompress(code)
        exec(marshal.loads(code), vars(module))
