"""What may stand on the command line behind `bundle diff`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

FILES = {"pdf": "PDF that a committee can sign", "html": "one web page", "text": "plain text"}
SHIPPED, IN_FORCE, BEFORE = "shipped", "current", "previous"
STANDARD_OUTPUT = "-"
_EPILOG = (
    "OLD and NEW are a folder, a zip, a .plexivig file, or one of the words "
    f"{SHIPPED} (came with the program), {IN_FORCE} (in force now), {BEFORE} (the one before it). "
    f"With one alone, it is compared with what is in force. ./{SHIPPED} is a folder of that name. "
    "Exit code 0 whether anything is different or not; 3 where one of the two cannot be used."
)


def add_diff(
    diff: argparse.ArgumentParser, paper: tuple[str, ...], path: Callable[[str], Path]
) -> None:
    """Add the arguments to a command that has `--json` and `--language`."""
    diff.set_defaults(command="bundle diff")
    diff.epilog = _EPILOG
    diff.add_argument("old", metavar="OLD", help="the bundle before, or the only one to compare")
    diff.add_argument("new", metavar="NEW", nargs="?", help="the bundle after")
    formats = diff.add_mutually_exclusive_group()
    for name, kind in FILES.items():
        formats.add_argument(
            f"--{name}",
            type=lambda text: text if text == STANDARD_OUTPUT else path(text),
            metavar="FILE",
            help=f"{kind}; - for standard output",
        )
    diff.add_argument("--force", action="store_true", help="replace a file that is there")
    diff.add_argument("--paper", choices=paper, help="of a PDF; that of the locale unless given")


def settle_diff(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """Give the arguments both bundles, a `format` (empty for none) and a `file` (or None)."""
    given = {name: getattr(arguments, name) for name in FILES}
    found = [(name, place) for name, place in given.items() if place is not None]
    arguments.format, place = found[0] if found else ("", None)
    arguments.file = None if place == STANDARD_OUTPUT else place
    if arguments.new is None:
        arguments.old, arguments.new = IN_FORCE, arguments.old
    if not arguments.old or not arguments.new:
        parser.error("the path of a bundle is empty")
    if arguments.paper is not None and arguments.format != "pdf":
        parser.error("--paper is for --pdf")
    if arguments.force and arguments.file is None:
        parser.error("--force is for a file, not for standard output")
    if arguments.json and arguments.format and arguments.file is None:
        parser.error("--json tells of a file; standard output can take only one of the two")
