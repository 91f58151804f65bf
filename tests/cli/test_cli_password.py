"""The password of an encrypted key, asked for on a terminal."""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.packaging import Workshop
from tests.cli.terminal import environment
from tests.core.package.test_minisign import ENCRYPTED
from tests.e2e.program import PROGRAM


def test_a_password_is_asked_for_on_the_terminal_and_not_shown(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    package, secret = shop.built(), shop.folder / "locked.key"
    secret.write_text(ENCRYPTED, "ascii")
    ours, theirs = pty.openpty()
    words = ["bundle", "sign", str(package), "--role", "release", "--key", str(secret)]
    with subprocess.Popen(
        [*PROGRAM, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(),
        start_new_session=True,
    ) as program:
        os.close(theirs)
        seen = b""
        while b"Password of" not in seen:
            seen += os.read(ours, 1000)
        os.write(ours, b"pw\n")
        with pytest.raises(OSError):
            while True:
                seen += os.read(ours, 1000)
    assert program.returncode == 0, seen
    assert b"pw" not in seen
    os.close(ours)
