"""Which condition a word on the command line means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui import paths
from gui.core.bundle import read_bundle
from gui.core.lookup import find_conditions, suggest_conditions
from gui.core.reference import Reference

SHIPPED = Reference(read_bundle(paths.shipped_bundle()))


@pytest.mark.parametrize("text", ["mmn", " MMN\t", "Mmn"])
def test_an_id_means_its_condition_whatever_else_it_is(text: str) -> None:
    assert find_conditions(SHIPPED, text) == ["mmn"]


def test_an_abbreviation_of_several_means_them_all() -> None:
    assert sorted(find_conditions(SHIPPED, "gbs")) == ["gbs-adult", "gbs-child"]


@pytest.mark.parametrize("text", ["", " ", "neuropath", "plasma exchange", "..."])
def test_what_is_no_whole_name_means_none(text: str) -> None:
    assert find_conditions(SHIPPED, text) == []


def test_suggestions_are_the_nearest_and_few() -> None:
    assert suggest_conditions(SHIPPED, "polymyositus") == ["polymyositis"]
    assert len(suggest_conditions(SHIPPED, "neuropathy")) == 3
    assert len(suggest_conditions(SHIPPED, "neuropathy", limit=2)) == 2
    assert suggest_conditions(SHIPPED, "zzzz") == []


@settings(max_examples=300, deadline=None, database=None)
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_means_conditions_that_there_are(text: str) -> None:
    known = set(SHIPPED.bundle.conditions)
    assert set(find_conditions(SHIPPED, text)) <= known
    assert set(suggest_conditions(SHIPPED, text)) <= known
