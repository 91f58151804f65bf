"""An overlay is strict, has limits, and has no place for anything but lines."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from gui.core.bundle import BundleError
from gui.core.overlay import Local, read_overlay
from tests.core.overlay.hospital import LINES, overlay


def problems(content: object) -> list[str]:
    try:
        read_overlay(json.dumps(content).encode("utf-8"), "here")
    except BundleError as error:
        assert error.location == "here"
        return [str(problem) for problem in error.problems]
    return []


def changed(change: Callable[[dict[str, Any]], object]) -> list[str]:
    content = overlay()
    change(content)
    return problems(content)


def line(number: int, **further: object) -> dict[str, Any]:
    return {**copy.deepcopy(LINES[1]), "id": f"line-{number}", **further}


def test_what_is_in_order_is_read_as_it_stands() -> None:
    read = read_overlay(json.dumps(overlay()).encode("utf-8"), "here")
    assert (read.owner, read.expires) == ("St. Anna Hospital, Neurology", date(2027, 5, 31))
    assert [it.id for it in read.lines] == ["apheresis", "nights", "stock", "pathway"]
    assert read.lines[3].conditions == ("gbs-adult", "gbs-child")


@pytest.mark.parametrize("key", ["verdict", "position", "source", "claim", "grade", "facts"])
def test_nothing_of_the_evidence_can_stand_in_it(key: str) -> None:
    assert changed(lambda it: it.update({key: "x"})) == [f"overlay.json $: unknown key '{key}'"]
    in_line = f"overlay.json $.lines[0]: unknown key '{key}'"
    assert changed(lambda it: it["lines"][0].update({key: "x"})) == [in_line]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda it: it.update(format="plex-ivig-bundle"), "$.format"),
        (lambda it: it.update(schemaVersion=2), "$.schemaVersion"),
        (lambda it: it.update(version="next"), "$.version"),
        (lambda it: it.update(owner=" "), "$.owner"),
        (lambda it: it.update(owner="x" * 81), "$.owner"),
        (lambda it: it.update(expires="2026-11-01"), "$.expires"),
        (lambda it: it.update(lines=[]), "$.lines"),
        (lambda it: it.update(lines=[line(number) for number in range(61)]), "$.lines"),
        (lambda it: it["lines"].append(it["lines"][0]), "$.lines[4].id"),
        (lambda it: it["lines"][0].update(text="x" * 301), "$.lines[0].text"),
        (lambda it: it["lines"][0].update(text="a\nb"), "$.lines[0].text"),
        (lambda it: it["lines"][0].update(heading="x" * 61), "$.lines[0].heading"),
        (lambda it: it["lines"][0].update(kind="advice"), "$.lines[0].kind"),
        (lambda it: it["lines"][0].update(therapy="steroids"), "$.lines[0].therapy"),
        (lambda it: it["lines"][0].update(conditions=["mmn", "mmn"]), "$.lines[0].conditions"),
        (lambda it: it["lines"][0].update(conditions=["MMN"]), "$.lines[0].conditions[0]"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(change: Any, place: str) -> None:
    (told,) = changed(change)
    assert told.startswith(f"overlay.json {place}: ")


def test_sixty_lines_are_not_too_many() -> None:
    assert changed(lambda it: it.update(lines=[line(number) for number in range(60)])) == []


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"{", b" " * (256 * 1024 + 1)])
def test_what_is_no_overlay_is_refused(data: bytes) -> None:
    with pytest.raises(BundleError) as refusal:
        read_overlay(data, "here")
    assert refusal.value.problems


def test_lines_that_name_a_condition_come_first_and_those_of_others_not_at_all() -> None:
    local = Local(read_overlay(json.dumps(overlay()).encode(), "here"), lambda: date(2026, 12, 1))
    general = ["apheresis", "nights", "stock"]
    assert [it.id for it in local.lines_at("gbs-adult")] == ["pathway", *general]
    assert [it.id for it in local.lines_at("mmn")] == general
    assert [(it.id, name) for it, name in local.unknown({"gbs-adult"})] == [
        ("pathway", "gbs-child")
    ]


def test_it_holds_until_the_end_of_its_last_day_also_in_a_window_left_open() -> None:
    days = iter([date(2027, 5, 31), date(2027, 6, 1)])
    local = Local(read_overlay(json.dumps(overlay()).encode(), "here"), lambda: next(days))
    assert [local.has_expired, local.has_expired] == [False, True]
