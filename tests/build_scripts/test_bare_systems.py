"""The parts of the proof on bare systems and in hostile places that need neither."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from build_scripts.checking.display import Display, colours, different_pixels
from build_scripts.checking.missing_libraries import problem_with
from build_scripts.checking.network import socket_problems
from build_scripts.checking.package_life import files_of
from build_scripts.checking.pictures import PICTURES, Reference, same_pictures, same_texts
from build_scripts.checking.results import CheckError, Options, Result, attempt, table
from build_scripts.checking.runs import Done, run, silent, wait_until
from build_scripts.checking.systems import (
    SYSTEMS,
    debootstrap_command,
    ensure_minimal_system,
    last_words,
    mirror_in,
)

TARGETS = """\
Security Debian-Security http://mirror.example/security/
Debian Debian-Security http://mirror.example/security/
Debian Debian http://mirror.example/debian/
Debian Debian http://other.example/debian/
"""
LIBRARY = "libxcb-cursor.so.0"
CLEAR = f"plex-ivig: a library cannot be loaded: {LIBRARY}: cannot open shared object file\n"


def fails(text: str) -> str:
    raise CheckError(text)


def test_a_check_that_fails_is_a_result_and_no_exception() -> None:
    assert attempt("one", lambda: "seen") == Result("one", True, "seen")
    assert attempt("two", lambda: fails("broken")) == Result("two", False, "broken")
    missing = attempt("three", lambda: Path("/nonexistent/file").read_text("utf-8"))
    assert not missing.passed and "/nonexistent/file" in missing.detail


def test_the_table_tells_what_failed_and_how_many_passed() -> None:
    lines = table([Result("a", True, "x"), Result("longer", False, "y")]).splitlines()
    assert lines == ["ok    a       x", "FAIL  longer  y", "1 of 2 passed"]


def test_the_mirror_is_that_of_debian_itself() -> None:
    assert mirror_in(TARGETS) == "http://mirror.example/debian"
    assert mirror_in("Ubuntu Ubuntu http://mirror.example/ubuntu\nDebian Debian\n") == ""


def test_a_system_that_is_there_is_used_again(tmp_path: Path) -> None:
    made = tmp_path / "bare" / "debian-12"
    made.mkdir(parents=True)
    assert ensure_minimal_system("debian-12", Options(tmp_path)) == made
    assert list(tmp_path.rglob("*")) == [made.parent, made]


def test_a_system_that_nobody_knows_is_said_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(CheckError, match=r"'debian-1'.*debian-12, debian-13, ubuntu-22.04"):
        ensure_minimal_system("debian-1", Options(tmp_path))


def test_only_root_can_make_a_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(CheckError, match="only be made and entered by root"):
        ensure_minimal_system("debian-12", Options(tmp_path))


def test_a_missing_tool_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CheckError, match="apt-get install debootstrap"):
        ensure_minimal_system("debian-12", Options(tmp_path))


def test_packages_are_verified_where_there_are_keys(tmp_path: Path) -> None:
    system = SYSTEMS["ubuntu-24.04"]
    verified = debootstrap_command(system, tmp_path, "http://mirror.example", tmp_path / "keys")
    assert f"--keyring={tmp_path / 'keys'}" in verified and "--no-check-gpg" not in verified
    unverified = debootstrap_command(system, tmp_path, "http://mirror.example", None)
    assert "--no-check-gpg" in unverified
    for command in (verified, unverified):
        assert command[0] == "unshare"
        assert command[-4:-1] == ("noble", str(tmp_path), "http://mirror.example")


def test_of_a_long_log_the_last_line_is_told(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("I: Retrieving\nE: No such suite\n\n", "utf-8")
    assert last_words(log) == "E: No such suite"
    log.write_text("", "utf-8")
    assert last_words(log) == "debootstrap said nothing"


def test_the_pixels_of_a_screen_are_read(tmp_path: Path) -> None:
    header_size, number_of_colours = 104, 2
    header = struct.pack(">I", header_size).ljust(76, b"\0") + struct.pack(">I", number_of_colours)
    pixels = b"\1\1\1\1" + b"\2\2\2\2" * 3
    screen = tmp_path / "screen"
    screen.write_bytes(header.ljust(header_size, b"\0") + bytes(12 * number_of_colours) + pixels)
    picture = Display(":0", screen).picture()
    assert picture == pixels
    assert colours(picture) == 2


def test_pixels_that_differ_are_counted() -> None:
    assert different_pixels(b"aaaabbbbcccc", b"aaaabbbbcccc") == 0
    assert different_pixels(b"aaaabbbbcccc", b"aaaabxbbxxxx") == 2
    assert different_pixels(b"aaaa", b"aaaabbbb") == 2


@pytest.mark.parametrize(
    "done", [None, Done(0, b"text", ""), Done(1, b"", CLEAR), Done(127, b"", f"plex-ivig: {CLEAR}")]
)
def test_a_library_that_is_missing_may_be_said_or_not_needed(done: Done | None) -> None:
    assert problem_with(done, LIBRARY) == ""


@pytest.mark.parametrize(
    ("done", "problem"),
    [
        (Done(0, b"", CLEAR), "said something"),
        (Done(134, b"", CLEAR), "aborted"),
        (Done(-6, b"", CLEAR), "aborted"),
        (Done(1, b"", "Traceback (most recent call last)"), "by chance"),
        (Done(1, b"", f"qt.qpa.plugin: {CLEAR}"), "by chance"),
        (Done(1, b"", "plex-ivig: something is missing"), "does not name"),
        (Done(1, b"", CLEAR * 3), "too much"),
    ],
)
def test_an_abort_a_traceback_and_a_vague_word_are_problems(done: Done, problem: str) -> None:
    assert problem in problem_with(done, LIBRARY)


def test_what_a_package_manager_keeps_for_itself_is_not_counted(tmp_path: Path) -> None:
    for name in ("var/lib/dpkg/status", "var/lib/apt/lists/x", "usr/bin/x", "var/lib/dpkg/info/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "usr" / "lost").symlink_to("nowhere")
    found = files_of(tmp_path)
    assert {"usr/bin/x", "usr/lost", "var/lib/dpkg/info/x"} <= found
    assert not any(path.startswith(("var/lib/apt", "var/lib/dpkg/status")) for path in found)


def test_the_same_text_may_come_from_another_folder() -> None:
    texts = {"list": b"one\n", "licences": b"notice  /here/_internal/resources/NOTICE.txt\n"}
    elsewhere = {**texts, "licences": b"notice  /there/_internal/resources/NOTICE.txt\n"}
    assert same_texts(texts, elsewhere.__getitem__).startswith("2 commands")
    with pytest.raises(CheckError, match="list prints something else"):
        same_texts(texts, {**texts, "list": b"two\n"}.__getitem__)


def test_one_picture_that_differs_is_named() -> None:
    reference = Reference({}, tuple(b"%d" % number for number in range(len(PICTURES))), (b"", b""))
    drawn = dict(zip(PICTURES, reference.pictures, strict=True))
    assert same_pictures(reference, drawn.__getitem__).startswith(f"{len(PICTURES)} pictures")
    with pytest.raises(CheckError, match=r"--page overview is another"):
        same_pictures(reference, {**drawn, ("--page", "overview"): b"boxes"}.__getitem__)


def test_a_run_has_just_the_variables_it_is_given() -> None:
    done = run(["/usr/bin/env"], {"ONE": "1"})
    assert silent(done, "env") == b"ONE=1\n"
    with pytest.raises(CheckError, match=r"sh: exit code 3, oh \| no"):
        silent(run(["/bin/sh", "-c", "echo oh >&2; echo no >&2; exit 3"], {}), "sh")


def test_waiting_ends_when_it_holds_or_when_the_time_is_over() -> None:
    answers = iter([False, True])
    assert wait_until(lambda: next(answers), pause_s=0)
    assert not wait_until(lambda: False, limit_s=0)


def test_sockets_are_allowed_to_the_display_and_the_bus_alone() -> None:
    allowed = """\
1 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3
1 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X9"}, 20) = 0
1 connect(3, {sa_family=AF_UNIX, sun_path="/run/user/1000/bus"}, 110) = 0
1 connect(4, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT
"""
    assert socket_problems(allowed) == []
    forbidden = [
        "1 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 3",
        "1 socket(AF_INET6, SOCK_STREAM, 0) = 3",
        "1 socket(AF_NETLINK, SOCK_RAW, 0) = 3",
        '1 connect(3, {sa_family=AF_UNIX, sun_path="/run/cups/cups.sock"}, 110) = 0',
        "1 connect(3, {sa_family=AF_INET, sin_port=htons(631)}, 16) = -1",
    ]
    assert socket_problems(allowed + "\n".join(forbidden)) == forbidden


def test_only_the_print_service_of_this_computer_may_be_asked_when_print_is_pressed() -> None:
    allowed = [
        '1 connect(4, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X9"}, 20) = 0',
        '1 connect(4, {sa_family=AF_UNIX, sun_path="/run/cups/cups.sock"}, 110) = 0',
        "1 socket(AF_INET6, SOCK_STREAM, IPPROTO_IP) = 4",
        "1 connect(4, {sa_family=AF_INET6, sin6_port=htons(631), sin6_flowinfo=htonl(0),"
        ' inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, 28) = -1 EINPROGRESS',
        "1 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 4",
        "1 connect(4, {sa_family=AF_INET, sin_port=htons(631),"
        ' sin_addr=inet_addr("127.0.0.1")}, 16) = -1 EINPROGRESS',
    ]
    assert socket_problems("\n".join(allowed), printing=True) == []
    assert socket_problems("\n".join(allowed)) == allowed[1:]
    forbidden = [
        "1 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 3",
        "1 socket(AF_NETLINK, SOCK_RAW, 0) = 3",
        "1 connect(4, {sa_family=AF_INET, sin_port=htons(80),"
        ' sin_addr=inet_addr("127.0.0.1")}, 16) = -1 EINPROGRESS',
        "1 connect(4, {sa_family=AF_INET, sin_port=htons(631),"
        ' sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS',
        "1 connect(4, {sa_family=AF_INET6, sin6_port=htons(631), sin6_flowinfo=htonl(0),"
        ' inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = -1',
        '1 connect(4, {sa_family=AF_UNIX, sun_path="/run/dbus/system_bus_socket"}, 110) = 0',
    ]
    assert socket_problems("\n".join(forbidden), printing=True) == forbidden
