"""What may stand on the command line, and what a stream's encoding does to JSON."""

import io
import json
from pathlib import Path

import pytest

from gui.cli.arguments import PAGES, parse
from gui.cli.commands import Commands
from gui.pages.words import Words
from tests.cli.terminal import TODAY, run


def test_without_a_command_the_window_opens() -> None:
    arguments = parse([])
    assert arguments.command == "window"
    assert (arguments.bundle, arguments.condition, arguments.theme) == (None, None, None)
    arguments = parse(["--condition", "cidp", "--theme", "dark", "--bundle", "b"])
    assert (arguments.condition, arguments.theme, arguments.bundle) == ("cidp", "dark", Path("b"))


@pytest.mark.parametrize("size", ["320x320", "1366x768", "8000X320"])
def test_a_picture_has_a_size_in_bounds(size: str) -> None:
    width, height = size.lower().split("x")
    shot = parse(["screenshot", "a.png", "--size", size, "--page", PAGES[0]])
    assert shot.size == (int(width), int(height))
    assert (shot.file, shot.scale, shot.theme) == (Path("a.png"), 1.0, "light")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--size", "319x320"], "each side must be from 320 to 8000"),
        (["--size", "320x8001"], "each side must be from 320 to 8000"),
        (["--size", "-1x768"], "is no size such as 1366x768"),
        (["--size", "1366 x 768"], "is no size such as 1366x768"),
        (["--size", "1366x768\n"], "is no size such as 1366x768"),
        (["--scale", "0.49"], "must be from 0.5 to 4.0"),
        (["--scale", "4.01"], "must be from 0.5 to 4.0"),
        (["--scale", "nan"], "must be from 0.5 to 4.0"),
        (["--scale", "inf"], "must be from 0.5 to 4.0"),
        (["--scale", "much"], "'much' is no number"),
    ],
)
def test_what_a_picture_cannot_be_is_told(
    options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    option = f"{options[0]}={options[1]}"
    with pytest.raises(SystemExit) as caught:
        parse(["screenshot", "a.png", option])
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("scale", ["0.5", "1.25", "4"])
def test_a_picture_may_be_scaled(scale: str) -> None:
    assert parse(["screenshot", "a.png", "--scale", scale]).scale == float(scale)


@pytest.mark.parametrize(
    ("encoding", "has_letters"),
    [("utf-8", True), ("utf-16", True), ("ascii", False), ("cp1252", False)],
)
def test_json_is_written_in_escapes_where_letters_may_be_lost(
    encoding: str, has_letters: bool
) -> None:
    data = io.BytesIO()
    with io.TextIOWrapper(data, encoding=encoding) as out:
        code = Commands(TODAY, Words(), out, out).run(parse(["list", "--json"]))
        out.flush()
        text = data.getvalue().decode(encoding)
    assert code == 0
    assert ("Guillain-Barr\u00e9" in text) is has_letters
    assert json.loads(text) == run("list", "--json").json()


@pytest.mark.parametrize(
    "words", [["list", "a\x1b[31m"], ["\u202ea"], ["bundle", "check", "a", "\x07"]]
)
def test_words_that_a_terminal_would_obey_are_told_by_their_codes(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(words)
    told = capsys.readouterr().err
    assert end.value.code == 2
    assert all(line.isprintable() for line in told.split("\n"))
    assert "[U+" in told or "\\u202e" in told
