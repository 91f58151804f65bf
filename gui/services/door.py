"""Where a second start of the program comes in: it asks, and is told what came of it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

if sys.platform == "win32":
    from PySide6.QtCore import QWinEventNotifier  # type: ignore[attr-defined]
    from shiboken6 import VoidPtr
else:
    from PySide6.QtCore import QSocketNotifier

from gui.machine.instance import Answer, Instance, Wish


class Door(QObject):
    """Listens at the door of an instance, and never waits for anybody."""

    def __init__(
        self, instance: Instance, admit: Callable[[Wish], Answer], parent: QObject
    ) -> None:
        """Open the door.

        Raises:
            OSError: there can be none.
        """
        super().__init__(parent)
        self._instance = instance
        self._admit = admit
        door = instance.open_door()
        if sys.platform == "win32":
            self._notifier = QWinEventNotifier(VoidPtr(door), self)
        else:
            self._notifier = QSocketNotifier(door, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._listen)

    @Slot()
    def _listen(self) -> None:
        for request in self._instance.requests():
            self._instance.answer(request, self._admit(request.wish))

    def close(self) -> None:
        """Listen no more; whoever comes then finds nobody at home."""
        self._notifier.setEnabled(False)
        self._instance.close()
