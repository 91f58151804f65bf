"""The planner at the edges of what can be entered: other units, the smallest, the odd."""

from __future__ import annotations

import pytest

from gui.core.reference import Reference
from gui.pages.plan.reading import products
from tests.pages.plan.entered import WHOLE, planned

IMPERIAL = {**WHOLE, "height": "5 ft 9 in", "weight": "176 lb"}
METRIC = {**WHOLE, "height": "175.26 cm", "weight": "79.83225712 kg"}


@pytest.mark.parametrize("index", range(7))
def test_a_plan_is_the_same_in_whatever_units_it_was_entered(
    reference: Reference, index: int
) -> None:
    product = products(reference)[index].id
    imperial = planned(reference, "cidp", **{**IMPERIAL, "product": product, "units": "imperial"})
    metric = planned(reference, "cidp", **{**METRIC, "product": product})
    assert not any(imperial.missing.values())
    assert imperial.rows == metric.rows
    assert imperial.tables == metric.tables
    assert imperial.working == metric.working
