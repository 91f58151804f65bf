"""The packages for Windows, as far as they are made without the tools of Windows."""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections import Counter
from pathlib import Path

import pytest

from build_scripts.freezing.cabinet import cabinet
from build_scripts.freezing.msi import (
    EXECUTABLE,
    UPGRADE_CODE,
    check_version,
    key,
    product_code,
    summary,
    tables,
)
from build_scripts.freezing.msi_tables import COLUMNS, table
from build_scripts.freezing.nsis import SCRIPT, installed, script, unpacking
from build_scripts.freezing.short_names import short_names
from build_scripts.freezing.windows_packages import SOURCES, readme
from build_scripts.system_packages import BootstrapError

EPOCH = 1_795_000_000
FILES = {
    EXECUTABLE: b"program",
    "plex-ivig-cli.exe": b"console",
    "_internal/base_library.zip": bytes(range(256)) * 400,
    "_internal/base_library.txt": b"",
    "_internal/deep/deeper/some words.json": b"{}",
}
# Whatever makes an MSI change more of a computer than files, keys, and an entry in the menu.
NEVER = {"ServiceInstall", "Environment", "Extension", "ProgId", "Class", "SelfReg", "IniFile"}


def unpacked(packed: bytes) -> tuple[list[tuple[str, int, int]], bytes]:
    """Name, size and DOS time of every file of a cabinet, and the content of all."""
    size, first_file, files = (
        struct.unpack_from(kind, packed, at)[0] for kind, at in (("<L", 8), ("<L", 16), ("<H", 28))
    )
    assert packed.startswith(b"MSCF")
    assert size == len(packed)
    at, blocks, kind = struct.unpack_from("<LHH", packed, 36)
    assert kind == 1
    found, place = [], first_file
    for _ in range(files):
        length, _, _, _, time, _ = struct.unpack_from("<LLHHHH", packed, place)
        end = packed.index(b"\0", place + 16)
        found.append((packed[place + 16 : end].decode(), length, time))
        place = end + 1
    assert place == at
    content = b""
    for _ in range(blocks):
        _, length, whole = struct.unpack_from("<LHH", packed, at)
        block = packed[at + 8 : at + 8 + length]
        assert block.startswith(b"CK")
        part = zlib.decompressobj(-15, zdict=content[-(2**15) :]).decompress(block[2:])
        assert len(part) == whole <= 2**15
        content += part
        at += 8 + length
    assert at == len(packed)
    return found, content


def written(place: Path) -> list[tuple[str, Path]]:
    files = []
    for number, content in enumerate(FILES.values()):
        file = place / str(number)
        file.write_bytes(content)
        files.append((f"F{number}", file))
    return files


def test_a_cabinet_holds_every_file_in_its_order(tmp_path: Path) -> None:
    found, content = unpacked(cabinet(written(tmp_path), EPOCH))
    assert [name for name, _, _ in found] == ["F0", "F1", "F2", "F3", "F4"]
    assert [size for _, size, _ in found] == [len(it) for it in FILES.values()]
    assert {time for _, _, time in found} == {11 << 11 | 6 << 5 | 20}
    assert content == b"".join(FILES.values())


def test_a_cabinet_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    first = cabinet(written(tmp_path), EPOCH)
    for file in tmp_path.iterdir():
        file.touch()
    assert cabinet(written(tmp_path), EPOCH) == first
    assert cabinet(written(tmp_path), EPOCH + 2) != first


def test_the_checksum_of_a_block_takes_its_last_bytes_in_the_other_order(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"abc")
    packed = cabinet([("x", tmp_path / "x")], EPOCH)
    at = struct.unpack_from("<L", packed, 36)[0]
    told, *sizes = struct.unpack_from("<LHH", packed, at)
    block = packed[at + 8 :]
    words = [block[it : it + 4] for it in range(0, len(block) - len(block) % 4, 4)]
    expected = int.from_bytes(block[len(words) * 4 :], "big") ^ (sizes[1] << 16 | sizes[0])
    for word in words:
        expected ^= int.from_bytes(word, "little")
    assert told == expected


def test_short_names_are_short_and_differ_within_a_folder() -> None:
    paths = ["long name one.json", "long name two.json", "LONGNA~1.JSO", "a.txt", "x/long name.js"]
    found = short_names(paths)
    assert found["a.txt"] == "a.txt"
    assert found["x/long name.js"] == "LONGNA~1.JS|long name.js"
    assert found["long name one.json"] == "LONGNA~2.JSO|long name one.json"
    assert found["long name two.json"] == "LONGNA~3.JSO|long name two.json"


def test_many_alike_names_get_short_ones_of_their_own() -> None:
    found = short_names([f"condition-{number}.json" for number in range(120)])
    shorts = [name.partition("|")[0] for name in found.values()]
    assert len({*shorts}) == 120
    assert all(re.fullmatch(r"[A-Z0-9~_-]{1,8}\.JSO", name) for name in shorts)


def test_the_codes_by_which_windows_knows_the_program_never_change() -> None:
    assert UPGRADE_CODE == "{843E1284-1B03-57D1-ACF1-A80C54A1BC5F}"
    assert product_code("0.1.0") == "{D08C9479-3C85-5567-BC41-C7DCF800B8E2}"
    assert product_code("0.2.0") != product_code("0.1.0")
    components = {row[0]: row[1] for row in made()["Component"]}
    assert components[key(EXECUTABLE)] == "{E7A4A917-EB6A-5381-9FDF-1A3A49E83241}"
    assert components == {row[0]: row[1] for row in made("9.9.9")["Component"]}


def made(version: str = "1.2.3") -> dict[str, list[tuple[str | int, ...]]]:
    return tables(sorted(FILES), FILES, version)


def test_every_file_is_installed_checked_and_removed() -> None:
    rows = made()
    keys = [key(path) for path in sorted(FILES)]
    assert [row[0] for row in rows["File"]] == keys
    assert [row[-1] for row in rows["File"]] == [1, 2, 3, 4, 5]
    assert {row[5] for row in rows["Component"]} == {*keys, "InstallDir"}
    assert {row[1] for row in rows["FeatureComponents"]} == {row[0] for row in rows["Component"]}
    assert rows["Media"][0][1] == len(FILES)
    hashes = {row[0]: struct.pack("<4l", *map(int, row[2:])) for row in rows["MsiFileHash"]}
    assert hashes[key(EXECUTABLE)] == hashlib.md5(FILES[EXECUTABLE]).digest()
    assert hashes[key("_internal/base_library.txt")] == bytes(16)


def test_every_folder_of_a_file_is_described() -> None:
    rows = made()
    parents = {row[0]: row[1] for row in rows["Directory"]}
    names = {row[0]: str(row[2]).rpartition("|")[2] for row in rows["Directory"]}
    component = next(
        row for row in rows["Component"] if row[0] == key("_internal/deep/deeper/some words.json")
    )
    place, path = component[2], []
    while place != "INSTALLDIR":
        path.append(names[place])
        place = parents[place]
    assert path == ["deeper", "deep", "_internal"]
    assert parents["INSTALLDIR"] == "ProgramFiles64Folder"


def test_the_tables_can_be_written_and_touch_nothing_else_of_a_computer() -> None:
    rows = made() | {"_SummaryInformation": summary("1.2.3", EPOCH, product_code("1.2.3"))}
    assert not NEVER & rows.keys()
    assert rows.keys() <= COLUMNS.keys()
    for name, content in rows.items():
        lines = table(name, content).split("\r\n")
        assert lines[-1] == ""
        assert len(lines) == len(content) + 4
        assert {line.count("\t") for line in lines[3:-1]} == {lines[0].count("\t")}


def test_what_runs_as_the_system_is_deferred_and_in_its_place() -> None:
    rows = made()
    order = {row[0]: (row[2], row[1]) for row in rows["InstallExecuteSequence"]}
    kinds = {str(row[0]): int(row[1]) for row in rows["CustomAction"]}
    for action in (name for name in kinds if name.endswith("MachineFolder")):
        assert kinds[action] & 0xC00 == 0xC00
        assert order["InstallInitialize"] < order[action] < order["InstallFinalize"]
    assert order["UndoMachineFolder"] < order["MakeMachineFolder"] < order["InstallFiles"]
    assert kinds["UndoMachineFolder"] & 0x100
    assert str(order["PurgeMachineFolder"][1]).endswith("AND PURGE=1")
    assert "NOT OLDERFOUND" in str(order["UndoMachineFolder"][1])
    for action in ("PurgeMachineFolder", "RemoveMachineFolder"):
        assert "NOT UPGRADINGPRODUCTCODE" in str(order[action][1])
    assert order["FindRelatedProducts"] < order["LaunchConditions"]
    assert order["InstallInitialize"] < order["RemoveExistingProducts"] < order["InstallFiles"]


def test_group_policy_can_advertise_it_and_a_double_click_shows_what_windows_has() -> None:
    rows = made()
    order = [row[0] for row in sorted(rows["AdvtExecuteSequence"], key=lambda row: int(row[2]))]
    assert order[:2] == ["CostInitialize", "CostFinalize"]
    assert order[-3:] == ["PublishFeatures", "PublishProduct", "InstallFinalize"]
    assert not int(rows["Feature"][0][-1]) & 8
    assert ("LIMITUI", "1") in rows["Property"]


def test_a_repair_takes_the_folder_from_the_registry_and_not_from_the_command() -> None:
    rows = made()
    conditions = {row[0]: row[1] for row in rows["InstallExecuteSequence"]}
    assert conditions["KeepFolder"] == "EARLIERFOLDER AND (Installed OR NOT INSTALLDIR)"


def test_files_of_others_are_looked_for_in_the_folder_that_was_named_before_any_other_is() -> None:
    rows = made()
    once = {row[0] for row in rows["CustomAction"] if int(row[1]) & 0x100}
    assert "NoteFolder" in once
    for name in ("InstallExecuteSequence", "InstallUISequence"):
        order = {row[0]: int(row[2]) for row in rows[name]}
        assert order["NoteFolder"] < order["AppSearch"] < order["KeepFolder"]
        assert order["AppSearch"] < order["LaunchConditions"]
    searched = {row[1] for row in rows["AppSearch"] if row[0] == "OTHERFILE"}
    assert (
        searched == {row[0] for row in rows["Signature"]} == {row[0] for row in rows["DrLocator"]}
    )
    assert all(str(row[2]).startswith("[GIVENFOLDER]") for row in rows["DrLocator"])
    (properties,) = (row[1] for row in rows["Property"] if row[0] == "SecureCustomProperties")
    assert {"GIVENFOLDER", "OTHERFILE"} <= {*str(properties).split(";")}


@pytest.mark.parametrize("version", ["1.2", "1.2.3.4", "256.0.0", "1.256.0", "1.0.65536", "1.0.x"])
def test_a_version_that_windows_cannot_compare_is_refused(version: str) -> None:
    with pytest.raises(BootstrapError, match=re.escape(version)):
        check_version(version)


@pytest.mark.parametrize("value", ["x" * 73, "with\ttab", "caf\u00e9", ""])
def test_a_value_that_a_table_cannot_hold_is_refused(value: str) -> None:
    with pytest.raises(BootstrapError):
        table("Property", [(value, "1")])


def test_a_row_with_too_few_values_is_refused() -> None:
    with pytest.raises(BootstrapError, match="1 columns"):
        table("Property", [("ALLUSERS",)])


def test_the_set_up_knows_everything_it_installs_and_in_which_order_it_goes() -> None:
    lines = installed(FILES).split("\r\n")
    assert lines[:4] == ["|_internal", "|plex-ivig-cli.exe", "|plex-ivig.exe", "|uninstall.exe"]
    files = {path.replace("/", "\\") for path in FILES} | {"installed-files.txt", "uninstall.exe"}
    assert files <= {*lines}
    assert lines[-4:] == ["_internal\\deep\\deeper\\", "_internal\\deep\\", "_internal\\", ""]
    assert Counter(lines).most_common(1)[0][1] == 1


def test_the_set_up_unpacks_every_file_into_its_folder() -> None:
    place, found = "", {}
    for line in unpacking(FILES):
        command, _, value = line.strip().partition(" ")
        if command == "SetOutPath":
            place = value.strip('"')
        else:
            found[value.strip('"')] = place
    below = {
        "": "",
        "_internal": "\\_internal",
        "_internal/deep/deeper": "\\_internal\\deep\\deeper",
    }
    expected = {
        f"program/{path}": "$INSTDIR\\${NEW}" + below[path.rpartition("/")[0]] for path in FILES
    }
    assert found == {"installed-files.txt": "$INSTDIR\\${NEW}", **expected}


@pytest.mark.parametrize("name", ["a$b", 'a"b', "a`b", "caf\u00e9", "a\tb", "a\\b", "a|b"])
def test_a_name_that_a_script_would_read_otherwise_is_refused(name: str) -> None:
    with pytest.raises(BootstrapError, match="no name for a file"):
        list(unpacking([f"_internal/{name}"]))


def test_nothing_in_the_script_is_left_to_fill_in() -> None:
    text = script(FILES, "1.2.3", 77)
    assert not re.search(r"@[A-Z_]+@", text)
    assert 'VIProductVersion "1.2.3.0"' in text
    assert '"EstimatedSize" 77' in text
    assert text.index("  WriteUninstaller") < text.index('  File "program/')
    assert "$1 < 4173" in text
    assert UPGRADE_CODE in text


def test_the_set_up_says_everything_in_both_languages() -> None:
    said = re.findall(
        r"^LangString (\w+) \$\{LANG_(\w+)\} \"(.+)\"$", SCRIPT.read_text("utf-8"), re.M
    )
    names = Counter(name for name, _, _ in said)
    assert len(names) > 8
    for name in names:
        assert {language for it, language, _ in said if it == name} == {"ENGLISH", "GERMAN"}
    assert len({text for _, _, text in said}) == len(said)


def test_administrators_are_told_every_exit_code() -> None:
    codes = dict(re.findall(r"^!define ([A-Z_]+) (\d+)$", SCRIPT.read_text("utf-8"), re.M))
    told = re.findall(r"^    (\d+) +\S", (SOURCES / "README.txt").read_text("utf-8"), re.M)
    assert len({*codes.values()}) == len(codes) > 9
    assert {*told} == {"0", "1", *codes.values()}


def test_administrators_are_told_the_codes_of_this_version() -> None:
    text = readme("1.2.3").decode("ascii")
    assert text.count("\n") == text.count("\r\n") > 50
    assert not re.search(r"@[A-Z_]+@", text)
    assert product_code("1.2.3") in text
    assert UPGRADE_CODE in text
    assert "plex-ivig-1.2.3-windows-x86_64.msi" in text
