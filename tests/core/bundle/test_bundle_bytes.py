"""What may stand in a file as bytes: whole, plain UTF-8, strict JSON, and not too much."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui import paths
from gui.core.bundle import BundleError, files, read_bundle
from gui.core.bundle.problems import MOST_PROBLEMS
from tests.core.bundle.small import ONE, SMALL, as_bytes, problems, put, small, spoilt, write
from tests.examples import every, examples

SOURCES = "sources.json"
GOOD = json.dumps(SMALL[SOURCES])
TOO_DEEP = "nested too deep: more than 16 levels"

UNREADABLE: dict[str, tuple[str | bytes, str, str]] = {
    "empty": (b"", "", "the file is empty"),
    "white space": (b" \r\n\t ", "", "the file is empty"),
    "byte order mark": (b"\xef\xbb\xbf" + GOOD.encode(), "", "byte order mark"),
    "UTF-16": (GOOD.encode("utf-16"), "", "byte order mark"),
    "UTF-16 of the other end": (b"\xfe\xff" + GOOD.encode("utf-16-be"), "", "byte order mark"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "", "not valid JSON"),
    "UTF-32": (GOOD.encode("utf-32"), "", "byte order mark"),
    "Latin-1": (GOOD.replace("Guide", "Gu\u00efde").encode("latin-1"), "", "not UTF-8 at byte"),
    "half a character": (GOOD.encode() + b"\xc3", "", "not UTF-8 at byte"),
    "surrogates as bytes": (b'{"a": "\xed\xa0\x80"}', "", "not UTF-8 at byte"),
    "zero bytes": (b"\0" * 40, "", "not valid JSON at line 1, column 1"),
    "not JSON": (b"sources: []", "", "not valid JSON at line 1, column 1"),
    "a comma too many": (b'{"sources": [],\n}', "", "not valid JSON at line"),
    "two values": (GOOD + GOOD, "", "not valid JSON"),
    "single quotes": (GOOD.replace('"', "'"), "", "not valid JSON"),
    "comment": ("// sources\n" + GOOD, "", "not valid JSON"),
    "control character": (GOOD.replace("Guide", "Gu\nide"), "", "not valid JSON"),
    "NaN": (GOOD.replace("2020,", "NaN,"), "", "NaN is not a JSON value"),
    "Infinity": (GOOD.replace("2020,", "Infinity,"), "", "Infinity is not a JSON value"),
    "minus Infinity": (GOOD.replace("2020,", "-Infinity,"), "", "-Infinity is not a JSON value"),
    "a number without bounds": (GOOD.replace("2020,", "1e999,"), "$.sources[0].year", "float"),
    "a number without end": (GOOD.replace("2020,", "9" * 5000 + ","), "", "not valid JSON"),
    "a large number": (GOOD.replace("2020,", "9" * 4000 + ","), "$.sources[0].year", "<= 9999"),
    "an array": ("[]", "$", "Expected `object`, got `array`"),
    "a text": ('"sources"', "$", "Expected `object`, got `str`"),
    "null": ("null", "$", "Expected `object`, got `null`"),
    "10,000 arrays": ("[" * 10_000 + "]" * 10_000, "$", TOO_DEEP),
    "10,000 arrays left open": ("[" * 10_000, "$", TOO_DEEP),
    "10,000 objects": ('{"a":' * 10_000 + "1" + "}" * 10_000, "$", TOO_DEEP),
    "700 arrays round hidden text": ("[" * 700 + '"\u202e"' + "]" * 700, "$", TOO_DEEP),
    "700 objects round a repeated key": (
        '{"a":' * 700 + '{"b":1,"b":2}' + "}" * 700,
        "$",
        TOO_DEEP,
    ),
    "17 arrays": ("[" * 17 + "]" * 17, "$", TOO_DEEP),
    "16 arrays": ("[" * 16 + "]" * 16, "$", "Expected `object`, got `array`"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_no_plain_json_is_refused(name: str, tmp_path: Path) -> None:
    data, path, message = UNREADABLE[name]
    found = problems(write(tmp_path, {**small(), SOURCES: data}))
    assert [(file, where) for file, where, _ in found] == [(SOURCES, path)]
    assert message in found[0][2]


def test_repeated_keys_are_named_with_the_object_in_which_they_stand(tmp_path: Path) -> None:
    text = GOOD.replace('"year": 2020', '"year": 2020, "year": 2019, "doi": "x"')
    text = text.replace('"id": "leaflet"', '"id": "leaflet", "id": "flyer"')
    found = problems(write(tmp_path, {**small(), SOURCES: text}))
    assert found == [
        (SOURCES, "$.sources[0]", "the key 'year' stands twice"),
        (SOURCES, "$.sources[0]", "the key 'doi' stands twice"),
        (SOURCES, "$.sources[2]", "the key 'id' stands twice"),
    ]


def test_repeated_keys_do_not_hide_other_faults(tmp_path: Path) -> None:
    text = '{"a": {"b": 1, "b": 2}, "a": {"c": 1, "c": 1}}'
    found = problems(write(tmp_path, {**small(), SOURCES: text}))
    assert found == [
        (SOURCES, "$", "the key 'a' stands twice"),
        (SOURCES, "$.a", "the key 'c' stands twice"),
        (SOURCES, "$", "unknown key 'a'"),
        (SOURCES, "$", "the key 'sources' is missing"),
    ]


def test_very_many_keys_are_read_in_one_go(tmp_path: Path) -> None:
    keys = ", ".join(f'"k{number}": 0' for number in range(200_000))
    found = problems(write(tmp_path, {**small(), SOURCES: f'{{{keys}, "k199999": 1}}'}))
    assert len(found) == MOST_PROBLEMS + 1
    assert found[0] == (SOURCES, "$", "the key 'k199999' stands twice")


@pytest.mark.parametrize("more", [0, 1])
def test_a_file_may_have_five_megabytes_and_no_byte_more(more: int, tmp_path: Path) -> None:
    padded = as_bytes(SMALL[SOURCES]).ljust(files.MAX_FILE_BYTES + more)
    found = problems(write(tmp_path, {**small(), SOURCES: padded}))
    too_large = (SOURCES, "", "the file cannot be read: it is larger than 5 MB")
    assert found == ([too_large] if more else [])


@pytest.mark.parametrize("file", sorted(SMALL))
def test_a_file_cut_off_at_any_byte_is_refused(file: str, tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    whole = as_bytes(SMALL[file])
    for length in every(range(len(whole))):
        write(folder, {file: whole[:length]})
        found = problems(folder)
        assert [name for name, _, _ in found] == [file]
        assert found[0][2].startswith(("not valid JSON", "the file is empty"))


SHIPPED = {
    path.relative_to(paths.shipped_bundle()).as_posix(): path.read_bytes()
    for path in sorted(paths.shipped_bundle().rglob("*.json"))
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("shipped"), SHIPPED)


@settings(max_examples=examples(300), deadline=None, database=None)
@given(st.data())
def test_the_shipped_bundle_cut_off_anywhere_is_refused(shipped: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(sorted(SHIPPED)))
    whole = SHIPPED[file]
    length = data.draw(st.integers(0, len(whole) - 1))
    write(shipped, {file: whole[:length]})
    try:
        read_bundle(shipped)
    except BundleError as error:
        assert {problem.file for problem in error.problems} == {file}
    else:
        assert json.loads(whole[:length]) == json.loads(whole)
    finally:
        write(shipped, {file: whole})


@settings(max_examples=examples(400), deadline=None, database=None)
@given(st.data())
def test_any_bytes_in_the_place_of_others_are_read_or_refused(
    shipped: Path, data: st.DataObject
) -> None:
    file = data.draw(st.sampled_from(sorted(SHIPPED)))
    whole = SHIPPED[file]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 20)))
    put_in = data.draw(
        st.binary(max_size=8) | st.sampled_from([b'"', b"}", b"[", b"\\u202e", b","])
    )
    write(shipped, {file: whole[:start] + put_in + whole[end:]})
    try:
        read_bundle(shipped)
    except BundleError as error:
        assert error.problems
    finally:
        write(shipped, {file: whole})


def test_characters_may_be_written_as_escapes(tmp_path: Path) -> None:
    contents = small()
    contents[ONE]["name"]["en"] = "Guillain-Barr\u00e9 \U0001f600"
    contents[ONE] = json.dumps(contents[ONE], ensure_ascii=True)
    name = read_bundle(write(tmp_path, contents)).conditions["one"].name.en
    assert name == "Guillain-Barr\u00e9 \U0001f600"


# Bidirectional marks, zero-width and other invisible characters, and tags (invisible letters).
INVISIBLE = [
    *"\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e",
    *"\u2060\u2061\u2064\u2066\u2067\u2068\u2069\u206a\u206f\u3164\ufe0f\ufeff\uffa0\ufff9",
    *"\U000e0001\U000e0041\U000e0100\U0001d173",
]


@pytest.mark.parametrize("escaped", [True, False])
def test_invisible_characters_are_shown_by_their_codes(escaped: bool, tmp_path: Path) -> None:
    contents = small()
    contents[ONE]["synonyms"]["en"] = [f"a{character}b" for character in INVISIBLE]
    contents[ONE]["name"]["en"] = f"{INVISIBLE[0]}name"
    contents[ONE] = json.dumps(contents[ONE], ensure_ascii=escaped)
    condition = read_bundle(write(tmp_path, contents)).conditions["one"]
    codes = [f"a[U+{ord(character):04X}]b" for character in INVISIBLE]
    assert list(condition.synonyms.en) == codes
    assert condition.name.en == "[U+00AD]name"


def test_an_invisible_character_in_an_id_is_refused(tmp_path: Path) -> None:
    found = spoilt(tmp_path, ONE, lambda it: put(it, ("claims", 0, "source"), "gui\u200bde"))
    assert [(file, path) for file, path, _ in found] == [(ONE, "$.claims[0].source")]


def test_markup_links_and_templates_are_plain_text(tmp_path: Path) -> None:
    text = "<b>x</b> <a href='file:///etc/passwd'>y</a> file:///c:/ {0} %s &amp; $(ls) \\u202e"
    contents = small()
    contents[ONE]["claims"][0]["statement"] = text
    bundle = read_bundle(write(tmp_path, contents))
    assert bundle.conditions["one"].claims[0].statement == text
