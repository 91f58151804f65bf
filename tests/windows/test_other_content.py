"""The window is given other content while it is open: it shows that, and loses nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from gui.core.bundle import read_bundle
from gui.core.reference import Reference
from gui.pages.age import age_page
from gui.pages.words import Words
from gui.services.theme import dark_theme
from gui.windows.main_window import MainWindow
from tests.app.bundles import alter, copied_bundle
from tests.conftest import WindowFactory
from tests.widgets.reading import visible_text
from tests.windows.driving import conditions_shown, focus, focus_is_in, press, write
from tests.windows.traces import naming, traces


def _without_mfs(content: Any) -> None:
    content["conditions"].remove("miller-fisher")
    content["version"] = "2099.1"


@pytest.fixture(scope="module")
def without_mfs(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    bundle = copied_bundle(tmp_path_factory.mktemp("other"))
    alter(bundle, "bundle.json", _without_mfs)
    (bundle / "conditions/miller-fisher.json").unlink()
    return Reference(read_bundle(bundle))


def give(main: MainWindow, content: Reference, *notices: str) -> None:
    manifest = content.bundle.manifest
    main.show_content(content, age_page(manifest, manifest.built, Words()), notices)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def test_the_other_content_is_shown_everywhere(
    window: WindowFactory, without_mfs: Reference
) -> None:
    main = window()
    give(main, without_mfs)
    assert "2099.1" in visible_text(main.contents.footer)
    assert "miller-fisher" not in conditions_shown(main.list_pane.view)
    assert main.reference is without_mfs
    assert main.imprint().data.startswith("Data 2099.1")


def test_what_is_open_chosen_and_focused_stays(
    window: WindowFactory, without_mfs: Reference
) -> None:
    main = window(condition="cidp", theme=dark_theme(), text_size=150)
    main.right_pane.compare.chips[0].click()
    chosen = main.right_pane.chosen_factors()
    press("Down", "Down")
    row = main.right_pane.compare.table.currentIndex().row()
    give(main, without_mfs)
    assert main.right_pane.condition == "cidp" and main.right_pane.page == "compare"
    assert main.right_pane.chosen_factors() == chosen != []
    assert main.right_pane.compare.table.currentIndex().row() == row
    assert focus() is main.right_pane.compare.table
    assert main.palette().base().color() == dark_theme().base


def test_the_focus_stays_where_it_was_behind_a_dialog(
    window: WindowFactory, qtbot: QtBot, without_mfs: Reference
) -> None:
    main = window(condition="cidp")
    press("Alt+2")
    over = QDialog(main)
    over.open()
    qtbot.waitUntil(over.isActiveWindow)
    give(main, without_mfs)
    over.reject()
    over.deleteLater()
    assert main.focusWidget() is main.right_pane.evidence.table


def test_a_condition_that_the_other_content_has_not_is_left(
    window: WindowFactory, without_mfs: Reference
) -> None:
    main = window(condition="miller-fisher")
    main.right_pane.compare.chips[0].click()
    press("Down", "Return")  # its sources
    give(main, without_mfs)
    assert main.right_pane.condition is None and main.right_pane.page == "welcome"
    assert main.right_pane.chosen_factors() == []
    assert focus() is main.list_pane.search
    assert naming(traces([main]), "miller fisher") == []


def test_a_filter_that_is_not_offered_any_more_shows_all(window: WindowFactory) -> None:
    main = window()
    main.list_pane.restore("", "ivig")
    few = len(conditions_shown(main.list_pane.view))
    main.list_pane.restore("", "gone")  # type: ignore[arg-type]
    assert main.list_pane.is_clear
    assert len(conditions_shown(main.list_pane.view)) > few


def test_a_general_page_stays_where_the_condition_behind_it_goes(
    window: WindowFactory, without_mfs: Reference
) -> None:
    main = window(condition="miller-fisher")
    press("Alt+4")
    give(main, without_mfs)
    assert main.right_pane.page == "sources" and main.right_pane.condition is None
    assert focus_is_in(main.right_pane)


def test_sources_that_were_open_close_and_the_focus_stays_in_the_page(
    window: WindowFactory, without_mfs: Reference
) -> None:
    main = window(condition="cidp")
    press("Down", "Return")
    give(main, without_mfs)
    assert main.right_pane.open_citations() is None
    assert focus_is_in(main.right_pane)


def test_the_search_and_every_key_work_once_on_the_other_content(
    window: WindowFactory, reference: Reference, without_mfs: Reference
) -> None:
    main = window()
    main.make_ready()
    for content in (without_mfs, reference, without_mfs):
        give(main, content)
    opened: list[str] = []
    main.list_pane.opened.connect(opened.append)
    write("cidp")
    press("Down", "Return")
    assert main.right_pane.condition == "cidp"
    assert opened == ["cidp"] or len(set(opened)) == len(opened)
    press("Alt+2")
    assert main.right_pane.page == "evidence"
    press("Escape", "Escape", "Escape")
    assert main.right_pane.page == "welcome"
    write("fisher")
    assert "miller-fisher" not in conditions_shown(main.list_pane.view)


def test_notices_come_and_go_with_the_content(
    window: WindowFactory, reference: Reference, without_mfs: Reference
) -> None:
    main = window()
    give(main, without_mfs, "First.", "Second.")
    assert main.contents.notices is not None and main.contents.notices.told == "First. Second."
    give(main, reference)
    assert main.contents.notices is None
