"""`plex-ivig bundle install` and `bundle rollback`: every check, the difference, a question."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from gui.cli.answers import DATA_UNUSABLE, DONE, FOUND_PROBLEMS, WRONG_USE, complain, problem_lines
from gui.cli.installing_output import done_json, failed_json, offer_json, page_text, way_back_json
from gui.core.bundle import BundleError, printable
from gui.core.notice import notice
from gui.core.package.errors import PackageError
from gui.machine.fitness import UnfitError
from gui.machine.store import Done, Store, StoreError
from gui.machine.trusted import read_file
from gui.pages.install_page import failed_page, offered_page, refused_page, way_back_page
from gui.pages.words import Words

if TYPE_CHECKING:
    import argparse

    from gui.pages.install_steps import InstallPage

NOBODY_TO_ASK = "there is nobody to ask here, so nothing was changed; --yes does it without asking"


class Installing:
    """Installs what a file holds, and goes back; asks on a terminal, and only there."""

    def __init__(
        self,
        store: Store,
        words: Words,
        out: TextIO,
        err: TextIO,
        ask: Callable[[str], str] | None,
    ) -> None:
        """Serve a command line.

        Args:
            ask: shows a question and returns the line that was typed; None where nobody is there.
        """
        self._store, self._words = store, words
        self._out, self._err = out, err
        self._ask = ask

    def run(self, arguments: argparse.Namespace) -> int:
        """Run one of the two commands; returns the exit code."""
        name = printable(str(getattr(arguments, "file", "")))
        try:
            if arguments.command == "bundle install":
                return self._install(arguments, name)
            return self._rollback(arguments)
        except BundleError as error:
            return self._refused(error, name, as_json=arguments.json)
        except StoreError as error:
            page = failed_page(name, error.notice, self._shown(), self._words)
            if arguments.json:
                self._print_json(failed_json(name, [str(error)], self._shown()))
            complain(self._err, f"plex-ivig: {page.conclusion}")
            return FOUND_PROBLEMS

    def _install(self, arguments: argparse.Namespace, name: str) -> int:
        offer = self._store.offer(read_file(arguments.file), name)
        page = offered_page(offer, self._words)
        told = offer_json(name, offer, page)
        if offer.nothing_to_do:
            return self._end(page, told, arguments, None)
        return self._decide(page, told, arguments, lambda: self._store.install(offer))

    def _rollback(self, arguments: argparse.Namespace) -> int:
        way = self._store.way_back()
        then, now = self._store.bundle_then(way), self._store.in_force().reference
        if then is None:
            raise StoreError(notice("nothing-left"))
        page = way_back_page(now.bundle if now else then, then, way.version, self._words)
        told = way_back_json(way, page)
        return self._decide(page, told, arguments, lambda: self._store.rollback(way))

    def _decide(
        self,
        page: InstallPage,
        told: Mapping[str, Any],
        arguments: argparse.Namespace,
        do: Callable[[], Done],
    ) -> int:
        """Show the page, ask where that is possible, and do it."""
        if arguments.yes:
            return self._end(page, told, arguments, do())
        if arguments.json or self._ask is None:
            self._end(page, told, arguments, None)
            complain(self._err, f"plex-ivig: {NOBODY_TO_ASK}")
            return WRONG_USE
        self._print(page_text(page))
        if self._ask(f"{page.question} {self._words.text('[yes/no]')} ") not in self._yes():
            self._print([self._words.text("Nothing was changed")])
            return FOUND_PROBLEMS
        self._print(self._done_lines(do()))
        return DONE

    def _yes(self) -> set[str]:
        word = self._words.text("yes")
        return {"y", "yes", word, word[0]}

    def _end(
        self,
        page: InstallPage,
        told: Mapping[str, Any],
        arguments: argparse.Namespace,
        done: Done | None,
    ) -> int:
        if arguments.json:
            self._print_json({**told, **done_json(done, self._shown())})
        else:
            self._print([*page_text(page), *(self._done_lines(done) if done else ())])
        return DONE

    def _done_lines(self, done: Done) -> list[str]:
        said = self._words.text("Done. Shown is version {version}.", version=self._shown())
        return [said, *done.content.notice_lines(self._words)]

    def _refused(self, error: BundleError, name: str, *, as_json: bool) -> int:
        if not isinstance(error, PackageError):
            complain(self._err, "\n".join(problem_lines(error, Words())))
            return DATA_UNUSABLE
        why = error.notice if isinstance(error, UnfitError) else None
        if as_json:
            problems = [str(problem) for problem in error.problems]
            self._print_json(failed_json(name, problems, self._shown(), error))
        else:
            page = refused_page(name, error, self._shown(), self._words, why)
            complain(self._err, "\n".join(map(printable, page_text(page))))
        return FOUND_PROBLEMS

    def _shown(self) -> str:
        reference = self._store.in_force().reference
        return reference.bundle.manifest.version if reference is not None else ""

    def _print_json(self, content: Any) -> None:
        self._out.write(json.dumps(content, indent=2) + "\n")

    def _print(self, lines: list[str]) -> None:
        self._out.write("".join(f"{printable(line)}\n" for line in lines))
        self._out.flush()


def terminal_asker(stdin: TextIO | None, out: TextIO) -> Callable[[str], str] | None:
    """Asks on a terminal; None where the input or the output is none."""
    if stdin is None or not stdin.isatty() or not out.isatty():
        return None

    def ask(question: str) -> str:
        out.write(question)
        out.flush()
        try:
            return stdin.readline().strip().casefold()
        except UnicodeDecodeError:
            return ""

    return ask
