"""What is made to take long, or much memory: refused in time, and with few words."""

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from gui.core.bundle import BundleError, Problem, bundle_of, decode, files, read_bundle
from gui.core.bundle.dosing_checks import numbers_in
from gui.core.bundle.problems import MOST_PROBLEMS, gather
from tests.core.bundle.dosing_files import small_dosing
from tests.core.bundle.small import ONE, as_bytes, small
from tests.fuzzing import zips

SOURCES, DOSING = "sources.json", "dosing.json"
MANY = 1_000_000


def refusal(**changed: Any) -> list[Problem]:
    """Why the small bundle is refused with other files in it."""
    contents = {**small(), **{name.replace("__", "/"): it for name, it in changed.items()}}
    with pytest.raises(BundleError) as refused:
        bundle_of({name: as_bytes(it) for name, it in contents.items()}, "flood")
    return list(refused.value.problems)


def of_zip(tmp_path: Path, data: bytes) -> list[Problem]:
    file = tmp_path / "flood.zip"
    file.write_bytes(data)
    with pytest.raises(BundleError) as refused:
        read_bundle(file)
    return list(refused.value.problems)


@pytest.fixture
def _deep_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON is parsed as deep as by Python 3.13, which the frozen program has."""
    parse = json.loads

    def loads(*given: Any, **further: Any) -> Any:
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(20_000)
        try:
            return parse(*given, **further)
        finally:
            sys.setrecursionlimit(before)

    monkeypatch.setattr(json, "loads", loads)


@pytest.mark.usefixtures("_deep_parser")
def test_a_key_that_stands_twice_far_down_is_refused_as_too_deep() -> None:
    deep = '{"a":' * 5000 + '{"b":1,"b":2}' + "}" * 5000
    found = refusal(**{SOURCES: deep})
    assert found == [Problem(SOURCES, "$", "nested too deep: more than 16 levels")]


@pytest.mark.parametrize("one", ["{}", "[]", '{"":1,"":1}'])
def test_very_many_objects_and_lists_are_refused_before_they_are_made(
    one: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json, "loads", None)
    number = decode.MAX_CONTAINERS
    found = refusal(**{SOURCES: f"[{','.join([one] * number)}]"})
    assert found == [Problem(SOURCES, "", "it has more than 200000 objects and lists")]


def test_not_more_problems_are_told_than_anybody_reads() -> None:
    found = refusal(**{SOURCES: {"sources": [1] * 5000}})
    assert len(found) == MOST_PROBLEMS + 1
    assert found[0].path == "$.sources[0]"
    assert found[-1] == Problem("", "", "these are the first 1000 problems of more")


def test_problems_are_not_even_looked_for_behind_the_last_that_is_told() -> None:
    made: list[int] = []

    def endless() -> Iterator[Problem]:
        while True:
            made.append(1)
            yield Problem("", "", "wrong")

    found: list[Problem] = []
    gather(found, endless())
    gather(found, endless())
    assert len(found) == MOST_PROBLEMS + 1
    assert len(made) == MOST_PROBLEMS + 2


class Counted(str):
    """A text that counts how often it is compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)


@pytest.mark.parametrize("part", ["regimens", "products"])
def test_very_many_records_of_dosing_data_are_each_compared_with_few(part: str) -> None:
    from gui.core.bundle import dosing_checks, dosing_limits
    from gui.core.bundle.dosing_records import Dosing

    content = small_dosing()
    first = content[part][0]
    content[part] = [{**first, "id": f"x{number}", "name": "n"} for number in range(400)]
    for entry in content[part]:
        if part == "regimens":
            del entry["name"]
    read = decode.decode(DOSING, as_bytes(content), Dosing)
    assert isinstance(read, Dosing)
    Counted.compared = 0
    list(dosing_checks._repeated(part, [Counted(f"x{number}") for number in range(400)]))
    assert Counted.compared < 800
    twice = [it for it in dosing_limits.check_limits(read) if "another product" in it.message]
    assert len(twice) == (399 if part == "products" else 0)


def test_numbers_are_found_in_words_that_hold_one_another() -> None:
    text = "Two-weekly, every other day, alternate-day or TWICE; twelve, 0.5 and 5 %, someone"
    assert {str(number) for number in numbers_in(text)} == {"2", "7", "14", "12", "0.5", "5"}


def test_files_of_a_zip_that_lie_over_one_another_are_refused(tmp_path: Path) -> None:
    one = zips.written([zips.Member(b"bundle.json", b"{}")])
    assert "they" not in str(of_zip(tmp_path, one)[0])
    for place in (0, 5):
        members = [zips.Member(b"bundle.json", b"{}"), zips.Member(b"x.json", b"{}", offset=place)]
        (found,) = of_zip(tmp_path, zips.written(members))
        assert found.message == (
            "neither a folder nor a whole zip file (files in it lie over one another, at byte 32)"
        )


def bomb(number: int, size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for place in range(number):
            archive.writestr(f"{place}.json", b" " * size)
    return stream.getvalue()


def test_a_zip_that_unpacks_to_very_much_is_refused_without_unpacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = bomb(20, MANY)
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    (found,) = of_zip(tmp_path, packed)
    assert found == Problem("", "", "it would unpack to more than 100 times its size")
    monkeypatch.setattr("gui.core.bundle.zip_files.MAX_BUNDLE_BYTES", 10 * MANY)
    (found,) = of_zip(tmp_path, packed)
    assert "the bundle holds more than" in found.message


def test_a_zip_whose_files_are_small_may_hold_them_however_well_they_pack(tmp_path: Path) -> None:
    contents = small()
    contents[ONE] = as_bytes(contents[ONE]).ljust(2 * MANY)
    file = tmp_path / "small.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, as_bytes(content))
    assert read_bundle(file).manifest.id == "small-bundle"


def test_the_fields_of_a_record_are_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[type] = []
    fields = msgspec.structs.fields

    def counted(kind: type[msgspec.Struct]) -> Any:
        made.append(kind)
        return fields(kind)

    monkeypatch.setattr(msgspec.structs, "fields", counted)
    decode._fields.cache_clear()
    content = small()[SOURCES]
    content["sources"] = [{**content["sources"][0], "id": f"x{place}"} for place in range(500)]
    content["sources"][250]["further"] = content["sources"][499]["further"] = 1
    found = refusal(**{SOURCES: content})
    assert [it.path for it in found] == ["$.sources[250]", "$.sources[499]"]
    assert len(made) == len(set(made)) == 2


def test_a_folder_that_is_no_bundle_is_not_walked_through_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_FILES_OF_NO_BUNDLE", 20)
    for number in range(21):
        (tmp_path / str(number)).mkdir()
    with pytest.raises(BundleError) as refused:
        read_bundle(tmp_path)
    missing = Problem("bundle.json", "", "the file is missing: this is no bundle")
    assert refused.value.problems == (missing,)
    for name, content in small().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(as_bytes(content))
    assert read_bundle(tmp_path).manifest.id == "small-bundle"
