"""What a prefix of Wine holds is read, compared and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.checking.results import CheckError
from build_scripts.checking.windows_state import Ground, difference, require_only, state_of
from build_scripts.freezing.wine import Wine

REGISTRY = r"""WINE REGISTRY Version 2
;; All keys relative to \\Machine

[Software\\Some [Key]] 1795685274
#time=1dd7d886a61d2c2
@="default"
"A \"name\" \\ of it"="a value"
"Long"=hex:00,01,\
  02,03

[Software\\Other] 1795685274
"""


@pytest.fixture
def wine(tmp_path: Path) -> Wine:
    prefix = tmp_path / "prefix"
    (prefix / "drive_c" / "Program Files" / "Some").mkdir(parents=True)
    (prefix / "drive_c" / "Program Files" / "Some" / "a.txt").write_text("a")
    (prefix / "dosdevices").mkdir()
    (prefix / "dosdevices" / "c:").symlink_to("../drive_c")
    (prefix / "system.reg").write_text(REGISTRY)
    (prefix / "user.reg").write_text("WINE REGISTRY Version 2\n")
    return Wine(prefix)


def test_files_and_registry_are_read(wine: Wine) -> None:
    state = state_of(wine)
    assert {name for name in state if name.startswith("C:")} == {
        "C:\\Program Files",
        "C:\\Program Files\\Some",
        "C:\\Program Files\\Some\\a.txt",
    }
    assert {name: value for name, value in state.items() if name.startswith("HK")} == {
        "HKLM\\Software\\Some [Key]": "",
        "HKLM\\Software\\Some [Key]\\": '"default"',
        'HKLM\\Software\\Some [Key]\\A \\"name\\" \\ of it': '"a value"',
        "HKLM\\Software\\Some [Key]\\Long": "hex:00,01,\\02,03",
        "HKLM\\Software\\Other": "",
    }


def test_what_is_different_is_found_and_must_be_expected(wine: Wine) -> None:
    before = state_of(wine)
    assert difference(before, state_of(wine)) == ([], [], [])
    (wine.prefix / "drive_c" / "new.txt").touch()
    (wine.prefix / "system.reg").write_text(REGISTRY.replace('"a value"', '"another"'))
    found = difference(before, state_of(wine))
    assert found.came == ["C:\\new.txt"]
    assert len(found.changed) == 1
    with pytest.raises(CheckError, match=r"is new: C:\\new\.txt"):
        require_only(found, (), "Then")
    with pytest.raises(CheckError, match="is changed"):
        require_only(found, (r"c:\New.*",), "Then")
    (wine.prefix / "system.reg").write_text(REGISTRY)
    found = difference(before, state_of(wine))
    require_only(found, (r"c:\New.*",), "Then")
    with pytest.raises(CheckError, match=r"there is no hklm\\never"):
        require_only(found, (r"C:\new.*", r"HKLM\Never"), "Then")
    (wine.prefix / "drive_c" / "Program Files" / "Some" / "a.txt").unlink()
    with pytest.raises(CheckError, match=r"is gone: C:\\Program Files\\Some\\a\.txt"):
        require_only(difference(before, state_of(wine)), (r"C:\new.*",), "Then")


def test_a_prefix_is_brought_back(wine: Wine) -> None:
    before, ground = state_of(wine), Ground(wine)
    new = wine.prefix / "drive_c" / "new" / "deep"
    new.mkdir(parents=True)
    (new / "x.txt").touch()
    (wine.prefix / "drive_c" / "link").symlink_to("new")
    (wine.prefix / "user.reg").write_text("")
    ground.restore()
    assert state_of(wine) == before
