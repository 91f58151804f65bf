"""The plan is printed, saved and copied as it is shown; no name has anything of the patient."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.core.bundle import read_bundle
from gui.core.reference import Reference
from gui.models.statement_table_model import TableColumn
from gui.pages.age import age_page
from gui.pages.imprint import imprint
from gui.pages.plan.copied import plan_summary
from gui.pages.plan.entries import fresh_entries
from gui.pages.words import Words
from gui.widgets.text_table import TextTable
from gui.windows.main_window import MainWindow
from gui.windows.planning import PlanState
from tests.app.bundles import alter, copied_bundle
from tests.conftest import WindowFactory
from tests.pages.planned import ENTRIES, OF_THE_PATIENT
from tests.paper.reading import about, lost, whole_text
from tests.windows.driving import press
from tests.windows.test_copying import copied, go_to, said
from tests.windows.test_paper import (
    _nothing_stays_open,
    _settings_are_where_they_were,
    home,
    modal,
    preview_of,
    save_as,
)

__all__ = ["_nothing_stays_open", "_settings_are_where_they_were", "home"]
pytestmark = pytest.mark.qt_log_ignore(
    r"does not support (raise\(\)|grabbing the keyboard)", extend=True
)


@pytest.fixture
def main(window: WindowFactory, reference: Reference) -> MainWindow:
    main_window = window(condition="mmn")
    main_window.show_page("plan")
    entries = fresh_entries(reference, "mmn") | ENTRIES
    main_window.right_pane.planning.restore("mmn", PlanState(entries, False, "height", 0, 0))
    return main_window


def test_the_whole_plan_is_copied_with_the_working_where_it_shows(
    main: MainWindow, reference: Reference
) -> None:
    plan = main.right_pane.plan
    assert plan.page is not None and plan.page.curve is not None
    stands = imprint(reference.bundle, reference.bundle.manifest.built, Words())
    plan.table.enter()
    for working, told in ((False, "Copied the plan"), (True, "Copied the plan with the working")):
        plan.form.working.setChecked(working)
        press("Ctrl+C")
        assert copied() == plan_summary(plan.page, stands, Words(), working=working).plain
        assert said(main) == told
    QGuiApplication.clipboard().clear()


def test_a_cell_and_the_rows_of_a_table_are_copied(main: MainWindow) -> None:
    plan = main.right_pane.plan
    assert plan.page is not None
    plan.table.enter()
    go_to(plan.table, plan.page.rows[0].label, TableColumn.PLEX)
    press("Ctrl+C")
    first, second, *_ = copied().splitlines()
    assert first == f"{plan.page.title} \u00b7 PLEX \u00b7 {plan.page.rows[0].label}"
    assert second.startswith(plan.page.rows[0].plex[0].full)
    tables = {table.accessibleName(): table for table in plan.tables}
    rules = plan.page.tables[0]
    for title, begins in (
        (rules.title, f"{rules.lines[0].rule} ({rules.lines[0].owner}): {rules.headings[0]}"),
        ("The plot in numbers", "When Before exchange 1; Day 1"),
    ):
        table = tables[title]
        assert isinstance(table, TextTable)
        table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        table.selectRow(0)
        press("Ctrl+C")
        first, second, *_ = copied().splitlines()
        assert first == f"{plan.page.title} \u00b7 {title}"
        assert second.startswith(begins)
        assert said(main) == "Copied 1 row"
    QGuiApplication.clipboard().clear()


def test_it_is_saved_with_the_working_and_nothing_of_the_patient_is_in_a_name(
    main: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    plan = main.right_pane.plan
    assert plan.page is not None
    plan.form.working.setChecked(True)
    titles = [main.windowTitle()]
    titles.append(preview_of(main, qtbot).windowTitle())
    press("Escape")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    main.activateWindow()
    qtbot.waitUntil(main.isActiveWindow)
    press("Ctrl+S")
    dialog = modal(qtbot, QFileDialog)
    assert isinstance(dialog, QFileDialog)
    titles += [Path(offered).name for offered in dialog.selectedFiles()]
    assert titles[-1].startswith("PLEX-IVIG Plan Multifocal motor neuropathy 20")
    file = tmp_path / "page.pdf"
    save_as(qtbot, file)
    qtbot.waitUntil(file.exists)
    titles += [main.windowTitle(), about(file)["Title"]]
    assert not [it for it in titles for value in OF_THE_PATIENT if value in it]
    working = [line for entry in plan.page.working for line in entry.lines]
    assert lost(["Weight: 73.5 kg", plan.page.mixing, *working], whole_text(file)) == []


def test_content_that_has_less_to_plan_with_leaves_nothing_of_the_plan_before(
    main: MainWindow, tmp_path: Path
) -> None:
    bundle = copied_bundle(tmp_path)
    products = "Still to be entered: Product."
    for change, why in ((_without_privigen, products), (Path.unlink, "This content has no data")):
        change(bundle / "dosing.json")
        content = Reference(read_bundle(bundle))
        manifest = content.bundle.manifest
        main.show_content(content, age_page(manifest, manifest.built, Words()), ())
        plan = main.right_pane.plan.page
        assert main.right_pane.page == "plan" and plan is not None
        assert plan.missing["ivig"].startswith(why)
        assert plan.timeline is None or not any(day.ivig for day in plan.timeline.days)
        press("Ctrl+C")
        assert why in copied()
    assert plan is not None and not (plan.rows or plan.sessions or plan.curve)
    QGuiApplication.clipboard().clear()


def _without_privigen(file: Path) -> None:
    alter(file.parent, file.name, lambda dosing: dosing["products"].pop(0))
