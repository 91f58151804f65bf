"""Light and dark: switched at run time, a window looks as if it had been made so."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from gui.services import theme
from gui.services.theme import Theme, dark_theme, high_contrast_theme, light_theme
from gui.windows.actions import ACTIONS
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.widgets.reading import image_of
from tests.windows.driving import press

PAGES = ("welcome", "compare", "plan", "evidence", "therapies", "sources", "overview", "changes")
THEMES = {"light": light_theme, "dark": dark_theme, "high-contrast": high_contrast_theme}


def choose(main: MainWindow, name: str) -> None:
    text = next(spec.text for spec in ACTIONS if spec.id == f"theme-{name}")
    next(action for action in main.findChildren(QAction) if action.text() == text).trigger()


def opened(window: WindowFactory, page: str, made_in: Theme) -> MainWindow:
    main = window(condition=None if page == "welcome" else "mmn", theme=made_in)
    if page == "compare":
        main.right_pane.compare.chips[0].click()
        main.right_pane.compare.table.enter()
        press("Down", "Return")
    elif page != "welcome":
        main.show_page(page)
    return main


@pytest.mark.parametrize("page", PAGES)
def test_a_switched_window_looks_like_one_made_in_that_theme(
    window: WindowFactory, page: str
) -> None:
    made, switched = {}, {}
    for first, then in pairwise([*THEMES, *THEMES][: len(THEMES) + 1]):
        main = opened(window, page, THEMES[first]())
        made[first] = image_of(main)
        choose(main, then)
        switched[then] = image_of(main)
        main.hide()
    for name in THEMES:
        assert switched[name].size() == made[name].size()
        assert switched[name] == made[name], name
    assert light_in(switched["dark"]) < 0.06


def light_in(image: QImage) -> float:
    """The share of a picture that is as light as paper."""
    counted = Counter(memoryview(image.constBits()).cast("I"))
    light = sum(number for rgb, number in counted.items() if QColor(rgb).lightness() > 225)
    return light / (image.height() * image.width())


def test_the_theme_of_the_system_is_followed_until_one_is_chosen(
    window: WindowFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = QGuiApplication.styleHints().colorSchemeChanged
    main = window()
    main.follow_system_theme()
    assert ground_of(main) == light_theme().window
    monkeypatch.setattr(theme, "system_theme", dark_theme)
    changed.emit(Qt.ColorScheme.Dark)
    assert ground_of(main) == dark_theme().window
    choose(main, "light")
    changed.emit(Qt.ColorScheme.Dark)
    assert ground_of(main) == light_theme().window
    choose(main, "system")
    assert ground_of(main) == dark_theme().window


def test_a_theme_given_at_the_start_is_kept(
    window: WindowFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = window(theme=light_theme())
    monkeypatch.setattr(theme, "system_theme", dark_theme)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert ground_of(main) == light_theme().window


def ground_of(main: MainWindow) -> QColor:
    return image_of(main).pixelColor(5, main.height() - 5)


def test_where_the_desktop_asks_for_contrast_the_window_has_it_until_a_theme_is_chosen(
    window: WindowFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    changed = hints.accessibility().contrastPreferenceChanged
    main = window()
    chosen: list[object] = []
    main.theme_chosen.connect(chosen.append)
    main.follow_system_theme()
    monkeypatch.setattr(theme, "system_theme", high_contrast_theme)
    changed.emit(Qt.ContrastPreference.HighContrast)
    assert ground_of(main) == high_contrast_theme().window
    assert chosen == []
    choose(main, "light")
    changed.emit(Qt.ContrastPreference.HighContrast)
    assert ground_of(main) == light_theme().window
    choose(main, "high-contrast")
    assert ground_of(main) == high_contrast_theme().window
    choose(main, "system")
    assert chosen == ["light", "high-contrast", None]


def test_tool_tips_keep_the_theme_when_the_system_gives_them_its_own(
    window: WindowFactory, qapp: QApplication
) -> None:
    main = window(theme=light_theme())
    choose(main, "dark")
    assert QToolTip.palette().color(QPalette.ColorRole.ToolTipBase) == dark_theme().base
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    QToolTip.setPalette(QPalette(QColor("white")))
    qapp.processEvents()
    assert QToolTip.palette().color(QPalette.ColorRole.ToolTipText) == dark_theme().text


def test_only_windows_is_asked_for_frames_like_the_theme(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Qt.ColorScheme] = []

    class Hints:
        setColorScheme = staticmethod(asked.append)  # noqa: N815

    monkeypatch.setattr(QGuiApplication, "styleHints", Hints)
    for name in ("light", "dark", "high-contrast", None):
        theme.match_frame(name)
    assert asked == []
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "windows")
    for name in ("light", "dark", "high-contrast", None):
        theme.match_frame(name)
    scheme = Qt.ColorScheme
    assert asked == [scheme.Light, scheme.Dark, scheme.Dark, scheme.Unknown]
