"""Translations are read from Qt's own file; whatever is wrong with it, English is spoken."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gui import paths
from gui.machine.catalogue import CatalogueError, read_catalogue, translations_file, words_in
from tests.examples import examples
from tests.german import german_words

FILE = translations_file(paths.translations(), "de")


def test_every_translation_of_the_words_is_read() -> None:
    (context,) = (
        entry
        for entry in ET.parse(FILE.with_suffix(".ts")).getroot().iter("context")
        if entry.findtext("name") == "Words"
    )
    wanted = {}
    for message in context.iter("message"):
        forms = [form.text for form in message.iter("numerusform")]
        wanted[message.findtext("source")] = tuple(forms or [message.findtext("translation")])
    assert read_catalogue(FILE, "de").forms == wanted
    assert len(wanted) > 200


@pytest.mark.parametrize(
    ("number", "german", "english"),
    [
        (0, "0 Erkrankungen", "0 conditions"),
        (1, "1 Erkrankung", "1 condition"),
        (2, "2 Erkrankungen", "2 conditions"),
    ],
)
def test_a_number_asks_for_its_form(number: int, german: str, english: str) -> None:
    forms = ("{number} condition", "{number} conditions", number)
    assert german_words().counted(*forms) == german
    assert words_in("en", Path("nowhere"))[0].counted(*forms) == english


def test_what_is_not_translated_stays_english() -> None:
    words = german_words()
    assert words.text("No such text: {it}", it=1) == "No such text: 1"
    assert words.counted("{number} nothing", "{number} nothings", 1) == "1 nothing"


def test_a_file_that_is_missing_is_told_and_english_is_spoken(tmp_path: Path) -> None:
    words, problem = words_in("de", tmp_path)
    assert (words.language, words.text("Overview")) == ("en", "Overview")
    assert (
        problem == f"{translations_file(tmp_path, 'de')} cannot be read: No such file or directory"
    )


@pytest.mark.parametrize("content", [b"", b"<TS/>", FILE.read_bytes()[:16], FILE.read_bytes()[:-1]])
def test_a_damaged_file_is_told_and_english_is_spoken(tmp_path: Path, content: bytes) -> None:
    file = translations_file(tmp_path, "de")
    file.write_bytes(content)
    words, problem = words_in("de", tmp_path)
    assert (words.language, words.text("Overview")) == ("en", "Overview")
    assert problem.startswith(f"{file} is damaged: ")


def test_no_damage_crashes(tmp_path: Path) -> None:
    whole, file = FILE.read_bytes(), tmp_path / "damaged.qm"
    refused = 0
    for place in range(0, len(whole), 211):
        for content in (whole[:place], whole[:place] + b"\xff\xff" + whole[place + 2 :]):
            file.write_bytes(content)
            try:
                read_catalogue(file, "de")
            except CatalogueError:
                refused += 1
    assert refused > len(whole) // 211


@pytest.mark.parametrize(
    ("found", "put", "reason"),
    [
        (b"\xa7\0\0\0\2de", b"\xa7\0\0\0\2fr", "it is into 'fr', not 'de'"),
        (b"\0\0\0\5Words", b"\0\0\0\5words", "it is not of this program"),
        (
            "{day}".encode("utf-16-be"),
            "{dax}".encode("utf-16-be"),
            "a translation has other gaps than its text",
        ),
        (
            "\u00dcbersicht".encode("utf-16-be"),
            "{bersicht".encode("utf-16-be"),
            "a translation has other gaps than its text",
        ),
    ],
)
def test_what_would_be_half_german_or_fail_when_said_is_refused_whole(
    tmp_path: Path, found: bytes, put: bytes, reason: str
) -> None:
    assert found in FILE.read_bytes()
    file = translations_file(tmp_path, "de")
    file.write_bytes(FILE.read_bytes().replace(found, put))
    words, problem = words_in("de", tmp_path)
    assert (words.language, words.text("Overview")) == ("en", "Overview")
    assert problem == f"{file} is damaged: {reason}"


WHOLE = FILE.read_bytes()
SPOTS = st.integers(0, len(WHOLE) - 1)


@settings(
    max_examples=examples(300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(SPOTS, st.binary(max_size=8), st.integers(0, 64)), max_size=6))
def test_any_damage_is_told_or_leaves_texts(
    tmp_path: Path, damage: list[tuple[int, bytes, int]]
) -> None:
    data = WHOLE
    for place, put, taken in damage:
        data = data[:place] + put + data[place + taken :]
    file = tmp_path / "damaged.qm"
    file.write_bytes(data)
    try:
        forms = read_catalogue(file, "de").forms
    except CatalogueError as error:
        assert str(error).startswith(f"{file} is damaged: ")
    else:
        assert all(text and translated for text, translated in forms.items())
