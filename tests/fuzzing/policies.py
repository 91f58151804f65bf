"""Mutated policies, and the overlays that they name, signed by their keys or by nobody."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from gui.cli.policy_check import policy_check
from gui.machine.chosen import choose, refusal
from gui.machine.local import open_local
from gui.machine.policy import KEYS, LocalSource, Policy, read_policy
from gui.machine.settings import Settings
from gui.pages.words import Words
from tests.core.overlay.hospital import OWN, overlay, packed
from tests.fuzzing import byte_changes, json_changes
from tests.fuzzing.captured import Captured
from tests.fuzzing.target import EQUAL, Mutant, Outcome, Target, is_printable, require, shape

_KEY = "RWRkZXYBAAAAAEx8" + "A" * 40
_LINES = (
    *(
        'theme = "dark"',
        'language = "de"',
        "text-size = 125",
        "idle-seconds = 300",
        "idle-seconds = 0",
    ),
    *('bundle = "/srv/bundle"', 'overlay = "/srv/overlay.plexivig"', f'overlay-keys = ["{_KEY}"]'),
    *("export = false", "install = false", "planner = false", 'locked = ["theme", "bundle"]'),
    *('locked = ["export", "planner", "text-size"]', "idle-seconds = 12.5", "# a comment", ""),
)
_VALUES = (
    *(
        "true",
        "false",
        "0",
        "-1",
        "80",
        "250",
        "251",
        "1e400",
        "nan",
        "inf",
        "-inf",
        "1_000",
        "0x50",
    ),
    *("9" * 400, "9" * 5000, "0o7", "+99", "99.0", "''", '""', '"dark"', '"DARK"', '"\\u202E"'),
    *('"\\u0000"', '"/a\\u0000b"', '"relative/path"', '"/../.."', "'''\n\n'''", '"""\nx"""', "[]"),
    *("[1]", '["theme"]', '["nothing"]', "[[[[]]]]", "{}", "{a = 1}", "{a.b.c = 1}", "07:32:00"),
    *("1979-05-27", "1979-05-27T07:32:00Z", "[" * 500 + "]" * 500, "{a=" * 300 + "1" + "}" * 300),
    *('"' + "x" * 70_000 + '"', '["RW"]', f'["{_KEY}", 1]', f'["{_KEY[:-1]}"]', f'["{_KEY}", ""]'),
    *('"\\UFFFFFFFF"', '"\\uD800"', '"unclosed', "[1,,]", "1 2", '"/etc"', '"' + "/a" * 3000 + '"'),
)
_HEADS = ("[theme]", "[[theme]]", "[a.b]", "[a.a.a]", "[locked]", "[[locked]]", "[]", "[ a ", "]")
_MANY = (
    lambda: ".".join(["a"] * 8000) + " = 1",
    lambda: "\n".join(f"k{at} = {at}" for at in range(1700)),
    lambda: "\n".join("[[a]]" for _ in range(2700)),
    lambda: "\n".join(f"[a.k{at}]" for at in range(1800)),
    lambda: "locked = [" + ",".join(["1"] * 8000) + "]",
    lambda: "a = " + "[" * 16_000,
    lambda: "\n".join(f"a.{'b.' * 40}k{at} = 1" for at in range(180)),
    lambda: "a = '" + "\u00e9" * 8000 + "'",
    lambda: "[" + ".".join(["a"] * 8000) + "]",
)


class Configured(NamedTuple):
    """A policy file; or an overlay, with the keys that may sign it."""

    policy: bytes = b""
    overlay: bytes | None = None
    keys: tuple[str, ...] = ()


class Policies(Target):
    """What hospital IT sets, and the lines that it adds."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._file = folder / "policy.toml"
        self._overlay = folder / "overlay.plexivig"
        self._packed = packed(overlay())
        self._captured = Captured(folder / "streams")

    def mutant(self, random: Random, kept: Sequence[Any]) -> Mutant:
        if random.random() < 0.2:
            return self._mutant_of_overlay(random)
        text = "\n".join(random.sample(_LINES, random.randrange(1, 9)))
        if kept and random.random() < 0.3:
            text = random.choice(kept).decode("utf-8", "replace")
        if random.random() < 0.3:
            kind, data = byte_changes.changed(text.encode(), random, text.encode())
            return Mutant(f"bytes: {kind}", Configured(data))
        kind, text = _changed(text, random)
        return Mutant(f"TOML: {kind}", Configured(text.encode("utf-8", "surrogatepass")))

    def outcome(self, mutant: Mutant) -> Outcome:
        content: Configured = mutant.content
        if content.overlay is not None:
            return self._outcome_of_overlay(content)
        self._file.write_bytes(content.policy)
        policy = read_policy(self._file)
        _check(policy, content.policy)
        chosen = choose({}, policy, Settings(theme="light"), "en")
        require(chosen.idle_s == 0 or 10 <= chosen.idle_s <= 86_400, "idleness out of range")
        require(chosen.theme in {"light", "dark", "high-contrast", None}, "an unknown theme")
        for command in ("export", "bundle install", "window"):
            require(is_printable(refusal(command, Path("x"), policy)), "refused oddly")
        with self._captured as streams:
            code = policy_check(
                self._file, as_json=len(content.policy) % 2 == 0, out=streams.out, err=streams.err
            )
        require(code == (1 if policy.problems else 0), f"policy check ends with {code}")
        name = "told as wrong" if policy.problems else EQUAL
        return Outcome(name, tuple(shape(it.key, it.message) for it in policy.problems[:3]))

    def to_keep(self, mutant: Mutant) -> Any:
        return mutant.content.policy or None

    def _mutant_of_overlay(self, random: Random) -> Mutant:
        keys = random.choice([(OWN.public.text(),)] * 6 + [(), (_KEY,), ("RW" + "A" * 54,)])
        if random.random() < 0.4:
            kind, data = byte_changes.changed(self._packed, random, self._packed)
            return Mutant(f"overlay, bytes: {kind}", Configured(overlay=data, keys=keys))
        content = json.dumps(overlay()).encode()
        kind, data = json_changes.changed(content, random)
        try:
            return Mutant(
                f"overlay, signed: {kind}", Configured(overlay=packed(json.loads(data)), keys=keys)
            )
        except Exception:
            return Mutant("overlay, no package", Configured(overlay=data, keys=keys))

    def _outcome_of_overlay(self, content: Configured) -> Outcome:
        self._overlay.write_bytes(content.overlay or b"")
        source = LocalSource(self._overlay, content.keys)
        found = open_local(source, lambda: date(2026, 12, 1))
        require((found.local is None) != (found.refused is None), "neither shown nor refused")
        lines = found.notice_lines(Words())
        require(all(map(is_printable, lines)), "told with odd characters")
        if found.refused is not None:
            return Outcome("overlay refused", (shape(str(found.refused.problems[0])),))
        require(content.keys == (OWN.public.text(),), "lines by nobody's key are shown")
        return Outcome("overlay shown", ("shown",))


def _changed(text: str, random: Random) -> tuple[str, str]:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    key = lines[at].partition(" = ")[0] or random.choice(list(KEYS))
    what = random.choices(
        ("value", "key", "twice", "head", "dotted", "character", "many", "as it is"),
        (40, 10, 6, 8, 6, 12, 0.3, 6),
    )[0]
    if what == "value":
        lines[at] = f"{random.choice([key, *KEYS, 'locked'])} = {random.choice(_VALUES)}"
    elif what == "key":
        others = [key.upper(), f'"{key}"', f"'{key} '", '""', '"\\u202e"', key.replace("-", "_")]
        lines[at] = f"{random.choice(others)} = {random.choice(_VALUES)}"
    elif what == "twice":
        lines.append(lines[at])
    elif what == "head":
        lines.insert(at, random.choice(_HEADS))
    elif what == "dotted":
        lines.append(f"{key}.{random.choice(['a', key, '1'])} = 1")
    elif what == "character":
        place = random.randrange(len(lines[at]) + 1)
        odd = random.choice("\0\x01\x1b\u202e\ufeff\r\t\"'[]{}=.#\\\u00e9\u2028\U0001f600")
        lines[at] = lines[at][:place] + odd + lines[at][place:]
    elif what == "many":
        lines.append(random.choice(_MANY)())
    return what, random.choice(["\n", "\n", "\n", "\r\n", "\r"]).join(lines)


def _check(policy: Policy, data: bytes) -> None:
    """Each value that counts stands there and may; what does not count is told."""
    told = [it.key for it in policy.problems]
    require(all(is_printable(str(it)) for it in policy.problems), "told with odd characters")
    try:
        if len(data) > 65_536 or b"." * 101 in re.sub(rb"[^.\n]", b"", data):
            raise ValueError
        found = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        require(bool(told) and not policy.values and not policy.locked, "half of it is used")
        return
    for key, value in found.items():
        allowed = key in KEYS and KEYS[key].allows(value)
        require((key in policy.values) == allowed, f"{key} counts, and it may not")
        require(not allowed or policy.values[key] == value, f"{key} is read otherwise")
    wrong = [it for it in found if it != "locked" and it not in policy.values]
    require(len(told) >= len(wrong), "something is ignored, and nobody is told")
    require(policy.locked <= KEYS.keys(), "an unknown key is locked")
