"""A screen reader in small: tells as JSON what the accessibility bus of a session has to say.

Run by the system's own Python, which has the bindings of the bus; each line that it reads asks
for the tree of an application by name.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # type: ignore[import-not-found]  # noqa: E402

HEARD = ("object:announcement", "object:state-changed:focused", "object:state-changed:checked")
STATES = ("showing", "focusable", "focused", "checked", "checkable", "sensitive", "read-only")
DEEPEST = 40


def switch_on() -> None:
    """Say in the session that there is a screen reader, as a desktop's settings do."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    for switch in ("IsEnabled", "ScreenReaderEnabled"):
        value = GLib.Variant("(ssv)", ("org.a11y.Status", switch, GLib.Variant("b", True)))
        where = ("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set")
        bus.call_sync(*where, value, None, Gio.DBusCallFlags.NONE, 5000, None)


def say(found: object) -> None:
    print(json.dumps(found), flush=True)


def described(node: Atspi.Accessible) -> dict[str, Any]:
    states = node.get_state_set()
    return {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "states": [
            name
            for name in STATES
            if states.contains(getattr(Atspi.StateType, name.replace("-", "_").upper()))
        ],
    }


def nodes(node: Atspi.Accessible, above: list[str]) -> Iterator[dict[str, Any]]:
    """A node and all below it, each with what is above it; nothing of what is not shown."""
    found = described(node)
    yield {**found, "above": above}
    if "showing" in found["states"] and len(above) < DEEPEST:
        label = f"{found['role']}: {found['name']}"
        for place in range(node.get_child_count()):
            child = node.get_child_at_index(place)
            if child is not None:
                yield from nodes(child, [*above, label])


def tree(name: str) -> list[dict[str, Any]]:
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(place)
        if application is not None and application.get_name() == name:
            application.clear_cache()
            windows = map(application.get_child_at_index, range(application.get_child_count()))
            return [found for window in windows for found in nodes(window, [])]
    return []


def heard(event: Atspi.Event) -> None:
    try:
        found = described(event.source)
    except GLib.Error:
        return  # it has gone already
    text = event.any_data if isinstance(event.any_data, str) else ""
    say({"event": event.type, "detail": event.detail1, "text": text, **found})


def asked(stream: object, condition: GLib.IOCondition) -> bool:
    line = sys.stdin.readline()
    if not line:
        Atspi.event_quit()
        return False
    say({"tree": tree(line.strip())})
    return True


def main() -> int:
    switch_on()
    Atspi.init()
    listener = Atspi.EventListener.new(heard)
    for event in HEARD:
        listener.register(event)
    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT_IDLE, GLib.IOCondition(17), asked)
    say({"ready": True})
    Atspi.event_main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
