"""The place of a window in a session: taken once, given back, and asked through a pipe."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

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

SESSION, CONTENT = "+:0", "1"
Make = Callable[..., Instance]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "own"


@pytest.fixture
def make(folder: Path) -> Iterator[Make]:
    made: list[Instance] = []

    def instance(content: str = CONTENT, session: str = SESSION, late_s: float = 0) -> Instance:
        clock = iter(range(0, 10**9, round(late_s) or 1)).__next__ if late_s else None
        more = {} if clock is None else {"clock": clock}
        made.append(instance_here(folder, session, content, **more))
        return made[-1]

    yield instance
    for entry in made:
        entry.close()


def serving(instance: Instance, answer: Callable[[Request], Answer]) -> Thread:
    """Answers the next request, as a window does when its pipe can be read."""
    door = instance.open_door()

    def serve() -> None:
        os.set_blocking(door, True)
        while not (found := list(instance.requests())):
            pass
        for request in found:
            instance.answer(request, answer(request))

    thread = Thread(target=serve)
    thread.start()
    return thread


def send(folder: Path, *lines: bytes) -> None:
    pipe = next(folder.glob("*.pipe"))
    with pipe.open("wb", buffering=0) as writing:
        for line in lines:
            writing.write(line)


def line(**given: object) -> bytes:
    wish = {"condition": given.pop("condition", None)}
    told = {"reply": "reply-0123456789abcdef", "sent": 0.0, "wish": wish, **given}
    return json.dumps(told).encode("utf-8") + b"\n"


def test_a_place_is_taken_once_and_free_again_when_it_is_left(make: Make) -> None:
    first, second = make(), make()
    assert first.claim()
    assert not second.claim()
    first.close()
    assert second.claim()


def test_displays_and_data_have_places_of_their_own(make: Make) -> None:
    first, other_display, other_data = make(), make(session="+:1"), make(content="2")
    assert first.claim() and other_display.claim()
    assert not first.others_are_open()
    assert other_data.claim()
    assert first.others_are_open() and other_data.others_are_open()
    assert not other_display.others_are_open()


def test_nothing_is_left_behind_and_only_the_user_sees_it(make: Make, folder: Path) -> None:
    instance = make()
    instance.claim()
    instance.open_door()
    modes = [stat.S_IMODE(entry.stat().st_mode) for entry in (folder, *folder.iterdir())]
    assert modes == [0o700, 0o600, 0o600]
    instance.close()
    assert not folder.exists()


def test_what_was_left_by_a_program_that_was_killed_is_taken_over(make: Make, folder: Path) -> None:
    folder.mkdir(0o700)
    (folder / f"{SESSION}-{CONTENT}.lock").touch()
    os.mkfifo(folder / f"{SESSION}-{CONTENT}.pipe")
    instance = make()
    assert instance.hand_over(Wish("mmn")) is None
    instance.open_door()
    send(folder, line(condition="mmn", sent=1e12))
    assert [request.wish.condition for request in instance.requests()] == ["mmn"]


def test_a_request_comes_as_it_was_typed_and_is_answered(make: Make, folder: Path) -> None:
    first, seen = make(), []
    first.claim()

    def admit(request: Request) -> Answer:
        seen.append(request.wish)
        return Answer(2, "there is no condition 'M\u00fcller \"x\"'")

    thread = serving(first, admit)
    wish = Wish('M\u00fcller "x"', "dark", "de", "token-1")
    answer = make().hand_over(wish)
    thread.join()
    assert seen == [wish]
    assert answer == Answer(2, "there is no condition 'M\u00fcller \"x\"'")
    assert len(list(folder.iterdir())) == 2


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


def test_a_window_that_ends_at_the_very_moment_leaves_its_place_too(
    make: Make, folder: Path
) -> None:
    first = make()
    first.claim()

    def clock() -> float:
        first.close()
        return 0.0

    second = instance_here(folder, SESSION, CONTENT, clock)
    assert second.hand_over(Wish("mmn")) is None
    assert not make().claim()
    second.close()


def test_a_window_that_does_not_answer_is_not_waited_for_long(make: Make, folder: Path) -> None:
    first = make()
    first.claim()
    first.open_door()
    with pytest.raises(NoAnswerError):
        make(late_s=ANSWER_S).hand_over(Wish("mmn"))
    assert len(list(folder.iterdir())) == 2


def test_what_is_asked_too_long_ago_is_not_done_any_more(make: Make, folder: Path) -> None:
    first = make()
    first.claim()
    first.open_door()
    send(folder, line(condition="old", sent=-1.0 - ANSWER_S))
    assert list(first.requests()) == []


def test_garbage_and_pieces_of_lines_do_no_harm(make: Make, folder: Path) -> None:
    first = make()
    first.claim()
    first.open_door()
    good = line(condition="mmn", sent=1e12)
    send(
        folder,
        *(b"\n", b"\x00\xff\xfe\n", b"[]\n", b"{}\n", b'{"reply": 1}\n'),
        *(line(reply="../../etc/passwd", sent=1e12), line(reply="reply-x", sent=1e12)),
        *(line(condition="x" * 60_000, sent=1e12)[:30_000], b"\n"),
        b'{"x":' + b"[" * 4_000 + b"\n",
        *(line(wish={"theme": "purple"}, sent=1e12), line(wish={"language": "x"}, sent=1e12)),
    )
    assert list(first.requests()) == []
    send(folder, b"y" * 40_000, b'"}\n', good[:10])
    assert list(first.requests()) == []
    send(folder, good[10:] + good)
    assert [request.wish.condition for request in first.requests()] == ["mmn", "mmn"]


def test_what_others_left_unfinished_does_not_swallow_a_request(make: Make, folder: Path) -> None:
    first = make()
    first.claim()
    first.open_door()
    first._clock = lambda: 0.0
    send(folder, b"z" * 4_000)
    with pytest.raises(NoAnswerError):
        make(late_s=ANSWER_S).hand_over(Wish("mmn"))
    assert [request.wish.condition for request in first.requests()] == ["mmn"]


@pytest.mark.parametrize("condition", ["x" * 5_000, "\udcff"], ids=["too long", "no text"])
def test_what_cannot_be_a_condition_is_not_handed_over(make: Make, condition: str) -> None:
    make().claim()
    with pytest.raises(NotToldError):
        make().hand_over(Wish(condition))


def test_a_folder_that_others_may_write_into_is_not_used(make: Make, folder: Path) -> None:
    folder.mkdir(0o700)
    folder.chmod(0o777)
    with pytest.raises(OSError):
        make().claim()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "wish",
    [{"token": "a\0b"}, {"token": "a", "further": 1}],
    ids=["no variable of the environment", "a key that nobody knows"],
)
def test_a_wish_that_no_start_has_is_no_request(
    wish: dict[str, object], make: Make, folder: Path
) -> None:
    first = make()
    first.claim()
    first.open_door()
    send(folder, line(wish=wish, sent=1e12), line(wish={"token": "a"}, sent=1e12, further=1))
    send(folder, line(wish={"token": "a"}, sent=1e12))
    assert [request.wish for request in first.requests()] == [Wish(token="a")]
