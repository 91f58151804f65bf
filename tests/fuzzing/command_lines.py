"""Odd command lines, through the whole program but for what needs a display.

A hook sees every file that is opened, made or removed: nothing is written but in the folder of the
target, and what would be is refused before it is done.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from gui import __main__ as program
from gui.cli import arguments as understanding
from gui.cli.arguments import parse
from tests.cli.packaging import Workshop
from tests.core.bundle.dosing_files import small_dosing
from tests.core.bundle.small import small, write
from tests.fuzzing.captured import Captured
from tests.fuzzing.json_changes import odd_text
from tests.fuzzing.target import Mutant, Outcome, Target, require, shape

_COMMANDS = (
    *("list", "show", "search", "overview", "therapies", "sources", "export", "licences", "plan"),
    *("bundle check", "bundle info", "bundle diff", "bundle build", "bundle sign", "bundle verify"),
    *("bundle keys", "bundle install", "bundle rollback", "bundle new-version", "policy check"),
    *("bundle add-signature", "screenshot", "policy", "bundle", "nothing", ""),
)
_SOUND = (
    *(
        "list",
        "show mmn",
        "search cidp",
        "overview",
        "therapies",
        "sources",
        "licences",
        "bundle keys",
    ),
    *(
        "list --json",
        "show one --bundle bundle",
        "--bundle signed.plexivig bundle info",
        "plan mmn",
    ),
    *("export mmn --html new.html", "export all --csv new.csv --force", "export one --text -"),
    *("bundle check bundle", "bundle check zip.zip --json", "bundle diff bundle dosing --json"),
    *("bundle diff signed.plexivig", "bundle build bundle new.plexivig --force", "policy check"),
    *(
        "bundle verify signed.plexivig",
        "bundle install signed.plexivig --yes",
        "bundle rollback --yes",
    ),
    *("bundle sign signed.plexivig --role clinical --key clinical.key", "policy check policy.toml"),
    *(
        "bundle new-version dosing --verified",
        "bundle new-version new --bundle bundle",
        "--version",
    ),
    *("bundle add-signature signed.plexivig signature.minisig --role release", "show mmn --help"),
    "plan mmn --sex female --age adult --height 168 --weight 74 --haematocrit 38 --json",
    "bundle diff bundle dosing --html new.html",
    "overview --language de --bundle dosing",
)
_OPTIONS = (
    *("--json", "--bundle", "--condition", "--theme", "--language", "--reverse", "--version", "-h"),
    *(
        "--html",
        "--csv",
        "--text",
        "--pdf",
        "--force",
        "--paper",
        "--factor",
        "--evidence",
        "--help",
    ),
    *("--yes", "--role", "--key", "--password-file", "--public-key", "--from", "--verified", "--"),
    *("--sex", "--age", "--height", "--weight", "--haematocrit", "--course", "--product", "--size"),
    *(
        "--scale",
        "--page",
        "--report",
        "--units",
        "--exchanges",
        "--volumes",
        "--interval",
        "--dose",
    ),
    *("--days", "--replacement", "--rate", "--iga", "--creatinine", "-", "-x", "--bundl", "--jso"),
)
_VALUES = (
    *("mmn", "MMN", "one", "two", "FD", "First disease", "all", "overview", "evidence", "sources"),
    *(
        "dark",
        "light",
        "de",
        "en",
        "system",
        "a4",
        "letter",
        "clinical",
        "release",
        "root",
        "local",
    ),
    *(
        "shipped",
        "current",
        "previous",
        "male",
        "female",
        "adult",
        "child",
        "metric",
        "us",
        "-",
        ".",
    ),
    *(
        "168",
        "74",
        "38 %",
        "0.38",
        "1e400",
        "nan",
        "inf",
        "-1",
        "0",
        "9" * 400,
        "1,5",
        "1 000",
        "2",
    ),
    *(
        "albumin",
        "plasma",
        "2026.12",
        "2027.1.1",
        "9999.12",
        "1366x768",
        "99999x99999",
        "2.0",
        "0x0",
    ),
)
_FILES = (
    *("bundle", "dosing", "bundle/bundle.json", "zip.zip", "signed.plexivig", "nothing", "", "/"),
    *("policy.toml", "clinical.key", "release.key", "stranger.key", "signature.minisig", "empty"),
    *("new.html", "new.csv", "new.txt", "new.plexivig", "new folder", "./new/deep/x.txt", "."),
    *("no-rights", "link", "a" * 300, "\udcff.html", "a\nb.txt", "\u202e.txt", "bundle/", "~", "*"),
    *("/dev/null", "/dev/full", "signed.plexivig/x"),
)
_parser_of_program = understanding._parser
_PLACES = ("", "relative", "/dev/null", "/" + "a" * 5000, "/proc/self", "de_DE", "1", "-1", "nan")
_WRITING = (
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.symlink",
    "os.link",
    "os.truncate",
)
_MAY_BE_WRITTEN = ("/dev/null", "/dev/full")


def _keep_memory_tidy() -> None:
    """A process that runs once need not; this one runs many times."""


class Outside:
    """Sees what is written, and where."""

    def __init__(self) -> None:
        self.folder = ""
        self.seen: list[str] = []
        self.watching = False
        sys.addaudithook(self._see)

    def _see(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.watching or (event != "open" and event not in _WRITING):
            return
        if event == "open" and not _writes(arguments):
            return
        for place in arguments[: 2 if event in {"os.rename", "os.link"} else 1]:
            if isinstance(place, int):
                continue
            path = os.path.realpath(os.fsdecode(place))
            if path not in _MAY_BE_WRITTEN and not f"{path}/".startswith(self.folder):
                self.seen.append(f"{event} {path}")
                raise PermissionError(13, "outside", path)


def _writes(arguments: tuple[Any, ...]) -> bool:
    _, mode, flags = arguments
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return bool((flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))


class Line(NamedTuple):
    """The words of a command line, and variables of the environment that are odd."""

    words: tuple[str, ...]
    variables: tuple[tuple[str, str], ...] = ()


class CommandLines(Target):
    """Every command, with words that fit and words that do not."""

    outside: Outside | None = None

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        if CommandLines.outside is None:
            CommandLines.outside = Outside()
        self._watch = CommandLines.outside
        program.hold = _keep_memory_tidy  # type: ignore[attr-defined]
        understanding._parser = cache(_parser_of_program)
        self._watch.folder = f"{os.path.realpath(folder)}/"
        self._sound = folder / "sound"
        self._place = folder / "place"
        self._captured = Captured(folder / "streams")
        self._make()
        self._times = 0

    def _make(self) -> None:
        """A folder with a file of every kind that a command takes."""
        self._sound.mkdir()
        workshop = Workshop(self._sound)
        workshop.signed().rename(self._sound / "signed.plexivig")
        write(self._sound / "dosing", {**small(), "dosing.json": small_dosing()})
        shutil.make_archive(str(self._sound / "zip"), "zip", self._sound / "bundle")
        (self._sound / "policy.toml").write_text('theme = "dark"\n', "utf-8")
        (self._sound / "signature.minisig").write_text("untrusted comment: x\n", "utf-8")
        (self._sound / "empty").touch()
        (self._sound / "no-rights").touch(0o000)
        (self._sound / "link").symlink_to("nowhere")
        shutil.copytree(self._sound, self._place, symlinks=True)

    def mutant(self, random: Random, kept: Sequence[Any]) -> Mutant:
        kind, line = self._line(random, kept)
        if random.random() < 0.1:
            name = random.choice(("HOME", "XDG_DATA_HOME", "LANG", "LANGUAGE", "COLUMNS", "TMPDIR"))
            place = random.choice(
                (*_PLACES, str(self._place / "empty"), str(self._place / "\udcff"))
            )
            return Mutant(f"{kind}, {name}", line._replace(variables=((name, place),)))
        return Mutant(kind, line)

    def _line(self, random: Random, kept: Sequence[Any]) -> tuple[str, Line]:
        if kept and random.random() < 0.15:
            words = list(random.choice(kept))
            for _ in range(random.choice([1, 1, 2])):
                _change(words, random)
            return "changed", Line(tuple(words))
        if random.random() < 0.75:
            words = random.choice(_SOUND).split()
            kind = " ".join(words[:2]) if words[0] == "bundle" else words[0]
            for _ in range(random.choice([0, 1, 1, 1, 2])):
                _change(words, random)
            return f"{kind}, changed", Line(tuple(words))
        command = random.choice(_COMMANDS)
        words = command.split() + [_word(random) for _ in range(random.randrange(5))]
        if random.random() < 0.3:
            words = [*_option(random), *words]
        for _ in range(random.randrange(4)):
            words += _option(random)
        return command or "window", Line(tuple(words))

    def outcome(self, mutant: Mutant) -> Outcome:
        words = mutant.content.words
        before = sys.argv, sys.stdout, sys.stderr, sys.stdin, Path.cwd(), dict(os.environ)
        self._watch.seen.clear()
        try:
            with self._captured as streams, open(os.devnull, encoding="utf-8") as nothing:
                sys.argv = ["plex-ivig", *words]
                sys.stdout, sys.stderr, sys.stdin = streams.out, streams.err, nothing
                self._enter(mutant.content.variables)
                self._watch.watching = True
                code = self._run(words)
                self._watch.watching = False
        finally:
            self._watch.watching = False
            sys.argv, sys.stdout, sys.stderr, sys.stdin, place, variables = before
            os.chdir(place)
            os.environ.clear()
            os.environ.update(variables)
        require(not self._watch.seen, f"written outside: {self._watch.seen}")
        require(code in {0, 1, 2, 3}, f"it ends with {code!r}")
        out, err = self._captured.texts()
        require(code == 0 or bool(out + err), f"{code} without a word")
        self._tidy()
        return Outcome(f"exit code {code}", (shape(mutant.kind, str(code), err[:200]),))

    def to_keep(self, mutant: Mutant) -> Any:
        return mutant.content.words

    def _enter(self, variables: tuple[tuple[str, str], ...]) -> None:
        os.chdir(self._place)
        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "TMPDIR"):
            os.environ[name] = str(self.folder / "home")
        os.environ.update(variables)

    def _run(self, words: tuple[str, ...]) -> int:
        """Run the program; what would need Qt is only understood."""
        try:
            arguments = parse(words)
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else 0
        needs_qt = arguments.command in {"window", "screenshot", "self-check"}
        if needs_qt or getattr(arguments, "format", "") == "pdf":
            return 0
        return program.main()

    def _tidy(self) -> None:
        """A folder as at the start, now and then: what a command made is there for others."""
        self._times += 1
        if self._times % 40 == 0:
            shutil.rmtree(self._place)
            shutil.rmtree(self.folder / "home", ignore_errors=True)
            shutil.copytree(self._sound, self._place, symlinks=True)


def _word(random: Random) -> str:
    chance = random.random()
    if chance < 0.45:
        return random.choice(_FILES)
    if chance < 0.85:
        return random.choice(_VALUES)
    return odd_text(random).replace("\0", "")


def _option(random: Random) -> list[str]:
    option = random.choice(_OPTIONS)
    if random.random() < 0.25:
        return [option]
    if random.random() < 0.2:
        return [f"{option}={_word(random)}"]
    return [option, _word(random)]


def _change(words: list[str], random: Random) -> None:
    at = random.randrange(len(words) + 1)
    what = random.choice(["word", "further", "option", "less", "order"])
    if what == "word" and at < len(words):
        words[at] = _word(random)
    elif what == "further":
        words.insert(at, _word(random))
    elif what == "option":
        words[at:at] = _option(random)
    elif what == "less" and at < len(words):
        del words[at]
    else:
        random.shuffle(words)
