"""The message over the window: readable, announced, in nobody's way, and soon gone."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.services.theme import Theme, apply_theme, dark_theme, light_theme
from gui.widgets.message_line import LONG_STAY_S, STAY_S, MessageLine
from tests.services.test_theme import contrast
from tests.widgets.reading import image_of

WELL_READABLE = 7
SOON_S = 0.05


class Home(QWidget):
    """A widget with a button that fills it and a foot at its lower end."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton("Beneath")
        self.button.setSizePolicy(*2 * [self.button.sizePolicy().Policy.Expanding])
        self.foot = QPushButton("Foot")
        column = QVBoxLayout(self)
        column.addWidget(self.button, 1)
        column.addWidget(self.foot)
        self.message = MessageLine(self, self.foot)


@pytest.fixture
def home(qtbot: QtBot, no_leak: None) -> Iterator[Home]:
    widget = Home()
    widget.resize(600, 400)
    with qtbot.waitActive(widget):
        widget.show()
    yield widget
    widget.close()
    widget.deleteLater()


def test_it_is_not_there_until_something_is_said(home: Home) -> None:
    assert not home.message.isVisible()
    home.message.say("Copied")
    assert home.message.isVisible() and home.message.text() == "Copied"


def test_it_goes_by_itself_and_holds_nothing_of_what_was_said(home: Home, qtbot: QtBot) -> None:
    home.message.say("Copied", SOON_S)
    qtbot.waitUntil(lambda: not home.message.isVisible(), timeout=2000)
    assert home.message.text() == ""


def test_a_new_message_replaces_the_old_one_and_stays_its_own_time(
    home: Home, qtbot: QtBot
) -> None:
    home.message.say("First", SOON_S)
    home.message.say("Second", 60)
    QTest.qWait(round(4000 * SOON_S))
    assert home.message.isVisible() and home.message.text() == "Second"


def test_it_stays_long_enough_to_be_read() -> None:
    assert 4 <= STAY_S < LONG_STAY_S <= 30


def test_it_moves_nothing_and_takes_no_focus(home: Home) -> None:
    home.button.setFocus()
    before = [widget.geometry() for widget in (home, home.button, home.foot)]
    home.message.say("Copied")
    QApplication.processEvents()
    assert [widget.geometry() for widget in (home, home.button, home.foot)] == before
    assert QApplication.focusWidget() is home.button


def test_a_click_goes_through_it(home: Home) -> None:
    home.message.say("Copied the summary of something with a long name")
    clicked: list[str] = []
    home.button.clicked.connect(lambda: clicked.append("Beneath"))
    window = home.windowHandle()
    place = home.message.geometry().center() - QPoint(0, 4)
    assert home.button.geometry().contains(place)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=place)
    assert clicked == ["Beneath"]


@pytest.mark.parametrize("text", ["Copied", "A longer message that must be wrapped " * 8])
@pytest.mark.parametrize("width", [240, 600, 1366])
def test_it_lies_inside_above_the_foot_and_shows_all_of_its_text(
    home: Home, text: str, width: int
) -> None:
    home.resize(width, 700)
    home.message.say(text)
    box = home.message.geometry()
    assert home.rect().contains(box)
    assert box.bottom() < home.foot.geometry().top()
    assert home.message.heightForWidth(box.width()) <= box.height()


def test_it_stays_in_its_corner_when_the_window_is_resized(home: Home) -> None:
    home.message.say("Copied")
    apart = home.rect().bottomRight() - home.message.geometry().bottomRight()
    home.resize(900, 500)
    QApplication.processEvents()
    assert home.rect().bottomRight() - home.message.geometry().bottomRight() == apart


@pytest.mark.parametrize("theme", [light_theme(), dark_theme()], ids=lambda theme: theme.name)
def test_it_is_well_readable_in_both_themes(home: Home, qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    try:
        home.message.say("Copied")
        image = image_of(home.message)
        palette = home.message.palette()
        ground = palette.color(QPalette.ColorRole.Highlight)
        ink = palette.color(home.message.foregroundRole())
        assert contrast(ink, ground) >= WELL_READABLE
        assert image.pixelColor(image.width() // 2, 4).name() == ground.name()
        across, down = range(image.width()), range(image.height())
        assert ink.name() in {image.pixelColor(x, y).name() for x in across for y in down}
    finally:
        apply_theme(qapp, light_theme())


def test_a_screen_reader_is_told_at_once_and_finds_it_by_its_text(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def listen(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        assert event.object() is home.message
        told.append((event.message(), event.politeness()))

    listener = SimpleNamespace(updateAccessibility=listen)
    monkeypatch.setattr("gui.services.speech.QAccessible", listener)
    home.message.say("Copied 1 source")
    assert told == [("Copied 1 source", QAccessible.AnnouncementPoliteness.Polite)]
    interface = QAccessible.queryAccessibleInterface(home.message)
    assert interface.text(QAccessible.Text.Name) == "Copied 1 source"
    assert interface.role() == QAccessible.Role.StaticText
