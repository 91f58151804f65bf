"""What an author is asked: a list taken from another source, an overdue review, a missing grade."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from gui.core.bundle import Bundle, read_bundle
from gui.core.bundle.warnings import SOON, warnings
from gui.core.reference import Reference
from tests.core.bundle.small import ONE, TWO, claim, condition, small, write

EARLY = date(2026, 12, 1)
Lists = Mapping[str, Mapping[str, str]]


def favouring(folder: Path, lists: Lists, *, position: str = "recommended") -> Bundle:
    """A bundle in which sources favour therapies in conditions that are named by single letters."""
    contents = small()
    contents[ONE]["claims"], contents[TWO]["claims"] = [], []
    claims: dict[str, list[dict[str, object]]] = {}
    for source, therapies in lists.items():
        for therapy, letters in therapies.items():
            for letter in letters:
                stands = claim(f"{letter}.{therapy}.{source}", source, position=position)
                claims.setdefault(letter, []).append(stands)
    for letter, listed in claims.items():
        contents[f"conditions/{letter}.json"] = condition(letter, listed)
    contents["bundle.json"]["conditions"] += list(claims)
    return read_bundle(write(folder, contents))


def asked(bundle: Bundle, kind: str, today: date = EARLY) -> list[str]:
    return [entry.problem.message for entry in warnings(bundle, today) if entry.kind == kind]


COPIED: Sequence[tuple[Lists, int]] = [
    ({"founding": {"plex": "abcd"}, "guide": {"ivig": "abcd"}}, 1),
    ({"founding": {"plex": "abcd"}, "guide": {"ivig": "abcde"}}, 1),
    ({"founding": {"ivig": "abcde"}, "guide": {"plex": "abcd"}}, 1),
    ({"founding": {"plex": "abcd", "ivig": "abcd"}}, 1),
    ({"founding": {"plex": "abcd", "ivig": "abcd"}, "guide": {"ivig": "abcde"}}, 2),
    ({"founding": {"plex": "abc"}, "guide": {"ivig": "abc"}}, 0),
    ({"founding": {"plex": "abcd"}, "guide": {"ivig": "abce"}}, 0),
    ({"founding": {"plex": "abcd"}, "guide": {"ivig": "abcdef"}}, 0),
    ({"founding": {"plex": "abcdefgh"}, "guide": {"ivig": "abcdefghij"}}, 1),
    ({"founding": {"plex": "abcdefgh"}, "guide": {"ivig": "abcdefghijk"}}, 0),
    ({"founding": {"plex": "abcd"}, "guide": {"plex": "abcd"}}, 0),
]


@pytest.mark.parametrize(("lists", "number"), COPIED)
def test_the_same_list_under_the_other_therapy_is_asked_about(
    lists: Lists, number: int, tmp_path: Path
) -> None:
    assert len(asked(favouring(tmp_path, lists), "copied-list")) == number


@pytest.mark.parametrize("position", ["not-recommended", "insufficient-evidence", "no-statement"])
def test_only_what_is_favoured_makes_a_list(position: str, tmp_path: Path) -> None:
    lists = {"founding": {"plex": "abcd"}, "guide": {"ivig": "abcd"}}
    assert asked(favouring(tmp_path, lists, position=position), "copied-list") == []


def test_the_question_names_sources_conditions_and_place(tmp_path: Path) -> None:
    lists = {"founding": {"plex": "dbca"}, "guide": {"ivig": "abcde"}}
    (found,) = (it for it in warnings(favouring(tmp_path, lists), EARLY) if it.kind != "no-grade")
    assert str(found) == (
        "warning: sources.json $.sources[3]: founding favours plex in 4 conditions, and guide"
        " favours ivig in 5; 4 are the same: a, b, c, d. Was one list taken from the other?"
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (SOON.days + 1, []),
        (SOON.days, ["the review is due on 2027-11-20"]),
        (0, ["the review is due on 2027-11-20"]),
        (-1, ["the review was due on 2027-11-20"]),
    ],
)
def test_a_review_that_is_due_is_told(days: int, said: list[str], tmp_path: Path) -> None:
    bundle = read_bundle(write(tmp_path, small()))
    today = bundle.manifest.review_due - timedelta(days=days)
    assert asked(bundle, "review", today) == said


def test_a_claim_without_a_grade_is_asked_about_where_its_source_grades(tmp_path: Path) -> None:
    contents = small()
    contents["conditions/two.json"]["claims"] += [
        claim("two.ivig.guide", "guide", position="considered"),
        claim("two.plex.guide", "guide", position="no-statement"),
        claim("two.plex.study", "study", finding="benefit"),
    ]
    (found,) = warnings(read_bundle(write(tmp_path, contents)), EARLY)
    assert (found.problem.file, found.problem.path) == ("conditions/two.json", "$.claims[1]")
    assert found.problem.message.startswith("two.ivig.guide has no grade, though guide grades")
    assert found.problem.message.endswith(": Levels")


def test_a_small_bundle_gives_no_cause(tmp_path: Path) -> None:
    assert warnings(read_bundle(write(tmp_path, small())), EARLY) == ()


def test_of_the_shipped_content_exactly_what_is_true_is_asked(reference: Reference) -> None:
    bundle = reference.bundle
    told = [(it.kind, it.problem.file) for it in warnings(bundle, bundle.manifest.built)]
    assert told == [
        ("copied-list", "sources.json"),
        ("copied-list", "sources.json"),
        ("no-grade", "conditions/mmn.json"),
    ]
    within, of_another = asked(bundle, "copied-list", bundle.manifest.built)
    assert within.startswith("founding-document favours plex in 8 conditions, and ivig in 8; 8 are")
    assert "and aanem-2023 favours ivig in 9; 8 are the same" in of_another
    named = {entry.source for entry in bundle.founding_document.references if entry.n == 2}
    assert named == {"aanem-2023"}
