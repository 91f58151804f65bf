"""What a screen reader is told beyond what it finds where the focus is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent


def announce(source: QObject, text: str) -> None:
    """Have a text read out, after what is being read."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, text))


def tell_focus_inside(view: QObject) -> None:
    """Say which row or cell of a view has the focus; Qt names only the view."""
    if not QAccessible.isActive():
        return
    interface = QAccessible.queryAccessibleInterface(view)
    inside = interface.focusChild() if interface.isValid() else None
    if inside is not None and inside.isValid():
        QAccessible.updateAccessibility(QAccessibleEvent(inside, QAccessible.Event.Focus))
