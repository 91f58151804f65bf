"""The Windows program answers as the program in the source does on Linux, byte for byte.

Line ends of what is printed, and how a path is written, are the only differences.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.bootstrap import SCRIPTS
from build_scripts.checking.paper import is_pdf
from build_scripts.checking.results import require
from build_scripts.checking.runs import TEXT_COMMANDS, Done, run
from build_scripts.checking.through_wine import linux_text
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from build_scripts.checking.windows_ground import WindowsGround

SOURCE = SCRIPTS / "plex-ivig"
PATIENT = "--condition mmn --sex female --age adult --height 168cm --weight 74kg --haematocrit 38%"
PLEX = "--exchanges 5 --volumes 1.0 --interval 2 --replacement albumin"
IVIG = "--dose 2 --days 5 --product privigen-eu"
COMMANDS = (
    *TEXT_COMMANDS,
    *("list --json", "show cidp --json", "search gbs --json", "sources --json", "--help"),
    *("--language de list", "--language de show mmn", "--language de bundle check"),
    *(f"plan both {PATIENT} {PLEX} {IVIG}", f"plan both {PATIENT} {PLEX} {IVIG} --json"),
    *(f"--language de plan ivig {PATIENT} {IVIG} --working", "bundle diff current current"),
    *(
        "bundle check {edited}",
        "bundle diff current {edited}",
        "show nothing",
        "list --bundle {no}",
    ),
)
EXPORTS = ("mmn --html", "mmn --text", "overview --csv", "all --html", "sources --csv")
SHEETS = ("mmn", "cidp", "overview", "therapies", "sources")
PDF_OPTIONS = ("--paper", "a4", "--force")
CONTENT = ROOT / "resources" / "bundle"
FEWEST_PARTS, SHOWN = 18, 60
MADE_BY_FREEZING = "  components  "


class Files(NamedTuple):
    """What both programs read and write."""

    edited: Path
    missing: Path
    target: Path


def same_answers(ground: WindowsGround) -> str:
    """Every command, with its exit code and both outputs."""
    files = _ready_files(ground.home)
    for line in COMMANDS:
        words = line.format(edited=files.edited, no=files.missing).split()
        here, there = _of_source(words, ground), ground.run(words)
        said = [
            (one.code, _comparable(one.out, ground), _comparable(one.err.encode(), ground))
            for one in (here, there)
        ]
        require(said[0] == said[1], f"{line}: {first_difference(*map(str, said))}")
    return f"{len(COMMANDS)} commands, every byte as of the source on Linux"


def same_exports(ground: WindowsGround) -> str:
    """What is written into files: text formats byte for byte, of a PDF its words and its pages."""
    files = _ready_files(ground.home)
    for line in EXPORTS:
        words = ["export", *line.split(), str(files.target), "--force"]
        here, there = (_written(run_it, words, files.target) for run_it in _both(ground))
        require(here == there, f"export {line} writes something else than on Linux")
    for name in SHEETS:
        words = ["export", name, "--pdf", str(files.target), *PDF_OPTIONS]
        here, there = (_written(run_it, words, files.target) for run_it in _both(ground))
        require(is_pdf(there), f"export {name} writes no PDF")
        require(_words_of(here) == _words_of(there), f"the PDF of {name} has other words")
    return f"{len(EXPORTS)} files, every byte; {len(SHEETS)} PDFs, every word of every page"


def self_check(ground: WindowsGround) -> str:
    """Every part of the installation works; nothing but that no keys are appointed is warned of."""
    done = ground.run(["self-check"])
    lines = linux_text(done.out).decode().splitlines()
    require(done.code == 0, f"self-check: {done.told()} {lines}")
    strange = [line for line in lines if ": " in line and not _is_usual(line)]
    require(not strange, f"self-check says: {strange}")
    require(len(lines) >= FEWEST_PARTS, f"self-check says only {lines}")
    return f"{len(lines)} parts, no failure"


def _is_usual(line: str) -> bool:
    return " ok: " in line or "warning: root" in line


def _both(ground: WindowsGround) -> tuple[Callable[[list[str]], Done], Callable[[list[str]], Done]]:
    return (lambda words: _of_source(words, ground)), ground.run


def _of_source(words: list[str], ground: WindowsGround) -> Done:
    variables = {"LC_ALL": "C.UTF-8", "HOME": str(ground.home), "PATH": "/usr/bin:/bin"}
    return run([SOURCE, *words], variables)


def _written(run_it: Callable[[list[str]], Done], words: list[str], target: Path) -> bytes:
    done = run_it(words)
    require((done.code, done.err) == (0, ""), f"{' '.join(words)}: {done.told()}")
    content = target.read_bytes()
    target.unlink()
    return content


def _words_of(pdf: bytes) -> list[str]:
    asked = ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(asked, input=pdf, capture_output=True, check=True)
    return done.stdout.decode().split()


def _ready_files(home: Path) -> Files:
    """The content with one statement changed, a place where nothing is, and one to write to."""
    folder = home / "\u00e4 folder"
    shutil.rmtree(folder, ignore_errors=True)
    edited = Path(shutil.copytree(CONTENT, home / "edited", dirs_exist_ok=True))
    file = edited / "conditions" / "mmn.json"
    file.write_text(file.read_text("utf-8").replace("IVIG", "IVIG (edited)", 1), "utf-8")
    folder.mkdir()
    return Files(edited, home / "missing", folder / "written")


def _comparable(said: bytes, ground: WindowsGround) -> str:
    """What was said, with the line ends of Linux, and wherever the program itself lies.

    The list of components, which `licences` names, is made when the program is frozen.
    """
    text = linux_text(said).decode("utf-8", "replace")
    for place in (ground.folder / "_internal" / "resources", ROOT / "resources"):
        text = text.replace(str(place), "RESOURCES")
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(MADE_BY_FREEZING))


def first_difference(one: str, other: str) -> str:
    """Where two texts begin to differ; the first is of Linux, the other of Windows."""
    pairs = enumerate(zip(one, other, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    begin = max(at - SHOWN, 0)
    return f"{other[begin : at + SHOWN]!r}, on Linux {one[begin : at + SHOWN]!r}"
