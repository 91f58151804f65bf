"""Compares the code in the frozen program with what the texts compile to; Windows' Python runs it.

Its arguments are the folder of the program and the folders of the texts, the first that has a
text counts. It prints how many modules it compared, and those that are otherwise, as JSON.
"""

from __future__ import annotations

import json
import marshal
import sys
import zipfile
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.frozen.archive import modules, parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROGRAM, CONSOLE = "plex-ivig.exe", "plex-ivig-cli.exe"
LIBRARY = Path("_internal", "base_library.zip")
HEAD_OF_PYC = 16
CODE = (b"m", b"s")
MODULES = b"z"
PLACE = "place_of_modules"
# PyInstaller's own, and a script that the spec adds, keep their docstrings and assertions.
LEVELS = (2, 0)


def frozen(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every piece of code in the program: the name of its module, and the code."""
    for executable in (folder / PROGRAM, folder / CONSOLE):
        yield from ((part.name, part.data) for part in parts(executable) if part.kind in CODE)
        yield from modules(executable).items()
    with zipfile.ZipFile(folder / LIBRARY) as library:
        for name in library.namelist():
            module = name.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
            yield module, library.read(name)[HEAD_OF_PYC:]


def text_of(module: str, folders: Sequence[Path], program: Path) -> bytes | None:
    """The text of a module; what tells the console program a place is made for every build."""
    if module == PLACE:
        archive = next(part.data for part in parts(program) if part.kind == MODULES)
        return f"PLACE = {program.read_bytes().index(archive)}\n".encode()
    inside = Path(*module.split("."))
    names = (inside / "__init__.py", inside.with_name(f"{inside.name}.py"))
    files = (folder / name for folder in folders for name in names)
    return next((file.read_bytes() for file in files if file.is_file()), None)


def same_code(found: Any, wanted: CodeType) -> bool:
    """Whether code is the same, wherever its text lay."""
    if not isinstance(found, CodeType) or found.co_qualname != wanted.co_qualname:
        return False
    if found != wanted or len(found.co_consts) != len(wanted.co_consts):
        return False
    pairs = zip(found.co_consts, wanted.co_consts, strict=True)
    return all(same_code(one, other) for one, other in pairs if isinstance(other, CodeType))


def problem(module: str, code: bytes, text: bytes | None) -> str:
    """What is wrong with a module; empty where nothing is."""
    if text is None:
        return f"nobody wrote a text of {module}"
    try:
        found = marshal.loads(code)
    except (EOFError, TypeError, ValueError):
        return f"{module} is no code"
    for level in LEVELS:
        if same_code(found, compile(text, module, "exec", dont_inherit=True, optimize=level)):
            return ""
    return f"{module} is other code than its text"


def main(arguments: Sequence[str]) -> None:
    folder, *folders = map(Path, arguments)
    said = [
        problem(name, code, text_of(name, folders, folder / PROGRAM))
        for name, code in frozen(folder)
    ]
    print(json.dumps({"modules": len(said), "problems": sorted(filter(None, said))}))


if __name__ == "__main__":
    main(sys.argv[1:])
