"""Every page in every theme looks as it did: compared with kept pictures, with tolerance.

`pytest --update-pictures tests/windows/test_pictures.py` keeps new ones; look at them first.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.services.theme import named_theme
from tests.conftest import WindowFactory
from tests.widgets.reading import image_of
from tests.windows.pictures import differs, keep, small

KEPT = Path(__file__).resolve().parent.parent / "data" / "pictures"
THEMES = ("light", "dark", "high-contrast")
PAGES = ("welcome", "compare", "plan", "evidence", "therapies", "sources", "overview", "changes")
SIZE = (1100, 700)
ENTERED = (
    *(("sex", "female"), ("age", "adult"), ("height", "168"), ("weight", "74")),
    *(("haematocrit", "38"), ("exchanges", "5"), ("volumes", "1"), ("interval", "2")),
    *(("replacement", "albumin"), ("dose", "2"), ("days", "5"), ("product", "privigen-eu")),
)
MOST_BYTES = 1_800_000


@pytest.mark.parametrize("name", THEMES)
def test_every_page_looks_as_it_did(
    window: WindowFactory, pytestconfig: pytest.Config, name: str
) -> None:
    main = window(size=SIZE, theme=named_theme(name))
    changed = []
    for page in PAGES:
        if page == "compare":
            main.enter_condition("mmn")
        main.right_pane.show_page(page)
        main.right_pane.focus_page()
        for entry in ENTERED if page == "plan" else ():
            main.right_pane.plan.form.edited.emit(*entry)
            QApplication.processEvents()
        image, file = image_of(main), KEPT / f"{name}-{page}.png"
        if pytestconfig.getoption("--update-pictures"):
            keep(image, file)
        elif differs(image, QImage(str(file))):
            changed.append(page)
    assert changed == [], "where this is meant: --update-pictures"


def test_the_kept_pictures_are_all_there_and_small() -> None:
    files = sorted(KEPT.glob("*.png"))
    assert [file.stem for file in files] == sorted(
        f"{name}-{page}" for name in THEMES for page in PAGES
    )
    assert sum(file.stat().st_size for file in files) < MOST_BYTES


@pytest.mark.parametrize("name", THEMES)
def test_a_changed_picture_is_found(name: str) -> None:
    kept = QImage(str(KEPT / f"{name}-compare.png"))
    assert not differs(kept, kept)
    moved = kept.copy().convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(moved)
    painter.drawImage(0, 1, kept)
    painter.end()
    assert differs(moved, kept)
    lined = kept.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(lined)
    painter.setPen(QColor("white") if name != "light" else QColor("black"))
    painter.drawLine(0, 333, lined.width(), 333)
    painter.end()
    assert differs(lined, kept)
    assert differs(kept.copy(0, 0, 500, 500), kept)


def test_what_antialiasing_changes_is_let_pass() -> None:
    kept = QImage(str(KEPT / "light-evidence.png")).convertToFormat(QImage.Format.Format_RGB32)
    softened = kept.copy()
    painter = QPainter(softened)
    painter.setOpacity(0.15)
    painter.drawImage(1, 0, kept)
    painter.end()
    assert softened != kept
    assert not differs(softened, kept)
    assert not differs(small(kept), kept)
