"""Wine is called rightly, and nothing of a prefix is left behind; shown without Wine itself."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from build_scripts.freezing import wine
from build_scripts.freezing.wine import Wine
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from pathlib import Path

SLEEPS = "wine-sleeps"
BEHIND = f"{SLEEPS} 60 & until readlink /proc/$!/exe | grep -q {SLEEPS}; do :; done; echo begun"


@pytest.fixture
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wine:
    """A prefix in which "wine" runs programs of Linux, one of which looks like Wine's own."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, text in {"wine": 'exec "$@"', "wineserver": "exit 1"}.items():
        (tools / name).write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        (tools / name).chmod(stat.S_IRWXU)
    sleep = shutil.which("sleep")
    assert sleep is not None
    shutil.copy(os.path.realpath(sleep), tools / SLEEPS)
    monkeypatch.setattr(wine, "WHERE_TOOLS_ARE", f"{tools}:{os.environ['PATH']}")
    made = Wine(tmp_path / "prefix")
    made.system.mkdir(parents=True)
    drives = made.prefix / "dosdevices"
    drives.mkdir()
    (drives / "c:").symlink_to("../drive_c")
    (drives / "z:").symlink_to("/")
    return made


def test_a_file_has_a_name_for_windows_and_back(prefix: Wine, tmp_path: Path) -> None:
    inside = prefix.prefix / "drive_c" / "Program Files" / "x.exe"
    assert prefix.windows_path(inside) == "C:\\Program Files\\x.exe"
    outside = tmp_path / "ä" / "y.txt"
    assert prefix.windows_path(outside) == "Z:" + str(outside).replace("/", "\\")
    for file in (inside, outside):
        assert prefix.unix_path(prefix.windows_path(file)) == file


def test_what_a_program_reads_and_says_goes_through_pipes(prefix: Wine) -> None:
    code = (
        "import os, stat, sys;"
        "print(*[stat.S_ISFIFO(os.fstat(f).st_mode) for f in range(3)], sys.stdin.read());"
        "sys.stderr.write('aside\\r\\n'); sys.exit(7)"
    )
    done = prefix.run([sys.executable, "-c", code], seconds=60, said="heard")
    assert (done.stdout, done.stderr, done.returncode) == ("True True True heard\n", "aside\n", 7)


def test_only_what_wine_needs_is_passed_on(prefix: Wine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":77")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    said = prefix.run(["env"], seconds=60, variables={"MINE": "1"}).stdout.splitlines()
    names = {line.partition("=")[0] for line in said}
    assert {"HOME", "MINE", "WINEPREFIX", "WINEDLLOVERRIDES"} <= names
    assert not {"DISPLAY", "PYTHONPATH"} & names
    assert "DISPLAY=:78" in prefix.run(["env"], seconds=60, display=":78").stdout


def test_a_service_that_keeps_the_pipes_open_is_not_waited_for(prefix: Wine) -> None:
    done = prefix.run(["sh", "-c", BEHIND], seconds=30)
    assert done.stdout == "begun\n"
    assert len(prefix.processes()) == 1
    prefix.end()
    assert prefix.processes() == []


def test_over_time_everything_of_the_prefix_ends_and_nothing_else(prefix: Wine) -> None:
    tool = prefix.prefix.parent / "tools" / SLEEPS
    other = Wine(prefix.prefix.parent / "other")
    with subprocess.Popen([tool, "60"], env=other.environment()) as beside:
        command = ["sh", "-c", f"{BEHIND}; exec {SLEEPS} 60"]
        with pytest.raises(BootstrapError, match=r"sh did not end within 0\.5 s:\nbegun"):
            prefix.run(command, seconds=0.5)
        assert prefix.processes() == []
        assert beside.poll() is None
        assert other.processes() == [beside.pid]
        other.end()


def test_what_was_started_ends_with_the_block(prefix: Wine) -> None:
    with prefix.started([SLEEPS, "60"]) as process:
        assert process.poll() is None
    assert process.returncode is not None
    assert prefix.processes() == []


def test_stubs_go_into_the_system_folder(prefix: Wine, tmp_path: Path) -> None:
    stubs = tmp_path / "stubs"
    stubs.mkdir()
    (stubs / "icuuc.dll").write_bytes(b"stub")
    version = subprocess.run(
        ["uname", "--version"], capture_output=True, text=True, check=True
    ).stdout
    tools = tmp_path / "tools"
    (tools / "wine").write_text("#!/bin/sh\nexec uname --version\n", "utf-8")
    (prefix.prefix / wine.STAMP).write_text(version, "utf-8")
    prefix.ensure(stubs)
    assert (prefix.system / "icuuc.dll").read_bytes() == b"stub"


def test_where_there_is_no_wine_it_is_named(
    prefix: Wine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wine, "WHERE_TOOLS_ARE", str(tmp_path / "nothing"))
    with pytest.raises(BootstrapError, match="apt-get install wine wine64"):
        prefix.run(["x.exe"], seconds=1)
