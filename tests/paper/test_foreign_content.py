"""Content that nobody foresaw: on paper it is whole, inert and inside the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gui.core.bundle import read_bundle
from gui.core.reference import Reference
from tests.app.bundles import NASTY_AS_SHOWN, alter, copied_bundle, nasty_reference
from tests.paper.conftest import MakePdf
from tests.paper.reading import about, boxes, lost, outside, page_texts, squeezed

_MARGIN_PT = 20.0
_PAGES = ("mmn", "overview", "evidence", "therapies", "sources")


def changed(folder: Path, file: str, change: Any) -> Reference:
    bundle = copied_bundle(folder)
    alter(bundle, file, change)
    return Reference(read_bundle(bundle))


def assert_inside(file: Path) -> None:
    for box in boxes(file):
        assert outside(box, _MARGIN_PT) == []


@pytest.mark.parametrize("what", _PAGES)
def test_markup_is_text_and_what_does_not_print_stands_by_its_code(
    what: str, pdf: MakePdf, tmp_path: Path
) -> None:
    file = pdf(what, content=nasty_reference(tmp_path))
    text = "".join(page_texts(file))
    assert squeezed(NASTY_AS_SHOWN) in text
    assert "\u202e" not in text
    assert_inside(file)


def test_a_title_of_other_letters_is_the_title_of_the_file(pdf: MakePdf, tmp_path: Path) -> None:
    title = "Guillain\u2013Barr\u00e9 (\u03b1\\\u03b2) \u0421\u0413\u0411 <x> &"

    def rename(content: Any) -> None:
        content["name"]["en"] = title

    file = pdf("mmn", content=changed(tmp_path, "conditions/mmn.json", rename))
    assert about(file)["Title"].startswith(title)


def test_rows_longer_than_a_page_go_on_and_are_whole(pdf: MakePdf, tmp_path: Path) -> None:
    wanted: list[str] = []

    def lengthen(content: Any) -> None:
        claim = content["claims"][0]
        for number in range(60):
            words = [f"word{number}-{place}" for place in range(90)]
            wanted.extend(words)
            more = {"id": f"{claim['id']}-{number}", "course": " ".join(words)}
            content["claims"].append({**claim, **more})

    content = changed(tmp_path, "conditions/mmn.json", lengthen)
    for what in ("mmn", "evidence"):
        file = pdf(what, content=content)
        assert lost(wanted, "".join(page_texts(file))) == []
        assert_inside(file)


def test_words_without_a_break_are_broken_and_not_cut(pdf: MakePdf, tmp_path: Path) -> None:
    endless = "x" * 160

    def lengthen(content: Any) -> None:
        content["name"]["en"] = endless
        content["claims"][0]["grade"] = content["claims"][0]["population"] = endless

    content = changed(tmp_path, "conditions/mmn.json", lengthen)
    for what in ("mmn", "overview", "evidence"):
        file = pdf(what, content=content)
        assert "".join(page_texts(file)).count("x") >= len(endless)
        assert_inside(file)


def test_hundreds_of_claims_are_all_on_paper(pdf: MakePdf, tmp_path: Path) -> None:
    def multiply(content: Any) -> None:
        claim = content["claims"][0]
        content["claims"] += [
            {**claim, "id": f"{claim['id']}-{number}", "statement": f"Statement number {number}."}
            for number in range(300)
        ]

    content = changed(tmp_path, "conditions/mmn.json", multiply)
    wanted = [f"Statement number {number}." for number in range(300)]
    file = pdf("evidence", content=content)
    assert lost(wanted, "".join(page_texts(file))) == []
    assert_inside(file)
    assert_inside(pdf("mmn", content=content))


def test_a_condition_without_claims_has_its_sheet(pdf: MakePdf, tmp_path: Path) -> None:
    def empty(content: Any) -> None:
        content["claims"] = []

    bundle = copied_bundle(tmp_path)
    (bundle / "dosing.json").unlink()
    alter(bundle, "conditions/mmn.json", empty)
    content = Reference(read_bundle(bundle))
    text = "".join(page_texts(pdf("mmn", content=content)))
    assert text.count(squeezed("No deciding source")) >= 2
    assert squeezed("No claims in this bundle.") in "".join(
        page_texts(pdf("evidence", content=content))
    )
