"""An overlay in use: which of its lines stand where, and whether it has expired."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from gui.core.overlay.records import LocalLine, Overlay


class Local:
    """The lines of a hospital whose signature is in order; immutable after construction.

    Args:
        overlay: the lines.
        today: gives the day; asked whenever lines are shown, as a window stays open for days.
    """

    def __init__(self, overlay: Overlay, today: Callable[[], date]) -> None:
        self.overlay = overlay
        self._today = today

    @property
    def has_expired(self) -> bool:
        """Whether the day until which the lines hold has passed."""
        return self._today() > self.overlay.expires

    def lines_at(self, condition: str) -> tuple[LocalLine, ...]:
        """The lines at one condition: first those that name it, then those that stand at all."""
        lines = self.overlay.lines
        named = [line for line in lines if condition in line.conditions]
        return (*named, *(line for line in lines if not line.conditions))

    def unknown(self, conditions: Collection[str]) -> tuple[tuple[LocalLine, str], ...]:
        """The conditions that lines name and that are not among these, each with its line."""
        return tuple(
            (line, name)
            for line in self.overlay.lines
            for name in line.conditions
            if name not in conditions
        )
