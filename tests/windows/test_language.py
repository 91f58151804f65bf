"""Every text in the window is translated, and the language changes while it is open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from gui import paths
from gui.app.speaking import Speaking
from gui.core.bundle import read_bundle
from gui.core.reference import Reference
from gui.pages.age import age_page
from gui.pages.words import Words
from gui.windows.install_dialog import InstallDialog
from gui.windows.main_window import MainWindow
from tests.conftest import WindowFactory
from tests.windows.driving import focus, press, write
from tests.windows.pseudo import CLOSE, OPEN, PseudoTranslator, pseudo, pseudo_words, without_pseudo
from tests.windows.test_install_dialog import offered_in

PAGES = ("compare", "plan", "evidence", "therapies", "sources", "overview", "changes")
# Names, numbers and keys, which are the same in every language.
SAME = re.compile(
    r"ICD-1\d(-CM)? [\w.]+|ORPHA \d+|PMID|DOI"
    r"|PLEX–IVIG Reference|PLEX|IVIG|Esc|F\d+|English|Deutsch"
)
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)
BETWEEN = re.compile(r"\n|\. | [\u00b7\u2013\u21c4] |: |; |, | ?\[\d+\]|[()/]|&nbsp;")
_TAGS = re.compile(r"<[^>]*>")

Rebuild = Callable[[MainWindow, Words], None]


@pytest.fixture
def in_pseudo(qapp: QApplication) -> Iterator[None]:
    translator = PseudoTranslator()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[Words]:
    speaking = Speaking(qapp)
    words, problem = speaking.choose("de")
    assert problem == ""
    yield words
    speaking.choose("en")


@pytest.fixture
def rebuild(reference: Reference) -> Rebuild:
    def run(main: MainWindow, words: Words) -> None:
        manifest = reference.bundle.manifest
        main.rebuild(words, age_page(manifest, manifest.built, words))
        QApplication.processEvents()

    return run


def of_model(model: QAbstractItemModel) -> Iterator[object]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for orientation, count in (
        (Qt.Orientation.Horizontal, columns),
        (Qt.Orientation.Vertical, model.rowCount()),
    ):
        for section in range(count):
            yield from (model.headerData(section, orientation, role) for role in _ROLES[:2])
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            yield from (index.data(role) for role in _ROLES)


def of_widget(widget: QWidget) -> Iterator[object]:
    yield from (widget.windowTitle(), widget.toolTip())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from of_model(widget.model())
    for action in widget.actions():
        yield from (action.text(), action.toolTip())


def texts_of(window: QWidget) -> set[str]:
    """Every text that a window and all in it has for the eye and for a screen reader."""
    widgets = [window, *window.findChildren(QWidget)]
    actions = [action.text() for action in window.findChildren(QAction)]
    found = {str(text) for widget in widgets for text in of_widget(widget) if text}
    return {_TAGS.sub("", text) for text in found | set(actions)} - {""}


def texts_of_pages(main: MainWindow) -> set[str]:
    found = texts_of(main)
    for page in PAGES:
        main.show_page(page)
        found |= texts_of(main)
    press("Return")
    return found | texts_of(main)


@pytest.fixture(scope="session")
def bundle_text() -> str:
    """Everything that the bundle says."""
    import json

    def strings(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                yield from strings(inner)

    files = sorted(paths.shipped_bundle().rglob("*.json"))
    said = [text for file in files for text in strings(json.loads(file.read_text("utf-8")))]
    bundle = read_bundle(paths.shipped_bundle())
    identity = [f"{bundle.manifest.id} {bundle.manifest.version}", f"SHA-256 {bundle.sha256}"]
    return "\n".join([*said, *identity])


def untranslated(texts: set[str], bundle: str) -> list[str]:
    """Pieces of texts that are neither in the pseudo-language nor the bundle's own words."""
    left = []
    for text in sorted(texts):
        for piece in BETWEEN.split(without_pseudo(text)):
            said = piece.strip(" .\u00b7\u21c4&;:,\u2026\u00a0\u26a0")
            letters = re.sub(r"[\W\d_]+", "", SAME.sub("", said))
            if len(letters) > 1 and said not in bundle:
                left.append(f"{said!r} in {text[:90]!r}")
    return left


@pytest.mark.usefixtures("in_pseudo")
def test_every_text_of_every_page_is_translated(
    window: WindowFactory, rebuild: Rebuild, bundle_text: str
) -> None:
    main = window(condition="mmn")
    rebuild(main, pseudo_words())
    main.make_ready()
    main.right_pane.compare.chips[0].setChecked(True)
    found = texts_of_pages(main)
    assert len(found) > 900
    assert sum(OPEN in text and CLOSE in text for text in found) > 500
    assert "\n".join(untranslated(found, bundle_text)) == ""


@pytest.mark.usefixtures("in_pseudo")
@pytest.mark.parametrize("keys", ["F1", "Ctrl+P", "about", "install"])
def test_every_text_of_the_dialogs_is_translated(
    window: WindowFactory, rebuild: Rebuild, bundle_text: str, keys: str
) -> None:
    main = window(condition="mmn")
    rebuild(main, pseudo_words())
    if keys == "about":
        (action,) = (it for it in main.findChildren(QAction) if it.text() == pseudo("About"))
        action.trigger()
    elif keys == "install":
        page = offered_in(pseudo_words(), main.reference.bundle)
        InstallDialog(page, main.looks.theme, main).open()
    else:
        press(keys)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    found = texts_of(dialog)
    dialog.close()
    assert len(found) > 3
    assert (
        untranslated({text for text in found if not re.fullmatch(r"[\w+]+", text)}, bundle_text)
        == []
    )


def test_the_language_changes_and_what_is_open_stays(
    german: Words, window: WindowFactory, rebuild: Rebuild
) -> None:
    main = window(condition="mmn")
    main.show_page("evidence")
    press("Ctrl+F")
    write("neuropath")
    rebuild(main, german)
    assert main.right_pane.page == "evidence"
    assert main.right_pane.condition == "mmn"
    assert main.right_pane.header.title.text() == "Multifokale motorische Neuropathie"
    assert main.list_pane.search.text() == "neuropath"
    assert focus() is main.list_pane.search
    assert any("Leitlinie" in text for text in texts_of(main.right_pane.evidence))
    rebuild(main, Words())
    assert main.right_pane.header.title.text() == "Multifocal motor neuropathy"


def test_german_marks_the_statements_as_english(
    german: Words, window: WindowFactory, rebuild: Rebuild
) -> None:
    main = window(condition="mmn")
    assert not any("(statements" in text for text in texts_of(main))
    rebuild(main, german)
    found = texts_of(main)
    assert "PLEX Plasmaaustausch (Aussagen auf Englisch)" in found
    assert "IVIG intravenöse Immunglobuline (Aussagen auf Englisch)" in found
    assert any("Aussagen der Quellen: auf Englisch" in text for text in texts_of(main))


def test_the_menu_asks_for_a_language(window: WindowFactory) -> None:
    main = window()
    asked: list[object] = []
    main.language_chosen.connect(asked.append)
    for name in ("Deutsch", "English", "Language of the system"):
        (action,) = (entry for entry in main.findChildren(QAction) if entry.text() == name)
        action.trigger()
    assert asked == ["de", "en", None]


def test_a_locked_language_cannot_be_chosen(window: WindowFactory) -> None:
    main = window()
    main.lock({"language"})
    greyed = {action.text() for action in main.findChildren(QAction) if not action.isEnabled()}
    assert greyed == {"Deutsch", "English", "Language of the system"}
