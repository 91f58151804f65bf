"""What goes into files and pipes on Windows is UTF-8, whatever the code page; PDFs are bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui.cli.asking import NoPasswordError, password_from_terminal
from tests.e2e.program import ROOT

assert sys.platform == "win32"

_WITHOUT_A_CONSOLE = subprocess.DETACHED_PROCESS
START = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from gui.__main__ import main
sys.exit(main())
"""


def begin(*words: str, **variables: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONUTF8": "0", "LC_ALL": "", **variables}
    return subprocess.Popen(
        [sys.executable, "-c", START, *words],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def said(*words: str, **variables: str) -> tuple[int, bytes, bytes]:
    with begin(*words, **variables) as process:
        out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def test_a_pipe_gets_utf_8_with_lines_as_on_windows() -> None:
    code, out, err = said("show", "mmn")
    assert (code, err) == (0, b"")
    text = out.decode("utf-8")
    assert "\u2013" in text and "\ufffd" not in text
    assert text.count("\r\n") == text.count("\n") > 10


def test_json_and_complaints_are_utf_8_too() -> None:
    _, out, _ = said("search", "Guillain-Barr\u00e9", "--json")
    assert json.loads(out.decode("utf-8"))
    code, out, err = said("show", "\u0142\u00e4\u2013")
    assert (code, out) == (2, b"")
    assert "there is no condition '\u0142\u00e4\u2013'" in err.decode("utf-8")


def test_an_encoding_that_was_asked_for_is_kept() -> None:
    _, out, _ = said("show", "mmn", PYTHONIOENCODING="cp1252")
    assert b"\x96" in out


def test_a_pdf_goes_to_standard_output_as_it_is_in_a_file(tmp_path: Path) -> None:
    code, out, err = said("export", "mmn", "--pdf", "-")
    assert (code, err) == (0, b"")
    file = tmp_path / "Gr\u00fc\u00df dich \u2013 \u0142.pdf"
    assert said("export", "mmn", "--pdf", str(file))[0] == 0
    assert out == file.read_bytes() and out.startswith(b"%PDF-")


def test_a_file_that_is_there_stays_and_with_force_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "mmn.html"
    file.write_bytes(b"mine")
    code, _, err = said("export", "mmn", "--html", str(file))
    assert code == 1 and b"is there already; --force replaces it" in err
    assert file.read_bytes() == b"mine"
    code, _, err = said("export", "mmn", "--html", str(file), "--force")
    assert (code, err) == (0, b"")
    assert file.read_bytes().startswith(b"<!DOCTYPE html>")
    assert [it.name for it in tmp_path.iterdir()] == ["mmn.html"]


def test_a_reader_that_has_gone_is_no_error() -> None:
    with begin("show", "mmn") as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
        assert (process.wait(60), err) == (0, b"")


def test_no_password_is_waited_for_where_there_is_no_console() -> None:
    with pytest.raises(NoPasswordError, match="there is no terminal to ask for it"):
        password_from_terminal("Password: ")


def test_what_leads_nowhere_is_no_console() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from gui.cli.asking import NoPasswordError, password_from_terminal\n"
        "try: password_from_terminal('Password: ')\n"
        "except NoPasswordError: print('none')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        creationflags=_WITHOUT_A_CONSOLE,
        check=False,
    )
    assert done.stdout.split() == [b"none"]
