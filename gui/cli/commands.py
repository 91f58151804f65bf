"""Runs one command: reads the bundle, presents a page, prints it, returns the exit code."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from gui import paths
from gui.cli import json_output, text_output
from gui.cli.answers import (
    DATA_UNUSABLE,
    DONE,
    FOUND_PROBLEMS,
    WRONG_USE,
    WrongConditionError,
    complain,
    complain_of,
    knows_every_character,
    problem_lines,
    resolve_condition,
)
from gui.cli.authoring_arguments import AUTHORING
from gui.cli.licences_text import licences_text
from gui.core.bundle import Bundle, BundleError, printable, read_bundle
from gui.core.bundle.warnings import warnings
from gui.core.reference import Reference
from gui.machine.chosen import INSTALLING
from gui.machine.content import Content, open_beside
from gui.machine.places import Places, usual_places
from gui.pages.age import age_page
from gui.pages.comparison import comparison_page
from gui.pages.condition_list import ConditionList
from gui.pages.evidence import evidence_page
from gui.pages.licences import licence_texts
from gui.pages.notices import draft_warning
from gui.pages.overview import overview_page
from gui.pages.sources import sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import Words

if TYPE_CHECKING:
    import argparse

    from gui.cli.diff import DiffMaker
    from gui.cli.export import Maker
    from gui.cli.plan import PlanMaker


_OTHER_DATA = "what is installed is not shown on this computer, whose policy names other data"


class Makers(NamedTuple):
    """What makes a PDF of an export, of changes, of a plan: it needs Qt, not known here."""

    export: Maker | None = None
    diff: DiffMaker | None = None
    plan: PlanMaker | None = None


class Commands:
    """The text commands; each writes to `out` or `err` and returns an exit code.

    `places` are those of this computer and its user unless given.
    """

    def __init__(
        self,
        today: date,
        words: Words,
        out: TextIO,
        err: TextIO,
        makers: Makers | None = None,
        places: Places | None = None,
    ) -> None:
        self._today = today
        self._words = words
        self._out = out
        self._err = err
        self._makers = makers or Makers()
        self._places = places or usual_places(os.environ)

    def run(self, arguments: argparse.Namespace) -> int:
        """Run the command that the parsed arguments name; JSON is English in every language."""
        if getattr(arguments, "json", False):
            self._words = Words()
        without_content: dict[str, Callable[[argparse.Namespace], int]] = {
            "bundle check": self._check,
            "bundle diff": self._diff,
            "licences": self._licences,
            **dict.fromkeys(AUTHORING, self._author),
            **dict.fromkeys(INSTALLING, self._install),
        }
        if arguments.command in without_content:
            return without_content[arguments.command](arguments)
        local = getattr(arguments, "local", None)
        content = open_beside(arguments.bundle, local, lambda: self._today, self._places)
        complain_of(content, self._err)
        if content.refused or content.reference is None:
            return DATA_UNUSABLE
        commands: dict[str, Callable[[Reference, argparse.Namespace], int]] = {
            "list": self._list,
            "show": self._show,
            "search": self._search,
            "overview": self._overview,
            "therapies": self._therapies,
            "sources": self._sources,
            "bundle info": lambda _, arguments: self._info(content, arguments),
            "export": self._export,
            "plan": self._plan,
        }
        return commands[arguments.command](content.reference, arguments)

    def _check(self, arguments: argparse.Namespace) -> int:
        location = arguments.path or arguments.bundle or paths.shipped_bundle()
        checked: Bundle | BundleError
        try:
            checked = read_bundle(location)
        except BundleError as refusal:
            checked = refusal
        if arguments.json:
            self._print_json(json_output.check_json(str(location), checked, self._today))
        elif isinstance(checked, BundleError):
            self._print(problem_lines(checked, self._words))
        else:
            found = self._words.text("{location}: no problems found", location=location)
            asked = map(str, warnings(checked, self._today))
            self._print([found, *text_output.fingerprint_text(checked, self._words), *asked])
        if isinstance(checked, BundleError):
            return DATA_UNUSABLE if checked.unreachable else FOUND_PROBLEMS
        return DONE

    def _diff(self, arguments: argparse.Namespace) -> int:
        from gui.cli.diff import Diff

        diff = Diff(self._words, self._today, self._places, self._makers.diff)
        return diff.run(arguments, self._out, self._err)

    def _author(self, arguments: argparse.Namespace) -> int:
        from gui.cli.packages import run_for_packages

        return run_for_packages(arguments, self._today, self._places, self._out, self._err)

    def _install(self, arguments: argparse.Namespace) -> int:
        from gui.cli.installing import Installing, terminal_asker
        from gui.machine.store import Store

        if arguments.bundle is not None:
            complain(self._err, f"plex-ivig: {_OTHER_DATA}: {printable(str(arguments.bundle))}")
        store = Store(self._places, self._today)
        ask = terminal_asker(sys.stdin, self._out)
        return Installing(store, self._words, self._out, self._err, ask).run(arguments)

    def _licences(self, arguments: argparse.Namespace) -> int:
        folder = paths.licences()
        texts = licence_texts(folder, self._words)
        if not texts:
            complain(self._err, f"The licence texts are missing: {folder}")
            return DATA_UNUSABLE
        chosen = [text for text in texts if text.is_called(arguments.name)]
        if not chosen:
            listed = "".join(f"\n  {text.name}" for text in texts)
            complain(
                self._err,
                f"plex-ivig: there is no licence text {arguments.name!r}; there are:{listed}",
            )
            return WRONG_USE
        content: Any
        try:
            content = (
                json_output.licences_json(chosen)
                if arguments.json
                else licences_text(chosen, self._words)
            )
        except OSError as error:
            complain(self._err, f"{error.filename} cannot be read: {error.strerror}")
            return DATA_UNUSABLE
        if arguments.json:
            return self._print_json(content)
        self._print(content)
        return DONE

    def _list(self, reference: Reference, arguments: argparse.Namespace) -> int:
        if arguments.json:
            return self._print_json(json_output.list_json(reference))
        page = ConditionList(reference, self._words).page()
        return self._print_page(reference, text_output.list_text(page, self._words))

    def _show(self, reference: Reference, arguments: argparse.Namespace) -> int:
        try:
            condition = resolve_condition(reference, arguments.condition)
        except WrongConditionError as error:
            complain(self._err, f"plex-ivig: {error}")
            return WRONG_USE
        if arguments.json:
            return self._print_json(json_output.show_json(reference, condition, self._words))
        page = comparison_page(reference, condition, self._words)
        evidence = evidence_page(reference, condition, self._words)
        return self._print_page(reference, text_output.comparison_text(page, evidence, self._words))

    def _search(self, reference: Reference, arguments: argparse.Namespace) -> int:
        query = " ".join(arguments.query)
        if arguments.json:
            return self._print_json(json_output.search_json(reference, query))
        return self._print_page(reference, text_output.search_text(reference, query, self._words))

    def _overview(self, reference: Reference, arguments: argparse.Namespace) -> int:
        if arguments.json:
            return self._print_json(json_output.overview_json(reference, self._words))
        page = overview_page(reference, self._words)
        return self._print_page(reference, text_output.overview_text(page, self._words))

    def _therapies(self, reference: Reference, arguments: argparse.Namespace) -> int:
        if arguments.json:
            return self._print_json(json_output.therapies_json(reference, self._words))
        page = therapies_page(reference, self._words)
        return self._print_page(reference, text_output.therapies_text(page, self._words))

    def _sources(self, reference: Reference, arguments: argparse.Namespace) -> int:
        if arguments.json:
            return self._print_json(json_output.sources_json(reference, self._words))
        page = sources_page(reference, self._words)
        return self._print_page(reference, text_output.sources_text(page, self._words))

    def _info(self, content: Content, arguments: argparse.Namespace) -> int:
        from gui.cli.installed_output import installed_json, installed_text

        reference = content.reference
        assert reference is not None
        if arguments.json:
            info = json_output.info_json(reference, self._today, self._words)
            more = installed_json(content, self._places, self._today)
            return self._print_json({**info, **more})
        lines = text_output.info_text(reference.bundle, self._words)
        more_lines = installed_text(content, self._places, self._today, self._words)
        return self._print_page(reference, [*lines, *more_lines])

    def _export(self, reference: Reference, arguments: argparse.Namespace) -> int:
        from gui.cli.export import Export

        export = Export(reference, self._words, self._today, self._makers.export)
        return export.run(arguments, self._out, self._err)

    def _plan(self, reference: Reference, arguments: argparse.Namespace) -> int:
        from gui.cli.plan import Plan

        plan = Plan(reference, self._words, self._today, self._makers.plan)
        return plan.run(arguments, self._out, self._err)

    def _print_page(self, reference: Reference, lines: Iterable[str]) -> int:
        age = age_page(reference.bundle.manifest, self._today, self._words)
        draft = draft_warning(self._words) if reference.bundle.is_draft else ""
        self._print([*lines, *text_output.age_text(age, draft)])
        return DONE

    def _print_json(self, content: Any) -> int:
        escaped = not knows_every_character(self._out)
        self._out.write(json.dumps(content, indent=2, ensure_ascii=escaped) + "\n")
        return DONE

    def _print(self, lines: Iterable[str], stream: TextIO | None = None) -> None:
        (stream or self._out).write("".join(f"{printable(line)}\n" for line in lines))
