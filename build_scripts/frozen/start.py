"""The first thing that runs in the frozen program: a short start that nothing around disturbs."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

NOT_INHERITED = (
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME",
    "SBK_EMBED",
)


def clean(environment: MutableMapping[str, str]) -> None:
    """Forget what would make Qt load foreign plug-ins, or start a message bus of its own."""
    for name in NOT_INHERITED:
        environment.pop(name, None)
    if sys.platform == "linux" and not environment.get("DBUS_SESSION_BUS_ADDRESS"):
        bus = os.path.join(environment.get("XDG_RUNTIME_DIR", "/nonexistent"), "bus")
        found = os.path.exists(bus)
        environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={bus}" if found else "disabled:"


def run() -> int:
    """Start the program."""
    clean(os.environ)
    from build_scripts.frozen.late_modules import QtFinder

    sys.meta_path.insert(0, QtFinder())
    from gui.__main__ import main

    return main()


if __name__ == "__main__":
    sys.exit(run())
