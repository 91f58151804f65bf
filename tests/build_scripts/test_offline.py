"""Every socket call of the program is found in a trace, whoever of its processes made it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts.checking.offline import (
    ALL_PASSED,
    BESIDES,
    STRACE,
    Besides,
    company,
    judged,
    kind_of,
)
from build_scripts.checking.results import CheckError
from build_scripts.checking.traces import Start, starts_in
from tests.e2e.program import ROOT

BEGINNING = """#!{python} -IS
import os, socket, sys, threading
from contextlib import suppress
def ask(family, kind=socket.SOCK_STREAM):
    with suppress(OSError), socket.socket(family, kind):
        pass
def reach(path):
    with suppress(OSError), socket.socket(socket.AF_UNIX) as way:
        way.connect(path)
"""
WAYS = {
    "a network": ("ask(socket.AF_INET)", "AF_INET, SOCK_STREAM"),
    "a newer network": ("ask(socket.AF_INET6, socket.SOCK_DGRAM)", "AF_INET6, SOCK_DGRAM"),
    "the kernel": ("ask(socket.AF_NETLINK, socket.SOCK_RAW)", "AF_NETLINK, SOCK_RAW"),
    "a virtual machine": ("ask(socket.AF_VSOCK)", "AF_VSOCK, SOCK_STREAM"),
    "a family without a name": ("ask(2999)", "socket(0xbb7"),
    "another service": ("reach('/run/other/socket')", 'sun_path="/run/other/socket"'),
    "another display": ("reach('/tmp/.X11-unix/X8')", 'sun_path="/tmp/.X11-unix/X8"'),
    "a door of its own": ("socket.socket(socket.AF_UNIX).bind('')", "bind("),
    "in a thread": ("threading.Thread(target=ask, args=(2,)).start()", "AF_INET"),
    "in a child": ("os.fork() or ask(2)", "AF_INET"),
    "after itself": (
        "ask(2) if len(sys.argv) > 1 else os.execv(sys.argv[0], [sys.argv[0], 'again'])",
        "AF_INET",
    ),
}


def traced(folder: Path, code: str, name: str = "plex-ivig") -> list[Start]:
    """The starts in a trace of a shell that starts a program."""
    program, trace = folder / name, folder / "trace"
    program.write_text(BEGINNING.format(python=sys.executable) + code, "utf-8")
    program.chmod(0o755)
    words = [*STRACE, "-o", str(trace), "sh", "-c", f"{program}; true"]
    variables = {**os.environ, "DISPLAY": ":7.0", "XDG_RUNTIME_DIR": "/run/user/9"}
    done = subprocess.run(words, env=variables, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return starts_in(trace.read_text("utf-8", "replace").splitlines())


@pytest.mark.parametrize("way", WAYS)
def test_what_a_program_opens_is_found_and_named(way: str, tmp_path: Path) -> None:
    code, seen = WAYS[way]
    starts = traced(tmp_path, code)
    assert len(starts) == 1
    with pytest.raises(CheckError, match="test_what_a_program_opens_is_found") as told:
        judged(starts, ())
    assert seen in str(told.value)


def test_the_display_and_the_bus_are_agreed_and_counted(tmp_path: Path) -> None:
    code = "reach('/tmp/.X11-unix/X7'); reach('\\0/tmp/.X11-unix/X7'); reach('/run/user/9/bus')"
    said = judged(traced(tmp_path, code), ())
    assert said.startswith("1 starts, 6 socket calls; connections: 2 to the display, 1 to a me")


def test_other_programs_may_do_what_they_like(tmp_path: Path) -> None:
    assert traced(tmp_path, "ask(socket.AF_INET)", "another") == []
    left = (
        "if len(sys.argv) < 2: os.execv('/bin/sh', ['sh', '-c', '\"$0\" -ISc \"$1\"', {!r}, {!r}])"
    )
    asking = "import socket; socket.socket(socket.AF_INET)"
    (start,) = traced(tmp_path, left.format(sys.executable, asking))
    assert start.calls == []


def test_the_print_service_may_be_asked_where_print_is_pressed_alone() -> None:
    line = 'connect(7, {sa_family=AF_UNIX, sun_path="/tmp/own/socket"}, 110) = 0'
    told = {
        "CUPS_SERVER": "/tmp/own/socket",
        "PYTEST_CURRENT_TEST": "tests/e2e/test_printing.py::x",
    }
    assert kind_of(line, Start("plex-ivig", told)).startswith("the print service")
    for name, other in (("CUPS_SERVER", "/tmp/another"), ("PYTEST_CURRENT_TEST", "tests/e2e/x::y")):
        assert kind_of(line, Start("plex-ivig", {**told, name: other})) == ""


def test_what_is_listed_besides_is_allowed_there_and_must_happen() -> None:
    besides = Besides("test", ":65000", "why")
    calls = [
        "socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3",
        "connect(3, {sa_family=AF_INET, sin_port=htons(5464), "
        'sin_addr=inet_addr("127.0.0.1")}, 16) = -1 ECONNREFUSED (Connection refused)',
    ]
    asking = Start("plex-ivig", {"DISPLAY": ":65000"}, calls)
    assert "1 to besides (why)" in judged([asking], [besides])
    with pytest.raises(CheckError, match="opens nothing more: test"):
        judged([Start("plex-ivig", {"DISPLAY": ":65000"})], [besides])
    with pytest.raises(CheckError, match="AF_INET"):
        judged([asking, Start("plex-ivig", {"DISPLAY": ":1"}, calls)], [besides])
    calls[1] = calls[1].replace("5464", "443")
    with pytest.raises(CheckError, match=r"htons\(443\)"):
        judged([asking], [besides])


def test_what_is_listed_besides_are_tests_that_there_are() -> None:
    for entry in BESIDES:
        file, _, name = entry.test.partition("::")
        text = (ROOT / file).read_text("utf-8")
        assert f"def {name.partition('[')[0]}(" in text
        assert f'"{entry.display}"' in text


def test_a_child_may_be_heard_of_before_its_maker_and_a_number_is_used_again() -> None:
    lines = [
        '9 execve("/x/plex-ivig", ["plex-ivig"], ["DISPLAY=:1"]) = 0',
        "9 clone3({flags=CLONE_VM|CLONE_THREAD} <unfinished ...>",
        "10 socket(AF_INET, SOCK_DGRAM, 0 <unfinished ...>",
        "9 <... clone3 resumed> => {parent_tid=[10]}, 88) = 10",
        "10 <... socket resumed>) = 3",
        "10 +++ exited with 0 +++",
        "9 +++ exited with 0 +++",
        "8 vfork( <unfinished ...>",
        '10 execve("/x/other", ["other"], []) = 0',
        "8 <... vfork resumed>) = 10",
        "10 socket(AF_NETLINK, SOCK_RAW, 0) = 3",
    ]
    (start,) = starts_in(lines)
    assert start.calls == ["socket(AF_INET, SOCK_DGRAM, 0 <unfinished ...>"]


@pytest.mark.parametrize(
    ("names", "answer"),
    [(["lo", "eth0"], errno.ENETUNREACH), (["lo"], errno.ECONNREFUSED), (["lo"], 0)],
)
def test_a_namespace_that_has_a_way_out_is_refused(names: list[str], answer: int) -> None:
    assert company(["lo"], errno.ENETUNREACH) == company([], errno.ENETUNREACH) == ""
    assert "no namespace without a network" in company(names, answer)


@pytest.mark.parametrize(
    "line", ["1 failed, 3 passed in 1.00s", "3 passed, 1 skipped in 1.00s", "no tests ran in 0.01s"]
)
def test_a_run_in_which_a_test_is_left_out_is_none(line: str) -> None:
    assert ALL_PASSED.match("858 passed in 126.83s (0:02:06)")
    assert not ALL_PASSED.match(line)
