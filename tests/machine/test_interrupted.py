"""An installation that is killed, or finds no room, or is not alone: old or new, and whole."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gui.machine.fitness import UnfitError
from gui.machine.store import Store, StoreError
from gui.machine.store_lock import alone_in
from gui.pages.words import Words
from tests.core.package.packed import OTHER_ROOT, ROOT, root_json, signed_root
from tests.signed import TODAY, Computer, package

# What changes no name and no content needs no moment of its own.
CHANGING = ("open", "write", "fsync", "replace", "unlink", "mkdir")
KILLED = 9
Deed = Callable[[Computer], object]
OLD, NEW = package("2026.12"), package("2027.1")


def install(computer: Computer) -> object:
    return computer.install(NEW)


def go_back(computer: Computer) -> object:
    return computer.store().rollback()


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """A computer whose disk is quick: what is killed here is a program, and no computer."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    return Computer(tmp_path / "computer")


def is_reading(name: str, arguments: tuple[Any, ...]) -> bool:
    return name == "open" and not arguments[1] & (os.O_WRONLY | os.O_RDWR)


@contextmanager
def at_operation(
    number: int, happens: Callable[[str, tuple[Any, ...]], None]
) -> Iterator[list[str]]:
    """Let something happen before the operation of that number that changes files."""
    done: list[str] = []
    originals = {name: getattr(os, name) for name in CHANGING}

    def watched(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if not is_reading(name, arguments):
                done.append(name)
                if len(done) == number:
                    happens(name, arguments)
            return originals[name](*arguments, **named)

        return call

    for name in CHANGING:
        setattr(os, name, watched(name))
    try:
        yield done
    finally:
        for name, original in originals.items():
            setattr(os, name, original)


def killed_at(number: int, deed: Deed, computer: Computer) -> bool:
    """Do something in a process that is killed before one of its operations; whether it was.

    A write is killed in its middle: half of it is in the file.
    """
    real_write = os.write

    def kill(name: str, arguments: tuple[Any, ...]) -> None:
        if name == "write":
            real_write(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        os._exit(KILLED)

    child = os.fork()
    if child == 0:
        code = 1
        try:
            with at_operation(number, kill):
                deed(computer)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, KILLED)
    return code == KILLED


def sound(computer: Computer) -> str:
    """What is shown, which must be whole, and without a word about anything wrong."""
    assert computer.content().notice_lines(Words()) == ()
    return computer.shown()


@pytest.mark.parametrize(
    ("ready", "deed", "before", "after", "fewest"),
    [
        ((), install, "shipped 2026.11", "machine 2027.1", 15),
        ((OLD,), install, "machine 2026.12", "machine 2027.1", 9),
        ((OLD, NEW), go_back, "machine 2027.1", "machine 2026.12", 5),
        ((NEW,), go_back, "machine 2027.1", "shipped 2026.11", 5),
    ],
    ids=["first", "further", "back to the one before", "back to the shipped one"],
)
def test_killed_at_any_operation_it_is_the_old_or_the_new(
    ready: tuple[bytes, ...],
    deed: Deed,
    before: str,
    after: str,
    fewest: int,
    computer: Computer,
) -> None:
    for data in ready:
        computer.install(data)
    assert sound(computer) == before
    kept = computer.folder.with_name("kept")
    shutil.copytree(computer.machine, kept)
    seen, number = [], 1
    while killed_at(number, deed, computer):
        seen.append(sound(computer))
        if number % 3 == 0:
            deed_again(computer, deed, seen[-1] == after)
            assert sound(computer) == after
            assert [it.name for it in computer.machine.rglob("*.part")] == []
        shutil.rmtree(computer.machine)
        shutil.copytree(kept, computer.machine)
        number += 1
    assert set(seen) == {before, after}
    assert seen == sorted(seen, key=[before, after].index), "there is one moment of the switch"
    assert len(seen) >= fewest


def deed_again(computer: Computer, deed: Deed, is_done: bool) -> None:
    """What was interrupted can be done again, and tidies up."""
    if deed is install or not is_done:
        deed(computer)
    else:
        computer.install(package("2027.2"))
        go_back(computer)


@pytest.mark.parametrize("name", ["write", "fsync", "replace", "mkdir", "open"])
@pytest.mark.parametrize("ready", [(), (OLD,)], ids=["first", "further"])
def test_where_there_is_no_room_it_is_said_and_all_is_as_before(
    name: str, ready: tuple[bytes, ...], computer: Computer
) -> None:
    for data in ready:
        computer.install(data)
    before, found = sound(computer), 0
    kept = computer.folder.with_name("kept")
    shutil.copytree(computer.machine, kept)
    for number in range(1, 100):
        offered = computer.offer(NEW)
        with failing(name, number) as failed:
            try:
                computer.store().install(offered)
            except StoreError as error:
                assert "No space left on device" in str(error)
                version = computer.shown().split()[-1]
                assert f"Shown is version {version}." in str(error)
        if not failed:
            break
        found += 1
        assert sound(computer) in {before, "machine 2027.1"}
        assert [it.name for it in computer.folder.rglob("*.part")] == []
        computer.install(NEW)
        assert sound(computer) == "machine 2027.1"
        shutil.rmtree(computer.machine)
        shutil.copytree(kept, computer.machine)
    assert found >= (name != "mkdir" or not ready)


@contextmanager
def failing(name: str, number: int) -> Iterator[list[int]]:
    """The operation of that number and name finds the disk full."""
    original, failed, count = getattr(os, name), list[int](), 0

    def call(*arguments: Any, **named: Any) -> Any:
        nonlocal count
        if not is_reading(name, arguments):
            count += 1
            if count == number:
                failed.append(number)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return original(*arguments, **named)

    setattr(os, name, call)
    try:
        yield failed
    finally:
        setattr(os, name, original)


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_write_the_names_of_a_folder_to_the_disk_will_do(
    code: int, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fsync)
    computer.install(NEW)
    assert sound(computer) == "machine 2027.1"


def test_of_two_installations_at_once_one_waits_for_the_other(computer: Computer) -> None:
    """Real processes, each of which has looked at what is there before either begins."""
    offers = [computer.offer(OLD), computer.offer(NEW)]
    children, (hear, say) = [], os.pipe()
    for offered in offers:
        child = os.fork()
        if child == 0:
            os.close(say)
            os.read(hear, 1)  # ends when all are there
            code = 3
            try:
                computer.store(patience_s=60).install(offered)
                code = 0
            except (StoreError, UnfitError) as error:
                expected = {"changed-meanwhile", "older-than-seen"}
                code = 1 if error.notice.kind in expected else 2
            finally:
                os._exit(code)
        children.append(child)
    os.close(hear)
    os.close(say)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert sorted(codes) == [0, 1], "the second one finds other content, or newer one"
    versions = ["machine 2026.12", "machine 2027.1"]
    assert sound(computer) == versions[codes.index(0)]


def test_an_installation_that_never_ends_is_not_waited_for(computer: Computer) -> None:
    offered = computer.offer(NEW)
    store = Store(computer.places, TODAY, patience_s=0.1)
    with alone_in(computer.machine):
        with pytest.raises(StoreError, match="Another installation is under way"):
            store.install(offered)
        assert sound(computer) == "shipped 2026.11"
    store.install(offered)
    assert sound(computer) == "machine 2027.1"


def test_a_killed_installation_of_keys_leaves_the_old_list_or_the_new(computer: Computer) -> None:
    second = signed_root(root_json(version=2), ROOT, OTHER_ROOT)
    shown = []
    for number in range(1, 100):
        if not killed_at(number, lambda it: it.install(second), computer):
            break
        assert computer.content().notice_lines(Words()) == ()
        shown.append(computer.store().installed().trust().trust.root.version)
        shutil.rmtree(computer.machine)
        computer.machine.mkdir()
    assert shown == sorted(shown) and set(shown) == {1, 2}
