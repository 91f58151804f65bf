"""What the frozen program holds of Python, what it loads, and where from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.program import FROZEN, ROOT
from tests.e2e.program import OF_WINDOWS as ON_WINDOWS
from tests.frozen.archive import modules
from tests.frozen.probing import INSIDE, Probe

COMMANDS = (
    *("list", "show mmn --json", "search gbs", "overview", "therapies", "sources"),
    *("export mmn --text -", "export overview --csv -", "export cidp --html -"),
)
MORE_COMMANDS = ("bundle info", "bundle check", "show nothing", "list --bundle /nowhere")
NETWORK = (
    *("_socket", "socket", "_ssl", "ssl", "selectors", "asyncio", "socketserver"),
    *("http", "http.client", "urllib.request", "ftplib", "smtplib", "webbrowser"),
    *("xmlrpc", "xmlrpc.client", "_hashlib", "PySide6.QtNetwork"),
)
PROCESSES = ("subprocess", "multiprocessing", "_multiprocessing", "pty")
QT = ("QtQml", "QtQuick", "QtOpenGL", "QtTest", "QtSql", "QtXml", "QtDesigner", "QtHelp")
OF_LINUX = {"gui.machine.instance_posix"}
# They call what Python has on Windows alone.
OF_WINDOWS = {
    *("gui.machine.win32", "gui.machine.win32_rights", "gui.machine.instance_windows"),
}
TOOLS = ("tkinter", "sqlite3", "curses", "readline", "pip", "setuptools", "pytest", "unittest")
PRINTING = ("PySide6.QtPrintSupport", "gui.windows.printing")
LIBRARIES_OF_PRINTING = ("QtPrintSupport", "Qt6PrintSupport", "printsupport", "libcups")
LIBRARIES_OF_A_NETWORK = ("Qt6Network", "libssl", "libcrypto", "libcurl", "_socket", "_ssl")
OF_THE_SYSTEM = (
    *("ld-linux", "libc.so", "libm.so", "libdl.so", "libpthread.so", "librt.so", "libutil.so"),
    *("libstdc++.so", "libgcc_s.so", "libresolv.so", "libnss_"),
)


@pytest.fixture(scope="module")
def command_line(probe: Probe) -> Any:
    return probe.told("loaded.py", *COMMANDS, *MORE_COMMANDS)


@pytest.fixture(scope="module")
def picture(probe: Probe, tmp_path_factory: pytest.TempPathFactory) -> Any:
    file = tmp_path_factory.mktemp("picture") / "window.png"
    return probe.told("loaded.py", f"screenshot {file} --condition mmn --page compare")


@pytest.fixture(scope="module")
def sheet(probe: Probe, tmp_path_factory: pytest.TempPathFactory) -> Any:
    file = tmp_path_factory.mktemp("sheet") / "mmn.pdf"
    return probe.told("loaded.py", f"export mmn --pdf {file}")


def of(loaded: Iterable[str], names: Iterable[str]) -> list[str]:
    wanted = tuple(names)
    return [it for it in loaded if it in wanted or it.startswith(tuple(f"{n}." for n in wanted))]


def test_the_probe_holds_the_modules_of_the_program(probe: Probe) -> None:
    assert FROZEN is not None
    program, twin = modules(FROZEN), modules(probe.executable)
    assert "gui.app.session" in program
    assert program == twin


def test_every_module_of_the_program_is_in_it(probe: Probe) -> None:
    files = [file.relative_to(ROOT).with_suffix("") for file in (ROOT / "gui").rglob("*.py")]
    names = [".".join(file.parts).removesuffix(".__init__") for file in files]
    assert len(names) >= 70
    assert {*names} <= {*modules(probe.executable)}
    found = probe.told("imports.py", *names)
    of_others = OF_LINUX if ON_WINDOWS else OF_WINDOWS
    assert {name for name in names if found[name] is None} == of_others
    inside = str(probe.executable.parent / "_internal")
    places = [found[name] for name in names if name not in of_others]
    assert [place for place in places if not place.startswith(inside)] == []


def test_what_the_program_never_uses_is_not_in_it(probe: Probe) -> None:
    names = [*NETWORK, *PROCESSES, *TOOLS, *(f"PySide6.{name}" for name in QT), "PySide6.scripts"]
    found = probe.told("imports.py", *names, "gui", "json", "PySide6.QtWidgets")
    assert [name for name, place in found.items() if place is None] == names


def test_the_command_line_loads_no_qt(command_line: Any) -> None:
    assert command_line["codes"] == [0] * (len(COMMANDS) + 2) + [2, 3]
    loaded = command_line["modules"]
    assert {"gui.cli.commands", "gui.cli.json_output", "msgspec"} <= set(loaded)
    assert of(loaded, ("PySide6", "shiboken6", "shibokensupport")) == []
    layers = ("app", "models", "widgets", "windows")
    assert of(loaded, (f"gui.{layer}" for layer in layers)) == []
    assert [file for file in command_line["mapped"] if "Qt6" in file or "pyside" in file] == []


def test_the_window_loads_what_it_needs_and_nothing_of_a_network(picture: Any) -> None:
    assert picture["codes"] == [0]
    loaded = picture["modules"]
    assert {"gui.windows.main_window", "PySide6.QtWidgets"} <= set(loaded)
    assert of(loaded, (*NETWORK, *PROCESSES)) == []
    named = [file for file in picture["mapped"] if any(it in file for it in LIBRARIES_OF_A_NETWORK)]
    assert named == []


@pytest.mark.parametrize("told", ["picture", "sheet"])
def test_nothing_of_printing_is_loaded_before_a_printer_is_asked_for(
    told: str, request: pytest.FixtureRequest
) -> None:
    run = request.getfixturevalue(told)
    assert run["codes"] == [0]
    assert of(run["modules"], PRINTING) == []
    named = [file for file in run["mapped"] if any(it in file for it in LIBRARIES_OF_PRINTING)]
    assert named == []


def test_the_way_to_a_printer_is_in_it(probe: Probe) -> None:
    assert None not in probe.told("imports.py", *PRINTING).values()


@pytest.mark.parametrize("told", ["command_line", "picture", "sheet"])
def test_everything_is_loaded_from_the_folder(
    told: str, probe: Probe, folder: Path, request: pytest.FixtureRequest
) -> None:
    run = request.getfixturevalue(told)
    own = (str(folder), str(probe.executable.parent))
    files = [file for file in run["modules"].values() if file and Path(file).is_absolute()]
    files = [file for file in files if Path(file) != INSIDE / "loaded.py"]
    assert len(files) > 100
    assert [file for file in files if not file.startswith(own)] == []
    assert [place for place in run["path"] if not place.startswith(own)] == []


@pytest.mark.parametrize("told", ["command_line", "picture", "sheet"])
def test_of_the_system_only_the_c_and_c_plus_plus_libraries_are_used(
    told: str, folder: Path, probe: Probe, request: pytest.FixtureRequest
) -> None:
    libraries = [file for file in request.getfixturevalue(told)["mapped"] if ".so" in file]
    own = (str(folder), str(probe.executable.parent))
    foreign = [Path(file).name for file in libraries if not file.startswith(own)]
    assert any(name.startswith("libc.so") for name in foreign)
    assert [name for name in foreign if not name.startswith(OF_THE_SYSTEM)] == []
