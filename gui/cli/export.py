"""`plex-ivig export`: finds out what is asked for, has it made, and puts it into its file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from gui.cli.answers import (
    DONE,
    FOUND_PROBLEMS,
    WRONG_USE,
    WrongConditionError,
    complain,
    resolve_condition,
)
from gui.cli.arguments import WHOLE
from gui.cli.json_output import fingerprint_json
from gui.cli.output_file import refuse_existing, why_not_written, write_whole
from gui.core.bundle import printable
from gui.core.reference import Reference
from gui.pages.imprint import Imprint, imprint
from gui.pages.words import Words

if TYPE_CHECKING:
    import argparse


class Job(NamedTuple):
    """What is to be made; `what` is the id of a condition or one of the words for a whole page."""

    reference: Reference
    what: str
    imprint: Imprint
    words: Words
    factors: tuple[str, ...]
    paper: str | None
    evidence: bool


class Made(NamedTuple):
    """The content of a file; `pages` only where it has sheets of paper."""

    data: bytes
    pages: int | None = None


Maker = Callable[[Job], Made]


class WrongFactorError(Exception):
    """What was typed names no patient factor; the message lists all."""


class Export:
    """Exports from one bundle on one day."""

    def __init__(
        self, reference: Reference, words: Words, today: date, make_pdf: Maker | None
    ) -> None:
        self._reference = reference
        self._words = words
        self._today = today
        self._makers: dict[str, Maker] = {"html": _html, "csv": _csv, "text": _text}
        if make_pdf is not None:
            self._makers["pdf"] = make_pdf

    def run(self, arguments: argparse.Namespace, out: TextIO, err: TextIO) -> int:
        """Make what the arguments name and write it where they say; returns the exit code.

        Raises:
            OSError: standard output cannot be written.
        """
        try:
            job = self._job(arguments)
        except (WrongConditionError, WrongFactorError) as error:
            complain(err, f"plex-ivig: {error}")
            return WRONG_USE
        make = self._makers[arguments.format]
        told = {"what": job.what, "format": arguments.format}
        told |= fingerprint_json(job.reference.bundle)
        return deliver(lambda: make(job), arguments, told, self._words, out, err)

    def _job(self, arguments: argparse.Namespace) -> Job:
        return Job(
            reference=self._reference,
            what=resolve_what(self._reference, arguments.what),
            imprint=imprint(self._reference.bundle, self._today, self._words),
            words=self._words,
            factors=resolve_factors(self._reference, arguments.factor),
            paper=arguments.paper,
            evidence=arguments.evidence,
        )


def deliver(
    make: Callable[[], Made],
    arguments: argparse.Namespace,
    told: Mapping[str, Any],
    words: Words,
    out: TextIO,
    err: TextIO,
) -> int:
    """Put what is made where the arguments say; returns the exit code.

    Args:
        arguments: with `file` (None for standard output), `force` and `json`.
        told: what `--json` tells of the file, besides its name, size and pages.

    Raises:
        OSError: standard output cannot be written.
    """
    file: Path | None = arguments.file
    if file is None:
        if getattr(out, "name", "") == os.devnull:
            complain(err, "plex-ivig: there is no standard output to write to")
            return FOUND_PROBLEMS
        _print_bytes(make().data, out)
        return DONE
    try:
        if not arguments.force:
            refuse_existing(file)
        made = make()
        write_whole(file, made.data, may_replace=arguments.force, in_place=False)
    except OSError as error:
        complain(err, f"plex-ivig: {printable(why_not_written(file, error, Words()))}")
        return FOUND_PROBLEMS
    if arguments.json:
        size = {"file": printable(str(file)), "bytes": len(made.data), "pages": made.pages}
        out.write(json.dumps({**told, **size}, indent=2) + "\n")
    elif file.is_file():  # a device or a pipe may be this very output
        out.write(words.text("Saved {file}", file=printable(str(file))) + "\n")
    return DONE


def resolve_what(reference: Reference, text: str) -> str:
    """One of the words for a whole page, or else the id of the one condition that a text names.

    Raises:
        WrongConditionError: it names no condition, or several, or one whose id is such a word.
    """
    if text in WHOLE:
        return text
    condition = resolve_condition(reference, text)
    if condition in WHOLE:
        raise WrongConditionError(
            f"the id of this condition, {condition!r}, stands for a whole page here;"
            " the condition cannot be exported alone."
        )
    return condition


def resolve_factors(reference: Reference, texts: Sequence[str]) -> tuple[str, ...]:
    """The ids of patient factors, each once, that are given by id or name.

    Raises:
        WrongFactorError: a text names none.
    """
    factors = reference.bundle.factors
    known = {factor.name.de.casefold(): identifier for identifier, factor in factors.items()}
    known |= {factor.name.en.casefold(): identifier for identifier, factor in factors.items()}
    known |= {identifier: identifier for identifier in factors}
    found = [known.get(text.strip().casefold()) for text in texts]
    for text, identifier in zip(texts, found, strict=True):
        if identifier is None:
            listed = "".join(f"\n  {entry}  {factors[entry].name.en}" for entry in factors)
            raise WrongFactorError(f"there is no patient factor {text!r}; there are:{listed}")
    return tuple(dict.fromkeys(identifier for identifier in found if identifier is not None))


def _html(job: Job) -> Made:
    from gui.exports.html_file import html_file

    text = html_file(job.reference, job.what, job.imprint, job.words, job.factors)
    return Made(text.encode("utf-8"))


def _csv(job: Job) -> Made:
    from gui.exports.csv_file import csv_file

    return Made(csv_file(job.reference, job.what, job.imprint, job.words))


def _text(job: Job) -> Made:
    from gui.cli.text_file import text_file

    return Made(text_file(job.reference, job.what, job.imprint, job.words))


def _print_bytes(data: bytes, out: TextIO) -> None:
    stream = getattr(out, "buffer", None)
    if stream is None:
        out.write(data.decode("utf-8"))
    else:
        stream.write(data)
        stream.flush()
