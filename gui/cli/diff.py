"""`plex-ivig bundle diff`: reads two bundles and tells what is different between them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import msgspec

from gui import __version__
from gui.cli.answers import DATA_UNUSABLE, complain, knows_every_character, problem_lines
from gui.cli.diff_arguments import BEFORE, IN_FORCE, SHIPPED
from gui.cli.diff_text import changes_text
from gui.cli.export import Made, deliver
from gui.cli.json_output import fingerprint_json
from gui.cli.text_output import imprint_text
from gui.core.bundle import Bundle, BundleError, Problem, printable, read_bundle
from gui.core.compare import compare
from gui.machine.before import bundle_before
from gui.machine.content import open_content
from gui.machine.places import PACKAGE, Places
from gui.machine.shipped import read_shipped
from gui.pages.change_parts import ChangesPage
from gui.pages.change_words import STANDINGS
from gui.pages.changes import changes_page
from gui.pages.imprint import Imprint, imprint
from gui.pages.words import Words

if TYPE_CHECKING:
    import argparse


class DiffJob(NamedTuple):
    """What is to be made of the changes; the imprint is that of the new bundle."""

    page: ChangesPage
    imprint: Imprint
    words: Words
    paper: str | None


class Compared(NamedTuple):
    """One of the two bundles; `standing` is a code of `STANDINGS`."""

    bundle: Bundle
    standing: str


DiffMaker = Callable[[DiffJob], Made]


class Diff:
    """Compares what is asked for on one day."""

    def __init__(
        self,
        words: Words,
        today: date,
        places: Places,
        make_pdf: DiffMaker | None = None,
    ) -> None:
        self._words, self._today, self._places = words, today, places
        self._makers: dict[str, DiffMaker] = {"html": _html, "text": _text}
        if make_pdf is not None:
            self._makers["pdf"] = make_pdf

    def run(self, arguments: argparse.Namespace, out: TextIO, err: TextIO) -> int:
        """Compare what the arguments name; returns the exit code.

        Raises:
            OSError: standard output cannot be written.
        """
        try:
            old, new = (self._read(it, arguments.bundle) for it in (arguments.old, arguments.new))
        except BundleError as error:
            complain(err, "\n".join(problem_lines(error, Words())))
            return DATA_UNUSABLE
        if arguments.json and not arguments.format:
            return _print_json(_changes_json(old, new), out)
        job = self._job(old, new, arguments.paper)
        if not arguments.format:
            out.write("".join(f"{printable(line)}\n" for line in changes_text(job.page)))
            return 0
        make = self._makers[arguments.format]
        told = {"format": arguments.format, **_both(old, new)}
        return deliver(lambda: make(job), arguments, told, self._words, out, err)

    def _job(self, old: Compared, new: Compared, paper: str | None) -> DiffJob:
        words = self._words
        notes = (words.of(STANDINGS, old.standing), words.of(STANDINGS, new.standing))
        return DiffJob(
            page=changes_page(old.bundle, new.bundle, words, notes),
            imprint=imprint(new.bundle, self._today, words),
            words=words,
            paper=paper,
        )

    def _read(self, asked: str, in_force: Path | None) -> Compared:
        """Read one of the two.

        Raises:
            BundleError: it cannot be used.
        """
        if asked == SHIPPED:
            return Compared(read_shipped(self._places), "shipped")
        if asked not in {IN_FORCE, BEFORE}:
            return self._read_file(Path(asked))
        content = open_content(in_force, self._today, self._places)
        if content.refused or content.reference is None or content.origin is None:
            raise content.refused[0]
        if asked == IN_FORCE:
            standing = {"shipped": "shipped", "draft": "draft"}.get(content.origin.kind, "signed")
            return Compared(content.reference.bundle, standing)
        before = bundle_before(content, self._today, self._places)
        if before is None:
            message = "there is no other content that was in force before"
            raise BundleError(BEFORE, [Problem("", "", message)], unreachable=True)
        return Compared(before.bundle, before.standing)

    def _read_file(self, file: Path) -> Compared:
        if file.suffix.lower() != PACKAGE or file.is_dir():
            return _draft(read_bundle(file), "draft")
        from gui.core.package.review import Standing, review_bundle
        from gui.machine.trusted import read_file, trust_in_force

        trust = trust_in_force(self._places, self._today).trust
        reviewed = review_bundle(read_file(file), str(file), trust, __version__)
        if reviewed.standing is Standing.SIGNED:
            return Compared(reviewed.bundle, reviewed.standing.value)
        return _draft(reviewed.bundle, reviewed.standing.value)


def _draft(bundle: Bundle, standing: str) -> Compared:
    return Compared(msgspec.structs.replace(bundle, is_draft=True), standing)


def _changes_json(old: Compared, new: Compared) -> dict[str, Any]:
    changes = compare(old.bundle, new.bundle)
    told = msgspec.to_builtins(changes)
    for name, it in (("old", old), ("new", new)):
        told[name] |= {**fingerprint_json(it.bundle), "standing": it.standing}
    return {**told, "same": changes.is_same, "nothing_changed": changes.is_empty}


def _both(old: Compared, new: Compared) -> dict[str, Any]:
    return {
        name: {"version": it.bundle.manifest.version, **fingerprint_json(it.bundle)}
        for name, it in (("old", old), ("new", new))
    }


def _print_json(content: Any, out: TextIO) -> int:
    escaped = not knows_every_character(out)
    out.write(json.dumps(content, indent=2, ensure_ascii=escaped) + "\n")
    return 0


def _html(job: DiffJob) -> Made:
    from gui.exports.html_changes import html_changes

    return Made(html_changes(job.page, job.imprint, job.words).encode("utf-8"))


def _text(job: DiffJob) -> Made:
    lines = [*changes_text(job.page), *imprint_text(job.imprint)]
    return Made("".join(f"{printable(line)}\n" for line in lines).encode("utf-8"))
