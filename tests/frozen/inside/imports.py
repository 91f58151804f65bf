"""Tells which of the modules named on the command line can be imported, and where each lies."""

from __future__ import annotations

import importlib
import json
import sys


def place_of(name: str) -> str | None:
    """Where a module comes from; None where there is none of that name."""
    try:
        module = importlib.import_module(name)
    except ImportError:
        return None
    return getattr(module, "__file__", None) or "built in"


if __name__ == "__main__":
    print(json.dumps({name: place_of(name) for name in sys.argv[1:]}))
