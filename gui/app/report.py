"""`plex-ivig self-check --report`: what a tester sends back, in one file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from gui import paths
from gui.app.display import held_display, library_problem
from gui.app.self_check import answer, finding_line, findings, findings_json, printed
from gui.app.surroundings import stand_ins
from gui.cli.answers import FOUND_PROBLEMS, complain
from gui.cli.facts import (
    Fact,
    Hashed,
    computer_facts,
    computer_name,
    last_of_the_log,
    program_files,
)
from gui.cli.hidden import hider
from gui.cli.output_file import refuse_existing, why_not_written, write_whole
from gui.cli.self_check import Finding
from gui.core.bundle import printable
from gui.core.reference import Reference
from gui.pages.words import Words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from gui.machine.policy import Policy

_WIDTH = 30
_PROMISE = (
    "Names of users, computers and servers and paths of homes are left out. The program knows"
    " nothing of patients, and takes down nothing of what anybody looks at."
)


class Report(NamedTuple):
    """All that is sent back."""

    made: str
    checks: list[Finding]
    facts: list[Fact]
    log: list[str]
    files: list[Hashed]


def self_check_with_report(
    arguments: argparse.Namespace, policy: Policy, today: date, out: TextIO, err: TextIO
) -> int:
    """Check everything as `self_check` does, and write the report; returns the exit code.

    Where there is a display, it is told of as it is; the window is painted unseen all the same.

    Raises:
        OSError: standard output cannot be written.
    """
    file: Path = arguments.report
    hide = hider(os.environ, computer_name())
    seen: list[Fact] = []
    try:
        if not arguments.force:
            refuse_existing(file)
        parts = findings(arguments, policy, today, partial(_with_display, seen))
        found = printed(parts, arguments, out)
        report = _hidden(_report(found, seen), hide)
        text = _json(report) if arguments.json else "".join(f"{it}\n" for it in _lines(report))
        write_whole(file, text.encode("utf-8"), may_replace=arguments.force, in_place=False)
    except OSError as error:
        if error.filename is None:
            raise
        complain(err, f"plex-ivig: {printable(why_not_written(file, error, Words()))}")
        return FOUND_PROBLEMS
    if arguments.json:
        out.write(json.dumps(findings_json(found), indent=2) + "\n")
    else:
        out.write(f"Saved {printable(str(file))}\n")
    return answer(found)


def _with_display(seen: list[Fact], reference: Reference | None, today: date) -> Iterator[Finding]:
    """What needs Qt, on the display that a window would have; on none where there is none."""
    os.environ.update(stand_ins(os.environ, paths.system_files(), paths.fonts()))
    problem = ""
    with held_display(os.environ) as held:
        if held.problem:
            seen.append(Fact("display", "none", held.problem))
        os.environ["QT_QPA_PLATFORM"] = "offscreen" if held.problem else held.platforms
        try:
            from gui.app.report_window import window_facts
            from gui.app.self_check_window import make_application, window_findings

            application = make_application()
        except ImportError as error:
            problem = library_problem(error)
    if problem:
        yield Finding("window", "FAILED", problem)
        return
    yield from window_findings(application, reference, today)
    seen += window_facts(application)


def _report(found: list[Finding], seen: Iterable[Fact]) -> Report:
    made = datetime.now().astimezone().isoformat(" ", "seconds")
    facts = [*computer_facts(os.environ), *seen]
    log = last_of_the_log(paths.log_folder(os.environ))
    return Report(made, found, facts, log, list(program_files()))


def _hidden(report: Report, hide: Callable[[str], str]) -> Report:
    def hidden(text: str) -> str:
        return printable(hide(text))

    return report._replace(
        checks=[it._replace(message=hidden(it.message)) for it in report.checks],
        facts=[it._replace(value=hidden(it.value)) for it in report.facts],
        log=[hidden(line) for line in report.log],
    )


def _json(report: Report) -> str:
    facts: dict[str, dict[str, str]] = {}
    for part, name, value in report.facts:
        facts.setdefault(part, {})[name] = value
    told: dict[str, Any] = {"made": report.made, **findings_json(report.checks), "facts": facts}
    told["log"] = report.log
    told["files"] = [file._asdict() for file in report.files]
    return json.dumps(told, indent=2) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield "Report of plex-ivig self-check"
    yield f"made {report.made}"
    yield _PROMISE
    yield from _headed("Checks", map(finding_line, report.checks))
    for part in dict.fromkeys(it.part for it in report.facts):
        told = [it for it in report.facts if it.part == part]
        yield from _headed(part.capitalize(), (f"{it.name:{_WIDTH}}{it.value}" for it in told))
    yield from _headed("Log, the newest lines", report.log or ["none"])
    hashes = [f"{it.sha256}  {it.name}" for it in report.files]
    yield from _headed("Files of the program, by SHA-256", hashes or ["run from its source"])


def _headed(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield "-" * len(title)
    yield from lines
