"""The hospital's own lines add a frame, and nothing else on any page is changed by them."""

from datetime import date

import msgspec
import pytest

from gui.cli.json_output import list_json, search_json
from gui.core.reference import Reference
from gui.exports.csv_file import csv_file
from gui.pages.comparison import comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.imprint import imprint
from gui.pages.overview import overview_page
from gui.pages.sources import sources_page
from gui.pages.summary import condition_summary
from gui.pages.therapies import therapies_page
from gui.pages.words import Words
from tests.core.overlay.hospital import beside, overlay
from tests.german import german_words
from tests.pages.shipped import CONDITIONS

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_all_but_the_frame_is_as_without_it(
    condition: str, reference: Reference, words: Words
) -> None:
    other = beside(reference)
    with_lines = comparison_page(other, condition, words)
    without = comparison_page(reference, condition, words)
    assert without.local is None and with_lines.local is not None
    assert msgspec.structs.replace(with_lines, local=None) == without
    pages = [evidence_page(it, condition, words) for it in (other, reference)]
    assert pages[0] == pages[1]
    stands = imprint(reference.bundle, TODAY, words)
    copies = [condition_summary(it, condition, stands, words) for it in (other, reference)]
    assert copies[0] == copies[1]


def test_overview_sources_list_search_and_tables_know_nothing_of_it(
    reference: Reference, words: Words
) -> None:
    other = beside(reference)
    assert overview_page(other, words) == overview_page(reference, words)
    assert sources_page(other, words) == sources_page(reference, words)
    assert list_json(other) == list_json(reference)
    for query in ("Apheresis unit", "4711", "bleep", "gbs"):
        assert search_json(other, query) == search_json(reference, query)
    stands = imprint(reference.bundle, TODAY, words)
    for what in ("mmn", "evidence", "therapies", "all"):
        tables = [csv_file(it, what, stands, words) for it in (other, reference)]
        assert tables[0] == tables[1]


def test_the_frame_says_whose_it_is_what_it_is_not_and_until_when(
    reference: Reference, words: Words
) -> None:
    frame = comparison_page(beside(reference), "gbs-adult", words).local
    assert frame is not None
    assert frame.heading == (
        "Local: St. Anna Hospital, Neurology · not evidence, not verified by this reference"
    )
    assert frame.foot == "Version 3, valid until 2027-05-31 · Contact: pharmacy, extension 100"
    assert frame.warning == ""
    assert [line.said for line in frame.lines] == [
        "House pathway · Guillain-Barré syndrome: call the ICU before the first exchange",
        "Contact · PLEX · Apheresis unit: extension 4711, weekdays 7:30 to 16:00",
        "On call · Nights and weekends: neurologist on call, bleep 221",
        "In stock · IVIG · Products in stock: two products at 10 %, 30 g each, in the pharmacy's"
        " cold room",
    ]
    assert frame.spoken.splitlines() == [
        frame.heading,
        *(line.said for line in frame.lines),
        frame.foot,
    ]


def test_expired_lines_are_shown_with_the_warning(reference: Reference, words: Words) -> None:
    late = beside(reference, date(2027, 6, 1))
    frame = comparison_page(late, "mmn", words).local
    assert frame is not None and len(frame.lines) == 3
    assert frame.warning == "Expired on 2027-05-31: check before use."
    assert frame.spoken.splitlines()[1] == frame.warning


def test_a_condition_without_lines_has_no_frame(reference: Reference, words: Words) -> None:
    only = [overlay()["lines"][3]]
    other = beside(reference, lines=only)
    assert comparison_page(other, "mmn", words).local is None
    assert comparison_page(other, "gbs-child", words).local is not None


def test_the_page_of_the_therapies_has_every_line_also_those_of_no_condition(
    reference: Reference, words: Words
) -> None:
    lines = overlay()["lines"]
    lines[3]["conditions"] = ["gbs-child", "of-next-year"]
    lines[0]["conditions"] = ["unheard-of"]
    other = beside(reference, lines=lines)
    frame = therapies_page(other, words).local
    assert frame is not None and [line.id for line in frame.lines] == [it["id"] for it in lines]
    assert frame.lines[0].where == "only at: unheard-of, which this content does not have"
    assert frame.lines[0].unknown == ("unheard-of",)
    assert frame.lines[1].where == ""
    assert frame.lines[3].where == (
        "only at: Guillain-Barré syndrome, children; of-next-year, which this content does not have"
    )
    without = therapies_page(reference, words)
    assert msgspec.structs.replace(therapies_page(other, words), local=None) == without


def test_the_frame_speaks_the_language_of_the_interface_and_its_lines_their_own(
    reference: Reference,
) -> None:
    frame = comparison_page(beside(reference), "mmn", german_words()).local
    assert frame is not None
    assert frame.heading.startswith("Lokal: St. Anna Hospital, Neurology · keine Evidenz")
    assert frame.lines[1].label == "Dienst · Nights and weekends"
    assert frame.lines[1].text == "neurologist on call, bleep 221"
