"""The program brings its own settings for fonts, and those for keys that a system lacks."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from gui import paths
from gui.app.surroundings import stand_ins

FONTS, KEYS = {"FONTCONFIG_FILE", "FONTCONFIG_SYSROOT"}, "XCOMPOSEFILE"


def of_system(system: Path, **environment: str) -> dict[str, str]:
    return stand_ins(environment, paths.system_files(), paths.fonts(), system)


def test_what_the_system_lacks_is_brought(tmp_path: Path) -> None:
    found = of_system(tmp_path)
    assert set(found) == {*FONTS, KEYS}
    fonts = Path(found["FONTCONFIG_SYSROOT"] + found["FONTCONFIG_FILE"])
    assert fonts.stat().st_size > 0 and Path(found[KEYS]).stat().st_size > 0


def test_fonts_are_the_programs_own_and_keys_those_of_the_system(tmp_path: Path) -> None:
    keys, fonts = tmp_path / "usr/share/X11/locale/compose.dir", tmp_path / "etc/fonts/fonts.conf"
    for file in (keys, fonts):
        file.parent.mkdir(parents=True)
        file.touch()
    assert set(of_system(tmp_path)) == FONTS


def test_what_the_user_chose_is_left(tmp_path: Path) -> None:
    assert of_system(tmp_path, FONTCONFIG_FILE="", XCOMPOSEFILE="mine") == {}


def test_the_systems_fonts_serve_where_there_are_none_of_ones_own(tmp_path: Path) -> None:
    assert not FONTS & stand_ins({}, paths.system_files(), tmp_path, tmp_path).keys()


def test_the_settings_for_fonts_name_no_folder_of_fonts_and_none_to_write_to() -> None:
    settings = ET.parse(paths.system_files() / "fonts.conf").getroot()
    assert settings.tag == "fontconfig"
    assert {part.tag for part in settings} == {"match"}


def test_the_file_for_keys_holds_nothing_but_remarks() -> None:
    text = (paths.system_files() / "Compose").read_text("ascii")
    assert [line for line in text.splitlines() if not line.startswith("#")] == []
