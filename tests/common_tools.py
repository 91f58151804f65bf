"""Runs common tools such as poppler's; where Windows is Wine, those of the Linux around it."""

from __future__ import annotations

import ctypes
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

LIMIT_S = 60
LOOK_S = 0.01
# Wine starts a program of Linux, but neither waits for it nor hands it pipes.
SCRIPT = """cd {folder} && {words} <said >out 2>err
echo $? >code.part
mv code.part code
"""


def run_tool(words: Sequence[str | Path], said: str = "") -> subprocess.CompletedProcess[str]:
    """Run a tool to its end.

    Args:
        words: the command; what names a file is given as a path.
        said: what it reads from standard input.
    """
    if sys.platform == "win32":
        return _run_in_linux(words, said)
    command = list(map(str, words))
    return subprocess.run(
        command, input=said, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def _run_in_linux(words: Sequence[str | Path], said: str) -> subprocess.CompletedProcess[str]:
    command = [_linux_path(word) if isinstance(word, Path) else word for word in words]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "said").write_text(said, "utf-8", newline="\n")
        script = SCRIPT.format(folder=shlex.quote(_linux_path(folder)), words=shlex.join(command))
        (folder / "script").write_text(script, "utf-8", newline="\n")
        begin = ["start.exe", "/unix", "/bin/sh", _linux_path(folder / "script")]
        subprocess.run(begin, check=True)
        code = _awaited(folder / "code", command[0])
        out, err = ((folder / it).read_text("utf-8") for it in ("out", "err"))
    return subprocess.CompletedProcess(command, code, out, err)


def _awaited(file: Path, tool: str) -> int:
    limit = time.monotonic() + LIMIT_S
    while not file.exists():
        if time.monotonic() > limit:
            raise TimeoutError(f"{tool} did not end within {LIMIT_S} s")
        time.sleep(LOOK_S)
    return int(file.read_text("ascii"))


def _linux_path(path: Path) -> str:
    """How Linux names a file that Wine names otherwise."""
    if sys.platform != "win32":
        return str(path)
    ask = ctypes.windll.kernel32.wine_get_unix_file_name
    ask.argtypes, ask.restype = [ctypes.c_wchar_p], ctypes.c_char_p
    return os.fsdecode(ask(str(path.absolute())))
