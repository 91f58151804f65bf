"""`plex-ivig self-check`: is this installation sound? A line for each part, and an exit code."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, TextIO

from gui import __version__, paths
from gui.app.display import held_display, library_problem
from gui.app.surroundings import stand_ins
from gui.cli.answers import DATA_UNUSABLE, DONE, FOUND_PROBLEMS
from gui.cli.self_check import (
    Finding,
    content_findings,
    file_findings,
    machine_findings,
    translation_findings,
    word_findings,
)
from gui.core.bundle import BundleError, printable, read_bundle
from gui.core.bundle.spoken import fingerprint_words, four_and_four
from gui.core.reference import Reference

if TYPE_CHECKING:
    import argparse

    from gui.machine.policy import Policy

_WIDTH = 17


def self_check(arguments: argparse.Namespace, policy: Policy, today: date, out: TextIO) -> int:
    """Check everything in this process and print what was found; returns the exit code.

    Raises:
        OSError: standard output cannot be written.
    """
    findings = []
    for finding in _findings(arguments, policy, today):
        findings.append(finding)
        if not arguments.json:
            out.write(f"{finding.check:{_WIDTH}}{finding.state}: {printable(finding.message)}\n")
            out.flush()
    failed = [finding.check for finding in findings if finding.state == "FAILED"]
    if arguments.json:
        told = {"version": __version__, "ok": not failed, "checks": [_json(it) for it in findings]}
        out.write(json.dumps(told, indent=2) + "\n")
    if "content" in failed:
        return DATA_UNUSABLE
    return FOUND_PROBLEMS if failed else DONE


def _json(finding: Finding) -> dict[str, str]:
    return {
        "check": finding.check,
        "state": finding.state.lower(),
        "message": printable(finding.message),
    }


def _findings(arguments: argparse.Namespace, policy: Policy, today: date) -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("program", "ok", f"plex-ivig {__version__}, Python {version}")
    reference = None
    try:
        reference = Reference(read_bundle(arguments.bundle or paths.shipped_bundle()))
    except BundleError as error:
        more = f" (and {len(error.problems) - 1} more)" if len(error.problems) > 1 else ""
        yield Finding("content", "FAILED", f"{error.location}: {error.problems[0]}{more}")
    else:
        manifest, fingerprint = reference.bundle.manifest, reference.bundle.fingerprint
        spoken = four_and_four(fingerprint_words(reference.bundle.sha256))
        known = ", ".join(filter(None, (f"{manifest.id} {manifest.version}", fingerprint, spoken)))
        yield Finding("content", "ok", known)
        yield from content_findings(reference)
    yield from file_findings(paths.resources())
    yield from word_findings()
    yield from translation_findings(paths.translations())
    yield from machine_findings(policy, os.environ)
    yield from _with_qt(reference, today)


def _with_qt(reference: Reference | None, today: date) -> Iterator[Finding]:
    """What needs Qt's libraries; where they cannot be loaded, the loader says why."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.update(stand_ins(os.environ, paths.system_files(), paths.fonts()))
    with held_display(os.environ) as held:
        problem = held.problem
    try:
        if not problem:
            from gui.app.self_check_window import make_application, window_findings

            yield from window_findings(make_application(), reference, today)
    except ImportError as error:
        problem = library_problem(error)
    if problem:
        yield Finding("window", "FAILED", problem)
