"""Makes bundles for tests: copies of the shipped one, altered."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gui import paths
from gui.core.bundle import read_bundle
from gui.core.reference import Reference
from tests.core.bundle.dosing_files import with_texts

NASTY = "<b>5 < 6 &amp; {0} %n</b> <a href=file:///etc/hosts>x</a> \u202eabc"
NASTY_NAME = "<i>5 < 6</i> &lt; {0} \u202e"
NASTY_AS_SHOWN, NASTY_NAME_AS_SHOWN = (
    text.replace("\u202e", "[U+202E]") for text in (NASTY, NASTY_NAME)
)


def copied_bundle(folder: Path) -> Path:
    """A copy of the shipped bundle in a folder."""
    copy = folder / "bundle"
    shutil.copytree(paths.shipped_bundle(), copy)
    return copy


def alter(bundle: Path, file: str, change: Callable[[Any], None]) -> None:
    """Change one file of a bundle; the change is given its content."""
    path = bundle / file
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def broken_bundle(folder: Path) -> Path:
    """A bundle in which one claim names a source that is not there."""
    bundle = copied_bundle(folder)

    def break_it(content: Any) -> None:
        content["claims"][0]["source"] = "nobody-1900"

    alter(bundle, "conditions/mmn.json", break_it)
    return bundle


def nasty_reference(folder: Path) -> Reference:
    """Content in which every text of one condition and of all it cites looks like markup."""
    bundle = copied_bundle(folder)
    alter(bundle, "conditions/mmn.json", _spoil_condition)
    alter(bundle, "sources.json", lambda content: _spoil(content["sources"], "label", "citation"))
    alter(bundle, "factors.json", lambda content: _spoil(_names(content["factors"]), "en"))
    alter(bundle, "bundle.json", lambda content: _spoil([content], "intendedUse"))
    alter(bundle, "founding-document.json", _spoil_founding)
    for therapy in ("plex", "ivig"):
        alter(bundle, f"therapies/{therapy}.json", lambda it: _spoil(it["facts"], "statement"))
    alter(bundle, "dosing.json", _spoil_dosing)
    return Reference(read_bundle(bundle))


def _names(entries: list[Any]) -> list[Any]:
    return [entry["name"] for entry in entries]


def _spoil(entries: list[Any], *keys: str) -> None:
    for entry in entries:
        for key in keys:
            if key in entry:
                entry[key] = NASTY


def _spoil_condition(content: Any) -> None:
    content["name"]["en"] = NASTY_NAME
    content["abbreviations"] = [NASTY_NAME]
    content["codes"][0]["code"] = NASTY_NAME
    _spoil(content["claims"], "statement", "population", "grade", "gradeSystem", "course")


def _spoil_founding(content: Any) -> None:
    content["verifiedBy"] = content["attribution"] = NASTY
    _spoil(content["statements"], "text")
    _spoil(content["references"], "asPrinted")


def _spoil_dosing(content: Any) -> None:
    """All of it, without the courses of other conditions, whose texts are as they were."""
    of_facts = ("plex.", "ivig.")
    content["regimens"] = [
        entry for entry in content["regimens"] if entry["of"].startswith(("mmn.", *of_facts))
    ]
    with_texts(content, NASTY)
