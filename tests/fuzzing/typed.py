"""What somebody types, scans or pastes: searches, names of conditions, entries of the planner."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from gui import paths
from gui.app.surroundings import unusable_scales
from gui.cli import text_output
from gui.cli.answers import WrongConditionError, resolve_condition
from gui.core.bundle import read_bundle
from gui.core.reference import Reference
from gui.machine.language import LANGUAGES, system_language
from gui.machine.session_folder import session_name
from gui.pages.condition_list import ConditionList
from gui.pages.plan.page import plan_page
from gui.pages.words import Words
from tests.fuzzing.json_changes import odd_text
from tests.fuzzing.shown import ENTRIES
from tests.fuzzing.target import (
    EQUAL,
    REFUSED,
    Mutant,
    Outcome,
    Target,
    is_printable,
    require,
    shape,
)

_WORDS = (
    *(
        "mmn",
        "cidp",
        "GBS",
        "guillain barre",
        "myasthenia gravis",
        "G61.0",
        "lambert",
        "neuropahty",
    ),
    *("plasma exchange", "ivig", "Erwachsene", "\u00df", "\u0130", "MM N", "a b c d e f g"),
)
_NUMBERS = (
    *(
        "74",
        "168",
        "5 ft 6",
        "5'6\"",
        "0.38",
        "38 %",
        "1,5",
        "1.5.5",
        "1e3",
        "-1",
        "0",
        "999999999",
    ),
    *(
        "9" * 40,
        "0." + "0" * 40 + "1",
        "",
        " ",
        "74 kg",
        "163 lb",
        "74 stone",
        "\u0667\u0664",
        "\u00bd",
    ),
    *(
        "1 000",
        "1\u00a0000",
        "1'000",
        "2026-12-01",
        "31.12.2026",
        "30.2.2026",
        "0001-01-01",
        "9999-12-31",
    ),
)
_FIELDS = (
    *("units", "sex", "age", "height", "weight", "haematocrit", "exchanges", "volumes", "interval"),
    *("replacement", "dose", "days", "product", "first-day", "igg", "risk", "dosing-weight", "odd"),
)
_OPTIONS = (
    *("metric", "imperial", "male", "female", "adult", "child", "small-child", "albumin", "plasma"),
    *("yes", "no", "actual", "ideal", "adjusted"),
)
_VARIABLES = ("LANG", "LC_ALL", "LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY", "QT_SCALE_FACTOR")
_SETTINGS = ("QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "XDG_DATA_HOME", "HOME", "XDG_STATE_HOME")
_VALUES = (
    *(
        "de_AT.UTF-8",
        "C",
        "C.UTF-8",
        "de:en",
        ":" * 5000,
        "_" * 100,
        ":0",
        "wayland-0",
        "../x",
        "/",
    ),
    *(
        "nan",
        "inf",
        "1e400",
        "2",
        "eDP=1.5;2",
        ";;;",
        "=",
        "1;=;nan",
        "a" * 5000,
        "\udcff",
        "~",
        ".",
    ),
)


class Typed(NamedTuple):
    """A search, or what stands in the fields of the planner, or variables of the environment."""

    query: str = ""
    entries: dict[str, str] | None = None
    variables: dict[str, str] | None = None


class Typing(Target):
    """The search, the planner and the environment."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._reference = Reference(read_bundle(paths.shipped_bundle()))
        self._list = ConditionList(self._reference, Words())
        self._conditions = tuple(self._reference.bundle.conditions)
        dosing = self._reference.bundle.dosing
        self._products = tuple(it.id for it in dosing.products) if dosing is not None else ()

    def mutant(self, random: Random, kept: Sequence[Any]) -> Mutant:
        chance = random.random()
        if chance < 0.2:
            names = random.sample((*_VARIABLES, *_SETTINGS), random.randrange(1, 6))
            values = {name: self._value(random) for name in names}
            return Mutant("environment", Typed(variables=values))
        if chance < 0.6:
            word = random.choice([*_WORDS, *self._conditions]) if random.random() < 0.7 else ""
            at = random.randrange(len(word) + 1)
            odd = odd_text(random)[:200] * random.choice([1, 1, 1, 30])
            return Mutant("search", Typed(word[:at] + odd + word[at + random.randrange(3) :]))
        entries = dict(random.choice(kept)) if kept and random.random() < 0.3 else dict(ENTRIES)
        entries.setdefault("product", random.choice(self._products))
        for field in random.sample(_FIELDS, random.choice([1, 1, 2, 3, 8])):
            entries[field] = self._entry(random)
        return Mutant("planner", Typed(random.choice(self._conditions), entries))

    def _value(self, random: Random) -> str:
        if random.random() < 0.7:
            return random.choice(_VALUES)
        return odd_text(random).replace("\0", "")

    def _entry(self, random: Random) -> str:
        chance = random.random()
        if chance < 0.5:
            return random.choice(_NUMBERS)
        if chance < 0.85:
            return random.choice([*_OPTIONS, *self._products])
        return odd_text(random)

    def outcome(self, mutant: Mutant) -> Outcome:
        typed: Typed = mutant.content
        if typed.variables is not None:
            return self._surrounded(typed.variables)
        if typed.entries is not None:
            page = plan_page(self._reference, typed.query, typed.entries, Words())
            missing = any(page.missing.values())
            return Outcome(REFUSED if missing else EQUAL, tuple(map(shape, page.missing.values())))
        found = self._list.page(typed.query)
        require(found is not None, "no page")
        lines = text_output.search_text(self._reference, typed.query, Words())
        require(sum(map(len, lines)) < 200_000, "an answer without an end")
        try:
            resolve_condition(self._reference, typed.query)
        except WrongConditionError as error:
            told = str(error).split("\n")
            require(all(map(is_printable, told)), "told with odd characters")
            return Outcome(REFUSED, (shape(told[0]),))
        return Outcome(EQUAL)

    def to_keep(self, mutant: Mutant) -> Any:
        return mutant.content.entries

    def _surrounded(self, variables: dict[str, str]) -> Outcome:
        require(system_language(variables, "linux") in LANGUAGES, "an unknown language")
        name = session_name(variables)
        require(not name or (name == os.path.basename(name) and len(name) < 200), "an odd name")
        told = [message for _, message in unusable_scales(variables)]
        require(all(map(is_printable, told)), "told with odd characters")
        folders = (paths.settings_file, paths.log_folder, paths.user_content)
        for place in (folder(variables) for folder in folders):
            require(place is None or place.is_absolute(), "a folder that depends on where one is")
        return Outcome(REFUSED if told else EQUAL, tuple(map(shape, told)))
