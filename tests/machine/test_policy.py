"""The policy of a computer: what is read of it, and what is said of what cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gui.machine.policy import KEYS, Policy, read_policy

EVERYTHING = """
theme = "dark"
language = "de"
text-size = 125
idle-seconds = 0
bundle = "/srv/bundle.zip"
overlay = "/srv/own.plexivig"
overlay-keys = ["RWRIT1NQSVRBTAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"]
export = false
install = false
planner = false
locked = ["theme", "bundle"]
"""


def policy_of(folder: Path, text: str | bytes) -> Policy:
    file = folder / "policy.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_policy(file)


def said(policy: Policy) -> list[str]:
    return [str(problem).removeprefix(f"{policy.file}: ") for problem in policy.problems]


def test_every_key_is_read(tmp_path: Path) -> None:
    policy = policy_of(tmp_path, EVERYTHING)
    assert said(policy) == []
    assert policy.values == {
        "theme": "dark",
        "language": "de",
        "text-size": 125,
        "idle-seconds": 0,
        "bundle": "/srv/bundle.zip",
        "overlay": "/srv/own.plexivig",
        "overlay-keys": ["RWRIT1NQSVRBTAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"],
        "export": False,
        "install": False,
        "planner": False,
    }
    assert set(policy.values) == set(KEYS)
    assert policy.locked == {"theme", "bundle"}
    assert policy.bundle == Path("/srv/bundle.zip")


def test_no_file_is_no_problem_and_everything_has_its_default(tmp_path: Path) -> None:
    policy = read_policy(tmp_path / "policy.toml")
    assert not policy.is_there
    assert said(policy) == []
    assert {key: policy.value(key) for key in KEYS} == {
        "theme": "system",
        "language": "system",
        "text-size": 100,
        "idle-seconds": 180,
        "bundle": None,
        "overlay": None,
        "overlay-keys": (),
        "export": True,
        "install": True,
        "planner": True,
    }


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('theme = "pink"', 'theme: "pink" is not one of light, dark, high-contrast, system'),
        ("theme = [1]", "theme: [1] is not one of light, dark, high-contrast, system"),
        ('language = "fr"', 'language: "fr" is not one of en, de, system'),
        ("text-size = 79", "text-size: 79 is not a whole number from 80 to 250"),
        ("text-size = 251", "text-size: 251 is not a whole number from 80 to 250"),
        ("text-size = 100.0", "text-size: 100.0 is not a whole number from 80 to 250"),
        ("text-size = true", "text-size: true is not a whole number from 80 to 250"),
        ("idle-seconds = 9", "idle-seconds: 9 is not 0 (off), or a number from 10 to 86400"),
        ("idle-seconds = nan", "idle-seconds: nan is not 0 (off), or a number from 10 to 86400"),
        ("idle-seconds = inf", "idle-seconds: inf is not 0 (off), or a number from 10 to 86400"),
        ("idle-seconds = -1", "idle-seconds: -1 is not 0 (off), or a number from 10 to 86400"),
        ('bundle = "data"', 'bundle: "data" is not an absolute path'),
        ('bundle = "/a\\u0000b"', 'bundle: "/a[U+0000]b" is not an absolute path'),
        ('export = "no"', 'export: "no" is not true or false'),
        ("planner = 1", "planner: 1 is not true or false"),
        ("locked = true", "locked: true is not a list of keys"),
        ('locked = ["them"]', 'locked: "them" is not a key that can be locked'),
        ("locked = [[]]", "locked: [] is not a key that can be locked"),
        ("colour = 1", "colour: there is no such key"),
        ('"\\u001b[2J" = 1', "[U+001B][2J: there is no such key"),
        ("[theme]", "theme: a table is not one of light, dark, high-contrast, system"),
    ],
)
def test_what_is_wrong_is_told_and_ignored(line: str, told: str, tmp_path: Path) -> None:
    policy = policy_of(tmp_path, f"{line}\n")
    (problem,) = said(policy)
    assert problem in {f"{told}; it is ignored", f"{told} is ignored"}
    assert (policy.values, policy.locked) == ({}, frozenset())


@pytest.mark.parametrize("key", ["text-size", "idle-seconds"])
@pytest.mark.parametrize("number", ["9" * 400, "0x" + "f" * 6000], ids=["long", "too long to show"])
def test_a_number_of_any_length_stops_nothing(key: str, number: str, tmp_path: Path) -> None:
    policy = policy_of(tmp_path, f'theme = "dark"\n{key} = {number}\nlocked = [{number}]\n')
    assert policy.values == {"theme": "dark"}
    assert [problem.partition(": ")[0] for problem in said(policy)] == [key, "locked"]


def test_a_good_key_counts_beside_a_wrong_one(tmp_path: Path) -> None:
    policy = policy_of(tmp_path, 'theme = 1\ntext-size = 150\nlocked = ["them", "text-size"]\n')
    assert len(policy.problems) == 2
    assert policy.values == {"text-size": 150}
    assert policy.locked == {"text-size"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'theme = "dark"\nexport = no\n', "it is not TOML: Invalid value (at line 2, column 10)"),
        (b"a = " + b"[" * 5000, "it is not TOML: "),
        (b'# ok\nbundle = "/\xff"\n', "it is not UTF-8 (line 2)"),
        ('theme = "dark"'.encode("utf-16"), "it is not UTF-8 (line 1)"),
        (b"#" * 65_537, "it is larger than 64 KB"),
        (b"#" + b"." * 200 + b"\n" + b"a." * 101 + b"b = 1", "a line of it has more than 100 dots"),
        (b"a = {b = '''\n#''', " + b"a." * 101 + b"b = 1}", "a line of it has more than 100 dots"),
        (b"text-size = " + b"9" * 5000, "a number in it has too many digits"),
    ],
    ids=["syntax", "depth", "latin-1", "utf-16", "size", "dots", "no comment", "digits"],
)
def test_a_file_that_cannot_be_used_is_ignored_whole(
    content: bytes, told: str, tmp_path: Path
) -> None:
    policy = policy_of(tmp_path, content)
    (problem,) = said(policy)
    assert problem.startswith(told)
    assert problem.endswith("; all of it is ignored")
    assert policy.values == {}


def test_a_policy_that_is_explained_at_length_holds(tmp_path: Path) -> None:
    explained = f"# {'.' * 200} 12\n" * 150 + EVERYTHING + f"\t# {'about a key ' * 6}\n" * 350
    assert 32_768 < len(explained) < 65_536
    policy = policy_of(tmp_path, explained)
    assert said(policy) == []
    assert set(policy.values) == set(KEYS)
    assert policy.locked == {"theme", "bundle"}


def test_a_mark_of_the_byte_order_is_no_fault(tmp_path: Path) -> None:
    assert policy_of(tmp_path, b'\xef\xbb\xbftheme = "dark"\r\n').values == {"theme": "dark"}


def test_what_is_no_file_is_told_and_nobody_is_waited_for(tmp_path: Path) -> None:
    folder, pipe = tmp_path / "folder", tmp_path / "pipe"
    folder.mkdir()
    os.mkfifo(pipe)
    for place, why in ((folder, "it is a folder"), (pipe, "it is no file")):
        policy = read_policy(place)
        assert policy.unreachable
        assert said(policy) == [f"it cannot be read ({why}); all of it is ignored"]
