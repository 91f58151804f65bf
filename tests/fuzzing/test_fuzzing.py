"""A share of the fuzzing with a fixed seed, and what was found before."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

import pytest

from gui.core.bundle import Bundle, BundleError, bundle_of
from tests.core.bundle.small import as_bytes, small
from tests.examples import examples
from tests.fuzzing import json_changes
from tests.fuzzing.chunk import Chunk, Tally
from tests.fuzzing.lines import Lines
from tests.fuzzing.same import as_shown, check_same
from tests.fuzzing.target import Mutant, Outcome, Target, WrongError
from tests.fuzzing.targets import TARGETS

FOUND = json.loads((Path(__file__).parents[1] / "data" / "hostile-bundles.json").read_text("utf-8"))
SHARE = {"bundles": 800, "hand-over": 400, "commands": 60, "installed": 60, "settings": 40}
USUAL_SHARE = 150


@pytest.mark.parametrize("name", [name for name in TARGETS if name != "window"])
def test_nothing_is_found_by_a_fixed_seed(name: str, tmp_path: Path) -> None:
    target, _ = TARGETS[name]
    number = examples(SHARE.get(name, USUAL_SHARE))
    tally = Chunk(target(tmp_path), f"test:{name}").run(number)
    by_kind = [(it.kind, it.what, it.trace) for it in tally.found if "slower" not in it.what]
    assert by_kind == []
    assert (tally.tried, tally.not_made) == (number, {})
    outcomes = {outcome for kinds in tally.outcomes.values() for outcome in kinds}
    assert len(outcomes) > 1, outcomes


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_is_refused(name: str) -> None:
    case = FOUND[name]
    contents = {file: as_bytes(content) for file, content in small().items()}
    start, inside, end = case["parts"]
    text = start * case["times"] + inside + end * case["times"]
    with pytest.raises(BundleError) as refused:
        bundle_of({**contents, case["file"]: text.encode("utf-8", "surrogatepass")}, name)
    assert case["problem"] in map(str, refused.value.problems)


class Changing(Target):
    """Takes a number for another one, now and then."""

    def mutant(self, random: Random, kept: object) -> Mutant:
        return Mutant("number", random.randrange(10))

    def outcome(self, mutant: Mutant) -> Outcome:
        if mutant.content == 7:
            raise WrongError("taken for another")
        if mutant.content == 3:
            raise KeyError(mutant.content)
        return Outcome("read equal", (str(mutant.content),))

    def to_keep(self, mutant: Mutant) -> object:
        return mutant.content


def test_what_is_wrong_is_found_with_the_mutant_that_shows_it(tmp_path: Path) -> None:
    tally = Chunk(Changing(tmp_path), "any").run(200)
    counted = tally.outcomes["number"]
    assert {it.what.partition(":")[0] for it in tally.found} == {"WrongError", "KeyError"}
    assert counted["FOUND WrongError"] + counted["FOUND KeyError"] == len(tally.found)
    assert sum(counted.values()) == tally.tried == 200


def test_a_seed_gives_the_same_mutants_again_and_others_are_others(tmp_path: Path) -> None:
    def run(seed: str) -> dict[str, dict[str, int]]:
        return Chunk(Changing(tmp_path), seed).run(60).outcomes

    assert run("1") == run("1")
    assert run("1") != run("2")


def test_what_shows_something_new_is_kept_once(tmp_path: Path) -> None:
    chunk = Chunk(Changing(tmp_path), "any")
    chunk.run(200)
    assert sorted(set(chunk.kept)) == sorted(chunk.kept)
    assert not {3, 7} & set(chunk.kept)
    unguided = Chunk(Changing(tmp_path), "any", guided=False)
    unguided.run(200)
    assert unguided.kept == []


def test_counts_are_added() -> None:
    whole = Tally(tried=1, outcomes={"a": {"refused": 1}})
    more = Tally(tried=2, outcomes={"a": {"refused": 1, "read equal": 1}})
    more.slowest_s.see(2.0, "a", "1")
    whole.add(more)
    assert (whole.tried, whole.slowest_s.amount) == (3, 2.0)
    assert whole.outcomes == {"a": {"refused": 2, "read equal": 1}}


def read() -> tuple[Bundle, dict[str, bytes]]:
    contents = {name: as_bytes(content) for name, content in small().items()}
    return bundle_of(contents, "small"), contents


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("sources.json", b"2020,", b"2021,"),
        ("sources.json", b'"year": 2020', b'"year": 2020.0'),
        ("conditions/one.json", b"It helps.", b"It hurts."),
        ("conditions/one.json", b'"mayHarm": true', b'"mayHarm": false'),
        ("conditions/one.json", b'"rows": ["onset"]', b'"rows": []'),
        ("conditions/one.json", b'"grade": "A", ', b""),
        ("bundle.json", b"2026-11-23", b"2026-11-22"),
        ("factors.json", b'"Child"', b'"Ch\\u202eild"'),
        ("therapies/plex.json", b'"id": "plex.cost.1"', b'"id": "plex.cost.1", "id": "b"'),
    ],
)
def test_every_difference_between_a_file_and_what_was_read_is_seen(
    file: str, before: bytes, after: bytes
) -> None:
    bundle, contents = read()
    check_same(bundle, contents, set(contents))
    assert before in contents[file]
    contents[file] = contents[file].replace(before, after, 1)
    with pytest.raises(WrongError):
        check_same(bundle, contents, set(contents))


def test_what_nobody_sees_is_known_by_unicode_and_not_by_the_programs_own_list() -> None:
    assert as_shown("a\u202eb\u00adc\U000e0041") == "a[U+202E]b[U+00AD]c[U+E0041]"
    assert as_shown("a\u0301 \u0600 \u00e9") == "a\u0301 \u0600 \u00e9"


def test_each_kind_of_change_of_json_changes_it_or_leaves_it_whole() -> None:
    random, data = Random(4), as_bytes(small()["conditions/one.json"])
    kinds = set()
    for _ in range(examples(1500)):
        kind, _ = json_changes.changed(data, random)
        kinds.add(kind)
    assert kinds == set(json_changes.CHANGES)


def test_lines_are_counted_where_python_can_tell() -> None:
    lines = Lines()
    try:
        read()
        there = lines.number > 0
    finally:
        lines.close()
    assert there == hasattr(sys, "monitoring")
