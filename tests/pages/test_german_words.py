"""German says what English says: no stronger, no weaker, and of the right side."""

from __future__ import annotations

import pytest

from gui.core.reference import Reference
from gui.pages.comparison import comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.overview import overview_page
from gui.pages.sources import sources_page
from gui.pages.words import READS, STATUSES, THERAPY_NAMES, WHY_NOT, Words
from tests.german import german_words


@pytest.fixture(scope="module")
def german() -> Words:
    return german_words()


def test_who_is_against_the_lead_is_not_read_as_against_the_therapy(
    reference: Reference, german: Words
) -> None:
    notes = [note.text for note in comparison_page(reference, "mmn", german).plex.notes]
    assert notes[1] == "Gegenposition: Grundlagendokument"
    assert not any("Dagegen" in note for note in notes)


def test_a_guideline_is_not_called_valid_or_retracted_or_read_in_a_short_version(
    german: Words,
) -> None:
    assert german.of(STATUSES, "current") == "aktuell"
    assert german.of(STATUSES, "retired") == "außer Kraft gesetzt"
    assert german.of(READS, "abstract") == "Abstract"
    assert german.of(WHY_NOT, "not-current") == "die Quelle ist nicht mehr aktuell"
    assert "Erstattungskriterien" in german.of(WHY_NOT, "access-criteria")


def test_the_founding_document_has_one_name_and_its_card_has_both(
    reference: Reference, german: Words
) -> None:
    page = comparison_page(reference, "mmn", german)
    composed = [
        *(note.text for note in page.plex.notes),
        *(entry.heading or entry.text for entry in page.banners[0].statements),
        *(entry.text for entry in page.rows[0].plex),
        *(row.source_label for row in evidence_page(reference, "mmn", german).rows),
        *(row.plex.note for group in overview_page(reference, german).groups for row in group.rows),
    ]
    assert not [text for text in composed if "Founding document" in text]
    assert sum("Grundlagendokument" in text for text in composed) > 6
    cards = [row.card.label for row in sources_page(reference, german).sources]
    assert cards[0] == "Grundlagendokument (Founding document)"
    assert sources_page(reference, Words()).sources[0].card.label == "Founding document"


def test_the_names_of_the_therapies_find_all_conditions(
    reference: Reference, german: Words
) -> None:
    for therapy in THERAPY_NAMES:
        for name in (german.of(THERAPY_NAMES, therapy), Words().of(THERAPY_NAMES, therapy)):
            assert len(reference.search_index.search(name)) == len(reference.bundle.conditions)
