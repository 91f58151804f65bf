"""What is loaded when: no Qt below the window, no network anywhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.e2e.program import ROOT, environment, run

NETWORK = ("socket", "ssl", "_ssl", "http", "asyncio", "urllib.request", "ftplib")
QT_NETWORK = ("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtWebEngineCore")
ALLOWED_UNTIL_PAINTED = ROOT / "tests" / "data" / "modules-until-painted.txt"
OF_WINDOWS = {"win32.py", "win32_rights.py", "instance_windows.py"}
LISTING = "import json, sys; print(json.dumps(sorted(sys.modules)))"

UNTIL_PAINTED = """
import os, sys
from PySide6.QtCore import QEvent, QTimer
from gui.__main__ import main
from gui.app.first_paint import FirstPaint

def end():
    print(*sys.modules, flush=True)
    os._exit(0)

def tell(self, watched, event):
    if event.type() == QEvent.Type.Paint:
        watched.removeEventFilter(self)
        print(*(name for name in sys.modules if name.startswith("gui.")), flush=True)
        self.painted.connect(end)
        QTimer.singleShot(0, self.painted.emit)
    return False

FirstPaint.eventFilter = tell
sys.argv = ["plex-ivig"]
main()
"""


def modules_of(*places: str) -> list[str]:
    files = [file for place in places for file in (ROOT / "gui" / place).rglob("*.py")]
    files += [ROOT / "gui" / f"{place}.py" for place in places if place == "paths"]
    files = [file for file in files if file.name not in OF_WINDOWS]
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    return sorted(name.removesuffix(".__init__") for name in names)


def loaded_by(tmp_path: Path, code: str, **variables: str) -> list[str]:
    done = run(["-c", f"{code}; {LISTING}"], environment(tmp_path, **variables), [sys.executable])
    assert done.returncode == 0, done.stderr
    loaded: list[str] = json.loads(done.stdout.splitlines()[-1])
    return loaded


def of(loaded: Sequence[str], *names: str) -> list[str]:
    return [entry for entry in loaded if entry.startswith(tuple(names))]


@pytest.mark.parametrize(
    ("places", "fewest"),
    [
        *((("core",), 15), (("pages",), 9), (("exports",), 2), (("machine",), 3), (("cli",), 5)),
        (("paths",), 1),
    ],
    ids=["core", "pages", "exports", "machine", "cli", "paths"],
)
def test_these_modules_are_loaded_without_qt(
    tmp_path: Path, places: tuple[str, ...], fewest: int
) -> None:
    modules = modules_of(*places)
    assert len(modules) >= fewest
    code = "; ".join(f"import {module}" for module in modules)
    loaded = loaded_by(tmp_path, code)
    assert set(modules) <= set(loaded)
    assert of(loaded, "PySide6", "shiboken6") == []
    assert of(loaded, "gui.app", "gui.models", "gui.services", "gui.widgets", "gui.windows") == []
    assert [name for name in NETWORK if name in loaded] == []


def test_the_package_alone_loads_next_to_nothing(tmp_path: Path) -> None:
    loaded = loaded_by(tmp_path, "import gui")
    assert of(loaded, "gui") == ["gui"]
    assert of(loaded, "PySide6", "shiboken6", "msgspec", "rapidfuzz") == []


@pytest.mark.parametrize(
    "arguments",
    [
        *(["list"], ["show", "mmn"], ["bundle", "check"], ["export", "mmn", "--csv", "-"]),
        *(["export", "all", "--text", "-"], ["export", "all", "--html", "-"]),
    ],
    ids=" ".join,
)
def test_a_text_command_loads_no_qt(tmp_path: Path, arguments: list[str]) -> None:
    loaded = loaded_by(tmp_path, _main(arguments))
    assert "gui.cli.commands" in loaded
    assert of(loaded, "PySide6", "shiboken6") == []


@pytest.mark.parametrize("page", ["compare", "sources"])
def test_the_window_loads_nothing_of_a_network(tmp_path: Path, page: str) -> None:
    picture = str(tmp_path / "window.png")
    arguments = ["screenshot", picture, "--condition", "mmn", "--page", page]
    loaded = loaded_by(tmp_path, _main(arguments))
    assert "PySide6.QtWidgets" in loaded
    assert [name for name in (*NETWORK, *QT_NETWORK) if name in loaded] == []
    assert of(loaded, "multiprocessing", "subprocess", "webbrowser") == []


def test_the_libraries_of_a_network_are_not_mapped_into_the_window(tmp_path: Path) -> None:
    arguments = ["screenshot", str(tmp_path / "window.png"), "--condition", "mmn"]
    maps = "print('\\n'.join(line for line in open('/proc/self/maps') if 'Network' in line))"
    done = run(["-c", f"{_main(arguments)}; {maps}"], environment(tmp_path), [sys.executable])
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


def _main(arguments: list[str]) -> str:
    called = f"sys.argv = ['plex-ivig', *{arguments!r}]"
    return f"import sys; {called}; from gui.__main__ import main; code = main(); assert code == 0"


def test_until_the_first_paint_only_these_modules_are_loaded(tmp_path: Path) -> None:
    """Each costs memory and time at every start: what is needed later is loaded later."""
    quiet = "default.warning=false"  # this platform says that it has no limits of sizes
    variables = environment(tmp_path, QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES=quiet)
    done = run(["-c", UNTIL_PAINTED], variables, [sys.executable])
    assert done.returncode == 0, done.stderr
    painted, ready = done.stdout.splitlines()
    loaded = set(painted.split())
    allowed = set(ALLOWED_UNTIL_PAINTED.read_text("utf-8").split())
    assert {"gui.app.session", "gui.windows.main_window"} <= loaded
    assert sorted(loaded - allowed) == [], "must these be there for the first painted window?"
    assert sorted(allowed - loaded) == [], "these are loaded later now: take them off the list"
    assert {"gui.widgets.compare_view", "gui.windows.copying"} <= set(ready.split())
    planner = (
        "gui.core.dosing",
        "gui.pages.plan",
        "gui.widgets.plan",
        "gui.windows.planning",
        "gui.services.plot",
    )
    assert of(ready.split(), *planner) == [], "the planner is loaded for those who want it"
