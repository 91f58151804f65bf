"""The parts that are loaded once the window is there, before anybody wants them."""

from __future__ import annotations

from importlib import import_module

_NEEDED_LATER = (
    "encodings.utf_16_le",
    "html",
    "gui.machine.catalogue",
    "gui.machine.before",
    "gui.machine.error_report",
    "gui.app.about_content",
    "gui.app.diagnostics",
    "gui.cli.policy_check",
    "gui.core.bundle.reader",
    "gui.pages.changes",
    "gui.pages.copied",
    "gui.pages.imprint",
    "gui.pages.notices",
    "gui.pages.origin",
    "gui.pages.summary",
    "gui.services.translators",
    "gui.widgets.citation_panel",
    "gui.widgets.message_line",
    "gui.windows.copying",
    "gui.windows.dialogs",
    "gui.windows.error_dialog",
    "gui.windows.window_state",
)


def load_the_rest() -> None:
    """Load every part while it is there: the program may be replaced while its window is open."""
    for name in _NEEDED_LATER:
        import_module(name)
