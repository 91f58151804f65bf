"""Words and variables become those of Windows, and what is said that of Linux."""

from __future__ import annotations

import pytest

from build_scripts.checking.through_wine import linux_text, translated, variables_of


@pytest.mark.parametrize(
    ("word", "given"),
    [
        ("/one/a b.txt", r"Z:\one\a b.txt"),
        ("--bundle=/one", r"--bundle=Z:\one"),
        ("list", "list"),
        ("/", "/"),
        ("a=/one", "a=/one"),
        ("one/two", "one/two"),
    ],
)
def test_only_a_whole_path_is_translated(word: str, given: str) -> None:
    assert translated(word) == given


def test_what_is_said_has_line_ends_and_paths_of_linux() -> None:
    said = b"Z:\\a\\b c.txt: it\\is\r\n'Z:\\d'\r\nC:\\e \\n\r"
    assert linux_text(said) == b"/a/b c.txt: it\\is\n'/d'\nC:\\e \\n\r"


def test_a_path_in_json_keeps_its_escapes() -> None:
    said = rb'{"file": "Z:\\tmp\\a \u00e9", "id": 1}'
    assert linux_text(said) == rb'{"file": "/tmp/a \u00e9", "id": 1}'


def test_what_wine_keeps_for_itself_gets_a_mark() -> None:
    given = {"HOME": "/home", "QT_A": "1", "LANG": "de", "PATH": "/bin"}
    found = variables_of(given, {"HOME": "/wine", "PATH": "/usr"}, {"TEMP": r"Z:\t"})
    assert found == {
        "PLEX_IVIG_PASS_HOME": r"Z:\home",
        "PLEX_IVIG_PASS_QT_A": "1",
        "PLEX_IVIG_PASS_TEMP": r"Z:\t",
        "LANG": "de",
        "HOME": "/wine",
        "PATH": "/usr",
    }
