"""At every size of the text, on large and small screens, no text is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from gui.core.reference import Reference
from gui.services.fonts import USUAL_TEXT_SIZE
from tests.conftest import WindowFactory
from tests.widgets.cut import cut_texts
from tests.widgets.reading import all_painted_texts

PAGES = ("welcome", "compare", "plan", "evidence", "therapies", "sources", "overview", "changes")
LOOKS = [
    (80, (1024, 768)),
    (125, (1093, 614)),
    (150, (683, 384)),
    (200, (1366, 768)),
    (250, (1366, 768)),
    (250, (683, 384)),
]


@pytest.mark.parametrize(("text_size", "size"), LOOKS)
def test_every_page_shows_its_texts_whole(
    window: WindowFactory, text_size: int, size: tuple[int, int]
) -> None:
    main = window(size=size, text_size=text_size)
    cut = {"list": cut_texts(main)}
    main.enter_condition("mg-exacerbation")
    for page in PAGES:
        main.right_pane.show_page(page)
        main.right_pane.focus_page()
        cut[page] = cut_texts(main)
    assert {page: texts for page, texts in cut.items() if texts} == {}
    assert main.size() == QSize(*size)


@pytest.mark.parametrize(("text_size", "size"), LOOKS)
def test_every_name_stands_whole_in_the_list(
    window: WindowFactory, reference: Reference, text_size: int, size: tuple[int, int]
) -> None:
    main = window(size=size, text_size=text_size)
    painted = "".join(all_painted_texts(main.list_pane.view)).replace(" ", "")
    for condition in reference.bundle.conditions.values():
        assert condition.name.en.replace(" ", "") in painted


def test_what_is_cut_is_found(window: WindowFactory) -> None:
    main = window(condition="mmn")
    assert cut_texts(main) == []
    table = main.right_pane.compare.table
    table.setRowHeight(1, table.rowHeight(1) // 2)
    assert any("Comparison" in text for text in cut_texts(main))
    table.resizeRowsToContents()
    chip = main.right_pane.compare.chips[0]
    chip.setFixedSize(20, 12)
    assert any(chip.text() in text for text in cut_texts(main))
    chip.setFixedSize(chip.sizeHint())
    title = main.right_pane.header.title
    title.setFixedWidth(60)
    assert any(title.text() in text for text in cut_texts(main))
    title.setFixedWidth(400)
    main.list_pane.view.row_width = 2 * main.list_pane.view.width()
    QApplication.processEvents()
    assert any(text.startswith("Conditions") for text in cut_texts(main))
    assert QApplication.font().pixelSize() == round(13 * USUAL_TEXT_SIZE / 100)


def test_lines_of_a_cell_stay_apart_and_long_words_break(window: WindowFactory) -> None:
    main = window(size=(1024, 768), condition="mmn")
    main.show_page("evidence")
    runs = all_painted_texts(main.right_pane.evidence.table)
    assert [run for run in runs if "[1]" in run and not run.rstrip().endswith("[1]")] == []
    main.show_page("sources")
    painted = "".join(all_painted_texts(main.right_pane.sources.sources))
    assert "10.1002/14651858" in painted
    assert "\u2026" not in painted
