"""The icon of the windows: there, sharp in every size, and the same picture as its drawing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from build_scripts.draw_icons import SIZES, png_name
from gui import paths
from gui.services.icon import load_icon
from gui.services.theme import dark_theme, light_theme
from tests.services.test_theme import VISIBLE, contrast

MEAN_DIFFERENCE = 3.0


@pytest.fixture
def no_icon(qapp: QApplication) -> Iterator[QApplication]:
    qapp.setWindowIcon(QIcon())
    yield qapp
    qapp.setWindowIcon(QIcon())


def drawn(size: int) -> QImage:
    """The drawing, as Qt draws it."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(paths.icons() / "plex-ivig.svg")).render(painter)
    painter.end()
    return image


def pixels(image: QImage) -> list[int]:
    plain = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return list(bytes(plain.constBits()))


def mean_difference(one: QImage, other: QImage) -> float:
    differences = [abs(a - b) for a, b in zip(pixels(one), pixels(other), strict=True)]
    return sum(differences) / len(differences)


def test_every_window_has_the_icon(no_icon: QApplication, qtbot: QtBot) -> None:
    load_icon(no_icon, paths.icons())
    window = QWidget()
    qtbot.addWidget(window)
    sizes = window.windowIcon().availableSizes()
    assert QSize(16, 16) in sizes
    assert QSize(64, 64) in sizes
    assert all(window.windowIcon().pixmap(size).size() == size for size in sizes)


def test_without_pictures_the_desktops_own_icon_stays(
    no_icon: QApplication, tmp_path: Path
) -> None:
    load_icon(no_icon, tmp_path)
    assert no_icon.windowIcon().isNull()


@pytest.mark.parametrize("size", SIZES)
def test_every_picture_shows_the_drawing(size: int) -> None:
    picture = QImage(str(paths.icons() / png_name(size)))
    assert picture.size() == QSize(size, size)
    assert mean_difference(picture, drawn(size)) < MEAN_DIFFERENCE


def test_another_picture_would_be_noticed() -> None:
    assert mean_difference(drawn(32).flipped(), drawn(32)) > 3 * MEAN_DIFFERENCE


def test_both_halves_are_seen_on_light_and_dark_panels() -> None:
    picture = QImage(str(paths.icons() / png_name(16)))
    left, right = picture.pixelColor(2, 3), picture.pixelColor(14, 13)
    for ground in (light_theme().window, dark_theme().window, QColor("#000000")):
        assert contrast(left, ground) >= VISIBLE
        assert contrast(right, ground) >= VISIBLE
