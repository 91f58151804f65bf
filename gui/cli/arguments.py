"""What may stand on the command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from gui import __version__
from gui.cli.argument_parser import ArgumentParser
from gui.cli.authoring_arguments import AUTHORING, add_authoring
from gui.cli.diff_arguments import add_diff, settle_diff
from gui.cli.installing_arguments import INSTALLING, add_installing
from gui.cli.nothing_asked import NOTHING_ASKED
from gui.machine.language import LANGUAGES

PAGES = ("compare", "evidence", "therapies", "sources", "overview", "changes")
PLAN = "plan"
FORMATS = {"pdf": "PDF", "html": "one web page", "csv": "table (CSV)", "text": "plain text"}
PAPERS = ("a4", "a3", "letter")
WHOLE = ("overview", "evidence", "therapies", "sources", "all")
_STANDARD_OUTPUT = "-"
_WITH_MARKS = ("pdf", "html")
_MIN_SIZE, _MAX_SIZE = 320, 8000
_MIN_SCALE, _MAX_SCALE = 0.5, 4.0
_MOST_PIXELS = 64_000_000
_THEMES = ("light", "dark", "high-contrast")
_WITH_A_WINDOW = ("window", "screenshot")
_PACKAGES = ({*AUTHORING} | {*INSTALLING}) - {"bundle new-version"}
_WITHOUT_A_BUNDLE = ("licences", "policy check", *sorted(_PACKAGES))
_OPTIONS = {"open_at": "--condition", "painted": "--theme"}
_WHAT_HELP = f"a condition (id, abbreviation, name or code), or: {', '.join(WHOLE)}"
_EVIDENCE_HELP = "let the evidence table of the condition follow in the PDF"
_FACTOR_HELP = "patient factor (id or name) to mark in the PDF or web page; repeat for more"
_CONDITION_HELP = "id, abbreviation, name or code"


def parse(argv: Sequence[str], *, planner: bool = True) -> argparse.Namespace:
    """Parse the command line; wrong use ends the program with exit code 2.

    Args:
        planner: whether there is a planner; without it nothing on the command line names it.

    Returns:
        A namespace with `command` ("window" where none is given) and that command's values.
    """
    if not argv:
        return argparse.Namespace(**NOTHING_ASKED)
    parser = _parser(planner=planner)
    arguments = parser.parse_args(list(argv))
    if arguments.command not in _WITH_A_WINDOW:
        for option in ("open_at", "painted"):
            if getattr(arguments, option) is not None:
                parser.error(f"{_OPTIONS[option]} is for the window and for screenshot")
    if arguments.command in _WITHOUT_A_BUNDLE and arguments.bundle is not None:
        parser.error(f"{arguments.command} reads no bundle; leave --bundle out")
    if arguments.command == "bundle check" and arguments.path and arguments.bundle:
        parser.error("bundle check takes one bundle: PATH or --bundle PATH")
    settle = {
        **{"export": _settle_export, "bundle diff": settle_diff, PLAN: _settle_plan},
        "self-check": _settle_report,
    }
    if arguments.command in settle:
        settle[arguments.command](arguments, parser)
    if arguments.command in ("show", PLAN):
        return arguments
    arguments.condition = getattr(arguments, "shot_condition", None) or arguments.open_at
    arguments.theme = getattr(arguments, "shot_theme", None) or arguments.painted
    if arguments.command == "screenshot":
        if planner:
            _settle_picture_of_plan(arguments, parser)
        arguments.theme = arguments.theme or "light"
        width, height = arguments.size
        if width * height * arguments.scale**2 > _MOST_PIXELS:
            parser.error(f"the picture would have more than {_MOST_PIXELS // 10**6} million pixels")
    return arguments


def _settle_plan(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    from gui.cli.plan_arguments import settle_plan

    settle_plan(arguments, parser)


def _settle_picture_of_plan(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    from gui.cli.plan_arguments import entered

    arguments.entered = entered(arguments)
    if (arguments.entered or arguments.course) and arguments.page != PLAN:
        parser.error("what is entered in the planner is for --page plan")


def _parser(*, planner: bool = True) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = ArgumentParser(
        prog="plex-ivig",
        description="Plasma exchange (PLEX) or immunoglobulin (IVIG) in neuromuscular disease: "
        "what the sources say. Without a command it opens the window.",
        epilog="Exit codes: 0 done, 1 found problems, 2 wrong use, 3 data unusable.",
    )
    parser.add_argument("--version", action="version", version=f"plex-ivig {__version__}")
    parser.add_argument("--bundle", type=_path, metavar="PATH", help=_BUNDLE_HELP)
    parser.add_argument(
        "--condition", metavar="X", dest="open_at", help="open the window on this condition"
    )
    parser.add_argument("--reverse", action="store_true", help=_REVERSE_HELP)
    parser.add_argument(
        "--theme", choices=_THEMES, dest="painted", help="follow the system unless given"
    )
    parser.add_argument("--language", choices=LANGUAGES, help=_LANGUAGE_HELP)
    parser.set_defaults(command="window", local=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _command(commands, "list", "all conditions with both verdicts")
    show = _command(commands, "show", "one condition in full")
    show.add_argument("condition", metavar="X", help="id, abbreviation, name or code")
    search = _command(commands, "search", "find conditions")
    search.add_argument("query", metavar="Q", nargs="+")
    _command(commands, "overview", "all conditions by both therapies")
    _command(commands, "therapies", "everything on the two therapies")
    _command(commands, "sources", "all sources and the founding document's references")
    _add_bundle_commands(commands)
    _add_machine_commands(commands)
    _add_screenshot(commands, planner=planner)
    if planner:
        from gui.cli.plan_arguments import add_plan

        add_plan(commands, _command, PAPERS, _path)
    _add_export(commands)
    _add_licences(commands)
    return parser


_LANGUAGE_HELP = "of the interface; follow the system unless given (JSON is always English)"
_REVERSE_HELP = "mirror the window and its pictures, from right to left"
_BUNDLES_HELP = "check a data bundle, tell about it, make and sign packages of it"
_BUNDLE_HELP = "use the data bundle in this folder or zip (a draft), or in this signed file"


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(command=name)
    command.add_argument("--json", action="store_true", help="print JSON with stable keys")
    _add_language(command)
    command.add_argument(
        "--bundle", type=_path, metavar="PATH", help=_BUNDLE_HELP, default=argparse.SUPPRESS
    )
    return command


def _add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language", choices=LANGUAGES, help=_LANGUAGE_HELP, default=argparse.SUPPRESS
    )


def _add_bundle_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    bundle = commands.add_parser("bundle", help=_BUNDLES_HELP)
    actions = bundle.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = _command(actions, "check", "check a bundle and list every problem")
    check.set_defaults(command="bundle check")
    check.add_argument("path", nargs="?", type=_path, metavar="PATH", help="a folder or a zip")
    info = _command(actions, "info", "version, dates and verification of the bundle")
    info.set_defaults(command="bundle info")
    add_authoring(actions)
    add_diff(_command(actions, "diff", "tell what is different between two bundles"), PAPERS, _path)
    add_installing(partial(_command, actions), _path)


def _add_machine_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    text = "try every part of this installation, without a display"
    itself = commands.add_parser("self-check", help=text, description=text)
    itself.set_defaults(command="self-check")
    itself.add_argument("--report", type=_path, metavar="FILE", help=_REPORT_HELP)
    itself.add_argument("--force", action="store_true", help="replace a report that is there")
    itself.add_argument("--json", action="store_true", help="print JSON with stable keys")
    itself.add_argument(
        "--bundle", type=_path, metavar="PATH", help=_BUNDLE_HELP, default=argparse.SUPPRESS
    )
    policy = commands.add_parser("policy", help="check the policy of this computer")
    actions = policy.add_subparsers(title="commands", metavar="COMMAND", required=True)
    text = "print what a policy sets and locks, and what is wrong with it"
    check = actions.add_parser("check", help=text, description=text)
    check.set_defaults(command="policy check")
    check.add_argument("path", nargs="?", type=_path, metavar="PATH", help="another policy file")
    check.add_argument("--json", action="store_true", help="print JSON with stable keys")


def _add_screenshot(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], *, planner: bool
) -> None:
    text = "draw the real window into a PNG file, without a display"
    shot = commands.add_parser("screenshot", help=text, description=text)
    shot.set_defaults(command="screenshot")
    shot.add_argument("file", type=_path, metavar="FILE")
    shot.add_argument("--condition", metavar="X", dest="shot_condition", help=_CONDITION_HELP)
    shot.add_argument("--page", choices=(*PAGES, PLAN) if planner else PAGES)
    shot.add_argument("--size", type=_size, default=(1366, 768), metavar="WxH", help=_SIZE_HELP)
    shot.add_argument("--scale", type=_scale, default=1.0, metavar="N", help="1.25, 2, ...")
    _add_language(shot)
    shot.add_argument("--theme", choices=_THEMES, dest="shot_theme", help="default light")
    shot.add_argument(
        "--bundle", type=_path, metavar="PATH", help=_BUNDLE_HELP, default=argparse.SUPPRESS
    )
    if planner:
        from gui.cli.plan_arguments import add_entries_of_picture

        add_entries_of_picture(shot)


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "write a condition, a page or everything into a file, without a display"
    export = _command(commands, "export", text)
    export.add_argument("what", metavar="WHAT", help=_WHAT_HELP)
    formats = export.add_mutually_exclusive_group(required=True)
    for name, kind in FORMATS.items():
        formats.add_argument(
            f"--{name}", type=_output, metavar="FILE", help=f"{kind}; - for standard output"
        )
    export.add_argument("--force", action="store_true", help="replace a file that is there")
    export.add_argument("--paper", choices=PAPERS, help="of a PDF; that of the locale unless given")
    export.add_argument("--factor", action="append", default=[], metavar="F", help=_FACTOR_HELP)
    export.add_argument("--evidence", action="store_true", help=_EVIDENCE_HELP)


def _settle_export(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """Give the arguments a `format` and a `file`; the file is None for standard output."""
    given = {name: getattr(arguments, name) for name in FORMATS}
    arguments.format, place = next((name, it) for name, it in given.items() if it is not None)
    arguments.file = None if place == _STANDARD_OUTPUT else place
    if arguments.paper is not None and arguments.format != "pdf":
        parser.error("--paper is for --pdf")
    if arguments.factor and arguments.format not in _WITH_MARKS:
        parser.error("--factor is for --pdf and --html")
    if arguments.evidence and (arguments.format != "pdf" or arguments.what in WHOLE):
        parser.error("--evidence is for a condition and --pdf")
    if arguments.factor and arguments.what in WHOLE:
        parser.error(f"--factor is for a condition, not for {arguments.what}")
    if arguments.json and arguments.file is None:
        parser.error("--json tells of a file; standard output can take only one of the two")
    if arguments.force and arguments.file is None:
        parser.error("--force is for a file, not for standard output")


def _settle_report(arguments: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    if arguments.force and arguments.report is None:
        parser.error("--force is for --report")


def _add_licences(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "the licences of the program and of everything in it"
    licences = commands.add_parser("licences", help=text, description=text)
    licences.set_defaults(command="licences")
    licences.add_argument("name", nargs="?", metavar="NAME", help="one text, whole")
    _add_language(licences)
    licences.add_argument("--json", action="store_true", help="print JSON with stable keys")


_REPORT_HELP = (
    "write what was found, and what this computer is like, into a file for those who look after"
    " the program; it names no user, no computer and no patient (JSON with --json)"
)
_SIZE_HELP = "window size before scaling, default 1366x768"


def _path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("the path is empty")
    return Path(text)


def _output(text: str) -> Path | str:
    return text if text == _STANDARD_OUTPUT else _path(text)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5})[xX](\d{1,5})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is no size such as 1366x768")
    width, height = int(found[1]), int(found[2])
    if not all(_MIN_SIZE <= side <= _MAX_SIZE for side in (width, height)):
        raise argparse.ArgumentTypeError(f"each side must be from {_MIN_SIZE} to {_MAX_SIZE}")
    return width, height


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no number") from None
    if not _MIN_SCALE <= scale <= _MAX_SCALE:
        raise argparse.ArgumentTypeError(f"must be from {_MIN_SCALE} to {_MAX_SCALE}")
    return scale
