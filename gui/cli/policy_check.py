"""`plex-ivig policy check`: what a policy sets and locks, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from gui import paths
from gui.cli.answers import DATA_UNUSABLE, DONE, FOUND_PROBLEMS, complain
from gui.core.bundle import printable
from gui.machine.policy import KEYS, Policy, read_policy

_KEY_WIDTH, _VALUE_WIDTH = 14, 24
_NOTHING_NAMED = {"bundle": "(the shipped one)", "overlay": "(none)"}


def policy_check(named: Path | None, *, as_json: bool, out: TextIO, err: TextIO) -> int:
    """Print the policy of this computer, or of a named file; returns the exit code.

    Raises:
        OSError: standard output cannot be written.
    """
    policy = read_policy(named or paths.policy_file())
    place = printable(str(policy.file))
    if as_json:
        out.write(json.dumps(_json(place, policy), indent=2) + "\n")
    elif named is None or not (policy.unreachable or not policy.is_there):
        out.write("".join(f"{line}\n" for line in policy_lines(policy)))
    elif not policy.is_there:
        complain(err, f"plex-ivig: there is no file {place}")
    else:
        complain(err, f"plex-ivig: {policy.problems[0]}")
    if named is not None and (policy.unreachable or not policy.is_there):
        return DATA_UNUSABLE
    return FOUND_PROBLEMS if policy.problems else DONE


def policy_lines(policy: Policy) -> Iterator[str]:
    """What holds by a policy, a key a line, and then every problem."""
    place = printable(str(policy.file))
    yield place if policy.is_there else f"{place}: there is none, so every key has its default"
    for key in KEYS:
        value = f"{_value(policy, key):{_VALUE_WIDTH}}"
        origin = "set" if key in policy.values else "default"
        yield f"  {key:{_KEY_WIDTH}}{value} {origin}{', locked' * (key in policy.locked)}"
    for problem in policy.problems:
        yield str(problem)


def _value(policy: Policy, key: str) -> str:
    value = policy.value(key)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return "1 key" if len(value) == 1 else f"{len(value)} keys"
    return _NOTHING_NAMED[key] if value is None else printable(str(value))


def _json(place: str, policy: Policy) -> dict[str, Any]:
    return {
        "path": place,
        "exists": policy.is_there,
        "ok": not policy.problems,
        "keys": [
            {
                "key": key,
                "value": policy.value(key),
                "set": key in policy.values,
                "locked": key in policy.locked,
            }
            for key in KEYS
        ],
        "problems": [
            {"key": problem.key, "message": problem.message} for problem in policy.problems
        ],
    }
