"""What stands around every command: whoever read the output has gone, or interrupts."""

from __future__ import annotations

import errno

import pytest

from gui import __main__ as program
from gui.__main__ import nobody_reads


@pytest.mark.parametrize(
    ("error", "platform", "gone"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), "linux", True),
        (OSError(errno.EINVAL, "Invalid argument"), "win32", True),
        (OSError(errno.EINVAL, "Invalid argument"), "linux", False),
        (OSError(errno.EINVAL, "Invalid argument", "file"), "win32", False),
        (OSError(errno.ENOSPC, "No space left"), "win32", False),
    ],
)
def test_whether_anybody_reads_the_output_is_told_by_the_error_of_the_system(
    error: OSError, platform: str, gone: bool
) -> None:
    assert nobody_reads(error, platform) is gone


def test_an_interrupt_while_a_password_is_typed_ends_the_program_as_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended: list[str] = []

    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "_run", interrupted)
    monkeypatch.setattr(program, "hold", lambda: None)
    monkeypatch.setattr(program, "end_at_interrupt", lambda: None)
    monkeypatch.setattr(program, "end_interrupted", lambda: ended.append("by an interrupt"))
    program.main()
    assert ended == ["by an interrupt"]
