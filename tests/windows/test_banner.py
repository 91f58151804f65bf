"""The banner on the screen: where it stands, whom it names, and where it leads."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gui.compat import override
from gui.core.reference import THERAPIES, Reference
from gui.pages.comparison import comparison_page
from gui.pages.words import Words
from gui.services.theme import light_theme
from gui.widgets.banner import DisagreementBanner
from tests.conftest import WindowFactory
from tests.widgets.reading import does_not_fit, first_point_near, painted_texts, visible_text
from tests.windows.driving import focus, press


def test_the_banner_stands_only_where_there_is_something_to_settle(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(size=(1366, 768))
    shown = set()
    for condition in reference.bundle.conditions:
        main.enter_condition(condition)
        verdicts = [reference.verdict(condition, therapy) for therapy in THERAPIES]
        expected = any(verdict.opposing or verdict.differing for verdict in verdicts)
        assert main.right_pane.compare.banner.isVisible() == expected, condition
        shown.add(expected)
    assert shown == {True, False}


def test_the_banner_names_both_sides_with_their_numbers(
    window: WindowFactory, reference: Reference, words: Words
) -> None:
    view = window(condition="mmn").right_pane.compare
    told = visible_text(view.banner).replace("\u00a0", " ")
    for banner in comparison_page(reference, "mmn", words).banners:
        for statement in banner.statements:
            assert reference.bundle.sources[statement.source].label in told
            assert f"[{statement.number}]" in told


def test_show_both_selects_the_claims_of_both_sides(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(condition="mmn")
    main.right_pane.compare.banner.button.click()
    assert main.right_pane.page == "evidence"
    assert focus() is main.right_pane.evidence.table
    selected = main.right_pane.evidence.table.selected_keys()
    verdict = reference.verdict("mmn", "plex")
    sides = {*verdict.lead, *verdict.opposing}
    claims = {entry.claim.id: entry for entry in verdict.assessments}
    assert {claims[key].claim.source for key in selected} == sides
    assert {claims[key].role.value for key in selected} == {"lead", "opposing"}


def test_show_both_works_where_sources_only_differ(
    window: WindowFactory, reference: Reference
) -> None:
    condition, verdict = next(
        (condition, reference.verdict(condition, therapy))
        for condition in reference.bundle.conditions
        for therapy in THERAPIES
        if reference.verdict(condition, therapy).differing
        and not any(reference.verdict(condition, other).opposing for other in THERAPIES)
    )
    main = window(condition=condition)
    main.right_pane.compare.banner.button.click()
    claims = {entry.id: entry for entry in reference.bundle.conditions[condition].claims}
    sources = {claims[key].source for key in main.right_pane.evidence.table.selected_keys()}
    assert {*verdict.lead, *verdict.differing} <= sources


def first_line(banner: DisagreementBanner) -> QLabel:
    return next(label for label in banner.findChildren(QLabel) if label.isVisible())


def test_a_click_on_a_mark_in_the_banner_opens_that_source(
    window: WindowFactory, reference: Reference, words: Words
) -> None:
    view = window(condition="mmn").right_pane.compare
    line = first_line(view.banner)
    place = first_point_near(line, light_theme().accent, line.rect()) + QPoint(2, 3)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=place)
    said = comparison_page(reference, "mmn", words).banners[0].statements[0]
    shown = view.citations.text.toPlainText()
    assert view.citations.isVisible()
    assert shown.startswith(f"[{said.number}] {reference.bundle.sources[said.source].label}")
    assert reference.bundle.sources[said.source].citation in shown


def test_a_mark_in_the_banner_opens_its_source_by_keys(window: WindowFactory) -> None:
    main = window(condition="mmn")
    view = main.right_pane.compare
    main.right_pane.header.buttons["overview"].setFocus(Qt.FocusReason.TabFocusReason)
    press("Tab")
    assert focus() is first_line(view.banner)
    press("Tab", "Return")
    assert view.citations.isVisible()
    press("Escape")
    assert not view.citations.isVisible()


def test_the_banner_of_a_short_window_still_says_that_sources_disagree(
    window: WindowFactory,
) -> None:
    main = window(size=(1024, 420), condition="mmn")
    QApplication.processEvents()
    banner = main.right_pane.compare.banner
    assert banner.isVisible() and banner.button.isVisible()
    assert "Sources disagree on PLEX." in " ".join(painted_texts(banner))
    assert does_not_fit(banner) == []


class _Heights(QObject):
    """How high a widget was each time that it was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen: list[int] = []
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.seen.append(watched.height())
        return False


def test_the_banner_is_never_painted_in_the_height_of_another(
    window: WindowFactory, reference: Reference
) -> None:
    main = window(size=(1366, 768))
    main.enter_condition("mmn")
    banner = main.right_pane.compare.banner
    heights = _Heights(banner)
    painted = set()
    there = list(reference.bundle.conditions)
    for condition in (*there, *reversed(there)):
        heights.seen.clear()
        main.open_condition(condition)
        QTest.qWait(20)
        if banner.isVisible():
            painted.add(condition)
            assert set(heights.seen) == {banner.height()}, condition
    assert len(painted) > 5
