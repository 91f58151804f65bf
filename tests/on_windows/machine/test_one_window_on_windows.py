"""The place of a window on Windows: taken once, given back by the system, asked through files."""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from gui import paths
from gui.machine.instance import (
    ANSWER_S,
    Answer,
    Instance,
    NoAnswerError,
    NotToldError,
    Request,
    Wish,
    instance_here,
)
from gui.machine.session_folder import make_private, private_folder, session_name
from tests.on_windows.conftest import Folders
from tests.on_windows.machine.giving import EVERYONE, another_program, give, is_woken

assert sys.platform == "win32"

SESSION, CONTENT = "WARD+1", "1"
LATE_S = 20.0
Make = Callable[..., Instance]
HOLDING = """
from pathlib import Path
from gui.machine.instance import instance_here
held = instance_here(Path(sys.argv[1]), "WARD+1", "1")
assert held.claim()
if "open" in sys.argv:
    held.open_door()
print(flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def make(folder: Path) -> Iterator[Make]:
    made: list[Instance] = []

    def instance(content: str = CONTENT, session: str = SESSION, late_s: float = 0) -> Instance:
        clock = iter(range(0, 10**9, round(late_s))).__next__ if late_s else time.monotonic
        made.append(instance_here(folder, session, content, clock))
        return made[-1]

    yield instance
    for entry in made:
        entry.close()


def serving(instance: Instance, answer: Callable[[Request], Answer]) -> Thread:
    """Answers the next request, as a window does once it is woken."""
    door = instance.open_door()

    def serve() -> None:
        found: list[Request] = []
        while not found and is_woken(door, LATE_S):
            found = list(instance.requests())
        for request in found:
            instance.answer(request, answer(request))

    thread = Thread(target=serve)
    thread.start()
    return thread


def put(folder: Path, name: str, **given: object) -> None:
    wish = {"condition": given.pop("condition", None)}
    told = {"reply": "reply-0123456789abcdef", "sent": 0.0, "wish": wish, **given}
    (folder / f"{SESSION}-{CONTENT}.{name}.request").write_bytes(json.dumps(told).encode() + b"\n")


def test_a_place_is_taken_once_and_free_again_when_it_is_left(make: Make, folder: Path) -> None:
    first, second = make(), make()
    assert first.claim()
    assert not second.claim()
    first.close()
    assert second.claim()
    second.close()
    assert not folder.exists()


def test_sessions_and_data_have_places_of_their_own(make: Make) -> None:
    first, other_session, other_data = make(), make(session="WARD+2"), make(content="2")
    assert first.claim() and other_session.claim()
    assert not first.others_are_open()
    assert other_data.claim()
    assert first.others_are_open() and other_data.others_are_open()
    assert not other_session.others_are_open()


@pytest.mark.parametrize("state", ["starting", "open"])
def test_a_killed_program_leaves_nothing(make: Make, folder: Path, state: str) -> None:
    with another_program(HOLDING, folder, state) as process:
        assert not make().claim()
        process.kill()
        process.wait()
        assert list(folder.iterdir()) == []
    assert make().hand_over(Wish("mmn")) is None


def test_a_request_comes_as_it_was_typed_and_is_answered(make: Make, folder: Path) -> None:
    first, seen = make(), []
    first.claim()

    def admit(request: Request) -> Answer:
        seen.append(request.wish)
        return Answer(2, "there is no condition 'M\u00fcller \"x\"'")

    thread = serving(first, admit)
    wish = Wish('M\u00fcller "x"', "dark", "de")
    answer = make().hand_over(wish)
    thread.join()
    assert seen == [wish]
    assert answer == Answer(2, "there is no condition 'M\u00fcller \"x\"'")
    assert [file.suffix for file in folder.iterdir()] == [".lock"]
    assert list(first.requests()) == []


def test_a_window_that_is_only_starting_is_waited_for(make: Make) -> None:
    first = make()
    first.claim()
    answers: list[Answer | None] = []
    second = Thread(target=lambda: answers.append(make().hand_over(Wish("mmn"))))
    second.start()
    thread = serving(first, lambda request: Answer(0, request.wish.condition or ""))
    second.join()
    thread.join()
    assert answers == [Answer(0, "mmn")]


def test_a_window_that_ends_meanwhile_leaves_its_place_to_who_asked(make: Make) -> None:
    first, second = make(), make()
    first.claim()
    answers: list[Answer | None] = []
    waiting = Thread(target=lambda: answers.append(second.hand_over(Wish("mmn"))))
    waiting.start()
    first.close()
    waiting.join()
    assert answers == [None]
    assert not make().claim()


def test_a_window_that_does_not_answer_is_not_waited_for_long(make: Make, folder: Path) -> None:
    first = make()
    first.claim()
    first.open_door()
    with pytest.raises(NoAnswerError):
        make(late_s=ANSWER_S).hand_over(Wish("mmn"))
    assert [file.suffix for file in folder.iterdir()] == [".lock"]


def test_where_the_disk_is_full_nobody_waits(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    first = make()
    first.claim()
    first.open_door()

    def full(handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.write", full)
    with pytest.raises(OSError, match="full"):
        make().hand_over(Wish("mmn"))


def test_what_is_too_old_or_no_request_is_not_done(make: Make, folder: Path) -> None:
    first = make()
    first.claim()
    first.open_door()
    put(folder, "old", sent=-1.0 - ANSWER_S)
    put(folder, "upward", sent=1e12, reply="../../x")
    put(folder, "colour", sent=1e12, wish={"theme": "purple"})
    put(folder, "long", sent=1e12, condition="x" * 60_000)
    put(folder, "good", sent=1e12, condition="mmn")
    start = folder / f"{SESSION}-{CONTENT}."
    for name, data in (("a", b"\x00\xff\n"), ("b", b"[" * 4_000), ("c", b""), ("d", b"{}\n")):
        Path(f"{start}{name}.request").write_bytes(data)
    Path(f"{start}folder.request").mkdir()
    (folder / f"{SESSION}-2.x.request").write_bytes(b"for another window\n")
    assert [request.wish.condition for request in first.requests()] == ["mmn"]
    assert list(first.requests()) == []


def test_what_was_left_keeps_no_request_out(
    make: Make, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.machine.instance_windows._MOST_REQUESTS", 3)
    first = make()
    first.claim()
    first.open_door()
    for number in range(9):
        put(folder, f"a{number}", sent=-1e9)
    put(folder, "z", sent=1e12, condition="mmn")
    found = [it.wish.condition for _ in range(4) for it in first.requests()]
    assert found == ["mmn"]


def test_what_a_loss_of_power_left_goes_with_the_next_window(make: Make, folder: Path) -> None:
    folder.mkdir()
    for name in (f"{SESSION}-{CONTENT}.lock", "WARD+7-x.lock", "reply-ab", "WARD+7-x.1.request"):
        (folder / name).write_bytes(b"left")
    (folder / "somebody's own.txt").write_bytes(b"kept")
    first, other = make(), make(content="2")
    assert first.claim() and other.claim()
    first.close()
    assert sorted(file.name for file in folder.iterdir()) == [
        f"{SESSION}-2.lock",
        "somebody's own.txt",
    ]


@pytest.mark.parametrize("condition", ["x" * 5_000, "\udcff"], ids=["too long", "no text"])
def test_what_cannot_be_a_condition_is_not_handed_over(make: Make, condition: str) -> None:
    make().claim()
    with pytest.raises(NotToldError):
        make().hand_over(Wish(condition))


def test_a_folder_that_others_may_write_into_is_not_used(make: Make, folder: Path) -> None:
    folder.mkdir()
    give(folder, EVERYONE)
    assert not make_private(folder)
    with pytest.raises(OSError):
        make().claim()
    assert list(folder.iterdir()) == []


def test_the_folder_is_among_the_users_own(folders: Folders) -> None:
    found = private_folder(os.environ)
    assert found == paths.session_folder(os.environ)
    assert found is not None and found.is_relative_to(folders.local) and found.is_dir()
    assert private_folder({}) is None


def test_a_session_is_that_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    ward, other = (session_name({"COMPUTERNAME": name}) for name in ("WARD-1:x", "WARD-2"))
    assert ward and other and ward != other
    assert not set(ward) & set('<>:"/\\|?*-')
    assert session_name({"COMPUTERNAME": "WARD", "QT_QPA_PLATFORM": "offscreen"}) == ""
    monkeypatch.setattr("gui.machine.win32.is_administrator", lambda: False)
    assert not session_name({"COMPUTERNAME": "WARD-1:x"}).endswith("administrator")
    monkeypatch.setattr("gui.machine.win32.session_id", lambda: None)
    assert session_name({"COMPUTERNAME": "WARD"}) == ""
