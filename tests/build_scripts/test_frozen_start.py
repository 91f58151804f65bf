"""What runs before the program in the frozen executable."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipimport
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile, ZipInfo

import pytest

from build_scripts.freezing import spec_parts
from build_scripts.frozen.start import (
    NOT_INHERITED,
    clean,
    keep_language,
    keep_modules,
    told_to_install_again,
)
from build_scripts.system_packages import ROOT
from gui import __version__
from gui.machine.language import system_language


def test_foreign_plug_ins_and_styles_are_forgotten() -> None:
    environment = dict.fromkeys(NOT_INHERITED, "/elsewhere") | {"QT_SCALE_FACTOR": "2"}
    clean(environment)
    assert not environment.keys() & set(NOT_INHERITED)
    assert environment["QT_SCALE_FACTOR"] == "2"


def test_no_message_bus_is_started_where_there_is_none(tmp_path: Path) -> None:
    environment = {"XDG_RUNTIME_DIR": str(tmp_path)}
    clean(environment)
    assert environment["DBUS_SESSION_BUS_ADDRESS"] == "disabled:"


def test_the_users_own_message_bus_is_used(tmp_path: Path) -> None:
    (tmp_path / "bus").touch()
    environment = {"XDG_RUNTIME_DIR": str(tmp_path)}
    clean(environment)
    assert environment["DBUS_SESSION_BUS_ADDRESS"] == f"unix:path={tmp_path}/bus"


@pytest.mark.parametrize(
    "address", ["tcp:host=127.0.0.1,port=9", "unixexec:path=/bin/echo", "unix:path=/a;tcp:port=9"]
)
def test_a_message_bus_behind_a_network_or_a_program_is_not_used(address: str) -> None:
    environment = {"DBUS_SESSION_BUS_ADDRESS": address, "AT_SPI_BUS_ADDRESS": address}
    clean(environment)
    assert environment.pop("DBUS_SYSTEM_BUS_ADDRESS") == "disabled:"
    assert environment == {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}


def test_a_message_bus_that_is_named_stays_as_it_is() -> None:
    environment = {
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/x;",
        "AT_SPI_BUS_ADDRESS": "unix:abstract=y;unix:path=/run/z",
    }
    as_before = dict(environment)
    clean(environment)
    assert environment == {**as_before, "DBUS_SYSTEM_BUS_ADDRESS": "disabled:"}


def test_no_network_is_searched_for_printers() -> None:
    environment = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/run/dbus/system_bus_socket"}
    clean(environment)
    assert environment["DBUS_SYSTEM_BUS_ADDRESS"] == "disabled:"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "de_AT"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr:en"}, "en"),
        ({"LANG": "C", "LANGUAGE": "de"}, "en"),
        ({}, "en"),
    ],
)
def test_a_locale_that_the_system_lacks_still_names_the_language(
    environment: dict[str, str], language: str
) -> None:
    keep_language(environment)
    assert system_language({**environment, "LC_ALL": "C.UTF-8"}, "linux") == language


def test_every_module_of_the_program_is_frozen_also_those_loaded_late() -> None:
    names = spec_parts.own_modules(ROOT)
    files = [file for file in (ROOT / "gui").rglob("*.py") if file.name != "__main__.py"]
    assert {"gui", "gui.cli.commands", "gui.core.search", "gui.widgets.compare_view"} <= set(names)
    assert sum(name.split(".")[0] == "gui" for name in names) == len(files)


def test_all_content_is_frozen_and_of_the_icons_those_that_windows_have(tmp_path: Path) -> None:
    data = spec_parts.own_data(ROOT, tmp_path)
    places = {f"{place}/{Path(file).name}" for file, place in data}
    for folder in ("bundle", "fonts", "legal", "system", "words"):
        for file in (ROOT / "resources" / folder).rglob("*"):
            if file.is_file():
                assert file.relative_to(ROOT).as_posix() in places
    icons = sorted(place for place in places if "/icons/" in place)
    assert icons == sorted(f"resources/icons/plex-ivig-{size}.png" for size in (16, 32, 48, 64))


def test_the_version_resource_has_the_version_as_numbers_and_the_name(tmp_path: Path) -> None:
    for program, description in spec_parts.NAMES.items():
        text = Path(spec_parts.version_resource(ROOT, tmp_path, program)).read_text("utf-8")
        compile(text, "version.txt", "eval")
        assert not {"NUMBERS", "VERSION", "DESCRIPTION", "PROGRAM"} & set(
            re.findall("[A-Z]+", text)
        )
        assert f"filevers=({', '.join(__version__.split('.'))}, 0)" in text
        assert f'"ProductVersion", "{__version__}"' in text
        assert f'"FileDescription", "{description}"' in text
        assert f'"OriginalFilename", "{program}.exe"' in text


def test_the_manifest_asks_for_no_rights_and_is_sharp_on_every_screen() -> None:
    text = spec_parts.manifest(ROOT)
    assert 'level="asInvoker"' in text
    assert "PerMonitorV2" in text
    identity = next(part for part in ET.fromstring(text) if part.tag.endswith("}assemblyIdentity"))
    assert identity.get("version") == f"{__version__}.0"


def test_an_archive_is_the_same_whatever_order_it_was_written_in(tmp_path: Path) -> None:
    names = ["re/_parser.pyc", "posixpath.pyc", "re/__init__.pyc"]
    archives = [tmp_path / "one.zip", tmp_path / "other.zip"]
    for archive, order in zip(archives, (names, names[::-1]), strict=True):
        with ZipFile(archive, "w") as packed:
            for name in order:
                packed.writestr(ZipInfo(name), f"the code of {name}")
        spec_parts.in_order(archive)
    assert archives[0].read_bytes() == archives[1].read_bytes()
    with ZipFile(archives[0]) as packed:
        assert packed.namelist() == sorted(names)
        assert packed.read("posixpath.pyc") == b"the code of posixpath.pyc"


def test_modules_are_read_from_the_file_that_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipimport, "_get_data", vars(zipimport)["_get_data"])
    program, library, newer = (tmp_path / name for name in ("program", "library", "newer"))
    program.write_bytes(b"modules")
    with ZipFile(library, "w") as packed:
        packed.writestr("of_the_library.py", "WHICH = 'the first'")
        packed.writestr("in_it/of_a_package.py", "WHICH = 'the first'")
    importers = [zipimport.zipimporter(str(library / place)) for place in ("", "in_it")]
    with ZipFile(tmp_path / "elsewhere", "w") as packed:
        packed.writestr("anything.py", "")
    elsewhere = zipimport.zipimporter(str(tmp_path / "elsewhere"))
    (tmp_path / "elsewhere").unlink()
    archive = SimpleNamespace(_filename=str(program))
    keep_modules(archive, str(library))
    newer.write_bytes(b"of another version")
    newer.replace(program)
    library.unlink()
    assert Path(archive._filename).read_bytes() == b"modules"
    for importer, name in zip(importers, ("of_the_library", "of_a_package"), strict=True):
        assert importer.get_source(name) == "WHICH = 'the first'"
        assert importer.get_filename(name).startswith(str(library))
    with pytest.raises(FileNotFoundError):
        elsewhere.get_source("anything")


def test_a_part_that_is_missing_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert told_to_install_again(ImportError("No module named 'msgspec._core'")) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "msgspec._core" in said
    assert "install plex-ivig again" in said


def test_a_program_without_an_error_stream_ends_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    assert told_to_install_again(ImportError("gone")) == 1
