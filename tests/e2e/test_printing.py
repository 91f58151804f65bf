"""The window prints on a real print service, and says it where that cannot be done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from build_scripts.checking.print_service import PrintService, running_print_service
from tests.e2e.dialogs import Dialogs, wait_until
from tests.e2e.display import Display, running_display
from tests.e2e.program import FROZEN, LOG, OF_WINDOWS, PROGRAM, ROOT, left_behind, run, typed
from tests.e2e.windowed import TITLE, ends_well, started
from tests.frozen.probing import Probe

MMN = ("--condition", "mmn")
VERDICTS = ("Sources disagree", "Recommended")
PREVIEW, ASKING, SAYING, SAVING = "PreviewDialog", "QPrintDialog", "QMessageBox", "QFileDialog"


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with running_display() as started:
        yield started


@pytest.fixture
def service() -> Iterator[PrintService]:
    with running_print_service() as running:
        yield running


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


@pytest.fixture
def telling_program(request: pytest.FixtureRequest) -> list[str]:
    """Starts the program with somebody who looks at its dialogs from within."""
    if FROZEN is None:
        return [sys.executable, "-m", "tests.e2e.watched_dialogs", *MMN]
    probe: Probe = request.getfixturevalue("probe")
    return probe.command(ROOT / "tests" / "e2e" / "watched_dialogs.py", *MMN)


@contextmanager
def preview_of(
    display: Display, home: Path, command: list[str], variables: dict[str, str]
) -> Iterator[Dialogs]:
    """The window with its preview open; it must end well, and leave nothing in the home."""
    with started(display, home, *command, **variables) as process:
        display.press("ctrl+p")
        dialogs = Dialogs(process, display)
        dialogs.opened(PREVIEW)
        yield dialogs
        display.focus_window(TITLE)
        display.press("ctrl+q")
        ends_well(process)


def text_of(file: Path, *options: str) -> str:
    return tool("pdftotext", *options, str(file), "-")


def tool(*command: str) -> str:
    """What a tool says that must have nothing to complain of."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return done.stdout


def said_of(file: Path) -> dict[str, str]:
    """What pdfinfo says of a file."""
    lines = (line.partition(":") for line in tool("pdfinfo", str(file)).splitlines())
    return {key: value.strip() for key, _, value in lines}


def fingerprint(home: Path) -> str:
    """The first letters of the bundle's hash, as the program itself tells them."""
    told = run(["bundle", "info"], {"HOME": str(home), "LC_ALL": "C.UTF-8"}).stdout
    digest = next(word for word in told.split() if len(word) == 64)
    return " ".join(digest[start : start + 4] for start in range(0, 12, 4))


@pytest.mark.parametrize("described", [True, False], ids=["described", "raw"])
def test_the_sheet_of_a_condition_reaches_the_printer(
    described: bool, display: Display, service: PrintService, home: Path, scratch: Path
) -> None:
    service.add_printer("ward", described=described)
    variables = {**service.variables, "TMPDIR": str(scratch)}
    with started(display, home, *PROGRAM, *MMN, **variables) as process:
        display.press("ctrl+p")
        preview = display.focus_window("^Print$")
        display.press("ctrl+p")
        wait_until(lambda: len(display.windows("^Print$")) == 2, "it does not ask")
        (asking,) = set(display.windows("^Print$")) - {preview}
        display.keyboard("windowfocus", "--sync", asking)
        display.press("Return")
        printed = service.printed()
        wait_until(lambda: display.windows("^Print$") == [], "the preview is still open")
        display.focus_window(TITLE)
        display.press("ctrl+q")
        ends_well(process)
    text, said = text_of(printed.file), said_of(printed.file)
    assert "Multifocal motor neuropathy" in text
    assert [verdict for verdict in VERDICTS if verdict not in text] == []
    assert f"Fingerprint {fingerprint(home)}" in text.replace("\n", " ")
    assert "Page 1 of 2" in text and "Page 2 of 2" in text
    assert said["Pages"] == "2"
    assert said["Page size"] == "595 x 842 pts (A4)"
    assert said["Title"].startswith("Multifocal motor neuropathy")
    assert printed.options["media"] == "A4"
    assert left_behind(home) == [LOG]
    assert list(scratch.iterdir()) == []


def test_one_page_alone_is_printed(
    display: Display, service: PrintService, home: Path, telling_program: list[str]
) -> None:
    service.add_printer("ward")
    with preview_of(display, home, telling_program, service.variables) as dialogs:
        dialogs.press("ctrl+p")
        dialogs.opened(ASKING)
        dialogs.go_to("&Options >>")
        dialogs.press("space")
        dialogs.comes_to(lambda state: state["focus"] == "&Options <<")
        dialogs.go_to("printAll")
        dialogs.press("Down")
        dialogs.comes_to(lambda state: state["focus"] == "printRange")
        dialogs.go_to("from")
        dialogs.press("2", "Tab")
        dialogs.comes_to(lambda state: state["focus"] == "to")
        dialogs.press("2", "Return")
        file = service.printed().file
        dialogs.closed(PREVIEW)
    assert said_of(file)["Pages"] == "1"
    assert "Page 2 of 2" in text_of(file)
    assert left_behind(home) == []


def test_it_is_said_when_the_pages_are_sent(
    display: Display, service: PrintService, home: Path, telling_program: list[str]
) -> None:
    service.add_printer("ward")
    with preview_of(display, home, telling_program, service.variables) as dialogs:
        dialogs.press("ctrl+p")
        dialogs.opened(ASKING)
        dialogs.press("Return")
        dialogs.comes_to(lambda state: state["message"] == "Sent to the printer ward")
        assert list(dialogs.state["windows"]) == ["MainWindow"]


def test_a_printer_that_goes_while_it_is_chosen_is_named_and_the_window_goes_on(
    display: Display, service: PrintService, home: Path, scratch: Path, telling_program: list[str]
) -> None:
    service.add_printer("ward")
    variables = {**service.variables, "TMPDIR": str(scratch)}
    with preview_of(display, home, telling_program, variables) as dialogs:
        dialogs.press("ctrl+p")
        dialogs.opened(ASKING)
        service.remove_printer("ward")
        dialogs.press("Return")
        dialogs.opened(SAYING)
        assert dialogs.state["told"] == "It was not printed: the printer ward is no longer there."
        dialogs.press("Return")
        dialogs.closed(SAYING)
        dialogs.opened(PREVIEW)
        dialogs.press("ctrl+p")
        dialogs.opened(SAYING)
        assert dialogs.state["told"].startswith("This computer has no printer.")
        dialogs.press("Escape")
        dialogs.closed(SAYING)
        dialogs.opened(PREVIEW)
        dialogs.press("Escape")
        dialogs.closed(PREVIEW)
        display.focus_window(TITLE)
        display.press("ctrl+p")
        dialogs.opened(PREVIEW)
        dialogs.press("Escape")
        dialogs.closed(PREVIEW)
    assert left_behind(home) == []
    assert list(scratch.iterdir()) == []


def test_a_printer_that_takes_nothing_is_named_with_the_reason(
    display: Display, service: PrintService, home: Path, scratch: Path, telling_program: list[str]
) -> None:
    service.add_printer("ward")
    service.administer("ward", program=Path("/usr/sbin/cupsreject"))
    variables = {**service.variables, "TMPDIR": str(scratch)}
    with preview_of(display, home, telling_program, variables) as dialogs:
        dialogs.press("ctrl+p")
        dialogs.opened(ASKING)
        dialogs.press("Return")
        dialogs.opened(SAYING)
        assert dialogs.state["told"].strip() == (
            'It was not printed: the printer ward did not take it (Destination "ward" is not'
            " accepting jobs)."
        )
        dialogs.press("Return")
        dialogs.closed(SAYING)
        dialogs.opened(PREVIEW)
        dialogs.press("Escape")
        dialogs.closed(PREVIEW)
    assert list(scratch.iterdir()) == []


def test_without_a_print_service_a_pdf_is_offered_and_saved(
    display: Display, home: Path, scratch: Path, telling_program: list[str]
) -> None:
    variables = {"CUPS_SERVER": str(scratch / "nobody"), "TMPDIR": str(scratch)}
    with preview_of(display, home, telling_program, variables) as dialogs:
        dialogs.press("ctrl+p")
        dialogs.opened(SAYING)
        assert dialogs.state["told"].startswith("This computer has no printer.")
        dialogs.press("Return")
        dialogs.opened(SAVING)
        if OF_WINDOWS:  # which knows the folder for documents by itself
            display.write(typed(home / "mmn.pdf"))
        dialogs.press("Return")
        dialogs.comes_to(lambda state: state["message"].startswith("Saved: "))
        assert list(dialogs.state["windows"]) == ["MainWindow"]
    (name,) = left_behind(home)
    assert name.endswith(".pdf")
    assert "Page 1 of 2" in text_of(home / name)
    assert list(scratch.iterdir()) == []
