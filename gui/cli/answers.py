"""What every way into the program answers alike: exit codes, complaints, a wrong condition."""

from __future__ import annotations

from contextlib import suppress
from typing import TextIO

from gui.core.bundle import BundleError
from gui.core.lookup import find_conditions, suggest_conditions
from gui.core.reference import Reference
from gui.machine.content import Content
from gui.pages.words import Words

DONE, FOUND_PROBLEMS, WRONG_USE, DATA_UNUSABLE = 0, 1, 2, 3
_MOST_PROBLEMS_PRINTED = 200


class WrongConditionError(Exception):
    """What was typed names no condition, or several; the message tells which."""


def resolve_condition(reference: Reference, text: str) -> str:
    """The id of the one condition that a text names.

    Raises:
        WrongConditionError: it names none, or several.
    """
    found = find_conditions(reference, text)
    if len(found) == 1:
        return found[0]
    conditions = reference.bundle.conditions
    candidates = found or suggest_conditions(reference, text)
    listed = "".join(f"\n  {entry}  {conditions[entry].name.en}" for entry in candidates)
    if found:
        raise WrongConditionError(
            f"{text!r} may mean several conditions; give one of these ids:{listed}"
        )
    hint = f" Nearest:{listed}" if listed else " `plex-ivig list` shows all."
    raise WrongConditionError(f"there is no condition {text!r}.{hint}")


def problem_lines(error: BundleError, words: Words) -> list[str]:
    """A bundle's problems for a terminal or a window, with a count of those left out."""
    shown = error.problems[:_MOST_PROBLEMS_PRINTED]
    lines = [words.text("The data bundle cannot be used: {location}", location=error.location)]
    lines += [f"  {problem}" for problem in shown]
    left = len(error.problems) - len(shown)
    return (
        [*lines, "  " + words.counted("and {number} more", "and {number} more", left)]
        if left
        else lines
    )


def complain_of(content: Content, err: TextIO) -> None:
    """Say on the error stream what is wrong with content, in English as all that is said there."""
    for error in content.refused:
        complain(err, "\n".join(problem_lines(error, Words())))
    lines = content.notice_lines(Words())[bool(content.refused) :]
    for line in (*lines, *content.besides(Words())):
        complain(err, f"plex-ivig: {line}")


def complain(err: TextIO, text: str) -> None:
    """Write to the error stream; one that cannot be written changes nothing else."""
    with suppress(OSError, ValueError):
        err.write(f"{text}\n")
        err.flush()


def knows_every_character(stream: TextIO) -> bool:
    """Whether a stream can be given any text as it is."""
    try:
        "\U0010ffff".encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
