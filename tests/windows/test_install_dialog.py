"""The dialog before content is installed: every check, what changes, and nothing by accident."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.core.bundle import Bundle, Problem
from gui.core.notice import notice
from gui.core.package import PackageError, Step
from gui.core.package.manifest import PackageManifest
from gui.core.package.offer import Offer
from gui.core.package.signing import Signer
from gui.pages.install_page import offered_page
from gui.pages.install_steps import InstallPage, check_lines
from gui.pages.words import Words
from gui.services.theme import Theme, named_theme
from gui.widgets.check_list import CheckMark
from gui.windows.install_dialog import InstallDialog
from tests.conftest import WindowFactory
from tests.widgets.reading import does_not_fit, visible_text
from tests.windows.driving import focus, focus_is_in, press

Opened = Callable[..., InstallDialog]
NASTY = "<b>5 < 6</b> &amp; {0} %n"


OFFERED = InstallPage(
    title="Install content",
    heading="Content of version 2026.12",
    checks=check_lines(None, Words()),
    conclusion="It passed every check.",
    facts=("Version 2026.11, then 2026.12", "Signed by A (clinical), B (release)"),
    changes_heading="What changes",
    changes=("Changed verdicts: 1", "CIDP, PLEX: considered, then recommended"),
    question="Install this content?",
    action="&Install",
)


def offered_in(words: Words, bundle: Bundle) -> InstallPage:
    """What is asked of content in which nothing but its version is another."""
    manifest, before = bundle.manifest, replace(bundle.manifest, version="2025.1")
    packed = PackageManifest(
        format="plexivig-1",
        kind="bundle",
        id=manifest.id,
        version=manifest.version,
        built=manifest.built,
        review_due=manifest.review_due,
        minimum_program="0.1.0",
        members={},
    )
    offer = Offer(
        name="new.plexivig",
        data=b"",
        manifest=packed,
        signers=(
            Signer("clinical", "AB", "Dr. A", "", False),
            Signer("release", "CD", "B", "", True),
        ),
        where="user",
        folder="/srv",
        bundle=bundle,
        before=replace(bundle, manifest=before, sha256="0" * 64),
        warnings=(notice("review-overdue", day=manifest.review_due),),
    )
    return offered_page(offer, words)


def refused(*problems: Problem) -> InstallPage:
    failed = PackageError(Step.HASHES, "x.plexivig", problems)
    return InstallPage(
        title="Install content",
        heading="x.plexivig",
        checks=check_lines(failed, Words()),
        conclusion="It is refused.",
    )


@pytest.fixture
def opened(window: WindowFactory, qtbot: QtBot) -> Iterator[Opened]:
    def make(
        page: InstallPage,
        *,
        theme: Theme | None = None,
        size: tuple[int, int] = (1366, 768),
        text_size: int = 100,
    ) -> InstallDialog:
        main = window(theme=theme, size=size, text_size=text_size)
        dialog = InstallDialog(page, main.looks.theme, main)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield make
    while (top := QApplication.activeModalWidget()) is not None:
        top.close()


def test_each_check_has_its_word(opened: Opened) -> None:
    told = visible_text(opened(refused(Problem("bundle/bundle.json", "", "SHA-256 differs"))))
    for part in ("Size passed", "Hash of every part failed", "Signatures not checked"):
        assert part in " ".join(told.split())
    assert "bundle/bundle.json: SHA-256 differs" in told


def test_many_problems_are_counted_and_long_ones_cut() -> None:
    problems = [Problem(f"f{number}", "", "x" * 1000) for number in range(9)]
    (line,) = [line for line in refused(*problems).checks if line.outcome == "failed"]
    assert len(line.told) == 6 and line.told[-1] == "and 4 more problems"
    assert max(map(len, line.told)) < 320


def test_a_program_that_is_too_old_has_not_looked_at_the_content() -> None:
    problem = Problem("manifest.json", "$.minimumProgram", "it needs the program 9")
    lines = check_lines(PackageError(Step.FITNESS, "x", [problem]), Words())
    assert [line.outcome for line in lines][-2:] == ["not-made", "failed"]


@pytest.mark.parametrize("key", ["Return", "Escape"])
def test_nothing_happens_by_enter_or_escape(opened: Opened, qtbot: QtBot, key: str) -> None:
    confirmed: list[bool] = []
    dialog = opened(OFFERED)
    dialog.confirmed.connect(lambda: confirmed.append(True))
    with qtbot.waitSignal(dialog.rejected):
        press(key)
    assert confirmed == []


def test_its_letter_installs(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened(OFFERED)
    with qtbot.waitSignal(dialog.confirmed):
        press("Alt+I")


def test_what_is_refused_can_only_be_closed(opened: Opened) -> None:
    dialog = opened(refused(Problem("", "", "no")))
    assert [button.text().replace("&", "") for button in dialog.buttons.buttons()] == ["Close"]


def test_the_text_has_the_focus_first_and_all_of_it_is_read(opened: Opened) -> None:
    dialog = opened(OFFERED)
    assert focus_is_in(dialog.area)
    told = QAccessible.queryAccessibleInterface(focus())
    description = told.text(QAccessible.Text.Description)
    for part in ("Size: passed", "Signed by A", "CIDP, PLEX", "Install this content?"):
        assert part in description
    assert told.text(QAccessible.Text.Name) == OFFERED.heading
    assert OFFERED.heading not in description  # or it would be heard twice


def test_texts_of_a_package_are_never_markup(opened: Opened) -> None:
    dialog = opened(replace(OFFERED, facts=(NASTY,), changes=(NASTY,), heading=NASTY))
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert sum(NASTY in text for text in told) == 3
    assert "5 < 6" in visible_text(dialog)


@pytest.mark.parametrize("theme", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize(
    ("size", "text_size"), [((1366, 768), 80), ((1366, 768), 250), ((683, 384), 100)]
)
def test_nothing_is_cut(opened: Opened, theme: str, size: tuple[int, int], text_size: int) -> None:
    long = "a sentence of some length about what is in the package, and what is not. " * 2
    dialog = opened(
        replace(OFFERED, facts=(long, long), changes=(long,) * 12),
        theme=named_theme(theme),
        size=size,
        text_size=text_size,
    )
    assert does_not_fit(dialog) == []
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width() and dialog.height() <= room.height()


def test_what_changes_is_told_before_who_signed_also_on_a_low_screen(opened: Opened) -> None:
    changes = tuple(f"Condition {number}, PLEX: before, then" for number in range(12))
    dialog = opened(replace(OFFERED, changes=changes), size=(683, 384))
    told = dialog.page.told
    assert told.index("Condition 0") < told.index("Signed by A") < told.index("Install this")
    labels = {label.text(): label for label in dialog.findChildren(QLabel)}
    heights = [
        labels[text].mapTo(dialog, QPoint(0, 0)).y()
        for text in ("It passed every check.", "\n".join(changes), "\n".join(OFFERED.facts))
    ]
    assert heights == sorted(heights)


def test_home_and_end_lead_to_the_ends_of_a_long_text(opened: Opened) -> None:
    dialog = opened(replace(OFFERED, changes=("a line",) * 90))
    bar = dialog.area.verticalScrollBar()
    press("End")
    assert bar.value() == bar.maximum() > 0
    press("Home")
    assert bar.value() == 0


def test_mirrored_the_word_of_a_check_stays_beside_it(opened: Opened, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        dialog = opened(refused(Problem("", "", "altered")))
        marks = dialog.findChildren(CheckMark)
        labels = [label for label in dialog.findChildren(QLabel) if label.text() == "passed"]
        apart = marks[0].mapTo(dialog, QPoint(0, 0)).x() - labels[0].mapTo(dialog, QPoint(0, 0)).x()
        assert 0 < apart < dialog.width() / 2
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
