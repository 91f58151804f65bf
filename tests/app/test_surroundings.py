"""On a system without settings for fonts and keys the program brings its own."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from gui import paths
from gui.app.surroundings import stand_ins

FILES = {"FONTCONFIG_FILE": "fonts.conf", "XCOMPOSEFILE": "Compose"}
PLACES = {
    "FONTCONFIG_FILE": "etc/fonts/fonts.conf",
    "XCOMPOSEFILE": "usr/share/X11/locale/compose.dir",
}


@pytest.mark.parametrize("variable", FILES)
def test_what_the_system_lacks_is_brought(variable: str, tmp_path: Path) -> None:
    own = paths.resources() / "system"
    assert stand_ins({}, own, tmp_path)[variable] == str(own / FILES[variable])
    assert (own / FILES[variable]).stat().st_size > 0


@pytest.mark.parametrize("variable", FILES)
def test_what_the_system_has_or_the_user_chose_is_left(variable: str, tmp_path: Path) -> None:
    assert variable not in stand_ins({variable: ""}, Path("own"), tmp_path)
    (tmp_path / PLACES[variable]).parent.mkdir(parents=True)
    (tmp_path / PLACES[variable]).touch()
    assert variable not in stand_ins({}, Path("own"), tmp_path)
    assert len(stand_ins({}, Path("own"), tmp_path)) == len(FILES) - 1


def test_the_settings_for_fonts_can_be_read() -> None:
    settings = ET.parse(paths.resources() / "system" / "fonts.conf").getroot()
    assert settings.tag == "fontconfig"
    assert all(str(folder.text).startswith("/usr/") for folder in settings)


def test_the_file_for_keys_holds_nothing_but_remarks() -> None:
    text = (paths.resources() / "system" / "Compose").read_text("ascii")
    assert [line for line in text.splitlines() if not line.startswith("#")] == []
