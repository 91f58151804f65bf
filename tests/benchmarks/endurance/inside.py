"""Runs in the frozen program, in the place of its `main`: a user's actions in its window.

The first argument is a file of JSON that tells what is to be done, or the word "again", after
which come the arguments of a second start of the program.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

AGAIN = "again"


def main() -> int:
    task = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    sys.path.append(task["root"])
    from gui import paths

    for name in ("policy_file", "trust", "machine_content"):
        if task[name]:
            setattr(paths, name, lambda place=Path(task[name]): place)
    if sys.argv[2:3] != [AGAIN]:
        from gui.app import session
        from tests.benchmarks.endurance.endured import endured_session

        endured = endured_session(task, [sys.executable, *sys.argv[:2], AGAIN])
        setattr(session, "Session", endured)  # noqa: B010
        words = task["arguments"]
    else:
        words = sys.argv[3:]
    from gui.__main__ import main as program

    sys.argv = ["plex-ivig", *words]
    return program()


if __name__ == "__main__":
    sys.exit(main())
