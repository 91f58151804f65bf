"""What was entered into the planner, as paper, a terminal and what is copied tell it."""

from __future__ import annotations

from gui.pages.parts import SEPARATOR
from gui.pages.plan.parts import Field
from gui.pages.words import Words


def entered_as(field: Field) -> str:
    """How an entry was understood, or the label of the option that was chosen."""
    labels = {option.id: option.label for option in field.options}
    return field.read_as or labels.get(field.text, field.text)


def entered_line(field: Field, words: Words, mark: str) -> str:
    """One input as it was entered and understood, and where it was taken from.

    Args:
        mark: that of the source, empty for none.
    """
    said = f"{field.label}: {entered_as(field)}"
    if field.from_course:
        said += f" ({words.text('from the course')} {mark})"
    elif mark:
        said += f" {mark}"
    return SEPARATOR.join(part for part in (said, field.problem or field.flag) if part)
