"""A bundle in a folder: what is missing, too much, or may not be read."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui import paths
from gui.core.bundle import BundleError, Problem, files, printable, read_bundle
from tests.core.bundle.small import ONE, SMALL, TWO, Contents, problems, small, write

ROOT = Path(__file__).resolve().parents[3]
READ_AND_TELL = """
import os, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from gui.core.bundle import BundleError, read_bundle
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    read_bundle(Path(sys.argv[1]))
except BundleError as error:
    print(error.unreachable)
    print(*error.problems, sep="\\n")
else:
    print("read")
"""


def refusal(location: Path) -> BundleError:
    with pytest.raises(BundleError) as caught:
        read_bundle(location)
    return caught.value


def read_as_nobody(location: Path) -> list[str]:
    """What somebody who is not root is told of a bundle."""
    command = [sys.executable, "-B", "-c", READ_AND_TELL, str(location), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.fixture
def opened() -> Iterator[Path]:
    """A bundle that anybody may read; the folders of pytest are closed to others."""
    with tempfile.TemporaryDirectory() as above:
        folder = write(Path(above) / "bundle", small())
        for path in (Path(above), folder, *folder.rglob("*")):
            path.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.parametrize("name", sorted(SMALL))
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    contents = small()
    del contents[name]
    assert (name, "", "the file is missing") in problems(write(tmp_path, contents))


def test_only_the_missing_file_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    (folder / TWO).unlink()
    assert problems(folder) == [(TWO, "", "the file is missing")]


@pytest.mark.parametrize("name", ["more.json", "conditions/three.json", "a/b/c.json", "._x.json"])
def test_a_file_that_does_not_belong_is_named(name: str, tmp_path: Path) -> None:
    found = problems(write(tmp_path, {**small(), name: "{}"}))
    message = "this file does not belong to the bundle; bundle.json does not name it"
    assert found == [(name, "", message)]


@pytest.mark.parametrize(
    "name", ["README.txt", "conditions/notes.md", "sources.json.bak", ".git/x"]
)
def test_files_that_are_not_json_are_left_alone(name: str, tmp_path: Path) -> None:
    assert not problems(write(tmp_path, {**small(), name: "\x00"}))


def test_without_a_manifest_the_files_tell_the_conditions(tmp_path: Path) -> None:
    contents: Contents = {**small(), TWO: "{"}
    del contents["bundle.json"]
    found = problems(write(tmp_path, contents))
    assert [(file, path) for file, path, _ in found] == [("bundle.json", ""), (TWO, "")]


def test_where_nothing_is_nothing_can_be_reached(tmp_path: Path) -> None:
    error = refusal(tmp_path / "nowhere")
    assert error.unreachable
    assert error.problems == (Problem("", "", "there is no such file or folder"),)
    assert str(error.problems[0]) == "there is no such file or folder"


def test_an_empty_folder_is_no_bundle(tmp_path: Path) -> None:
    error = refusal(tmp_path)
    assert not error.unreachable
    assert [problem.file for problem in error.problems] == ["bundle.json"]


def test_a_file_that_is_no_zip_is_no_bundle(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes")
    error = refusal(tmp_path / "notes.txt")
    assert not error.unreachable
    assert error.problems[0].file == "notes.txt"
    assert error.problems[0].message.startswith("neither a folder nor a whole zip file")


def test_a_path_that_cannot_be_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("a" * 300)).unreachable
    assert refusal(Path("a\0b")).unreachable


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").problems[0].message == "it is no regular file"
    folder = write(tmp_path / "bundle", small())
    (folder / TWO).unlink()
    os.mkfifo(folder / TWO)
    assert problems(folder) == [(TWO, "", "the file cannot be read: it is no regular file")]


def test_a_link_to_a_file_is_followed_and_a_link_in_a_circle_is_not(tmp_path: Path) -> None:
    folder = write(tmp_path / "bundle", small())
    (folder / TWO).rename(tmp_path / "two.json")
    (folder / TWO).symlink_to(tmp_path / "two.json")
    (folder / "conditions" / "above").symlink_to(folder)
    assert not problems(folder)
    (folder / ONE).unlink()
    (folder / ONE).symlink_to(folder / ONE)
    assert [(file, path) for file, path, _ in problems(folder)] == [(ONE, "")]


def test_more_files_than_may_be_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", len(SMALL) - 1)
    found = problems(write(tmp_path, small()))
    assert found == [("", "", f"the bundle has more than {len(SMALL) - 1} files")]


def test_a_folder_that_is_no_bundle_is_not_walked_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_FILES_OF_NO_BUNDLE", 5)
    for number in range(3):
        (tmp_path / str(number) / "below").mkdir(parents=True)
    unreadable = tmp_path / "2" / "below" / "at the end"
    unreadable.mkdir()
    assert problems(tmp_path) == [("bundle.json", "", "the file is missing: this is no bundle")]


def test_a_bundle_that_would_fill_the_memory_is_not_read_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BUNDLE_BYTES", 2 * 1024 * 1024)
    spaces = b" " * (1024 * 1024)
    bundle = {**small(), **{f"conditions/padding{n}.json": spaces for n in range(4)}}
    assert problems(write(tmp_path, bundle)) == [
        ("", "", "the bundle holds more than 2 MB; the rest was not read")
    ]


def test_one_that_anybody_may_read_is_read(opened: Path) -> None:
    assert read_as_nobody(opened) == ["read"]


def test_a_folder_that_may_not_be_read_cannot_be_reached(opened: Path) -> None:
    opened.chmod(0o700 if os.geteuid() == 0 else 0)
    assert read_as_nobody(opened) == ["True", "Permission denied"]


def test_a_folder_inside_that_may_not_be_read_is_named_once(opened: Path) -> None:
    (opened / "conditions").chmod(0o700 if os.geteuid() == 0 else 0)
    told = read_as_nobody(opened)
    (opened / "conditions").chmod(0o755)
    assert told == ["False", "conditions: the folder cannot be read: Permission denied"]


def test_a_file_that_may_not_be_read_is_named(opened: Path) -> None:
    (opened / ONE).chmod(0o700 if os.geteuid() == 0 else 0)
    assert read_as_nobody(opened) == [
        "False",
        f"{ONE}: the file cannot be read: Permission denied",
    ]


def test_names_that_a_terminal_would_obey_are_told_by_their_codes(tmp_path: Path) -> None:
    folder = write(tmp_path / "b\x1b[31m\u202e", small())
    (folder / "x\x1b]0;y\x07\u202e.json").write_text("{}")
    (folder / os.fsdecode(b"\xff.json")).write_text("{}")
    error = refusal(folder)
    told = [error.location, str(error), *map(str, error.problems)]
    assert all(line.isprintable() for line in told)
    assert error.location.endswith("b[U+001B][31m[U+202E]")
    assert {problem.file for problem in error.problems} == {
        "x[U+001B]]0;y[U+0007][U+202E].json",
        "[U+DCFF].json",
    }


def test_spaces_of_any_width_are_left_in_a_printed_text() -> None:
    assert (
        printable("5\u00a0g\u202f\u2009\n\u200b\u00e9")
        == "5\u00a0g\u202f\u2009[U+000A][U+200B]\u00e9"
    )


def test_the_shipped_bundle_has_no_fault() -> None:
    assert not problems(paths.shipped_bundle())
