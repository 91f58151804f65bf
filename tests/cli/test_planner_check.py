"""`plex-ivig self-check`: whether the planner of this installation computes what is published."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from gui.cli import planner_check
from gui.cli.planner_check import planner_findings
from gui.core.bundle.records import TherapyId
from gui.core.dosing.quantity import litres
from gui.core.dosing.rules import RuleResult
from gui.core.reference import Reference
from gui.pages.plan.page import plan_page


def test_the_shipped_content_has_a_plan_everywhere(reference: Reference) -> None:
    (found,) = planner_findings(reference)
    assert found.state == "ok"
    assert "19 conditions and 7 products" in found.message


def test_an_example_that_comes_out_otherwise_is_named(
    reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        planner_check, "nadler", lambda _: RuleResult("nadler", litres("4.83"), steps=())
    )
    assert list(planner_findings(reference)) == [
        ("planner", "FAILED", "not what is published: Nadler")
    ]


def test_a_condition_without_a_plan_is_named(
    reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing: dict[TherapyId, str] = {"plex": "Still to be entered: Interval.", "ivig": ""}

    def shown(of: Reference, condition: str, *rest: object) -> object:
        page = plan_page(of, condition, *rest)  # type: ignore[arg-type]
        return replace(page, missing=missing) if condition == "mmn" else page

    monkeypatch.setattr(planner_check, "plan_page", shown)
    (found,) = planner_findings(reference)
    assert found.state == "FAILED"
    assert found.message.startswith("no plan: mmn ")


def test_content_without_dosing_data_is_told(reference: Reference) -> None:
    older = Reference(replace(reference.bundle, dosing_file=None))
    assert list(planner_findings(older)) == [
        ("planner", "warning", "the content has no data for the planner")
    ]
