"""Text that is made to deceive, on its way through the pages and out of the terminal."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from gui import paths
from gui.core.bundle import read_bundle
from gui.core.reference import THERAPIES, Reference
from gui.pages.age import age_page
from gui.pages.comparison import comparison_page
from gui.pages.condition_list import ConditionList
from gui.pages.evidence import evidence_page
from gui.pages.overview import overview_page
from gui.pages.sources import sources_page
from gui.pages.therapies import therapies_page
from gui.pages.words import Words
from tests.cli.terminal import TODAY, folded, run, strings
from tests.core.bundle.dosing_files import with_texts
from tests.core.bundle.small import at, places, put, write

HOSTILE = (
    "<b>{0}</b> %s file:///etc/x \u202eesrever\u202c \u200b\u2066\ufeff\u00ad\U000e0041 [1] end"
)
SHOWN = (
    "<b>{0}</b> %s file:///etc/x [U+202E]esrever[U+202C] "
    "[U+200B][U+2066][U+FEFF][U+00AD][U+E0041] [1] end"
)
KEPT = {
    *("id", "source", "format", "version", "language", "built", "verified", "reviewDue"),
    *(
        "kind",
        "status",
        "scope",
        "position",
        "finding",
        "read",
        "group",
        "population",
        "row",
        "rows",
    ),
    *("section", "therapy", "covers", "conditions", "factors", "abbreviations"),
}
DOSING = "dosing.json"
COMMANDS = ("list", "show mmn", "search cidp", "overview", "therapies", "sources", "bundle info")


def spoil(content: Any) -> Any:
    """A file in which every text that may be any text is a hostile one."""
    for place in list(places(content)):
        names = [key for key in place if isinstance(key, str)]
        free = not KEPT & {names[-1]} if names else False
        if free and isinstance(at(content, place), str):
            put(content, place, HOSTILE)
    return content


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shipped = paths.shipped_bundle()
    dosing = with_texts(json.loads((shipped / DOSING).read_text("utf-8")), HOSTILE)
    contents = {
        path.relative_to(shipped).as_posix(): spoil(json.loads(path.read_text("utf-8")))
        for path in shipped.rglob("*.json")
        if path.name != DOSING
    }
    contents[DOSING] = dosing
    return write(tmp_path_factory.mktemp("hostile"), contents)


def pages(reference: Reference) -> Iterator[Any]:
    words = Words()
    manifest = reference.bundle.manifest
    for condition in reference.bundle.conditions:
        yield comparison_page(reference, condition, words)
        yield evidence_page(reference, condition, words)
    yield overview_page(reference, words)
    yield therapies_page(reference, words)
    yield sources_page(reference, words)
    yield age_page(manifest, TODAY, words)
    yield ConditionList(reference, words).page()
    yield ConditionList(reference, words).page("plasma exchange")


def test_every_page_shows_invisible_characters_by_their_codes(hostile: Path) -> None:
    reference = Reference(read_bundle(hostile))
    content = json.loads(msgspec.json.encode(list(pages(reference)), enc_hook=list))
    texts = list(strings(content))
    assert sum(SHOWN in text for text in texts) > 1000
    assert [text for text in texts if not text.isprintable()] == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("as_json", [True, False])
def test_nothing_that_a_terminal_would_obey_is_printed(
    command: str, as_json: bool, hostile: Path
) -> None:
    options = ["--json"] if as_json else []
    printed = run(*command.split(), "--bundle", hostile, *options)
    assert printed.code == 0
    assert all(line.isprintable() for line in printed.out.split("\n"))
    if command not in {"list", "search cidp", "overview"}:
        text = printed.folded if not as_json else " ".join(strings(printed.json()))
        assert folded(SHOWN) in text


def test_hostile_texts_change_no_verdict(hostile: Path, reference: Reference) -> None:
    other = Reference(read_bundle(hostile))
    for condition in reference.bundle.conditions:
        for therapy in THERAPIES:
            one, two = reference.verdict(condition, therapy), other.verdict(condition, therapy)
            assert (one.word, one.lead, one.opposing) == (two.word, two.lead, two.opposing)


@pytest.mark.parametrize("text", ["\x1b[31m", "\x9b31m", "\x07", "\r", "\x00", "\u2028"])
def test_escape_sequences_in_a_bundle_are_refused_and_told_by_name(
    text: str, tmp_path: Path
) -> None:
    shipped = paths.shipped_bundle()
    contents = {
        path.relative_to(shipped).as_posix(): json.loads(path.read_text("utf-8"))
        for path in shipped.rglob("*.json")
    }
    spoilt = {
        "sources.json": ("sources", 3, "kind"),
        "bundle.json": ("built",),
        "factors.json": ("factors", 0, "id"),
        "therapies/plex.json": ("facts", 0, "row"),
        "therapies/ivig.json": ("facts", 0, "statement"),
        "conditions/mmn.json": ("claims", 0, "position"),
    }
    for file, place in spoilt.items():
        put(contents[file], place, f"{text}{HOSTILE}")
    contents["founding-document.json"][f"key {text}"] = 1
    printed = run("bundle", "check", write(tmp_path, contents))
    assert printed.code == 1
    assert all(line.isprintable() for line in printed.out.split("\n"))
    for file in spoilt:
        assert f"{file} $" in printed.out
