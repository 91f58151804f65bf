"""What comes through the door of a window, and what a further start is told."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from gui.machine.instance import (
    ANSWER_S,
    LONGEST_LINE,
    Answer,
    Instance,
    NoAnswerError,
    NotToldError,
    Wish,
    instance_here,
)
from gui.machine.session_folder import private_folder
from tests.fuzzing import byte_changes, json_changes
from tests.fuzzing.json_changes import odd_text
from tests.fuzzing.target import EQUAL, REFUSED, Mutant, Outcome, Target, require

NOW = 1000.0
_REPLY = "reply-0123456789abcdef"
_WISHES: tuple[dict[str, Any], ...] = (
    {"condition": "mmn", "theme": "dark", "language": "de", "token": "t"},
    {"condition": None},
    {},
    {"condition": "Guillain-Barr\u00e9", "token": "x" * 200},
)
_FOLDERS = (
    "link",
    "file",
    "others may write",
    "another's",
    "missing",
    "nothing",
    "relative",
    "own",
)


class Came(NamedTuple):
    """Bytes that come through a door, in pieces; or those of an answer; or a session's folder."""

    pieces: tuple[bytes, ...] = ()
    writers: int = 1
    answer: bytes | None = None
    wish: Wish | None = None
    folder: str = ""


class Pipes(Target):
    """The door of a window, and the answer to a further start."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._place = folder / "session"
        self._window = instance_here(self._place, "+:0", "1", lambda: NOW)
        require(self._window.claim(), "the place is taken")
        self._window.open_door()
        self._number = 0

    def mutant(self, random: Random, kept: Sequence[Any]) -> Mutant:
        chance = random.random()
        if chance < 0.06:
            data = json.dumps({"code": 0, "message": "m"}).encode()
            kind, data = self._changed(data, random)
            ends = random.choice([b"\n", b"\n", b"\n", b"\n\n", b"\n{}\n"])
            return Mutant(f"answer: {kind}", Came(answer=data + ends))
        if chance < 0.1:
            texts = [odd_text(random) if random.random() < 0.7 else None for _ in range(2)]
            wish = Wish(texts[0], None, None, texts[1] or "" * random.choice([1, 5000]))
            return Mutant("wish", Came(wish=wish))
        if chance < 0.12:
            return Mutant("folder", Came(folder=random.choice(_FOLDERS)))
        lines, kind = [], ""
        for _ in range(random.choice([1, 1, 1, 2, 3])):
            kind, line = self._line(random, kept)
            lines.append(line)
        whole = b"".join(lines)
        cuts = sorted(random.randrange(len(whole) + 1) for _ in range(random.randrange(3)))
        pieces = tuple(whole[at:to] for at, to in zip([0, *cuts], [*cuts, None], strict=True))
        writers = random.choice([1, 1, 1, 1, 8]) if len(whole) < LONGEST_LINE else 1
        return Mutant(kind, Came(pieces, writers))

    def _line(self, random: Random, kept: Sequence[Any]) -> tuple[str, bytes]:
        sent = random.choice([NOW, NOW - 1, NOW - ANSWER_S, NOW - 3, 0, NOW + 10**6, -1e300, 1e308])
        request = {"reply": _REPLY, "sent": sent, "wish": random.choice(_WISHES)}
        data = json.dumps(request).encode()
        kind = "as it is"
        if kept and random.random() < 0.2:
            data = random.choice(kept)
        if random.random() < 0.85:
            kind, data = self._changed(data, random)
        elif random.random() < 0.2:
            kind, data = "long", data + random.choice([b" ", b"x", b"{"]) * random.randrange(70_000)
        start, end = random.choice([(b"\n", b"\n"), (b"\n", b"\n"), (b"", b"\n"), (b"", b"")])
        return f"request: {kind}", start + data + end

    def _changed(self, data: bytes, random: Random) -> tuple[str, bytes]:
        try:
            if random.random() < 0.6:
                return json_changes.changed(data, random)
        except (ValueError, RecursionError, OverflowError):
            pass
        return byte_changes.changed(data, random, data)

    def outcome(self, mutant: Mutant) -> Outcome:
        came: Came = mutant.content
        if came.answer is not None:
            return self._answered(came.answer)
        if came.wish is not None:
            return self._handed_over(came.wish)
        if came.folder:
            return self._in_folder(came.folder)
        taken = list(self._sent(came))
        wanted = expected(b"".join(came.pieces)) if came.writers == 1 else None
        if wanted is not None and wanted != taken:
            require(False, f"taken for requests: {taken} instead of {wanted}")
        self._still_open()
        return Outcome(EQUAL if taken else REFUSED, (f"{len(taken)}",))

    def to_keep(self, mutant: Mutant) -> Any:
        pieces = mutant.content.pieces
        return b"".join(pieces).strip() or None if pieces else None

    def _sent(self, came: Came) -> Iterator[tuple[str, Any]]:
        """What the window takes, when somebody writes into its pipe."""
        pipe = next(self._place.glob("*.pipe"))
        if came.writers > 1:
            yield from self._by_many(pipe, came)
            return
        handle = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        try:
            os.write(handle, b"\n")
            list(self._taken())  # what an unfinished line became
            for piece in came.pieces:
                for start in range(0, len(piece), 60_000):
                    os.write(handle, piece[start : start + 60_000])
                    yield from self._taken()
        finally:
            os.close(handle)

    def _by_many(self, pipe: Path, came: Came) -> Iterator[tuple[str, Any]]:
        def write() -> None:
            handle = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
            with suppress(BlockingIOError):
                for piece in came.pieces:
                    os.write(handle, piece)
            os.close(handle)

        threads = [threading.Thread(target=write) for _ in range(came.writers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for _ in range(came.writers):
            yield from self._taken()

    def _taken(self) -> Iterator[tuple[str, Any]]:
        for request in self._window.requests():
            require(request.reply.startswith("reply-"), "an answer would go elsewhere")
            require("/" not in request.reply, "an answer would go elsewhere")
            self._window.answer(request, Answer(0, "done"))
            yield request.reply, request.wish

    def _still_open(self) -> None:
        """Whatever came before, a further start is heard."""
        self._number += 1
        request = {"reply": _REPLY, "sent": NOW, "wish": {"condition": f"c{self._number}"}}
        came = Came((b"\n" + json.dumps(request).encode() + b"\n",))
        wishes = [wish.condition for _, wish in self._sent(came)]
        require(wishes[-1:] == [f"c{self._number}"], "the window hears nobody any more")
        names = {entry.suffix for entry in self._place.iterdir()}
        require(names == {".lock", ".pipe"}, f"files were made: {names}")

    def _asking(self) -> Instance:
        clock = iter(range(10**9))
        return instance_here(self._place, "+:0", "1", lambda: next(clock) / 100)

    def _answered(self, data: bytes) -> Outcome:
        """A further start is told something by whoever answers in the place of the window."""
        asking, pipe = self._asking(), next(self._place.glob("*.pipe"))
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        sent = asking._sent

        def answer(line: bytes) -> bool:
            was_sent = sent(line)
            name = json.loads(line)["reply"]
            handle = os.open(self._place / name, os.O_WRONLY | os.O_NONBLOCK)
            with suppress(BlockingIOError):
                os.write(handle, data[:60_000])
            os.close(handle)
            os.read(reader, 60_000)
            return was_sent

        asking._sent = answer  # type: ignore[method-assign]
        try:
            told = asking.hand_over(Wish("mmn"))
        except NoAnswerError:
            return Outcome("no answer")
        finally:
            os.close(reader)
        require(told is not None and isinstance(told.code, int), "an answer of another kind")
        return Outcome("answered")

    def _handed_over(self, wish: Wish) -> Outcome:
        """What cannot be handed over is not; what can comes as it was."""
        asking = self._asking()
        asking._asked = lambda request, reply: self._seen(request, wish)  # type: ignore[method-assign]
        try:
            asking.hand_over(wish)
        except NotToldError:
            return Outcome("not told")
        return Outcome("told")

    def _seen(self, request: Any, wish: Wish) -> Answer:
        require(request.wish == wish, "another wish")
        return Answer()

    def _in_folder(self, kind: str) -> Outcome:
        """A folder of a session is the user's alone, or there is none."""
        place = self.folder / "odd"
        target = self.folder / "elsewhere"
        target.mkdir(mode=0o777, exist_ok=True)
        runtime = place / "plex-ivig"
        place.mkdir(mode=0o700, exist_ok=True)
        variables = {"XDG_RUNTIME_DIR": str(place), "TMPDIR": str(place / "nowhere")}
        if kind == "link":
            runtime.symlink_to(target)
        elif kind == "file":
            runtime.touch()
        elif kind == "others may write":
            runtime.mkdir()
            runtime.chmod(0o707)
        elif kind == "another's" and os.geteuid() == 0:
            runtime.mkdir(mode=0o700)
            os.chown(runtime, 1, 1)
        elif kind == "relative":
            variables = {"XDG_RUNTIME_DIR": "run", "TMPDIR": "tmp"}
        elif kind == "missing":
            variables["XDG_RUNTIME_DIR"] = str(place / "nowhere")
        elif kind == "nothing":
            variables = {"XDG_RUNTIME_DIR": "", "TMPDIR": "\\"}
        try:
            found = private_folder(variables)
        finally:
            if runtime.is_symlink() or runtime.is_file():
                runtime.unlink()
            elif runtime.is_dir():
                runtime.rmdir()
        good = kind == "own" or (kind == "another's" and os.geteuid() != 0)
        require((found == runtime) == good, f"{kind}: {found} is taken")
        require(list(target.iterdir()) == [], "something was made behind a link")
        return Outcome(EQUAL if good else REFUSED, (kind,))


def expected(data: bytes) -> list[tuple[str, Any]] | None:
    """The requests in some bytes, told by nothing of the program; None where that is uncertain."""
    whole = data.rpartition(b"\n")[0].split(b"\n") if b"\n" in data else []
    found = []
    for line in whole:
        if len(line) > LONGEST_LINE or re.search(rb"\\u[dD][89a-fA-F]|NaN|Infinity", line):
            return None
        try:
            request = json.loads(line.decode("utf-8"), object_pairs_hook=_once_each)
        except KeyError:
            return None  # of a key that stands twice either value may count
        except (ValueError, RecursionError):
            continue
        wish = _wish(request)
        if wish is not None:
            found.append((request["reply"], wish))
    return found


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise KeyError
    return dict(pairs)


def _wish(request: Any) -> Wish | None:
    """The wish of a request that is in order; None of any other."""
    if not isinstance(request, dict) or not isinstance(request.get("wish"), dict):
        return None
    wish, token = request["wish"], request["wish"].get("token", "")
    told = {key: wish.get(key) for key in ("condition", "theme", "language")}
    in_order = (
        not request.keys() - {"reply", "sent", "wish"}
        and not wish.keys() - {"condition", "theme", "language", "token"}
        and _is_reply(request.get("reply"))
        and _is_in_time(request.get("sent"))
        and isinstance(token, str)
        and "\0" not in token
        and isinstance(told["condition"], str | None)
        and told["theme"] in (None, "light", "dark", "high-contrast")
        and told["language"] in (None, "en", "de")
    )
    return Wish(token=token, **told) if in_order else None


def _is_reply(reply: Any) -> bool:
    return isinstance(reply, str) and bool(re.fullmatch("reply-[0-9a-f]*", reply))


def _is_in_time(sent: Any) -> bool:
    return type(sent) in {int, float} and NOW - ANSWER_S <= sent < 1e308 * 1.7
