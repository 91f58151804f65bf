"""Small dialogs of text: the shortcuts, and about the program."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gui import __version__, paths
from gui.pages.age import AgePage
from gui.pages.imprint import Imprint
from gui.pages.licences import licence_texts
from gui.pages.words import Words
from gui.services.fonts import pixels
from gui.widgets.close_box import close_box
from gui.widgets.reading_area import ReadingArea
from gui.widgets.welcome_view import shortcut_grid
from gui.windows.licences_dialog import LicencesDialog

_BESIDE, _ABOVE = 16, 60


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dialogs", text)


def _dialog(parent: QWidget, title: str, content: QWidget) -> tuple[QDialog, QDialogButtonBox]:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    area = ReadingArea(beside=pixels(6))
    texts = [content] if isinstance(content, QLabel) else content.findChildren(QLabel)
    area.show_content(content, title, "\n".join(label.text() for label in texts))
    buttons = close_box()
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(area, 1)
    column.addWidget(buttons)
    wanted, room = content.sizeHint(), parent.screen().availableSize()
    dialog.resize(
        min(max(pixels(520), wanted.width() + pixels(60)), room.width() - _BESIDE),
        min(pixels(560), wanted.height() + pixels(110), room.height() - _ABOVE),
    )
    return dialog, buttons


def shortcuts_dialog(parent: QWidget, lines: Sequence[tuple[str, str]]) -> QDialog:
    """Every key and what it does."""
    dialog, _buttons = _dialog(parent, _tr("Keyboard shortcuts"), shortcut_grid(lines))
    return dialog


def about_dialog(
    parent: QWidget, age: AgePage, imprint: Imprint, origin: Sequence[str] = ()
) -> QDialog:
    """Version, content, where it came from, verification and what the program is for."""
    lines = [
        _tr("PLEX\u2013IVIG Reference {0}").format(__version__),
        f"{age.version}, {age.built}",
        "\n".join(filter(None, (imprint.fingerprint, imprint.in_words))),
        *filter(None, ["\n".join(origin)]),
        age.founding_verified,
        age.other_verified,
        age.review_due,
        *filter(None, [age.statements_in]),
        age.intended_use,
        _tr("No network, no account, nothing about a patient is stored."),
        _tr(
            "This program uses Qt and PySide6 under the GNU Lesser General Public License, "
            "version 3. You may replace these libraries by your own; the licences say how."
        ),
        _tr("Font: Noto Sans, under the SIL Open Font License."),
    ]
    label = QLabel("\n\n".join(lines))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    dialog, buttons = _dialog(parent, _tr("About"), label)
    licences = buttons.addButton(_tr("&Licences\u2026"), QDialogButtonBox.ButtonRole.ActionRole)
    licences.clicked.connect(partial(_show_licences, dialog))
    licences.setAutoDefault(False)
    buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
    return dialog


def _show_licences(parent: QWidget) -> None:
    LicencesDialog(parent, licence_texts(paths.licences(), Words())).open()
