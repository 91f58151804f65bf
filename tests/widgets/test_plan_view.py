"""The planner's widgets, with a page made by hand: what is typed, what is shown, what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.services.fonts import pixels
from gui.services.theme import Theme, apply_theme, light_theme, named_theme
from gui.widgets.plan_editors import PlanChoice, PlanText
from gui.widgets.plan_view import PlanView
from tests.widgets.cut import cut_texts
from tests.widgets.plan_pages import FIELDS, PAGE, with_field
from tests.widgets.reading import has_colour, image_of

pytestmark = pytest.mark.qt_log_ignore(
    r"does not support (raise\(\)|grabbing the keyboard)", extend=True
)
ViewFactory = Callable[..., PlanView]


@pytest.fixture
def view(qtbot: QtBot, no_leak: None, qapp: QApplication) -> Iterator[ViewFactory]:
    """Makes the view, shown and active."""
    made: list[PlanView] = []

    def make(size: tuple[int, int] = (990, 640), theme: Theme | None = None) -> PlanView:
        shown = PlanView(theme or light_theme())
        made.append(shown)
        shown.show_page(PAGE)
        shown.resize(*size)
        with qtbot.waitActive(shown):
            shown.show()
        shown.enter()
        return shown

    yield make
    for shown in made:
        shown.close()
        shown.deleteLater()
    made.clear()
    apply_theme(qapp, light_theme())


def text_of(view: PlanView, field: str) -> PlanText:
    editor = view.form.boxes[field].editor
    assert isinstance(editor, PlanText)
    return editor


def choice_of(view: PlanView, field: str) -> PlanChoice:
    editor = view.form.boxes[field].editor
    assert isinstance(editor, PlanChoice)
    return editor


def description(view: PlanView, field: str) -> str:
    interface = QAccessible.queryAccessibleInterface(view.form.boxes[field].editor)
    return interface.text(QAccessible.Text.Description)


def test_what_is_typed_is_told_and_the_caret_stays(view: ViewFactory) -> None:
    shown = view()
    heard: list[tuple[str, str]] = []
    shown.edited.connect(lambda field, text: heard.append((field, text)))
    weight = text_of(shown, "weight")
    weight.setFocus()
    weight.setCursorPosition(1)
    QTest.keyClick(weight, Qt.Key.Key_1)
    assert heard == [("weight", "714")]
    before = {name: box for name, box in shown.form.boxes.items()}
    shown.refresh(with_field(PAGE, "weight", text="714", problem="above 300 kg"))
    assert shown.form.boxes == before
    assert (weight.text(), weight.cursorPosition()) == ("714", 2)
    assert weight.hasFocus() and weight.isUndoAvailable()
    assert "above 300 kg" in description(shown, "weight")


def test_of_the_patient_before_nothing_can_be_brought_back(view: ViewFactory) -> None:
    shown = view()
    weight = text_of(shown, "weight")
    QTest.keyClicks(weight, "5")
    assert weight.isUndoAvailable()
    empty = tuple(msgspec.structs.replace(field, text="", read_as="") for field in FIELDS)
    shown.show_page(msgspec.structs.replace(PAGE, fields=empty))
    assert not weight.isUndoAvailable() and not weight.isRedoAvailable()
    assert {text_of(shown, it).text() for it in ("height", "weight", "dose")} == {""}
    assert choice_of(shown, "sex").currentIndex() == -1
    assert "167.6" not in description(shown, "height")


def test_neither_the_wheel_nor_an_arrow_changes_a_choice(view: ViewFactory) -> None:
    shown = view(size=(990, 300))
    age = choice_of(shown, "age")
    heard: list[tuple[str, str]] = []
    shown.edited.connect(lambda field, text: heard.append((field, text)))
    age.setFocus()
    at, down = QPointF(age.rect().center()), QPoint(0, -120)
    button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    where = age.mapToGlobal(at)
    QApplication.sendEvent(age, QWheelEvent(at, where, down, down, button, no_key, phase, False))
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(age, key)
    assert (age.currentText(), heard) == ("Adult", [])
    assert not age.focusPolicy() & Qt.FocusPolicy.WheelFocus & ~Qt.FocusPolicy.StrongFocus
    QTest.keyClick(age, Qt.Key.Key_Down)
    assert age.view().isVisible()
    QTest.keyClick(age.view(), Qt.Key.Key_Down)
    QTest.keyClick(age.view(), Qt.Key.Key_Return)
    assert heard == [("age", "7-14-years")]


def test_every_field_is_labelled_for_a_screen_reader(view: ViewFactory) -> None:
    shown = view()
    for box in shown.form.boxes.values():
        interface = QAccessible.queryAccessibleInterface(box.editor)
        (pair,) = interface.relations(QAccessible.RelationFlag.Label)
        assert pair[0].text(QAccessible.Text.Name) == box.label.text()
        assert box.label.text() in box.editor.accessibleName()


def test_first_letters_choose_and_delete_takes_back(view: ViewFactory) -> None:
    shown = view()
    heard: list[tuple[str, str]] = []
    shown.edited.connect(lambda field, text: heard.append((field, text)))
    QTest.keyClick(choice_of(shown, "sex"), Qt.Key.Key_M)
    QTest.keyClick(choice_of(shown, "sex"), Qt.Key.Key_Delete)
    assert heard == [("sex", "male"), ("sex", "")]


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_a_refusal_has_a_word_a_shape_and_a_colour(view: ViewFactory, name: str) -> None:
    theme = named_theme(name)
    shown = view(theme=theme)
    shown.refresh(with_field(PAGE, "height", text="16", read_as="", problem="below 40 cm"))
    box = shown.form.boxes["height"]
    image = image_of(box)
    assert box.note.text() == "below 40\u00a0cm"
    assert has_colour(image, theme.warning, box.editor.geometry().adjusted(-3, -3, 3, 3))
    assert box.note.contentsMargins().left() > 5


def test_an_entry_outside_the_course_is_echoed_in_units_that_stay_together(
    view: ViewFactory,
) -> None:
    shown = view()
    shown.refresh(with_field(PAGE, "dose", read_as="0.4 g/kg in total", flag="not in the course"))
    assert shown.form.boxes["dose"].note.text().split() == [
        *("0.4", "g/\u2060kg", "in", "total", "\u00b7", "not", "in", "the", "course"),
    ]


@pytest.mark.parametrize("size", [(990, 640), (620, 400), (290, 500)])
def test_no_text_is_cut_in_wide_and_narrow_windows(
    view: ViewFactory, size: tuple[int, int]
) -> None:
    shown = view(size=size)
    shown.form.working.click()
    assert cut_texts(shown) == []
    assert shown.table.verticalScrollBar().maximum() == 0


def test_the_column_follows_the_keyboard(view: ViewFactory) -> None:
    shown = view(size=(990, 300))
    shown.table.enter()
    for _ in range(len(PAGE.rows)):
        QTest.keyClick(shown.table, Qt.Key.Key_Down)
    QApplication.processEvents()
    row = shown.table.visualRect(shown.table.currentIndex())
    seen = shown.table.viewport().mapTo(shown.area.viewport(), row.center())
    assert shown.area.viewport().rect().contains(seen)


def test_a_rule_and_a_link_open_their_source(view: ViewFactory, qapp: QApplication) -> None:
    shown = view()
    rules = next(table for table in shown.tables if "rule" in table.accessibleName())
    rules.setFocus()
    QTest.keyClick(rules, Qt.Key.Key_Home)
    QTest.keyClick(rules, Qt.Key.Key_Return)
    assert "Citation 8" in shown.citations.text.toPlainText()
    had_the_focus = [QApplication.focusWidget()]
    qapp.focusChanged.connect(lambda _, now: had_the_focus.append(now))
    shown.citations.close_panel()
    assert had_the_focus[1:] == [rules]
    shown.warnings.label.linkActivated.emit("1")
    assert "Citation 6" in shown.citations.text.toPlainText()


def test_what_the_model_is_not_stands_below_its_plot(view: ViewFactory) -> None:
    shown = view()
    assert PAGE.curve is not None
    about = shown.details.about_plot
    assert about.isVisible()
    assert PAGE.curve.description in about.label.text()
    assert about.y() == shown.details.plot.geometry().bottom() + 1 + pixels(6)
    shown.refresh(msgspec.structs.replace(PAGE, curve=None))
    assert not about.isVisible()


def test_only_a_mixed_plan_warns(view: ViewFactory) -> None:
    shown = view()
    assert PAGE.timeline is not None
    for mixed in (True, False):
        line = msgspec.structs.replace(PAGE.timeline, mixed=mixed)
        shown.refresh(msgspec.structs.replace(PAGE, timeline=line))
        assert (shown.warnings.isVisible(), shown.beside.isVisible()) == (mixed, not mixed)
        told = shown.warnings if mixed else shown.beside
        assert PAGE.mixing in told.label.text()


def test_a_screen_reader_reads_from_top_to_bottom(view: ViewFactory) -> None:
    shown = view(size=(990, 4000))
    shown.form.working.click()
    for parent in (shown.form, shown.details):
        layout = parent.layout()
        assert layout is not None
        items = [layout.itemAt(at) for at in range(layout.count())]
        parts = [item.widget() for item in items if item is not None and item.widget() is not None]
        read = [child for child in parent.children() if child in parts]
        assert read == sorted(read, key=parts.index) and len(read) == len(parts) > 3


@pytest.mark.parametrize("name", ["dark", "high-contrast"])
def test_rows_are_told_apart_on_a_dark_ground(
    view: ViewFactory, qapp: QApplication, name: str
) -> None:
    theme = named_theme(name)
    apply_theme(qapp, theme)
    shown = view()
    shown.set_theme(theme)
    table = shown.details.tables[0]
    cells = table.viewport()
    assert has_colour(image_of(cells), theme.line, cells.rect())
