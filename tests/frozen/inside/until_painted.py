"""Tells which modules were imported, and by whom, when the window was painted."""

from __future__ import annotations

import os
import sys

from gui.__main__ import main
from gui.app import start

PLAIN_PREPARE = start._prepare


def _end() -> None:
    loaders = {
        name: type(getattr(getattr(module, "__spec__", None), "loader", None)).__name__
        for name, module in sys.modules.items()
    }
    print(*(f"{name}={loader}" for name, loader in loaders.items()), flush=True)
    os._exit(0)


def _prepare(*arguments: object) -> object:
    session = PLAIN_PREPARE(*arguments)  # type: ignore[arg-type]
    from gui.app.session import Session

    Session._make_ready = lambda *_: _end()  # type: ignore[method-assign]
    return session


if __name__ == "__main__":
    start._prepare = _prepare  # type: ignore[assignment]
    sys.argv = ["plex-ivig"]
    main()
