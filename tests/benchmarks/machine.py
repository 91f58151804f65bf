"""The machine and the state of the checkout that numbers come from."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from build_scripts.freezing.interpreter import VERSION
from build_scripts.system_packages import ROOT


def described() -> dict[str, object]:
    """Everything that a reader of the numbers needs to know about where they come from."""
    return {
        "cpu": _value(Path("/proc/cpuinfo"), "model name") or platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gib": round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1),
        "kernel": platform.release(),
        "distribution": platform.freedesktop_os_release()["PRETTY_NAME"],
        "python": {"tests": platform.python_version(), "program": VERSION},
        "commit": _git("rev-parse", "HEAD"),
        "dirty": bool(_git("status", "--porcelain")),
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M"),
    }


def sentence(machine: Mapping[str, object]) -> str:
    """The machine in a line."""
    python = machine["python"]
    assert isinstance(python, dict)
    kernel = ".".join(str(machine["kernel"]).split(".")[:2])
    return (
        f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB; "
        f"{machine['distribution']}, Linux {kernel}; Python {python['program']} in the "
        f"program, {python['tests']} from source"
    )


def checkout(machine: Mapping[str, object]) -> str:
    """What was measured when, in a few words."""
    changed = ", changed since" if machine["dirty"] else ""
    return f"commit {str(machine['commit'])[:10]}{changed}, {machine['date']} UTC"


def is_of_this_checkout(commit: str) -> bool:
    """Whether a commit is the one that is checked out, or comes before it."""
    words = ["git", "merge-base", "--is-ancestor", commit, "HEAD"]
    return subprocess.run(words, cwd=ROOT, capture_output=True, check=False).returncode == 0


def _value(file: Path, key: str) -> str:
    lines = file.read_text("utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")


def _git(*words: str) -> str:
    asked = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return asked.stdout.strip()
