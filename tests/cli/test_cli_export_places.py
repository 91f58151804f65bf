"""Where an export goes: a file that appears whole or not at all, whatever the disk is like."""

from __future__ import annotations

import os
import shlex
import signal
import stat
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from gui.cli.arguments import FORMATS
from tests.cli.terminal import Printed, environment, start
from tests.e2e.program import PROGRAM
from tests.places import own_id

OLD = b"what was there before"
SMALL_DISK = """
mount -t tmpfs -o size=32k tmpfs "$1" 2>/dev/null || ulimit -f 8
cd "$1"
[ "$2" = old ] && printf 'what was there before' > file
shift 2
"$@"
code=$?
ls -A; echo --; cat file 2>/dev/null
exit $code
"""
# More than a pipe holds and a small disk; all as a PDF would take seconds.
LARGE = dict.fromkeys(FORMATS, "all") | {"pdf": "mmn"}
WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
KILLED = """
import os, signal, sys
from pathlib import Path
def die(*_, **__):
    os.kill(os.getpid(), {kill})
{patch}
from gui.__main__ import main
sys.argv = ["plex-ivig", *sys.argv[1:]]
main()
"""
KILL = signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL  # each ends at once
MOMENTS = {
    "while it is made": "import gui.cli.export as e; e._csv = die",
    "while it is written": "os.fsync = die",
    "before it gets its name": "os.link = die; Path.replace = die",
}


def in_shell(line: str, folder: Path) -> Printed:
    """A line of shell in which `$PLEX` starts the program."""
    command = ["bash", "-o", "pipefail", "-c", line.replace("$PLEX", shlex.join(PROGRAM))]
    done = subprocess.run(
        command, env=environment(), cwd=folder, capture_output=True, text=True, check=False
    )
    return Printed(done.returncode, done.stdout, done.stderr)


def export(file: Path | str, *options: str, kind: str = "csv", what: str = "mmn") -> Printed:
    return start("export", what, f"--{kind}", file, *options)


def only(folder: Path, *names: str) -> bool:
    return sorted(entry.name for entry in folder.iterdir()) == sorted(names)


def as_an_ordinary_user(*command: str | Path) -> list[str]:
    """Root ignores the rights of files; without its privileges it does not."""
    before = WITHOUT_RIGHTS if own_id() == 0 and os.name == "posix" else ()
    return [*before, *map(str, command)]


def run_as_ordinary(*arguments: str | Path) -> Printed:
    done = subprocess.run(
        as_an_ordinary_user(*PROGRAM, *arguments),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return Printed(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_that_is_there_stays_unless_force_is_given(kind: str, tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(OLD)
    file.chmod(0o604)
    link.symlink_to("file")
    for name in (file, link):
        printed = export(name, kind=kind)
        assert (printed.code, printed.out) == (1, "")
        assert printed.err == f"plex-ivig: {name} is there already; --force replaces it\n"
        assert file.read_bytes() == OLD
    assert export(link, "--force", kind=kind) == (0, f"Saved {link}\n", "")
    assert link.is_symlink() and file.read_bytes() != OLD
    assert stat.S_IMODE(file.stat().st_mode) == 0o604
    assert only(tmp_path, "file", "link")


def test_force_is_no_trouble_where_nothing_is(tmp_path: Path) -> None:
    assert export(tmp_path / "file", "--force").code == 0
    assert only(tmp_path, "file")


def test_a_link_to_nothing_leads_to_the_new_file_and_one_to_itself_is_no_place(
    tmp_path: Path,
) -> None:
    link, loop = tmp_path / "link", tmp_path / "loop"
    link.symlink_to("file")
    loop.symlink_to("loop")
    assert export(link).code == 0
    assert link.is_symlink() and (tmp_path / "file").is_file()
    assert export(loop).code == 1
    assert loop.is_symlink() and only(tmp_path, "file", "link", "loop")


def test_a_name_of_any_bytes_is_written_and_told_so_that_it_can_be_read(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    printed = start("export", "mmn", "--csv", folder + b"/\xff\x1b[31m")
    assert printed.code == 0 and printed.out.endswith("[U+DCFF][U+001B][31m\n")
    assert os.listdir(folder) == [b"\xff\x1b[31m"]


def test_a_file_may_be_called_minus(tmp_path: Path) -> None:
    told = start("export", "mmn", "--csv", f".{os.sep}-", cwd=tmp_path)
    assert told == (0, "Saved -\n", "")
    assert only(tmp_path, "-")


@pytest.mark.parametrize("options", [(), ("--force",)])
def test_what_can_be_no_file_is_told(options: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(OLD)
    (tmp_path / "folder").mkdir()
    places = {
        "folder": "Is a directory",
        "none/file": f"there is no folder {tmp_path / 'none'}",
        "plain/file": "Not a directory",
        "n" * 300: "File name too long",
    }
    if os.name == "nt":  # it tells neither of these from what is not there
        places["plain/file"] = f"there is no folder {tmp_path / 'plain'}"
        del places["n" * 300]
    for place, why in places.items():
        printed = export(tmp_path / place, *options)
        assert (printed.code, printed.out) == (1, "")
        assert printed.err == f"plex-ivig: {tmp_path / place} cannot be written: {why}\n"
    assert only(tmp_path, "plain", "folder") and only(tmp_path / "folder")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_folder_that_may_not_be_changed_is_told_and_the_file_in_it_stays(
    kind: str, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "old").write_bytes(OLD)
    folder.chmod(0o555)
    try:
        for name, *options in (["new"], ["old", "--force"]):
            printed = run_as_ordinary("export", "mmn", f"--{kind}", folder / name, *options)
            why = f"nothing may be written into the folder {folder}"
            assert (printed.code, printed.out) == (1, "")
            assert printed.err == f"plex-ivig: {folder / name} cannot be written: {why}\n"
        assert only(folder, "old") and (folder / "old").read_bytes() == OLD
    finally:
        folder.chmod(0o755)


def test_a_folder_that_may_not_be_entered_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir(mode=0o600)
    printed = run_as_ordinary("export", "mmn", "--csv", folder / "file")
    assert (printed.code, printed.out) == (1, "")
    assert f"nothing may be written into the folder {folder}" in printed.err


def test_a_file_that_may_not_be_written_stays_even_by_force(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(OLD)
    file.chmod(0o444)
    printed = run_as_ordinary("export", "mmn", "--csv", file, "--force")
    assert (printed.code, printed.out) == (1, "")
    assert printed.err == f"plex-ivig: {file} cannot be written: Permission denied\n"
    assert only(tmp_path, "file") and file.read_bytes() == OLD


def small_disk(place: Path, before: str, *arguments: str) -> Printed:
    """Run on a disk of its own; where nobody may mount one, no file may be larger than it."""
    place.mkdir(exist_ok=True)
    alone = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    separate = subprocess.run([*alone, "true"], capture_output=True, check=False).returncode == 0
    script = ["sh", "-c", SMALL_DISK, "sh", str(place), before]
    done = subprocess.run(
        [*(alone if separate else []), *script, *PROGRAM, *arguments],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    return Printed(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_disk_without_room_leaves_what_was_there(kind: str, tmp_path: Path) -> None:
    why = ("No space left on device", "File too large")
    complaints = [f"plex-ivig: file cannot be written: {reason}\n" for reason in why]
    arguments = ("export", LARGE[kind], f"--{kind}", "file", "--force")
    for before, left in (("none", "--\n"), ("old", f"file\n--\n{OLD.decode()}")):
        printed = small_disk(tmp_path / before, before, *arguments)
        assert (printed.code, printed.out) == (1, left)
        assert printed.err in complaints


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_larger_than_is_allowed_leaves_what_was_there(kind: str, tmp_path: Path) -> None:
    line = f"ulimit -f 4; $PLEX export {LARGE[kind]} --{kind} file --force"
    why = "plex-ivig: file cannot be written: File too large\n"
    assert in_shell(line, tmp_path) == (1, "", why)
    assert only(tmp_path)
    (tmp_path / "file").write_bytes(OLD)
    assert in_shell(line, tmp_path) == (1, "", why)
    assert only(tmp_path, "file") and (tmp_path / "file").read_bytes() == OLD


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("before", [None, OLD])
def test_a_program_that_is_killed_leaves_no_part_under_that_name(
    moment: str, before: bytes | None, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    if before is not None:
        file.write_bytes(before)
    force = ["--force"] if before is not None else []
    script = KILLED.format(patch=MOMENTS[moment], kill=int(KILL))
    done = subprocess.run(
        [sys.executable, "-c", script, "export", "mmn", "--csv", str(file), *force],
        env=environment(),
        check=False,
    )
    assert abs(done.returncode) == KILL
    assert (file.read_bytes() if file.exists() else None) == before
    left = [entry.name for entry in tmp_path.iterdir() if entry != file]
    assert all(name.startswith(".plex-ivig-") and name.endswith(".part") for name in left)
    assert start("export", "mmn", "--csv", file, *force).code == 0


def test_a_device_and_a_pipe_are_written_to_as_they_are(tmp_path: Path) -> None:
    assert export("/dev/null") == (0, "", "")
    assert export("/dev/stdout") == export("-")
    full = export("/dev/full")
    assert full.err == "plex-ivig: /dev/full cannot be written: No space left on device\n"
    assert (full.code, full.out) == (1, "")
    pipe, file = tmp_path / "pipe", tmp_path / "file"
    os.mkfifo(pipe)
    printed: list[Printed] = []
    writing = Thread(target=lambda: printed.append(export(pipe)))
    writing.start()
    data = pipe.read_bytes()
    writing.join()
    assert printed == [(0, "", "")]
    assert export(file).code == 0
    assert data == file.read_bytes()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("kind", FORMATS)
def test_standard_output_that_is_full_or_gone(kind: str, tmp_path: Path) -> None:
    line = f"$PLEX export {LARGE[kind]} --{kind} -"
    full = in_shell(f"{line} > /dev/full", tmp_path)
    assert (full.code, full.err.count("\n")) == (1, 1)
    assert "cannot be written" in full.err
    assert in_shell(f"{line} | head -c 5 >/dev/null", tmp_path) == (0, "", "")
    nowhere = "plex-ivig: there is no standard output to write to\n"
    assert in_shell(f"{line} >&-", tmp_path) == (1, "", nowhere)


def test_the_file_is_written_though_nobody_hears_of_it(tmp_path: Path) -> None:
    for number, output in enumerate((">&-", "2>&-", ">&- 2>&- <&-", "| true")):
        assert in_shell(f"$PLEX export mmn --csv {number} {output}", tmp_path).code == 0
    assert len({file.read_bytes() for file in tmp_path.iterdir()}) == 1
    assert only(tmp_path, "0", "1", "2", "3")
