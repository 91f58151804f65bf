"""Any one value of any file replaced by one of another type: refused, or a bundle all the same."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui import paths
from gui.core.bundle import Bundle, BundleError, read_bundle
from tests.core.bundle.small import SMALL, at, json_path, places, problems, put, small, write
from tests.examples import every, examples

FILES = sorted(SMALL)
OF_EACH_TYPE: tuple[Any, ...] = (
    None,
    True,
    0,
    -1.5,
    10**30,
    "",
    "text",
    "\ud800",
    [],
    [None],
    {},
    {"id": {}},
)
NULL_STANDS_FOR_ABSENT = {
    *("population", "grade", "gradeSystem", "locator", "course", "doi", "pmid", "by"),
    *("therapy", "source", "previous", "minimumProgram", "withdrawn"),
}


def same_type(one: Any, other: Any) -> bool:
    return type(one) is type(other)


def without(content: Any, key: str | int) -> None:
    del content[key]


def same_content(one: Bundle, other: Bundle) -> bool:
    """Whether two bundles say the same, though perhaps in other bytes."""
    return msgspec.structs.replace(one, sha256=other.sha256) == other


@pytest.mark.parametrize("file", FILES)
def test_a_value_of_another_type_is_refused_unless_null_for_an_optional_key(
    file: str, tmp_path: Path
) -> None:
    folder = write(tmp_path, small())
    accepted = set()
    for place in places(SMALL[file]):
        for value in every(OF_EACH_TYPE):
            if same_type(value, at(SMALL[file], place)):
                continue
            write(folder, {file: put(small()[file], place, value)})
            found = problems(folder)
            if not found:
                assert value is None, (place, value)
                accepted.add(place)
            elif value is not None:
                assert any(name == file for name, _, _ in found), (place, value, found)
    for place in accepted:
        shortened = small()[file]
        without(at(shortened, place[:-1]), place[-1])
        write(folder, {file: put(small()[file], place, None)})
        with_null = read_bundle(folder)
        write(folder, {file: shortened})
        assert same_content(read_bundle(folder), with_null), place
    optional = {place for place in places(SMALL[file]) if is_free(file, place)}
    assert accepted == optional


def is_free(file: str, place: tuple[str | int, ...]) -> bool:
    if not place or place[-1] not in NULL_STANDS_FOR_ABSENT:
        return False
    if place[-1] == "source":
        return "references" in place
    if place[-1] == "therapy":
        return file == "founding-document.json"
    return place[-1] != "population" or "claims" in place


@pytest.mark.parametrize("file", FILES)
def test_a_value_of_a_wrong_type_is_named_by_its_path(file: str, tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    for place in places(SMALL[file]):
        value = at(SMALL[file], place)
        write(folder, {file: put(small()[file], place, [] if isinstance(value, dict) else {})})
        assert json_path(place) in [path for name, path, _ in problems(folder) if name == file]


@pytest.mark.parametrize("file", FILES)
def test_every_key_is_needed_or_optional_and_no_other_is_known(file: str, tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    for place in places(SMALL[file]):
        if not isinstance(at(SMALL[file], place), dict):
            continue
        content = small()[file]
        at(content, place)["further"] = 1
        write(folder, {file: content})
        assert problems(folder) == [(file, json_path(place), "unknown key 'further'")]
        for key in at(SMALL[file], place):
            content = small()[file]
            without(at(content, place), key)
            write(folder, {file: content})
            found = problems(folder)
            missing = (file, json_path(place), f"the key {key!r} is missing")
            assert not found or missing in found or key in {"year", "kind", "status", *HANGS_ON}


HANGS_ON = ("position", "finding", "citation")


SHIPPED = {
    path.relative_to(paths.shipped_bundle()).as_posix(): path.read_bytes()
    for path in sorted(paths.shipped_bundle().rglob("*.json"))
}
SHIPPED_PLACES = [
    (file, place) for file, data in SHIPPED.items() for place in places(json.loads(data))
]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(exclude_categories=())),
    st.lists(st.none(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("shipped"), SHIPPED)


@settings(max_examples=examples(300), deadline=None, database=None)
@given(st.data())
def test_the_shipped_bundle_with_any_one_value_changed_is_read_or_refused(
    shipped: Path, data: st.DataObject
) -> None:
    file, place = data.draw(st.sampled_from(SHIPPED_PLACES))
    write(shipped, {file: put(json.loads(SHIPPED[file]), place, data.draw(VALUES))})
    try:
        bundle = read_bundle(shipped)
    except BundleError as error:
        assert error.problems
        assert all(entry.message for entry in error.problems)
    else:
        assert len(bundle.conditions) == len(bundle.manifest.conditions)
    finally:
        write(shipped, {file: SHIPPED[file]})
