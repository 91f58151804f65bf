"""The program brings its own settings for fonts, and those for keys that a system lacks."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from gui import paths
from gui.app.surroundings import stand_ins, unusable_scales

FONTS, KEYS = {"FONTCONFIG_FILE", "FONTCONFIG_SYSROOT"}, "XCOMPOSEFILE"
RULES = "QT_LOGGING_RULES"


def of_system(system: Path, **environment: str) -> dict[str, str]:
    return stand_ins(environment, paths.system_files(), paths.fonts(), system, platform="linux")


def test_on_windows_qt_looks_for_no_fonts_where_it_was_built() -> None:
    def on_windows(**environment: str) -> dict[str, str]:
        return stand_ins(environment, paths.system_files(), paths.fonts(), platform="win32")

    folder = paths.system_files()
    assert on_windows() == {"QT_QPA_FONTDIR": str(folder)}
    assert folder.is_dir() and not list(folder.rglob("*.ttf"))
    assert on_windows(QT_QPA_FONTDIR="mine") == {}


def test_what_the_system_lacks_is_brought(tmp_path: Path) -> None:
    found = of_system(tmp_path)
    assert set(found) == {*FONTS, KEYS, RULES}
    fonts = Path(found["FONTCONFIG_SYSROOT"] + found["FONTCONFIG_FILE"])
    assert fonts.stat().st_size > 0 and Path(found[KEYS]).stat().st_size > 0


def test_fonts_are_the_programs_own_and_keys_those_of_the_system(tmp_path: Path) -> None:
    keys, fonts = tmp_path / "usr/share/X11/locale/compose.dir", tmp_path / "etc/fonts/fonts.conf"
    for file in (keys, fonts):
        file.parent.mkdir(parents=True)
        file.touch()
    assert set(of_system(tmp_path)) == {*FONTS, RULES}


def test_what_the_user_chose_is_left(tmp_path: Path) -> None:
    chosen = {"FONTCONFIG_FILE": "mine", KEYS: "mine", RULES: "*=true"}
    assert of_system(tmp_path, **chosen) == {}
    assert set(of_system(tmp_path, **dict.fromkeys(chosen, ""))) == {*FONTS, KEYS, RULES}


def test_the_systems_fonts_serve_where_there_are_none_of_ones_own(tmp_path: Path) -> None:
    assert (
        not FONTS & stand_ins({}, paths.system_files(), tmp_path, tmp_path, platform="linux").keys()
    )


def test_the_settings_for_fonts_name_no_folder_of_fonts_and_none_to_write_to() -> None:
    settings = ET.parse(paths.system_files() / "fonts.conf").getroot()
    assert settings.tag == "fontconfig"
    assert {part.tag for part in settings} == {"match"}


def test_the_file_for_keys_holds_nothing_but_remarks() -> None:
    text = (paths.system_files() / "Compose").read_text("ascii")
    assert [line for line in text.splitlines() if not line.startswith("#")] == []


@pytest.mark.parametrize("value", ["", "0.5", "1", "1.25", "4.0"])
def test_a_usable_scale_is_left(value: str) -> None:
    assert list(unusable_scales({"QT_SCALE_FACTOR": value})) == []


@pytest.mark.parametrize("value", ["0", "-1", "nan", "inf", "1e9", "0.01", "wide"])
def test_a_scale_at_which_nobody_would_see_anything_is_said(value: str) -> None:
    ((name, problem),) = unusable_scales({"QT_SCALE_FACTOR": value, "QT_FONT_DPI": "96"})
    assert name == "QT_SCALE_FACTOR"
    assert repr(value) in problem and "from 0.5 to 4" in problem


@pytest.mark.parametrize(
    ("value", "usable"),
    [("2;1.5", True), ("DP-1=2;HDMI-1=1;", True), ("2;0", False), ("DP-1=1e9", False)],
)
def test_every_screen_has_a_usable_scale(value: str, usable: bool) -> None:
    assert (list(unusable_scales({"QT_SCREEN_SCALE_FACTORS": value})) == []) is usable


def test_letters_as_large_as_a_wall_are_said() -> None:
    ((name, _),) = unusable_scales({"QT_FONT_DPI": "9600"})
    assert name == "QT_FONT_DPI"
