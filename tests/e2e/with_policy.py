"""Starts the program on a computer whose policy is the file that is named first."""

from __future__ import annotations

import sys
from pathlib import Path

from gui import paths
from gui.__main__ import main

if __name__ == "__main__":
    policy = Path(sys.argv.pop(1))
    paths.policy_file = lambda: policy
    sys.exit(main())
