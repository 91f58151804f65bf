"""Writes into the frozen folder what its parts are, under which licences, and by whom."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.freezing.components import components
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from build_scripts.freezing.components import Component, Part

LEGAL = Path("_internal", "resources", "legal")
COMPONENTS = "COMPONENTS.txt"
NOTICE = "NOTICE.txt"
AT_THE_TOP = "LICENCES.txt"
TEXTS = "OTHER-LICENCES.txt"
OWN_FILES = {"LGPL-3.0": "LGPL-3.txt", "GPL-3.0": "GPL-3.txt", "OFL-1.1": "OFL.txt"}
BAR = "=" * 80
HEADING = re.compile(rf"^{BAR}\n(.+)\n{BAR}$", re.MULTILINE)
POINTER = f"""The files that this text calls "beside this file" are in the folder
{LEGAL.as_posix()}. The program shows them too: Help, About, Licences;
or, in a terminal, `plex-ivig licences`.

"""


def write_notices(folder: Path, build: Path) -> tuple[Component, ...]:
    """Write the list of components, and the notice that is seen first, into a frozen folder.

    Args:
        folder: the one-folder program, with the texts of `resources/legal` in it.
        build: PyInstaller's work folder.

    Returns:
        The components, the program first; the files written here are among its files.

    Raises:
        BootstrapError: a file belongs to no known component, or the text of a licence is missing.
    """
    legal = folder / LEGAL
    listed, notice = legal / COMPONENTS, folder / AT_THE_TOP
    _write(notice, POINTER + (legal / NOTICE).read_text("utf-8"))
    _write(listed, "")
    found = components(folder, build)
    missing = missing_texts(legal, found)
    if missing:
        raise BootstrapError(
            f"{legal} lacks the text of: {', '.join(missing)}. Add it to resources/legal/{TEXTS} "
            "under a heading with that name."
        )
    _write(listed, "\n".join((*_introduction(found), *_entries(found), *_debian_texts(found))))
    return found


def missing_texts(legal: Path, found: Iterable[Component]) -> list[str]:
    """The licences of components and their parts whose text is not in the folder.

    Debian packages bring their own texts in their copyright files.
    """
    texts = set(HEADING.findall((legal / TEXTS).read_text("utf-8")))
    texts |= {name for name, file in OWN_FILES.items() if (legal / file).is_file()}
    wanted: set[str] = set()
    for component in found:
        if not component.notice:
            expressions = (component.licence, *(part.licence for part in component.parts))
            wanted |= {name for each in expressions for name in licence_names(each)}
            wanted |= set(component.texts)
    return sorted(wanted - texts)


def licence_names(expression: str) -> list[str]:
    """The licences in an SPDX expression, by the names of their texts."""
    if " WITH " in expression:
        return [expression]
    words = re.sub(r"[()]|\b(AND|OR)\b", " ", expression).split()
    return [re.sub(r"-(only|or-later)$", "", word) for word in words]


def _introduction(found: Sequence[Component]) -> Iterator[str]:
    program = found[0]
    yield f"{program.name} {program.version}: its components"
    yield ""
    yield "Licences are named by their SPDX identifiers; their texts are in the files"
    yield "beside this one. NOTICE.txt says how to replace Qt and where the source is."
    yield ""


def _entries(found: Iterable[Component]) -> Iterator[str]:
    for component in found:
        yield from (BAR, f"{component.name} {component.version}", BAR, "")
        yield f"Licence: {component.licence}"
        yield from component.copyright
        yield f"Source:  {component.source}"
        if component.notice:
            yield "Copyright and licence texts: at the end of this file"
        yield from (f"File:    {file}" for file in component.files)
        yield ""
        for part in component.parts:
            yield from _part_lines(part)


def _part_lines(part: Part) -> Iterator[str]:
    yield f"  Contains {part.name} {part.version}".rstrip()
    yield f"  Licence: {part.licence}"
    yield from (f"  {line}" for line in part.copyright)
    yield f"  In:      {', '.join(part.files)}"
    yield ""


def _debian_texts(found: Iterable[Component]) -> Iterator[str]:
    packages: dict[str, list[str]] = {}
    for component in found:
        if component.notice:
            packages.setdefault(component.notice, []).append(component.name)
    for notice, names in packages.items():
        yield from (BAR, f"Copyright file of the Debian packages {', '.join(names)}", BAR, "")
        yield from (notice.rstrip(), "")


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8", newline="\n")
