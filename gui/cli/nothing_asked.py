"""What is asked for where nothing stands on the command line; the parser is not needed for it."""

from __future__ import annotations

NOTHING_ASKED: dict[str, str | bool | None] = {
    "command": "window",
    "reverse": False,
    **dict.fromkeys(("bundle", "local", "open_at", "painted", "condition", "theme", "language")),
}
