"""Cuts ICU's data to what the program uses: it is two fifths of what would be shipped."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.freezing.interpreter import COMPILE
from build_scripts.freezing.steps import run
from build_scripts.system_packages import WHERE_TOOLS_ARE, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES = ("root", "en", "de")
KEPT_WHOLE = (
    r"[^/]*\.(nrm|icu|spp)",
    r"coll/ucadata\.icu",
    r"(coll/)?(pool|res_index|tzdbNames|zoneinfo64|timezoneTypes|metaZones|windowsZones)\.res",
    r"(supplementalData|keyTypeData|numberingSystems|icuver|icustd|currencyNumericCodes)\.res",
    r"(genderList|plurals|pluralRanges|dayPeriods|grammaticalFeatures|likelySubtags|units)\.res",
)
NEVER = (r"unames\.icu", r"cnvalias\.icu")
SYMBOL = re.compile(rb"\0(icudt\d+_dat)\0")


def is_kept(item: str) -> bool:
    """Whether an item of ICU's data stays: the root, and the languages that are shipped."""
    if any(re.fullmatch(pattern, item) for pattern in NEVER):
        return False
    folder, _, name = item.rpartition("/")
    if name.removesuffix(".res") in LANGUAGES and folder in {"", "coll"}:
        return True
    return any(re.fullmatch(pattern, item) for pattern in KEPT_WHOLE)


def cut_icu(library: Path, work: Path, compiler: Path) -> Path:
    """Make a copy of `libicudata` that holds only what is kept.

    Raises:
        BootstrapError: a tool is missing or fails, or the library is of an unknown shape.
    """
    for tool in ("icupkg", "objcopy"):
        if shutil.which(tool, path=WHERE_TOOLS_ARE) is None:
            raise BootstrapError(f"ICU's data is cut with {tool}, which is not here.")
    work.mkdir(parents=True, exist_ok=True)
    symbol = SYMBOL.search(library.read_bytes())
    if symbol is None:
        raise BootstrapError(f"{library} holds no data of ICU.")
    name = symbol[1].decode()
    whole, cut = work / f"{name.removesuffix('_dat')}l.dat", work / "cut.dat"
    run(["objcopy", "-O", "binary", "--only-section=.rodata", library, whole], work)
    listing = work / "items.txt"
    run(["icupkg", "--list", "--outlist", listing, whole], work)
    items = listing.read_text("utf-8").split()
    removed = work / "removed.txt"
    removed.write_text("\n".join(item for item in items if not is_kept(item)), "utf-8")
    run(["icupkg", "--remove", removed, whole, cut], work)
    return _as_library(cut, name, work / library.name, compiler)


def _as_library(data: Path, symbol: str, target: Path, compiler: Path) -> Path:
    source = target.with_suffix(".S")
    lines = (
        '.section .note.GNU-stack,"",@progbits',
        ".section .rodata",
        f".globl {symbol}",
        ".balign 16",
        f".type {symbol}, @object",
        f"{symbol}:",
        f'.incbin "{data.name}"',
        f".size {symbol}, . - {symbol}",
    )
    source.write_text("\n".join((*lines, "")), "utf-8")
    options: Iterable[str] = ("-shared", "-nostdlib", f"-Wl,-soname,{target.name}")
    run([compiler, *COMPILE, *options, "-o", target, source.name], data.parent)
    return target
