"""Whatever stands in the fields, there is a page: nothing typed ends in an error."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gui.core.reference import Reference
from gui.pages.plan.entries import GROUPS, fresh_entries, with_entry
from gui.pages.plan.page import plan_page
from gui.pages.words import Words
from tests.pages.plan.entered import WHOLE, entered

FIELDS = st.sampled_from(sorted(GROUPS))
TYPED = st.one_of(st.text("0123456789.,'\" %cmkglbft\u2032\xa0-", max_size=12), st.text(max_size=6))


@settings(max_examples=40)
@given(changes=st.lists(st.tuples(FIELDS, TYPED), max_size=4))
def test_a_page_stands_whatever_is_typed(
    reference: Reference, changes: list[tuple[str, str]]
) -> None:
    for begun in (fresh_entries(reference, "cidp"), entered(reference, "cidp", **WHOLE)):
        entries = begun
        for name, text in changes:
            entries = with_entry(reference, "cidp", entries, name, text)
        page = plan_page(reference, "cidp", entries, Words())
        assert not [field for field in page.fields if field.problem and field.flag]
        wanting = {field.group for field in page.fields if field.problem}
        assert not wanting & {"plex", "ivig"} or any(page.missing.values())
