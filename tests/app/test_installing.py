"""Content is installed from the window, shown at once, and taken back again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gui.app.installing import Installing
from gui.core.package import Step
from gui.core.reference import Reference
from gui.machine.content import Content, open_content
from gui.machine.places import Places
from gui.machine.store import Store
from gui.pages.age import age_page
from gui.pages.words import Words
from gui.windows.install_dialog import InstallDialog
from gui.windows.main_window import MainWindow
from tests.app.packages import computer, package
from tests.conftest import WindowFactory
from tests.core.package.packed import OTHER_ROOT, ROOT, key, root_json, signed_root
from tests.windows.driving import press
from tests.windows.test_language import german
from tests.windows.test_paper import modal

__all__ = ["german"]
DAY = date(2026, 11, 26)


class Computer:
    """A window on a computer of which the test knows the folders."""

    def __init__(self, main: MainWindow, places: Places, qtbot: QtBot) -> None:
        self.main, self.places, self._qtbot = main, places, qtbot
        self.installing = Installing(main, lambda: Store(places, DAY), self._show_anew)
        self.installing.tell_way_back(open_content(None, DAY, places))

    def _show_anew(self) -> Content:
        content = open_content(None, DAY, self.places)
        assert content.reference is not None
        age = age_page(content.reference.bundle.manifest, DAY, self.main.words)
        self.main.show_content(content.reference, age, content.notice_lines(self.main.words))
        return content

    def choose(self, file: Path) -> InstallDialog:
        self.installing.examine(file)
        return self.dialog()

    def dialog(self) -> InstallDialog:
        dialog = modal(self._qtbot, InstallDialog)
        assert isinstance(dialog, InstallDialog)
        return dialog

    def install(self, file: Path) -> None:
        self.choose(file)
        press("Alt+I")
        self.is_closed()

    def is_closed(self) -> None:
        self._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        self.main.activateWindow()  # what a window manager does when a dialog has gone
        self._qtbot.waitUntil(self.main.isActiveWindow)

    @property
    def version(self) -> str:
        return self.main.reference.bundle.manifest.version

    def state(self) -> dict[str, bytes]:
        folder = self.places.user
        assert folder is not None
        return {str(it): it.read_bytes() for it in sorted(folder.rglob("*")) if it.is_file()}


@pytest.fixture
def ward(window: WindowFactory, qtbot: QtBot, tmp_path: Path) -> Iterator[Computer]:
    yield Computer(window(), computer(tmp_path), qtbot)
    while (top := QApplication.activeModalWidget()) is not None:
        top.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    package(folder, "2026.12")
    package(folder, "2026.12.1", lambda _bundle: None)
    return folder


def text_of(dialog: InstallDialog) -> str:
    return dialog.page.told


def test_before_it_is_installed_it_says_who_signed_and_what_changes(
    ward: Computer, made: Path, reference: Reference
) -> None:
    dialog = ward.choose(made / "2026.12.plexivig")
    told = text_of(dialog)
    before = reference.bundle.manifest.version
    for part in (
        "Content, version 2026.12",
        "It passed every check.",
        f"Version {before} is in use now, version 2026.12 afterwards.",
        "Signed by clinical 0 (clinical)",
        "Signed by release 0 (release)",
        "in words: ",
        "It will be installed for this user alone, in ",
        "Multifocal motor neuropathy, IVIG: before Recommended; then Not recommended",
        "Install this content?",
    ):
        assert part in told
    assert ward.state() == {}


def test_what_is_installed_is_shown_at_once_and_said(ward: Computer, made: Path) -> None:
    ward.main.enter_condition("cidp")
    ward.install(made / "2026.12.plexivig")
    assert ward.version == "2026.12"
    assert ward.main.right_pane.condition == "cidp"
    assert ward.main.messages.text() == "Version 2026.12 is shown now."


def test_cancelling_changes_nothing(ward: Computer, made: Path) -> None:
    before = ward.version
    ward.choose(made / "2026.12.plexivig")
    press("Return")
    ward.is_closed()
    assert ward.version == before and ward.state() == {}


def test_going_back_asks_with_the_difference_and_does_it(
    ward: Computer, made: Path, reference: Reference
) -> None:
    ward.install(made / "2026.12.plexivig")
    ward.main.way_back_wanted.emit()
    told = text_of(ward.dialog())
    before = reference.bundle.manifest.version
    assert f"Version 2026.12 is in use now, version {before} afterwards." in told
    assert "Multifocal motor neuropathy, IVIG: before Not recommended" in told
    press("Alt+G")
    ward.is_closed()
    assert ward.version == before


def way_back(ward: Computer) -> tuple[str, bool]:
    action = ward.main.actions_by_id["roll-back"]
    return action.text(), action.isEnabled()


def test_the_menu_says_whether_there_is_a_way_back(ward: Computer, made: Path) -> None:
    assert way_back(ward) == ("Go back to the content before… (nothing is installed)", False)
    ward.install(made / "2026.12.plexivig")
    assert way_back(ward) == ("Go back to the content before…", True)
    ward.main.choose_text_size(125)
    assert way_back(ward) == ("Go back to the content before…", True)
    ward.main.lock({"install"})
    assert not way_back(ward)[1]
    assert not ward.main.actions_by_id["install"].isEnabled()


def test_what_is_installed_and_damaged_can_be_taken_back(ward: Computer, made: Path) -> None:
    ward.install(made / "2026.12.plexivig")
    origin = open_content(None, DAY, ward.places).origin
    assert origin is not None
    origin.location.write_bytes(b"damaged")
    ward.installing.tell_way_back(open_content(None, DAY, ward.places))
    assert way_back(ward) == ("Go back to the content before…", True)
    ward.main.way_back_wanted.emit()
    ward.dialog()
    press("Alt+G")
    ward.is_closed()
    assert way_back(ward) == ("Go back to the content before… (nothing is installed)", False)


def test_the_menu_says_so_in_the_language_that_is_spoken(
    ward: Computer, german: Words, reference: Reference
) -> None:
    ward.main.rebuild(german, age_page(reference.bundle.manifest, DAY, german))
    assert way_back(ward) == ("Zurück zum vorherigen Inhalt … (nichts installiert)", False)


def test_a_question_is_asked_in_the_language_that_is_spoken(
    ward: Computer, made: Path, german: Words, reference: Reference
) -> None:
    ward.main.rebuild(german, age_page(reference.bundle.manifest, DAY, german))
    dialog = ward.choose(made / "2026.12.plexivig")
    told = text_of(dialog)
    for part in ("Signaturen: bestanden", "Signiert von clinical 0 (klinisch)", "in Worten: "):
        assert part in told
    letters = [button.text() for button in dialog.buttons.buttons() if "&" in button.text()]
    assert letters == ["&Installieren"]


def damaged(made: Path, tmp_path: Path) -> Path:
    file = tmp_path / "damaged.plexivig"
    data = bytearray((made / "2026.12.plexivig").read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    return file


def unsigned(made: Path, tmp_path: Path) -> Path:
    from gui.core.package.author import build_bundle
    from tests.core.package.packed import contents

    file = tmp_path / "unsigned.plexivig"
    file.write_bytes(build_bundle(contents("2026.12"), file.name, "0.1.0"))
    return file


def foreign(_made: Path, tmp_path: Path) -> Path:
    file = tmp_path / "picture.plexivig"
    file.write_bytes(b"\x89PNG" * 100)
    return file


def gone(_made: Path, tmp_path: Path) -> Path:
    return tmp_path / "gone.plexivig"


@pytest.mark.parametrize(
    ("spoiled", "step"),
    [
        (damaged, Step.STRUCTURE),
        (unsigned, Step.SIGNATURES),
        (foreign, Step.STRUCTURE),
        (gone, None),
    ],
)
def test_what_is_refused_says_at_which_check_and_what_stays(
    ward: Computer,
    made: Path,
    tmp_path: Path,
    spoiled: Callable[[Path, Path], Path],
    step: Step | None,
) -> None:
    before = ward.version
    dialog = ward.choose(spoiled(made, tmp_path))
    failed = [line.step for line in dialog.page.checks if line.outcome == "failed"]
    assert failed == ([] if step is None else [step.value])
    assert dialog.page.action == ""
    assert f"Shown is version {before}, as before." in text_of(dialog)
    press("Escape")
    ward.is_closed()
    assert ward.version == before and ward.state() == {}


def test_an_older_version_is_refused_by_its_fitness(ward: Computer, made: Path) -> None:
    ward.install(made / "2026.12.1.plexivig")
    dialog = ward.choose(made / "2026.12.plexivig")
    assert [line.outcome for line in dialog.page.checks] == ["passed"] * 5 + ["failed"]
    assert "version 2026.12 is older than 2026.12.1" in text_of(dialog)


def test_what_is_installed_already_needs_nothing(ward: Computer, made: Path) -> None:
    ward.install(made / "2026.12.plexivig")
    dialog = ward.choose(made / "2026.12.plexivig")
    assert "There is nothing to do." in text_of(dialog)
    assert dialog.page.action == ""


def test_a_folder_that_cannot_be_written_leaves_what_was_shown(ward: Computer, made: Path) -> None:
    before = ward.version
    dialog = ward.choose(made / "2026.12.plexivig")
    assert ward.places.user is not None
    ward.places.user.parent.joinpath("user").write_text("a file in its place", "utf-8")
    press("Alt+I")
    ward._qtbot.waitUntil(lambda: ward.dialog() is not dialog)
    told = text_of(ward.dialog())
    assert "could not be written" in told and told.count(f"Shown is version {before}") == 1
    assert ward.version == before


def test_what_changed_since_the_question_is_not_overwritten(ward: Computer, made: Path) -> None:
    dialog = ward.choose(made / "2026.12.plexivig")
    store = Store(ward.places, DAY)
    other = made / "2026.12.1.plexivig"
    store.install(store.offer(other.read_bytes(), other.name))
    press("Alt+I")
    ward._qtbot.waitUntil(lambda: ward.dialog() is not dialog)
    assert open_content(None, DAY, ward.places).reference.bundle.manifest.version == "2026.12.1"  # type: ignore[union-attr]


def test_a_list_of_keys_has_words_of_its_own(ward: Computer, tmp_path: Path) -> None:
    file = tmp_path / "keys.plexivig"
    file.write_bytes(signed_root(root_json(version=2), ROOT, OTHER_ROOT))
    dialog = ward.choose(file)
    told = text_of(dialog)
    assert "List of keys number 2" in told and "Install this list of keys?" in told
    press("Alt+I")
    ward.is_closed()
    assert ward.main.messages.text() == "The list of keys number 2 is in use now."


def test_a_list_of_keys_that_ends_what_was_installed_says_what_is_shown_instead(
    ward: Computer, made: Path, tmp_path: Path
) -> None:
    before = ward.version
    ward.install(made / "2026.12.plexivig")
    others = {"clinical": (key(7),), "release": (key(8),), "root": (ROOT, OTHER_ROOT)}
    file = tmp_path / "keys.plexivig"
    file.write_bytes(signed_root(root_json(others, version=2), ROOT, OTHER_ROOT))
    ward.install(file)
    assert ward.version == before
    said = f"The list of keys number 2 is in use now. Version {before} is shown now."
    assert ward.main.messages.text() == said


def test_the_file_is_asked_for_and_no_folder_remembered(
    ward: Computer, made: Path, qtbot: QtBot
) -> None:
    ward.main.install_wanted.emit()
    asked = modal(qtbot, QFileDialog)
    assert isinstance(asked, QFileDialog)
    assert asked.nameFilters() == ["Packages (*.plexivig)"]
    assert asked.fileMode() == QFileDialog.FileMode.ExistingFile
    name = asked.findChild(QLineEdit)
    assert name is not None
    name.setText(str(made / "2026.12.plexivig"))
    press("Return")
    assert "version 2026.12" in text_of(ward.dialog())


def test_a_program_that_was_replaced_says_so(
    ward: Computer, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "gui.pages.install_page", None)
    ward.installing.examine(made / "2026.12.plexivig")
    assert "start it again" in ward.main.messages.text()
