"""Whether a window can be shown is known before Qt is asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from multiprocessing.connection import Listener
from pathlib import Path

import PySide6
import pytest

from gui.app.display import held_display, held_on_windows, library_problem, plugin_folder


def display_problem(environment: Mapping[str, str]) -> str:
    """What is said of a display in such surroundings."""
    with held_display(environment) as held:
        return held.problem


def platforms(environment: Mapping[str, str]) -> str:
    """What Qt is told to try."""
    with held_display(environment) as held:
        return held.platforms


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a Wayland display that listens."""
    with Listener(str(tmp_path / "wayland-0"), "AF_UNIX"):
        yield {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}


@pytest.mark.parametrize("place", ["plugins", "Qt/plugins"], ids=["Windows", "elsewhere"])
def test_the_plugins_are_found_where_each_platform_has_them(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / place).mkdir(parents=True)
    monkeypatch.setattr(PySide6, "__file__", str(tmp_path / "__init__.py"))
    assert plugin_folder() == tmp_path / place


@pytest.mark.parametrize("platform", ["offscreen", "offscreen:some=thing"])
def test_some_platforms_need_no_display(platform: str) -> None:
    assert display_problem({"QT_QPA_PLATFORM": platform}) == ""
    assert platforms({"QT_QPA_PLATFORM": platform}) == platform


@pytest.mark.parametrize("platform", ["", "xcb"])
def test_no_display_is_said_with_what_works_without_one(platform: str) -> None:
    problem = display_problem({"QT_QPA_PLATFORM": platform})
    assert "no display" in problem
    assert "plex-ivig overview" in problem and "plex-ivig screenshot" in problem


def test_a_display_that_cannot_be_reached_is_named() -> None:
    problem = display_problem({"DISPLAY": ":99999"})
    assert "':99999'" in problem and "cannot be reached" in problem


@pytest.mark.parametrize("platform", ["", "wayland"])
def test_wayland_will_do(platform: str, wayland: dict[str, str]) -> None:
    assert display_problem({**wayland, "QT_QPA_PLATFORM": platform}) == ""


@pytest.mark.parametrize("platform", ["", "wayland"])
def test_a_wayland_display_that_does_not_answer_is_named(platform: str, tmp_path: Path) -> None:
    (tmp_path / "wayland-0").touch()
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    problem = display_problem({**environment, "QT_QPA_PLATFORM": platform})
    assert "wayland-0" in problem and "cannot be reached" in problem


def test_one_of_several_platforms_is_enough(wayland: dict[str, str]) -> None:
    assert display_problem({"QT_QPA_PLATFORM": "wayland;xcb", **wayland}) == ""
    assert display_problem({"QT_QPA_PLATFORM": "xcb;wayland", **wayland}) == ""
    assert display_problem({"QT_QPA_PLATFORM": "xcb;offscreen"}) == ""
    assert "no Wayland" in display_problem({"QT_QPA_PLATFORM": "wayland;xcb"})


def test_qt_does_not_try_what_cannot_be_had(wayland: dict[str, str]) -> None:
    assert platforms(wayland) == "wayland;xcb"
    assert platforms({**wayland, "QT_QPA_PLATFORM": "xcb;wayland-egl"}) == "wayland-egl"
    assert platforms({**wayland, "QT_QPA_PLATFORM": "junk;offscreen:x"}) == "offscreen:x"
    assert platforms({"QT_QPA_PLATFORM": "wayland;xcb"}) == ""


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the platform plug-ins of a PySide6 that has none yet."""
    monkeypatch.setattr(PySide6, "__file__", str(tmp_path / "__init__.py"))
    folder = tmp_path / "Qt" / "plugins" / "platforms"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    ("platform", "file"), [("offscreen", "libqoffscreen.so"), ("xcb", "libqxcb.so")]
)
def test_a_plugin_that_is_gone_or_broken_is_named(platform: str, file: str, plugins: Path) -> None:
    environment = {"QT_QPA_PLATFORM": platform, "DISPLAY": ":99999"}
    assert f"{file}: cannot open shared object file" in display_problem(environment)
    (plugins / file).write_text("no library", "utf-8")
    problem = display_problem(environment)
    assert file in problem and "install plex-ivig again" in problem
    assert len(problem.splitlines()) == 1


def test_the_library_is_named_where_the_loader_is_behind_another_error() -> None:
    cause = OSError("libxcb-cursor.so.0: cannot open shared object file")
    error = OSError("Failed to load dynlib/dll 'libqxcb.so'")
    error.__cause__ = cause
    assert "libxcb-cursor.so.0" in library_problem(error)
    assert "libxcb-cursor.so.0" in library_problem(cause)


@pytest.mark.parametrize("platform", ["foo", "vnc:size=800x600", "linuxfb", "eglfs"])
def test_other_platforms_are_refused_before_qt_is_asked(platform: str) -> None:
    problem = display_problem({"QT_QPA_PLATFORM": platform, "DISPLAY": ":0"})
    assert platform.split(":", maxsplit=1)[0] in problem


def test_a_wayland_display_that_is_gone_is_said() -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}
    assert "no display" in display_problem(environment)
    assert "no Wayland" in display_problem({**environment, "QT_QPA_PLATFORM": "wayland"})


def test_a_display_name_that_is_no_text_is_said() -> None:
    assert "cannot be reached" in display_problem({"DISPLAY": "\udcff", "QT_QPA_PLATFORM": "xcb"})


@pytest.fixture
def on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plug-ins of platforms as Windows has them."""
    folder = tmp_path / "plugins" / "platforms"
    folder.mkdir(parents=True)
    (folder / "qwindows.dll").touch()
    monkeypatch.setattr(PySide6, "__file__", str(tmp_path / "__init__.py"))
    return folder


def test_on_windows_there_is_a_display_unless_its_plugin_is_gone(on_windows: Path) -> None:
    assert held_on_windows({}) == ("windows", "")
    options = "windows:darkmode=1"
    assert held_on_windows({"QT_QPA_PLATFORM": options}) == (options, "")
    (on_windows / "qwindows.dll").unlink()
    problem = f"there is no {on_windows / 'qwindows.dll'}; install plex-ivig again"
    assert held_on_windows({}) == ("", problem)


@pytest.mark.usefixtures("on_windows")
@pytest.mark.parametrize("named", ["xcb", "direct2d", ";"])
def test_a_platform_that_is_not_shipped_is_refused_on_windows(named: str) -> None:
    problem = f"QT_QPA_PLATFORM is set to {named!r}; this program knows windows"
    assert held_on_windows({"QT_QPA_PLATFORM": named}) == ("", problem)


def test_where_qt_is_missing_on_windows_the_loader_is_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6", None)
    assert "import of PySide6 halted" in held_on_windows({}).problem
