"""Installs what the user chooses, goes back to what was before, and has the window show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from gui.core.bundle import BundleError
from gui.widgets.message_line import LONG_STAY_S

if TYPE_CHECKING:
    from gui.core.package.offer import Offer
    from gui.machine.content import Content
    from gui.machine.store import Done, Store, WayBack
    from gui.pages.install_steps import InstallPage
    from gui.windows.main_window import MainWindow


class Installing(QObject):
    """What the two entries of the menu do; what was shown stays until all of the new is there."""

    taken_up = Signal()

    def __init__(
        self, window: MainWindow, store: Callable[[], Store], show_anew: Callable[[], Content]
    ) -> None:
        """Serve a window.

        Args:
            store: looks at what is installed now.
            show_anew: has the window show what is in force by now, and tells what that is.
        """
        super().__init__(window)
        self._window, self._store, self._show_anew = window, store, show_anew
        self.catch_up: Callable[[], object] = _nothing
        window.install_wanted.connect(self._ask_for_file)
        window.way_back_wanted.connect(self._ask_to_go_back)

    def tell_way_back(self, content: Content) -> None:
        """Tell in the menu whether one can go back from what is shown."""
        self._window.offer_way_back(partial(_why_no_way_back, content))

    def follow(self) -> None:
        """Show what others have installed meanwhile, or taken back; say so where it is another."""
        before = self._window.reference.bundle.manifest.version
        with suppress(ImportError):  # the program was replaced: this window goes on as it was
            self._take_up()
            shown = self._window.reference.bundle.manifest.version
            if shown != before:
                self._window.messages.say(_shown_now(shown), LONG_STAY_S)

    def _ask_for_file(self) -> None:
        with self._while_the_program_is_there():
            from gui.windows.saving import package_dialog

            package_dialog(self._window, self.examine)

    def examine(self, file: Path) -> None:
        """Check a file and show what came of it; nothing is changed before the user says so."""
        with self._while_the_program_is_there(), self._telling_failures(file.name):
            from gui.machine.trusted import read_file
            from gui.pages.install_page import offered_page

            with _waiting():
                self.catch_up()  # or it would be said that what others installed is shown
                offer = self._store().offer(read_file(file), file.name)
                page = offered_page(offer, self._window.words)
            self._show(page, partial(self._install, offer))

    def _install(self, offer: Offer) -> None:
        with self._while_the_program_is_there(), self._telling_failures(offer.name):
            with _waiting():
                done = self._store().install(offer)
            self._done(done, offer.manifest.version, of_keys=offer.bundle is None)

    def _ask_to_go_back(self) -> None:
        with self._while_the_program_is_there(), self._telling_failures(""):
            from gui.core.notice import notice
            from gui.machine.store import StoreError
            from gui.pages.install_page import way_back_page

            with _waiting():
                self.catch_up()
                store = self._store()
                way = store.way_back()
                then = store.bundle_then(way)
                if then is None:
                    raise StoreError(notice("nothing-left"))
                now, words = self._window.reference.bundle, self._window.words
                page = way_back_page(now, then, way.version, words)
            self._show(page, partial(self._go_back, way))

    def _go_back(self, way: WayBack) -> None:
        with self._while_the_program_is_there(), self._telling_failures(""):
            with _waiting():
                done = self._store().rollback(way)
            self._done(done, way.version_then or "", of_keys=False)

    def _done(self, done: Done, version: str, *, of_keys: bool) -> None:
        before = self._window.reference.bundle.manifest.version
        self._take_up()
        shown = self._window.reference.bundle.manifest.version
        if of_keys:
            said = _tr("The list of keys number {0} is in use now.").format(version)
            said += f" {_shown_now(shown)}" * (shown != before)
        elif shown == version:
            said = _shown_now(version)
        else:
            said = _tr(
                "Version {0} is in use now. This window goes on showing version {1}, with which"
                " it was started."
            ).format(version, shown)
        self._window.messages.say(said, LONG_STAY_S)

    def _take_up(self) -> None:
        self.tell_way_back(self._show_anew())
        self.taken_up.emit()

    def _show(self, page: InstallPage, confirmed: Callable[[], object]) -> None:
        from gui.windows.install_dialog import InstallDialog

        dialog = InstallDialog(page, self._window.looks.theme, self._window)
        self._window.looks.painted.connect(dialog.set_theme)
        dialog.confirmed.connect(confirmed)
        dialog.open()

    @contextmanager
    def _telling_failures(self, name: str) -> Iterator[None]:
        """A refusal, or a disk that is full: said in a dialog of its own."""
        from gui.machine.fitness import UnfitError
        from gui.machine.store import StoreError
        from gui.pages.install_page import failed_page, refused_page

        words, shown = self._window.words, self._window.reference.bundle.manifest.version
        try:
            yield
        except BundleError as error:
            why = error.notice if isinstance(error, UnfitError) else None
            self._show(refused_page(name, error, shown, words, why), _nothing)
        except StoreError as error:
            self._show(failed_page(name, error.notice, shown, words), _nothing)

    @contextmanager
    def _while_the_program_is_there(self) -> Iterator[None]:
        try:
            yield
        except ImportError:
            said = _tr("The program was replaced: start it again to install content.")
            self._window.messages.say(said)


def _shown_now(version: str) -> str:
    return _tr("Version {0} is shown now.").format(version)


def _nothing() -> None:
    """Nobody can confirm what was refused; a window that follows nobody has nothing to catch up."""


@contextmanager
def _waiting() -> Iterator[None]:
    """The pointer says that it takes a moment."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def _why_no_way_back(content: Content) -> str:
    origin = content.origin
    if any(entry.kind == "installed-bad" for entry in content.notices):
        return ""  # what is installed and not shown can be taken back as well; by whom is said then
    if origin is None or origin.kind == "shipped":
        return _tr("nothing is installed")
    if origin.kind not in {"machine", "user"}:
        return _tr("this window shows other data")
    from gui.machine.targets import may_write

    if origin.kind == "machine" and not may_write(origin.location.parent.parent):
        return _tr("it is installed for all users")
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Installing", text)
