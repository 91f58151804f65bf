"""What may stand on the command line behind `plan`, and behind `screenshot --page plan`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

THERAPIES = {
    "plex": "plasma exchange: volumes, replacement, sessions, and the modelled course of IgG",
    "ivig": "immunoglobulin: dose by each weight rule, vials, volume, rate and time",
    "both": "both, side by side; with --ivig-day on one time line of one patient",
}
LEAD, NO_COURSE = "lead", "none"
STANDARD_OUTPUT = "-"
_TEXT = "published arithmetic for one patient: every rule, and no advice"
_EPILOG = (
    "Nothing is ever filled in: what is missing is named, with exit code 2. Numbers have a decimal "
    "point or comma. Nothing that is entered is kept."
)
_PATIENT = {
    "sex": ("female|male", "for the formulas"),
    "age": (
        "GROUP",
        "preterm-newborn, term-newborn, months-1-4, months-5-23, years-2-6, years-7-14, "
        "years-15-17 or adult",
    ),
    "height": ("H", "168, '168 cm', '1.68 m', '5 ft 6 in'"),
    "weight": ("W", "74, '74 kg', '163 lb'"),
    "haematocrit": ("HCT", "38, '38 %%' or 0.38"),
    "start": ("DATE", "day 1, as 2026-12-01"),
    "units": ("SYSTEM", "of numbers without a unit: metric (unless given) or imperial"),
}
_PLEX = {
    "exchanges": ("N", "how many"),
    "volumes": ("X", "plasma volumes that one exchange moves"),
    "interval": ("DAYS", "from one exchange to the next: 1 daily, 2 every other day"),
    "replacement": ("FLUID", "albumin, plasma or both"),
    "plasma-share": ("%%", "of plasma in the replacement, with both"),
}
_IVIG = {
    "dose": ("G/KG", "in total"),
    "days": ("N", "over which the dose is given, one a day"),
    "product": ("ID", "the id of a product (a wrong one lists them)"),
    "weight-rule": ("RULE", "actual, ideal, adjusted, ontario or australia; all unless given"),
}
_MIXED = {"ivig-day": ("N", "the day of the time line on which IVIG begins: both for one patient")}
_COURSE_HELP = (
    f"whose values to take over where they are one number each: the id of a source or claim, "
    f"{LEAD} (that of the source that leads the verdict) or {NO_COURSE} (unless given); "
    "repeat for both therapies"
)
_WORKING_HELP = "write out every calculation"
FIELDS = tuple(name.replace("-", "_") for name in (*_PATIENT, *_PLEX, *_IVIG, *_MIXED))

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
    AddCommand = Callable[[Commands, str, str], argparse.ArgumentParser]


def add_plan(
    commands: Commands,
    command: AddCommand,
    papers: tuple[str, ...],
    path: Callable[[str], Path],
) -> None:
    """Add `plan` with its three commands; `command` adds one with what all commands have."""
    plan = commands.add_parser("plan", help=_TEXT, description=_TEXT)
    actions = plan.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for therapy, text in THERAPIES.items():
        one = command(actions, therapy, text)
        one.set_defaults(command="plan", therapy=therapy)
        one.epilog = _EPILOG
        one.add_argument(
            "--condition", metavar="X", required=True, help="id, abbreviation, name or code"
        )
        _add_entries(one, therapy)
        one.add_argument("--working", action="store_true", help=_WORKING_HELP)
        _add_pdf(one, papers, path)


def add_entries_of_picture(shot: argparse.ArgumentParser) -> None:
    """Add what may be entered on the planner's page before a picture of it is drawn."""
    group = shot.add_argument_group("with --page plan")
    _add_entries(group, "both")
    group.add_argument("--working", action="store_true", help=_WORKING_HELP)


def entered(arguments: argparse.Namespace) -> dict[str, str]:
    """What was given for the fields of the planner, by the field's id."""
    given = {name: getattr(arguments, name, None) for name in FIELDS}
    return {name: text for name, text in given.items() if text is not None}


def _add_entries(parser: argparse._ActionsContainer, therapy: str) -> None:
    fields = dict(_PATIENT)
    fields |= _PLEX if therapy != "ivig" else {}
    fields |= _IVIG if therapy != "plex" else {}
    fields |= _MIXED if therapy == "both" else {}
    parser.add_argument("--course", metavar="SOURCE", action="append", help=_COURSE_HELP)
    for name, (metavar, text) in fields.items():
        parser.add_argument(f"--{name}", metavar=metavar.replace("%%", "%"), help=text)


def _add_pdf(
    one: argparse.ArgumentParser, papers: tuple[str, ...], path: Callable[[str], Path]
) -> None:
    one.add_argument(
        "--pdf",
        type=partial(_output, path),
        metavar="FILE",
        help="write the plan as PDF; - for standard output",
    )
    one.add_argument("--force", action="store_true", help="replace a file that is there")
    one.add_argument("--paper", choices=papers, help="of a PDF; that of the locale unless given")


def _output(path: Callable[[str], Path], text: str) -> Path | str:
    return text if text == STANDARD_OUTPUT else path(text)


def settle_plan(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """Give the arguments a `format` and a `file` where a PDF is wanted, as `export` has them."""
    arguments.format = "pdf" if arguments.pdf is not None else ""
    arguments.file = None if arguments.pdf == STANDARD_OUTPUT else arguments.pdf
    if arguments.pdf is None and (arguments.paper is not None or arguments.force):
        parser.error("--paper and --force are for --pdf")
    if arguments.json and arguments.format and arguments.file is None:
        parser.error("--json tells of a file; standard output can take only one of the two")
    if arguments.force and arguments.file is None:
        parser.error("--force is for a file, not for standard output")
