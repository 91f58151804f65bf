"""Mutated bundles, through the reader: in memory, and some from a folder or a zip on the disk."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from gui.core.bundle import Bundle, BundleError, bundle_of, read_bundle
from gui.core.bundle.digest import bundle_sha256
from gui.core.bundle.sealed import sealed_bundle
from tests.core.bundle.dosing_files import small_dosing
from tests.core.bundle.small import as_bytes, small
from tests.fuzzing import byte_changes, json_changes, zips
from tests.fuzzing.same import check_same
from tests.fuzzing.shown import show
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

DOSING = "dosing.json"
_SHOW_ONE_IN = 40
_ODD_FILES = (
    *("conditions/ONE.json", "conditions/one .json", "conditions/o\u0301ne.json", "Bundle.json"),
    *("conditions/.json", ".json", "../one.json", "conditions/two.json/one.json", "con.json", "a"),
    *("conditions/three.json", "therapies/PLEX.json", "dosing.JSON", "\udc80.json", "a" * 3000),
)


class Mutation(NamedTuple):
    """A mutated bundle: its files, which of them were changed, and the way to the reader."""

    contents: Mapping[str, bytes]
    changed: frozenset[str]
    way: str = "memory"
    zipped: bytes = b""
    sealed: bool = False
    shown: bool = False


class Bundles(Target):
    """The reader of bundles."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        plain = {name: as_bytes(content) for name, content in small().items()}
        dosing = {**plain, DOSING: as_bytes(small_dosing())}
        self._sound = (plain, plain, plain, plain, plain, dosing)
        self._place = folder / "bundle"
        self._there: dict[str, bytes] = {}

    def mutant(self, random: Random, kept: Sequence[Any]) -> Mutant:
        before = random.choice(self._sound)
        if kept and random.random() < 0.35:
            before = random.choice(kept)
        kind, contents = changed_files(before, random)
        changed = frozenset(
            name for name in contents if contents[name] != self._sound[-1].get(name)
        )
        way = random.choices(("memory", "folder", "zip", "odd zip"), (88, 4, 3, 5))[0]
        found = Mutation(contents, changed, way, sealed=random.random() < 0.03)
        found = found._replace(shown=random.randrange(_SHOW_ONE_IN) == 0)
        if way == "zip":
            return Mutant(f"zip: {kind}", found._replace(zipped=zips.zipped(contents, random)))
        if way == "odd zip":
            kind, data = zips.odd_zip(self._sound[0], random)
            return Mutant(
                f"zip file: {kind}",
                Mutation(self._sound[0], frozenset(), way, data),
            )
        return Mutant(kind if way == "memory" else f"{way}: {kind}", found)

    def outcome(self, mutant: Mutant) -> Outcome:
        content: Mutation = mutant.content
        try:
            bundle = self._read(content)
        except BundleError as error:
            return refusal(error)
        contents = content.contents
        if content.way != "memory":  # of a folder and a zip these alone are looked at
            contents = {name: it for name, it in contents.items() if name.endswith(".json")}
        require(bundle.sha256 == bundle_sha256(contents), "the hash is of other files")
        if content.sealed:
            return _outcome_of_sealed(bundle, contents, content.changed & contents.keys())
        check_same(bundle, contents, content.changed & contents.keys())
        unchecked = sealed_bundle(contents, bundle.sha256)
        if not _has_invisible(bundle, unchecked):
            require(unchecked == bundle, "read otherwise where it is sealed")
        if content.shown:
            show(bundle)
            return Outcome(EQUAL, ("shown",))
        return Outcome(EQUAL, ("read",))

    def to_keep(self, mutant: Mutant) -> Any:
        if mutant.content.way == "odd zip":
            return None
        return {name: data for name, data in mutant.content.contents.items() if len(name) < 200}

    def _read(self, content: Mutation) -> Bundle:
        if content.way == "folder" and _may_be_files(content.contents):
            self._write(content.contents)
            return read_bundle(self._place, self._seal(content))
        if content.zipped:
            file = self.folder / "bundle.zip"
            file.write_bytes(content.zipped)
            return read_bundle(file, self._seal(content))
        return bundle_of(content.contents, "mutant", self._seal(content))

    def _seal(self, content: Mutation) -> str:
        return bundle_sha256(content.contents) if content.sealed else ""

    def _write(self, contents: Mapping[str, bytes]) -> None:
        """Have the folder hold these files and no others."""
        if self._there.keys() - contents.keys() and self._place.exists():
            shutil.rmtree(self._place)
            self._there = {}
        for name, data in contents.items():
            if self._there.get(name) != data:
                file = self._place / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        self._there = dict(contents)


def changed_files(before: Mapping[str, bytes], random: Random) -> tuple[str, dict[str, bytes]]:
    """The kind of a change of a file, or of which files there are, and the files after it."""
    contents = dict(before)
    chance = random.random()
    name = random.choice(list(contents))
    if chance < 0.78:
        if DOSING in contents and random.random() < 0.6:
            name = DOSING
        try:
            kind, contents[name] = json_changes.changed(contents[name], random)
            return f"JSON: {kind}", contents
        except (ValueError, RecursionError, OverflowError):
            chance = 0.8
    if chance < 0.9:
        other = contents[random.choice(list(contents))]
        kind, contents[name] = byte_changes.changed(contents[name], random, other)
        return f"bytes: {kind}", contents
    if chance < 0.95:
        return _consistently(contents, random), contents
    return _other_files(contents, name, random), contents


def _consistently(contents: dict[str, bytes], random: Random) -> str:
    """A name that is changed wherever it stands, also in the name of a file."""
    names = ("one", "two", "guide", "study", "leaflet", "founding", "child", "one.plex.guide")
    before, after = random.choice(names), random.choice([*names, "three", "One", "o-n-e", "a" * 80])
    old, new = json.dumps(before).encode(), json.dumps(after).encode()
    for name in list(contents):
        contents[name] = contents[name].replace(old, new)
    file = f"conditions/{before}.json"
    if file in contents:
        contents[f"conditions/{after}.json"] = contents.pop(file)
    return "name: everywhere"


def _other_files(contents: dict[str, bytes], name: str, random: Random) -> str:
    other = random.choice(list(contents))
    what = random.choice(["missing", "further", "renamed", "swapped", "empty", "same"])
    odd = random.choice(_ODD_FILES)
    if what == "missing":
        del contents[name]
    elif what == "further":
        contents[odd] = contents[name]
    elif what == "renamed":
        contents[odd] = contents.pop(name)
    elif what == "swapped":
        contents[name], contents[other] = contents[other], contents[name]
    elif what == "same":
        contents[name] = contents[other]
    else:
        contents[name] = random.choice([b"", b" ", b"\n", b"{}", b"[]", b"null", b"0", b'""'])
    return f"files: {what}"


def _may_be_files(names: Collection[str]) -> bool:
    """Whether all of them can be files of a folder, and the reader looks at all of them."""
    parts = [part for name in names for part in name.split("/")]
    as_folders = {name.rpartition("/")[0] for name in names}
    fits = ".." not in parts and all(0 < len(part) < 200 for part in parts)
    return fits and as_folders.isdisjoint(names) and all(it.endswith(".json") for it in names)


def refusal(error: BundleError) -> Outcome:
    """The outcome of a refusal.

    Raises:
        WrongError: it does not say clearly why.
    """
    require(bool(error.problems), "refused without a reason")
    for problem in error.problems[:6]:
        require(bool(problem.message), "refused without a sentence")
        require(is_printable(str(problem)), f"refused with what a terminal would obey: {problem}")
        in_file = problem.path == "" or problem.path.startswith("$")
        require(in_file, f"refused with the path {problem.path!r}")
    shapes = tuple(shape(it.file, it.path, it.message) for it in error.problems[:3])
    return Outcome(REFUSED, shapes)


def _outcome_of_sealed(
    bundle: Bundle, contents: Mapping[str, bytes], changed: Collection[str]
) -> Outcome:
    """Dosing data that is not looked at before it is needed is then none, or what it says."""
    if DOSING in contents and bundle.dosing is None:
        return Outcome("dosing refused late", ("late",))
    check_same(bundle, contents, changed)
    return Outcome(EQUAL, ("sealed",))


def _has_invisible(bundle: Bundle, unchecked: Bundle) -> bool:
    """What nobody sees is marked where it is read; sealed content has none."""
    return bundle != unchecked and "[U+" in repr(bundle)
