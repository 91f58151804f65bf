"""Which lines of the program were reached for the first time, where Python can tell (3.12 on)."""

from __future__ import annotations

import sys
from types import CodeType
from typing import Any

from tests.e2e.program import ROOT

_TOOL = 3
_PROGRAM = str(ROOT / "gui") + "/"
_NOTHING = {"line": None}


class Lines:
    """Counts lines of the program; each costs something once only."""

    def __init__(self) -> None:
        """Begin, where there is `sys.monitoring`."""
        self.reached: set[tuple[str, int]] = set()
        self._monitoring: Any = getattr(sys, "monitoring", None)
        if self._monitoring is None:
            return
        monitoring = self._monitoring
        monitoring.use_tool_id(_TOOL, "plex-ivig-fuzzing")
        monitoring.register_callback(_TOOL, monitoring.events.LINE, self._line)
        monitoring.set_events(_TOOL, monitoring.events.LINE)

    @property
    def number(self) -> int:
        """How many lines were reached."""
        return len(self.reached)

    def _line(self, code: CodeType, line: int) -> Any:
        if code.co_filename.startswith(_PROGRAM):
            self.reached.add((code.co_filename.removeprefix(_PROGRAM), line))
        return self._monitoring.DISABLE

    def close(self) -> None:
        """Count no more."""
        if self._monitoring is not None:
            self._monitoring.set_events(_TOOL, 0)
            self._monitoring.free_tool_id(_TOOL)
