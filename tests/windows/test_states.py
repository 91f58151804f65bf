"""States that people meet: overdue content, a refused bundle, nothing to show, other texts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.cli.answers import problem_lines
from gui.core.reference import Reference
from gui.machine.content import open_content
from gui.pages.words import Words
from gui.widgets.banner import NoticeBar
from gui.windows.actions import ACTIONS
from gui.windows.problem_window import ProblemWindow
from tests.app.bundles import NASTY_AS_SHOWN, NASTY_NAME_AS_SHOWN, broken_bundle, nasty_reference
from tests.conftest import WindowFactory
from tests.places import only_shipped
from tests.widgets.reading import does_not_fit, painted_texts, visible_text
from tests.windows.driving import focus, press


def notices(window: QWidget) -> list[str]:
    return [bar.text() for bar in window.findChildren(NoticeBar) if bar.isVisible()]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)  # where a long word may break is not seen


def test_sound_content_shows_no_notice(window: WindowFactory) -> None:
    assert notices(window()) == []


def test_age_and_verification_are_always_visible(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(size=(1024, 768), condition="mmn")
    for page in ("compare", "plan", "evidence", "therapies", "sources", "overview", "changes"):
        main.show_page(page)
        told = visible_text(main)
        for part in (
            "Offline",
            reference.bundle.manifest.version,
            "Dr. Petya Stefanova",
            "not yet verified by a clinician",
            f"Review due {reference.bundle.manifest.review_due.isoformat()}",
            "not a prescription",
        ):
            assert part in told, page


def test_overdue_content_is_announced_on_every_page_and_stays_readable(
    window: WindowFactory, reference: Reference
) -> None:
    overdue = reference.bundle.manifest.review_due + timedelta(days=1)
    main = window(size=(1024, 768), today=overdue, condition="mmn")
    for page in ("compare", "plan", "evidence", "therapies", "sources", "overview", "changes"):
        main.show_page(page)
        assert len(notices(main)) == 1 and "past its review date" in notices(main)[0]
    assert does_not_fit(main) == []
    assert main.right_pane.condition == "mmn"


def test_a_refused_bundle_is_named_above_the_shipped_content(
    window: WindowFactory, tmp_path: Path
) -> None:
    asked = broken_bundle(tmp_path)
    content = open_content(asked, date(2026, 12, 1), only_shipped())
    assert content.reference is not None
    main = window(content.reference, size=(1024, 768), notices=content.notice_lines(Words()))
    (notice,) = notices(main)
    for part in (str(asked), "conditions/mmn.json", "$.claims[0].source", "nobody-1900"):
        assert part in notice
    assert content.reference.bundle.manifest.version in notice
    assert does_not_fit(main) == []


def test_both_notices_can_stand_together(
    window: WindowFactory, reference: Reference, tmp_path: Path
) -> None:
    overdue = reference.bundle.manifest.review_due + timedelta(days=1)
    content = open_content(broken_bundle(tmp_path), date(2026, 12, 1), only_shipped())
    assert len(notices(window(today=overdue, notices=content.notice_lines(Words())))) == 2


def test_the_problem_window_says_what_is_wrong_and_where(
    qtbot: QtBot, no_leak: None, tmp_path: Path
) -> None:
    (error,) = open_content(broken_bundle(tmp_path), date(2026, 12, 1), only_shipped()).refused
    problem = ProblemWindow(problem_lines(error, Words()))
    problem.resize(800, 600)
    with qtbot.waitExposed(problem):
        problem.show()
    told = visible_text(problem)
    for part in ("cannot be shown", "conditions/mmn.json", "$.claims[0].source", "nobody-1900"):
        assert part in told
    assert "Nothing is shown instead" in told
    assert any(
        label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
        for label in problem.findChildren(QLabel)
    )


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("compare", [NASTY_AS_SHOWN, NASTY_NAME_AS_SHOWN]),
        ("evidence", [NASTY_AS_SHOWN, NASTY_NAME_AS_SHOWN]),
        ("therapies", [NASTY_AS_SHOWN]),
        ("sources", [NASTY_AS_SHOWN]),
        ("overview", [NASTY_NAME_AS_SHOWN]),
    ],
)
def test_texts_that_look_like_markup_are_shown_as_they_stand(
    window: WindowFactory, tmp_path: Path, page: str, texts: list[str]
) -> None:
    main = window(nasty_reference(tmp_path), size=(1920, 1080), condition="mmn")
    main.show_page(page)
    QApplication.processEvents()
    assert_shown(main.right_pane, *texts)
    assert_shown(main.list_pane.view.viewport(), NASTY_NAME_AS_SHOWN)


def test_the_welcome_page_and_the_footer_show_markup_as_it_stands(
    window: WindowFactory, tmp_path: Path
) -> None:
    main = window(nasty_reference(tmp_path), size=(1920, 1080))
    assert_shown(main.right_pane, NASTY_AS_SHOWN)


def test_tooltips_show_markup_as_it_stands(
    window: WindowFactory, qtbot: QtBot, tmp_path: Path
) -> None:
    main = window(nasty_reference(tmp_path), condition="mmn")
    tips = {widget.toolTip() for widget in main.findChildren(QWidget)} - {""}
    assert tips
    for tip in tips:
        like_a_tooltip = QLabel(tip)
        qtbot.addWidget(like_a_tooltip)
        shown = squeezed("".join(painted_texts(like_a_tooltip)))
        assert ("[U+202E]" in shown) == (squeezed(NASTY_NAME_AS_SHOWN) in shown), tip


def test_markup_in_sources_is_shown_as_it_stands(window: WindowFactory, tmp_path: Path) -> None:
    main = window(nasty_reference(tmp_path), size=(1920, 1080), condition="mmn")
    press("Down", "Return")
    panel = main.right_pane.compare.citations
    assert panel.text.toPlainText().count(NASTY_AS_SHOWN) > 3
    assert panel.text.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse == (
        Qt.TextInteractionFlag.NoTextInteraction
    )


def test_markup_in_a_patient_factor_is_shown_as_it_stands(
    window: WindowFactory, tmp_path: Path
) -> None:
    main = window(nasty_reference(tmp_path), size=(1920, 1080), condition="mmn")
    main.right_pane.compare.chips[0].click()
    QApplication.processEvents()
    assert_shown(main.right_pane.compare, NASTY_AS_SHOWN)


def assert_shown(part: QWidget, *texts: str) -> None:
    """Each text stands in what is painted, letter by letter; only line breaks are left aside."""
    painted = squeezed("".join(painted_texts(part)))
    for text in texts:
        assert squeezed(text) in painted
    assert "\u202e" not in painted
    assert not any(label.openExternalLinks() for label in part.findChildren(QLabel))


@pytest.mark.parametrize("name", ["shortcuts", "about"])
def test_a_dialog_opens_and_closes_by_keys(window: WindowFactory, qtbot: QtBot, name: str) -> None:
    main = window()
    spec = next(entry for entry in ACTIONS if entry.id == name)
    action = next(entry for entry in main.findChildren(QAction) if entry.text() == spec.text)
    action.trigger()
    dialogs = [entry for entry in main.findChildren(QDialog) if entry.isVisible()]
    assert len(dialogs) == 1
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialogs[0])
    assert focus().window() is dialogs[0]
    press("Escape")
    assert not any(entry.isVisible() for entry in main.findChildren(QDialog))
