"""What may stand on the command line of `bundle install` and `bundle rollback`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

INSTALLING = {
    "bundle install": "check a signed bundle, show the difference, ask, and install it",
    "bundle rollback": "go back to the content before the one that is installed",
}
_YES = "do not ask (for scripts)"


def add_installing(
    add: Callable[[str, str], argparse.ArgumentParser], path: Callable[[str], Path]
) -> None:
    """Add the two commands.

    Args:
        add: adds a command of a name with a text, and what every command has.
        path: reads a path.
    """
    for command, text in INSTALLING.items():
        parser = add(command.removeprefix("bundle "), text)
        parser.set_defaults(command=command)
        parser.add_argument("--yes", action="store_true", help=_YES)
        if command == "bundle install":
            parser.add_argument("file", type=path, metavar="FILE", help="a file NAME.plexivig")
