"""Runs the command line: the many cases in this process, the whole way in one of its own.

Where `PLEX_IVIG_PROGRAM` names a frozen program, that one answers in both ways.
"""

import io
import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from gui.cli.arguments import parse
from gui.cli.commands import Commands
from gui.pages.words import Words
from tests.e2e.program import FROZEN, PROGRAM, ROOT

DATA = ROOT / "tests" / "data"
TODAY = date(2026, 12, 1)
DRAFT = "Not signed: a draft. Nobody has vouched for this content."
DRAFT_SAID = f"plex-ivig: {DRAFT}\n"


class Printed(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def folded(self) -> str:
        """The output as one line."""
        return folded(self.out)

    def json(self) -> Any:
        """The output read as JSON."""
        return json.loads(self.out)


def folded(text: str) -> str:
    return " ".join(text.split())


def run(*arguments: str | Path) -> Printed:
    """Run a command: in this process, or by the frozen program where one is named."""
    words = tuple(str(it) for it in arguments)
    if FROZEN is None:
        return run_here(*words)
    if any(os.sep in word for word in words):
        return _ended(words)
    return _answer_of_program(words)


def run_here(*arguments: str | Path, today: date = TODAY) -> Printed:
    """Run a command in this process, for a test that has a day or a hand in it."""
    out, err = io.StringIO(), io.StringIO()
    code = Commands(today, Words(), out, err).run(parse([str(it) for it in arguments]))
    return Printed(code, out.getvalue(), err.getvalue())


@cache
def _answer_of_program(words: tuple[str, ...]) -> Printed:
    """The shipped content doesn't change: what was asked once need not be asked again."""
    return start(*words)


def environment(**further: str) -> dict[str, str]:
    """An environment in which nothing of this one's speech and streams is left."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LANG", "LC_", "PYTHON", "PLEX_IVIG_"))
    }
    if FROZEN is None:
        kept |= {"PYTHONPATH": str(ROOT)}
    return {**kept, **further}


def start(
    *arguments: str | bytes | Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    says: str = "",
) -> Printed:
    """Run the program in a process of its own.

    Args:
        says: what it must say on its error stream where it ends well.
    """
    done = _ended(arguments, env, cwd)
    assert done.code != 0 or done.err == says, done.err
    return done


def _ended(
    arguments: Sequence[str | bytes | Path],
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Printed:
    done = subprocess.run(
        [*PROGRAM, *arguments],
        env=env or environment(),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return Printed(done.returncode, _text(done.stdout), _text(done.stderr))


def _text(said: bytes) -> str:
    """Lines end as they do in Python; on Windows a process ends them otherwise."""
    text = said.decode("utf-8")
    return text.replace("\r\n", "\n") if os.name == "nt" else text


def evidence(name: str) -> Any:
    """One file of the evidence."""
    return json.loads((DATA / "evidence" / f"{name}.json").read_text("utf-8"))


def founding_sentences() -> list[str]:
    """Every sentence of the founding document, without marks, bullets, headings, references."""
    heading = re.compile(r"(Definition|Mechanism of Action|Indications|Clinical Use):\s*")
    text = (DATA / "founding-document.txt").read_text("utf-8").replace("**", "")
    lines = [heading.sub("", line.strip("\u2022 \t")) for line in text.splitlines()]
    return [line for line in lines if line and not line.endswith(":") and not line.startswith("(")]


def founding_references() -> dict[int, str]:
    """The references of the founding document as they stand there, by their numbers."""
    text = (DATA / "founding-document.txt").read_text("utf-8")
    return {int(line[1]): line[4:] for line in text.splitlines() if line.startswith("(")}


def strings(tree: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for value in tree.values():
            yield from strings(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from strings(value)
