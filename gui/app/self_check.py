"""`plex-ivig self-check`: is this installation sound? A line for each part, and an exit code."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO

from gui import __version__, paths
from gui.app.display import held_display, library_problem
from gui.app.surroundings import stand_ins
from gui.cli.answers import DATA_UNUSABLE, DONE, FOUND_PROBLEMS
from gui.cli.installed_check import installed_findings, origin_line
from gui.cli.self_check import (
    Finding,
    content_findings,
    file_findings,
    local_findings,
    machine_findings,
    translation_findings,
    word_findings,
)
from gui.cli.trust_check import trust_findings
from gui.core.bundle import printable
from gui.core.bundle.spoken import fingerprint_words, four_and_four
from gui.core.reference import Reference
from gui.machine.content import open_content
from gui.machine.places import usual_places

if TYPE_CHECKING:
    import argparse

    from gui.machine.policy import Policy

WithQt = Callable[[Reference | None, date], Iterator[Finding]]
_WIDTH = 17


def self_check(arguments: argparse.Namespace, policy: Policy, today: date, out: TextIO) -> int:
    """Check everything in this process and print what was found; returns the exit code.

    Raises:
        OSError: standard output cannot be written.
    """
    found = printed(findings(arguments, policy, today), arguments, out)
    if arguments.json:
        out.write(json.dumps(findings_json(found), indent=2) + "\n")
    return answer(found)


def printed(found: Iterable[Finding], arguments: argparse.Namespace, out: TextIO) -> list[Finding]:
    """All that is found, each printed at once unless JSON is wanted of them together."""
    told = []
    for finding in found:
        told.append(finding)
        if not arguments.json:
            out.write(f"{finding_line(finding)}\n")
            out.flush()
    return told


def answer(found: Iterable[Finding]) -> int:
    """The exit code for what was found."""
    failed = [finding.check for finding in found if finding.state == "FAILED"]
    if "content" in failed:
        return DATA_UNUSABLE
    return FOUND_PROBLEMS if failed else DONE


def finding_line(finding: Finding) -> str:
    """A finding as it is printed."""
    return f"{finding.check:{_WIDTH}}{finding.state}: {printable(finding.message)}"


def findings_json(found: Iterable[Finding]) -> dict[str, Any]:
    """The findings as JSON, with stable keys."""
    checks = [_json(finding) for finding in found]
    sound = all(check["state"] != "failed" for check in checks)
    return {"version": __version__, "ok": sound, "checks": checks}


def _json(finding: Finding) -> dict[str, str]:
    return {
        "check": finding.check,
        "state": finding.state.lower(),
        "message": printable(finding.message),
    }


def findings(
    arguments: argparse.Namespace,
    policy: Policy,
    today: date,
    with_qt: WithQt | None = None,
) -> Iterator[Finding]:
    """Check one part after the other.

    Args:
        with_qt: checks what needs Qt's libraries; unseen unless given.
    """
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("program", "ok", f"plex-ivig {__version__}, Python {version}")
    places = usual_places(os.environ)
    content = open_content(arguments.bundle, today, places)
    reference = None if content.refused else content.reference
    if reference is None:
        error = content.refused[0]
        more = f" (and {len(error.problems) - 1} more)" if len(error.problems) > 1 else ""
        yield Finding("content", "FAILED", f"{error.location}: {error.problems[0]}{more}")
    else:
        manifest, fingerprint = reference.bundle.manifest, reference.bundle.fingerprint
        spoken = four_and_four(fingerprint_words(reference.bundle.sha256))
        known = ", ".join(filter(None, (f"{manifest.id} {manifest.version}", fingerprint, spoken)))
        yield Finding("content", "ok", f"{known}; {origin_line(content)}")
        yield from content_findings(reference)
        if policy.value("planner"):
            from gui.cli.planner_check import planner_findings

            yield from planner_findings(reference)
    yield from trust_findings(places, today)
    yield from installed_findings(places, today)
    yield from file_findings(paths.resources())
    yield from word_findings()
    yield from translation_findings(paths.translations())
    yield from machine_findings(policy, os.environ)
    if policy.local is not None:
        yield from local_findings(policy.local, reference, today)
    yield from (with_qt or _unseen)(reference, today)


def _unseen(reference: Reference | None, today: date) -> Iterator[Finding]:
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
