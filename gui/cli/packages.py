"""The commands for packages, with what they need of this computer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from gui.cli.authoring import Authoring
from gui.cli.package_report import PackageReport
from gui.core.bundle import BundleError
from gui.machine.content import open_content
from gui.machine.places import Places
from gui.machine.trusted import trust_in_force

if TYPE_CHECKING:
    import argparse

    from gui.machine.trusted import TrustFound


def run_for_packages(
    arguments: argparse.Namespace, today: date, places: Places, out: TextIO, err: TextIO
) -> int:
    """Run a command that makes, signs or checks packages; returns the exit code."""

    def trust() -> TrustFound:
        return trust_in_force(places, today)

    def content(asked: Path | None) -> Path:
        found = open_content(asked, today, places)
        if found.refused:
            raise found.refused[0]
        if found.origin is None:
            raise BundleError(str(places.shipped), (), unreachable=True)
        return found.origin.location

    if arguments.command in {"bundle verify", "bundle keys"}:
        return PackageReport(today, trust, (), out, err).run(arguments)
    return Authoring(today, content, lambda: trust().trust, out, err).run(arguments)
