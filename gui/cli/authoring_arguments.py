"""The commands that make, sign and check packages, as they stand on the command line."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

AUTHORING = (
    *("bundle new-version", "bundle build", "bundle sign", "bundle add-signature"),
    *("bundle verify", "bundle keys"),
)
ROLES = ("clinical", "release", "local", "root")
_VERSION = re.compile(r"[0-9]{4}\.[0-9]{1,2}(\.[0-9]{1,4})?\Z")


def add_authoring(actions: _Commands) -> None:
    """Add the commands below `bundle` that need no content to be open."""
    _add_new_version(actions)
    _add_build(actions)
    _add_sign(actions)
    _add_add_signature(actions)
    verify = _command(actions, "verify", "check a package and tell every step")
    verify.add_argument("file", type=_path, metavar="FILE", help="a package (.plexivig)")
    verify.add_argument(
        "--public-key", type=_path, action="append", default=[], metavar="K", help=_PUBLIC_HELP
    )
    _command(actions, "keys", "whose signatures this program takes")


def _add_new_version(actions: _Commands) -> None:
    text = "raise the version of a bundle's folder, or begin one with the content in force"
    command = _command(actions, "new-version", text)
    command.add_argument("folder", type=_path, metavar="DIR", help="made where it is not there")
    command.add_argument("--version", type=_version, metavar="V", dest="number", help=_VERSION_HELP)
    command.add_argument(
        "--verified",
        action="store_true",
        help="the records were compared with their evidence today",
    )
    command.add_argument("--from", type=_path, metavar="FILE", dest="before", help=_FROM_HELP)
    command.add_argument(
        "--bundle", type=_path, metavar="PATH", default=argparse.SUPPRESS, help=_BUNDLE_HELP
    )


def _add_build(actions: _Commands) -> None:
    text = "make an unsigned package of a folder, after every check"
    command = _command(actions, "build", text)
    command.add_argument(
        "folder", type=_path, metavar="DIR", help="of a bundle, an overlay or a list of keys"
    )
    command.add_argument("out", type=_path, metavar="OUT", help="the package, named .plexivig")
    command.add_argument("--force", action="store_true", help="replace a file that is there")


def _add_sign(actions: _Commands) -> None:
    command = _command(actions, "sign", "sign a package with a secret key of minisign")
    command.add_argument("file", type=_path, metavar="FILE", help="a package (.plexivig)")
    command.add_argument("--role", choices=ROLES, required=True, help="what the key stands for")
    command.add_argument("--key", type=_path, required=True, metavar="K", help="the secret key")
    command.add_argument("--password-file", type=_path, metavar="P", help=_PASSWORD_HELP)


def _add_add_signature(actions: _Commands) -> None:
    text = "put a signature of manifest.json into a package that minisign made elsewhere"
    command = _command(actions, "add-signature", text)
    command.add_argument("file", type=_path, metavar="FILE", help="a package (.plexivig)")
    command.add_argument("signature", type=_path, metavar="SIG", help="manifest.json.minisig")
    command.add_argument("--role", choices=ROLES, required=True, help="what the key stands for")


_VERSION_HELP = "such as 2026.12 or 2026.12.1; unless given, that of the month, or one more"
_FROM_HELP = "the bundle before (a package, folder or zip); unless given, DIR as it was"
_BUNDLE_HELP = "begin with the data bundle in this folder, zip or package"
_PUBLIC_HELP = "of minisign, that may sign an overlay; repeat for more"
_PASSWORD_HELP = "the password of the key stands in this file; asked for unless given"


def _command(actions: _Commands, name: str, text: str) -> argparse.ArgumentParser:
    command = actions.add_parser(name, help=text, description=text)
    command.set_defaults(command=f"bundle {name}")
    command.add_argument("--json", action="store_true", help="print JSON with stable keys")
    return command


def _version(text: str) -> str:
    if not _VERSION.match(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no version such as 2026.12 or 2026.12.1")
    return text


def _path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("the path is empty")
    return Path(text)
