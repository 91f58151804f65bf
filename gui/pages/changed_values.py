"""What the keys of records say, in words: codes of the bundle become words of the interface."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from gui.core.bundle import Bundle, printable
from gui.core.compare import Field
from gui.pages.change_words import COVERED, FIELDS
from gui.pages.parts import source_label
from gui.pages.words import (
    GROUPS,
    KINDS,
    LANGUAGE_NAMES,
    NOT_YET_VERIFIED,
    POPULATIONS,
    PRODUCT_ROWS,
    READS,
    ROWS,
    SCOPES,
    SECTIONS,
    STANCES,
    STATUSES,
    THERAPIES,
    Words,
)

VERBATIM = frozenset(
    {
        "statement",
        "course",
        "grade",
        "gradeSystem",
        "locator",
        "citation",
        "text",
        "intendedUse",
        "withdrawn.reason",
        "formula",
        "says",
        "asPrinted",
        "inDocument",
        "attribution",
    }
)
ORDER = "order."
_SPACES = re.compile(r"^ +|  +| +$")
_LISTS_OF_NUMBERS = frozenset({"grams", "values", "weightBands"})
_SEVERAL = ("codes", "verification")


class Values:
    """Words the values of one bundle."""

    def __init__(self, bundle: Bundle, words: Words) -> None:
        self._bundle, self._words = bundle, words
        self._of_code: Mapping[str, Callable[[Any], str]] = {
            "position": lambda code: words.of(STANCES, code),
            "finding": lambda code: words.of(STANCES, code),
            "scope": lambda code: words.of(SCOPES, code),
            "read": lambda code: words.of(READS, code),
            "kind": lambda code: words.of(KINDS, code),
            "status": lambda code: words.of(STATUSES, code),
            "group": lambda code: words.of(GROUPS, code),
            "section": lambda code: words.of(SECTIONS, code),
            "therapy": lambda code: words.of(THERAPIES, code),
            "language": lambda code: words.of(LANGUAGE_NAMES, code),
            "row": self.row,
            "rows": self.row,
            "source": self.source,
            "conditions": self.condition,
            "factors": self.factor,
            "codes": _code,
            "verification": self._verification,
            "population": self._population,
        }

    def said(self, field: str, value: Any) -> str:
        """The value of a key; what does not print is shown by its code."""
        if isinstance(value, bool):
            return self._words.text("yes") if value else self._words.text("no")
        word = self._of_code.get(field, _plain)
        if _is_range(field, value):
            return "-".join(dict.fromkeys(map(_plain, value)))
        if isinstance(value, list):
            return printable(("; " if field in _SEVERAL else ", ").join(map(word, value)))
        return printable(word(value))

    def exactly(self, field: str, value: Any) -> str:
        """The value of a key, to be told from one that reads the same.

        A text has all that could be taken for something else by its code, a code stands behind
        its word.
        """
        if isinstance(value, str) and field not in self._of_code:
            return _by_codes(value)
        codes = ", ".join(it if isinstance(it, str) else _written(it) for it in _listed(value))
        return f"{self.said(field, value)} ({_by_codes(codes)})"

    def order(self, field: Field, side: int) -> str:
        """What stands in another order, from the first to the last that does."""
        then, now = field.old, field.new
        moved = [
            place for place, pair in enumerate(zip(then, now, strict=True)) if len(set(pair)) > 1
        ]
        first, last = moved[0], moved[-1] + 1
        named: Mapping[str, Callable[[str], str]] = {
            "conditions": self.condition,
            "sources": self.source,
            "factors": self.factor,
        }
        ids = (then, now)[side][first:last]
        said = list(map(named.get(field.name.removeprefix(ORDER), str), ids))
        if len(set(said)) < len(said):
            said = ids
        before, after = ["\u2026"] * bool(first), ["\u2026"] * (last < len(now))
        return printable("; ".join([*before, *said, *after]))

    def label(self, field: str) -> str:
        """The name of a key, of one in others that of each; or the key where it has no name."""
        if field in FIELDS:
            return self._words.of(FIELDS, field)
        parts = field.split(".")
        named = all(part in FIELDS for part in parts)
        return ", ".join(self._words.of(FIELDS, part) for part in parts) if named else field

    def condition(self, identifier: str) -> str:
        """The name of a condition; its id where this bundle has it no more, or not yet."""
        found = self._bundle.conditions.get(identifier)
        return self._words.name(found.name) if found else identifier

    def source(self, identifier: str) -> str:
        """The short name of a source, or its id likewise."""
        found = self._bundle.sources.get(identifier)
        return source_label(found, self._words) if found else identifier

    def row(self, code: str) -> str:
        """The name of a row of the comparison or of products."""
        if code in ROWS:
            return self._words.of(ROWS, code)
        return self._words.of(PRODUCT_ROWS, code) if code in PRODUCT_ROWS else code

    def factor(self, identifier: str) -> str:
        """The name of a patient factor, or its id likewise."""
        found = self._bundle.factors.get(identifier)
        return self._words.name(found.name) if found else identifier

    def _population(self, text: str) -> str:
        return self._words.of(POPULATIONS, text) if text in POPULATIONS else text

    def _verification(self, entry: Mapping[str, str]) -> str:
        by = entry.get("by") or self._words.text(NOT_YET_VERIFIED)
        return f"{self._words.of(COVERED, entry['covers'])}: {by}"


def _is_range(field: str, value: Any) -> bool:
    """Whether it is the lowest and the highest number of something."""
    is_pair = isinstance(value, list) and [type(it) for it in value] == [float, float]
    return is_pair and field.rpartition(".")[2] not in _LISTS_OF_NUMBERS


def _plain(value: Any) -> str:
    """A value as it stands, a number without a fraction of nothing."""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _written(entry: Any) -> str:
    return ", ".join(map(str, entry.values())) if isinstance(entry, dict) else str(entry)


def _by_codes(text: str) -> str:
    spaced = _SPACES.sub(lambda found: "[U+0020]" * len(found[0]), text)
    return "".join(it if it.isascii() else f"[U+{ord(it):04X}]" for it in spaced)


def _code(entry: Mapping[str, str]) -> str:
    return f"{entry['system']} {entry['code']} ({entry['label']})"
