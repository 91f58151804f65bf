"""Answers to queries of one letter, which match so much that they are laid out beforehand."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gui.core.search.model import Match

_ORDER: tuple[Match, ...] = ("exact", "prefix", "word")


class Initials:
    """Collects, in order of rank, the fields whose words begin with each letter."""

    __slots__ = ("_placed",)

    def __init__(self) -> None:
        """Begin without fields."""
        self._placed: dict[str, tuple[dict[int, int], ...]] = defaultdict(
            lambda: tuple({} for _ in _ORDER)
        )

    def add(self, number: int, entry: int, forms: Sequence[str], words: Iterable[str]) -> None:
        """Add a field; of the fields of an entry that match alike the first one added counts.

        Args:
            number: number of the field.
            entry: number of its entry.
            forms: its plain spellings.
            words: all words under which it is found.
        """
        for rank, letters in enumerate(
            (
                {form for form in forms if len(form) == 1},
                {form[0] for form in forms},
                {word[0] for word in words},
            )
        ):
            for letter in letters:
                self._placed[letter][rank].setdefault(entry, number)

    def groups(self) -> Mapping[str, tuple[tuple[Match, Sequence[int]], ...]]:
        """Return the answers.

        Returns:
            For each letter and way of matching, best first, the field that matches best of
            each entry that has not matched in a better way.
        """
        return {letter: _groups(placed) for letter, placed in self._placed.items()}


def _groups(placed: Sequence[Mapping[int, int]]) -> tuple[tuple[Match, Sequence[int]], ...]:
    seen: set[int] = set()
    found: list[tuple[Match, Sequence[int]]] = []
    for match, fields in zip(_ORDER, placed, strict=True):
        found.append((match, array("l", (n for entry, n in fields.items() if entry not in seen))))
        seen.update(fields)
    return tuple(found)
