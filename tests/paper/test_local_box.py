"""The hospital's own lines on paper: in a box below the verdict, in two pages, nothing cut."""

from gui.core.reference import Reference
from tests.core.overlay.hospital import beside, overlay
from tests.paper.conftest import MakePdf
from tests.paper.reading import boxes, lost, outside, page_texts, squeezed


def test_the_box_stands_below_the_verdict_and_above_the_evidence(
    pdf: MakePdf, reference: Reference
) -> None:
    file = pdf("gbs-adult", content=beside(reference))
    first, *rest = page_texts(file)
    wanted = [
        "Local: St. Anna Hospital, Neurology · not evidence, not verified by this reference",
        "Contact · PLEX · Apheresis unit: extension 4711, weekdays 7:30 to 16:00",
        "Version 3, valid until 2027-05-31 · Contact: pharmacy, extension 100",
    ]
    assert lost(wanted, first) == []
    assert "U+" not in first
    order = [first.index(squeezed(it)) for it in ("Verdict", "Local: St. Anna", "Evidence")]
    assert order == sorted(order)
    assert len(rest) == 1 and squeezed("Local: St. Anna") not in rest[0]
    assert [outside(page, 20.0) for page in boxes(file)] == [[], []]


def test_many_long_lines_are_all_there_and_none_is_cut(pdf: MakePdf, reference: Reference) -> None:
    texts = [f"line {number} " + "wardline " * 32 for number in range(60)]
    lines = [
        {**overlay()["lines"][1], "id": f"l-{n}", "text": t.strip()} for n, t in enumerate(texts)
    ]
    for what in ("mmn", "therapies"):
        file = pdf(what, content=beside(reference, lines=lines, expires="2026-11-30"))
        text = "".join(page_texts(file))
        with_lines = [page for page in page_texts(file) if "wardlinewardline" in page]
        assert len(with_lines) > 1
        for page in with_lines:
            assert squeezed("Local: St. Anna Hospital, Neurology · not evidence") in page, what
        assert lost([f"line {number} wardline" for number in range(60)], text) == [], what
        assert text.count("wardline") == 60 * 32, what
        assert squeezed("Expired on 2026-11-30: check before use.") in text
        assert all(outside(page, 20.0) == [] for page in boxes(file))


def test_many_lines_push_no_evidence_away_and_make_its_print_no_smaller(
    pdf: MakePdf, reference: Reference
) -> None:
    many = [{**overlay()["lines"][1], "id": f"l-{n}", "text": "word " * 59} for n in range(30)]
    with_lines = pdf("gbs-adult", content=beside(reference, lines=many))
    without = pdf("gbs-adult")
    for before, after in zip(boxes(without), boxes(with_lines), strict=False):
        kept = after.words[: len(before.words)]
        assert [word[1:] for word in kept[:400]] == [word[1:] for word in before.words[:400]]
    last = page_texts(with_lines)[-1]
    assert squeezed("valid until 2027-05-31") in last and squeezed("Evidence") not in last
