"""Which libraries the frozen program for Windows holds: what it needs and Windows 10 has not."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from build_scripts.freezing.lean import is_root
from build_scripts.freezing.pe import read_imports, read_version
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from build_scripts.freezing.lean import Collected

# All are part of Windows 10 since version 1703, which has ICU as the last of them.
OF_WINDOWS = frozenset(
    {
        *("advapi32.dll", "authz.dll", "bcrypt.dll", "comctl32.dll", "comdlg32.dll", "d3d11.dll"),
        *("d3d12.dll", "d3d9.dll", "dwmapi.dll", "dwrite.dll", "dxgi.dll", "gdi32.dll"),
        *("icuuc.dll", "imm32.dll", "kernel32.dll", "mpr.dll", "netapi32.dll", "ntdll.dll"),
        *("ole32.dll", "oleaut32.dll", "setupapi.dll", "shell32.dll", "shlwapi.dll"),
        *("uiautomationcore.dll", "user32.dll", "userenv.dll", "uxtheme.dll", "version.dll"),
        *("winmm.dll", "winspool.drv", "ws2_32.dll", "wtsapi32.dll"),
        *(
            f"api-ms-win-crt-{part}-l1-1-0.dll"
            for part in (
                *("conio", "convert", "environment", "filesystem", "heap", "locale", "math"),
                *("process", "runtime", "stdio", "string", "time", "utility"),
            )
        ),
        *("api-ms-win-core-path-l1-1-0.dll", "api-ms-win-core-synch-l1-2-0.dll"),
        *("api-ms-win-core-winrt-error-l1-1-1.dll", "api-ms-win-core-winrt-l1-1-0.dll"),
        *("api-ms-win-core-winrt-string-l1-1-0.dll", "api-ms-win-shcore-scaling-l1-1-1.dll"),
    }
)
# The runtime of Microsoft's compiler. Of each name Windows loads one, whichever comes first, for
# all of a process: so the newest is the one that serves every library.
RUNTIME = re.compile(r"(?:vcruntime140(?:_1)?|msvcp140(?:_[12])?)\.dll", re.IGNORECASE)


def needed_libraries(collected: Iterable[Collected]) -> Iterator[Collected]:
    """The roots and every library that they need, and nothing else.

    Args:
        collected: the libraries that PyInstaller found.

    Raises:
        BootstrapError: a library is needed that is neither there nor a part of Windows.
    """
    known = with_one_runtime(collected)
    by_name = {_name(entry): entry for entry in known}
    waiting = [entry for entry in known if is_root(entry)]
    seen: set[str] = set()
    while waiting:
        entry = waiting.pop(0)
        if entry[0] in seen:
            continue
        seen.add(entry[0])
        yield entry
        for name in sorted(read_imports(Path(entry[1])) or ()):
            if name in by_name:
                waiting.append(by_name[name])
            elif name not in OF_WINDOWS:
                raise BootstrapError(
                    f"{_name(entry)} needs {name}, which is neither in the program nor known as a "
                    f"part of Windows 10 ({Path(__file__).name})."
                )


def with_one_runtime(collected: Iterable[Collected]) -> list[Collected]:
    """The libraries, the newest of each library of the compiler's runtime for all, at the top."""
    kept: list[Collected] = []
    runtime: dict[str, list[Collected]] = {}
    for entry in sorted(collected):
        name = _name(entry)
        (runtime.setdefault(name, []) if RUNTIME.fullmatch(name) else kept).append(entry)
    for entries in runtime.values():
        place, source, kind = max(entries, key=lambda entry: read_version(Path(entry[1])))
        kept.append((_path(place).name, source, kind))
    return kept


def _name(entry: Collected) -> str:
    return _path(entry[0]).name.lower()


def _path(place: str) -> PurePosixPath:
    return PurePosixPath(place.replace("\\", "/"))
