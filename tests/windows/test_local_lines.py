"""The hospital's own lines on the screen: in sight, told apart, and nowhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from gui.core.reference import Reference
from gui.pages.comparison import comparison_page
from gui.pages.words import Words
from gui.services.theme import dark_theme, high_contrast_theme, light_theme
from gui.widgets.local_frame import LocalLines
from tests.conftest import WindowFactory
from tests.core.overlay.hospital import beside, overlay
from tests.windows.driving import focus, press


def label(lines: LocalLines) -> QLabel:
    (found,) = lines.findChildren(QLabel)
    return found


@pytest.mark.parametrize("size", [(1366, 768), (683, 384), (520, 900)])
@pytest.mark.parametrize("text_size", [100, 200])
def test_frame_and_verdict_are_both_in_sight(
    size: tuple[int, int], text_size: int, window: WindowFactory, reference: Reference
) -> None:
    main = window(beside(reference), condition="gbs-adult", size=size, text_size=text_size)
    QApplication.processEvents()
    view = main.right_pane.compare
    assert view.local.isVisible()
    table = view.table
    assert not table.visualRect(table.rows_model.index(0, 1)).isEmpty()
    below = table.mapTo(view, QPoint(0, table.height())).y()
    assert below <= view.local.y()
    assert view.local.geometry().bottom() <= view.height()
    assert table.height() > 0 and view.local.height() <= max(view.height() / 2, 60)


def test_all_lines_can_be_read_without_scrolling_where_there_is_room(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(beside(reference), condition="gbs-adult")
    area = main.right_pane.compare.local.area
    assert area.verticalScrollBar().maximum() == 0
    said = label(main.right_pane.compare.local).text()
    for text in ("Local: St. Anna", "not evidence", "extension 4711", "2027-05-31"):
        assert text in said


def test_a_screen_reader_hears_the_whole_frame_where_tab_leads_into_it(
    window: WindowFactory, reference: Reference, words: Words
) -> None:
    shown = beside(reference)
    main = window(shown, condition="mmn")
    main.right_pane.compare.table.setFocus()
    press("Tab")
    heard = QAccessible.queryAccessibleInterface(focus())
    frame = comparison_page(shown, "mmn", words).local
    assert frame is not None
    assert heard.text(QAccessible.Text.Name) == frame.heading
    assert heard.text(QAccessible.Text.Description) == frame.spoken.partition("\n")[2]


def test_on_a_low_screen_the_page_of_the_therapies_has_more_room_than_many_lines(
    window: WindowFactory, reference: Reference
) -> None:
    lines = [{**overlay()["lines"][0], "id": f"line{n}", "text": "word " * 50} for n in range(60)]
    main = window(beside(reference, lines=lines), size=(683, 384))
    main.show_page("therapies")
    QApplication.processEvents()
    view = main.right_pane.therapies
    assert view.table.height() > view.local.height()


def test_without_lines_there_is_no_frame(window: WindowFactory, reference: Reference) -> None:
    main = window(beside(reference, lines=[overlay()["lines"][3]]), condition="gbs-adult")
    local = main.right_pane.compare.local
    assert local.isVisible()
    main.enter_condition("mmn")
    assert not local.isVisible()
    main.show_page("therapies")
    assert main.right_pane.therapies.local.isVisible()


def test_without_an_overlay_there_is_none(window: WindowFactory) -> None:
    main = window(condition="mmn")
    assert not main.right_pane.compare.local.isVisible()
    assert not main.right_pane.compare.local.area.isVisible()


@pytest.mark.parametrize("theme", [light_theme, dark_theme, high_contrast_theme])
def test_it_is_painted_in_its_own_colour_in_every_theme(
    theme: object, window: WindowFactory, reference: Reference
) -> None:
    main = window(beside(reference), condition="mmn")
    wanted = {"light_theme": light_theme, "dark_theme": dark_theme}.get(
        getattr(theme, "__name__", ""), high_contrast_theme
    )()
    main.right_pane.set_theme(wanted)
    picture = main.right_pane.compare.local.grab().toImage()
    middle = picture.height() // 2
    assert picture.pixelColor(3, middle) == wanted.local.ink
    assert picture.pixelColor(picture.width() - 12, picture.height() - 4) == wanted.local.ground


def test_the_lines_stay_when_the_window_forgets(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(beside(reference), condition="mmn")
    main.right_pane.close_condition()
    main.enter_condition("gbs-adult")
    assert main.right_pane.compare.local.isVisible()


def test_what_is_written_in_a_line_is_never_markup(
    window: WindowFactory, reference: Reference
) -> None:
    lines = [{**overlay()["lines"][0], "text": "<b>5</b> < 6 & 7", "heading": "<a href='x'>y</a>"}]
    main = window(beside(reference, lines=lines), condition="mmn")
    said = label(main.right_pane.compare.local).text()
    assert "&lt;b&gt;5&lt;/b&gt; &lt; 6 &amp; 7" in said and "<a" not in said


@pytest.mark.parametrize("space", ["", "\u00a0"])
def test_words_without_an_end_are_not_cut(
    space: str, window: WindowFactory, reference: Reference
) -> None:
    endless = (f"OO{space}" * 100)[:80].strip()
    lines = [{**overlay()["lines"][0], "text": endless * 3, "heading": endless[:60]}]
    main = window(beside(reference, owner=endless, lines=lines), condition="mmn", size=(683, 600))
    lines_shown = main.right_pane.compare.local
    text = label(lines_shown)
    assert text.minimumSizeHint().width() <= lines_shown.area.viewport().width()
    assert text.width() <= lines_shown.area.viewport().width()
