"""Tells where the frozen program looks for its resources."""

from __future__ import annotations

import json

from gui import paths

if __name__ == "__main__":
    print(json.dumps(str(paths.resources())))
