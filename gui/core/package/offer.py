"""A package that could be installed: every check is passed, and nothing has been done yet."""

from __future__ import annotations

from typing import Literal

import msgspec

from gui.core.bundle import Bundle
from gui.core.notice import Notice
from gui.core.package.manifest import PackageManifest
from gui.core.package.signing import Signer

Where = Literal["machine", "user"]


class Offer(msgspec.Struct, frozen=True):
    """A package that passed every check, and what installing it would do.

    `bundle` is its content where it is a bundle; `before` what is shown now, None where nothing
    can be. `where` and `folder` tell for whom it would be installed. `nothing_to_do` is true of
    what is in force already.
    """

    name: str
    data: bytes
    manifest: PackageManifest
    signers: tuple[Signer, ...]
    where: Where
    folder: str
    bundle: Bundle | None = None
    before: Bundle | None = None
    warnings: tuple[Notice, ...] = ()
    nothing_to_do: bool = False
