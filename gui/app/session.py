"""Constructs and connects everything, step by step, and runs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui import paths
from gui.app.display import plugin_folder
from gui.app.first_paint import FirstPaint
from gui.app.preferences import Preferences, asked_preferences
from gui.app.speaking import Speaking
from gui.cli.answers import (
    DATA_UNUSABLE,
    DONE,
    FOUND_PROBLEMS,
    WRONG_USE,
    WrongConditionError,
    complain,
    complain_of,
    problem_lines,
    resolve_condition,
)
from gui.core.bundle import printable
from gui.core.reference import Reference
from gui.machine.content import open_beside
from gui.machine.language import system_language
from gui.machine.places import usual_places
from gui.machine.process_time import since_start_s
from gui.pages.age import age_page
from gui.pages.words import Words
from gui.services.fonts import load_fonts, open_every_font
from gui.services.memory import settle
from gui.services.theme import apply_theme, named_theme
from gui.widgets.page_header import CONDITION_PAGES
from gui.windows.looks import Manner
from gui.windows.main_window import MainWindow

if TYPE_CHECKING:
    import argparse

    from gui.app.about_content import AboutContent
    from gui.app.run_record import RunRecord
    from gui.app.shared_session import SharedSession
    from gui.machine.content import Content
    from gui.machine.instance import Instance
    from gui.machine.store import Store

_FIRST_SIZE = QSize(1366, 768)
_FRAME = QSize(20, 60)
_A_MISTYPED_WORD = "neuropahty"


class Session:
    """One run of the program with Qt."""

    def __init__(
        self,
        arguments: argparse.Namespace,
        today: Callable[[], date],
        err: TextIO,
        preferences: Preferences | None = None,
        record: RunRecord | None = None,
        instance: Instance | None = None,
    ) -> None:
        """Prepare a run.

        Args:
            record: takes down what those who look after the program want to know.
            instance: the place of the window in its session, where it has one.
        """
        self._record = record
        self._instance = instance
        self._shared: SharedSession | None = None
        self._preferences = preferences or asked_preferences(arguments, "en")
        self._arguments = arguments
        self._today = today
        self._err = err
        self.interrupted = False
        QApplication.setLibraryPaths([str(plugin_folder())])
        self._application = QApplication([sys.argv[0], "-style", "Fusion"])
        if arguments.reverse:
            self._application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._application.setApplicationName("plex-ivig")
        self._application.setDesktopFileName("plex-ivig")
        load_fonts(self._application, paths.fonts())
        self._theme = named_theme(self._preferences.chosen.theme)
        apply_theme(self._application, self._theme)
        self._places = usual_places(os.environ)
        self._content = self._open_content()
        if self._content.refused and self._instance is not None:
            self._instance.close()  # a second start tries for itself, and need not wait for this
            self._instance = None
        self._speaking = Speaking(self._application)
        self._words = self._speak(self._preferences.chosen.language)
        complain_of(self._content, err)

    def _open_content(self) -> Content:
        asked, local = self._arguments.bundle, self._arguments.local
        return open_beside(asked, local, self._today, self._places)

    def run(self) -> int:
        """Show the window until it is closed."""
        window = self._window()
        if window is None:
            return WRONG_USE
        first_size = self._show(window)
        FirstPaint(window).painted.connect(partial(self._make_ready, window))
        from gui.services.ending import Ending

        ending = Ending(self._application)
        self._application.aboutToQuit.connect(partial(self._keep, window, first_size))
        code = self._application.exec()
        ending.close()
        if self._shared is not None:
            self._shared.leave()
        self.interrupted = ending.interrupted
        return DATA_UNUSABLE if self._content.reference is None else code

    def _show(self, window: QWidget) -> QSize:
        """Show the window in the size that was kept, as far as the screen has it."""
        available = self._application.primaryScreen().availableSize()
        kept = self._preferences.chosen.window
        first = _FIRST_SIZE if kept is None else QSize(*kept)
        window.resize(first.boundedTo(available))
        roomy = (_FIRST_SIZE if kept is None else window.size()) + _FRAME
        if roomy.boundedTo(available) == roomy:
            window.show()
        else:
            window.showMaximized()
        return window.size()

    def _keep(self, window: QWidget, first_size: QSize) -> None:
        """At the end of a session Windows lets the process get no further than this."""
        size = window.size()
        by_hand = size != first_size and not window.isMaximized() and not window.isFullScreen()
        problem = self._preferences.write((size.width(), size.height()) if by_hand else None)
        if self._record is not None:
            self._record.note(problem)

    def _make_ready(self, window: QWidget) -> None:
        """What the first key and the first choice would otherwise wait for."""
        since_start = since_start_s()
        if isinstance(window, MainWindow) and self._content.reference is not None:
            self._content.reference.search_index.search(_A_MISTYPED_WORD)
            window.make_ready()
        from gui.app.late_parts import load_the_rest
        from gui.services.icon import load_icon

        load_icon(self._application, paths.icons())
        open_every_font(self._application)
        self._share(window)
        if self._record is not None:
            self._record.painted(window, self._content, since_start)
        load_the_rest()
        settle()

    def _share(self, window: QWidget) -> None:
        """Let the window forget by itself, and second starts come to it."""
        from gui.app.shared_session import SharedSession

        if not isinstance(window, MainWindow):
            return
        speak = partial(self._speak_anew, window)
        self._shared = SharedSession(window, self._preferences.chosen.idle_s, speak)
        if self._instance is not None:
            self._shared.let_in(self._instance)
        self._offer_installing(window)

    def _offer_installing(self, window: MainWindow) -> None:
        from gui.app.installing import Installing
        from gui.app.newer_content import Sight, keep_up

        installing = Installing(window, self._store, partial(self._show_anew, window))
        installing.tell_way_back(self._content)
        if self._arguments.bundle is None and self._shared is not None:
            sight = Sight(self._places, self._arguments.local, self._today)
            keep_up(window, installing, self._shared, sight)
        window.tell_origin = lambda words: self._about().origin(words)

    def _about(self) -> AboutContent:
        from gui.app.about_content import AboutContent

        return AboutContent(self._content, self._today(), self._places)

    def _store(self) -> Store:
        from gui.machine.store import Store

        return Store(self._places, self._today())

    def _show_anew(self, window: MainWindow) -> Content:
        """Show what is in force by now; where that is nothing, what was shown stays."""
        content = self._open_content()
        reference = content.reference
        if reference is not None:
            self._content = content
            reference.search_index.search(_A_MISTYPED_WORD)
            age = age_page(reference.bundle.manifest, self._today(), window.words)
            window.show_content(reference, age, content.notice_lines(window.words))
            self._move()
            if self._record is not None:
                self._record.shows(content)
        return self._content

    def _move(self) -> None:
        """Be found by second starts that would show what is shown now, and by no other."""
        from gui.app.one_window import move_place

        before = self._instance
        if before is None or self._shared is None:
            return
        self._instance = move_place(before, self._arguments, os.environ)
        if self._instance is None:
            self._shared.leave()
        elif self._instance is not before:
            self._shared.let_in(self._instance)

    def draw(self) -> int:
        """Draw the window into the file that the command line names."""
        from gui.app.picture import enter_plan, write_picture

        if self._arguments.page in CONDITION_PAGES and self._arguments.condition is None:
            complain(self._err, f"plex-ivig: --page {self._arguments.page} needs --condition X")
            return WRONG_USE
        window = self._window()
        if window is None or not enter_plan(window, self._arguments, self._err):
            return WRONG_USE
        if not write_picture(window, self._arguments, self._err):
            return FOUND_PROBLEMS
        return DATA_UNUSABLE if self._content.refused else DONE

    def _window(self) -> QWidget | None:
        reference = self._content.reference
        if reference is None:
            from gui.windows.problem_window import ProblemWindow

            words, refused = self._words, self._content.refused
            lines = [line for error in refused for line in problem_lines(error, words)]
            return ProblemWindow([*lines, *self._content.besides(words)])
        try:
            return self._main_window(reference)
        except WrongConditionError as error:
            complain(self._err, f"plex-ivig: {error}")
            return None

    def _main_window(self, reference: Reference) -> MainWindow:
        words, wanted = self._words, self._arguments.condition
        condition = None if wanted is None else self._resolved(reference, wanted)
        age = age_page(reference.bundle.manifest, self._today(), words)
        chosen = self._preferences.chosen
        window = MainWindow(
            reference,
            age,
            self._today,
            words,
            self._theme,
            self._content.notice_lines(words),
            Manner(chosen.text_size, chosen.planner),
        )
        window.find_before = lambda: self._about().before()
        self._preferences.follow(window)
        window.language_chosen.connect(partial(self._speak_anew, window))
        if chosen.theme is None:
            window.follow_system_theme()
        if chosen.follows_system_language:
            window.mark_language(None)
        if condition is not None:
            window.enter_condition(condition)
        return window

    def _speak(self, language: str) -> Words:
        words, problem = self._speaking.choose(language)
        if problem:
            complain(self._err, f"plex-ivig: {printable(problem)}")
            if self._record is not None:
                self._record.note(problem)
        return words

    def _speak_anew(self, window: MainWindow, chosen: str | None) -> None:
        """Say everything in the window in another language; None is that of the system."""
        words = self._speak(chosen or system_language(os.environ, sys.platform))
        age = age_page(window.reference.bundle.manifest, self._today(), words)
        window.mark_language(chosen)
        window.rebuild(words, age, self._content.notice_lines(words))

    def _resolved(self, reference: Reference, wanted: str) -> str | None:
        """The condition asked for; of content shown instead of another it may be missing."""
        try:
            return resolve_condition(reference, wanted)
        except WrongConditionError:
            if self._content.refused:
                return None
            raise
