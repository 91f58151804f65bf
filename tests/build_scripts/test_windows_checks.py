"""The checks of the Windows program find what they look for."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from build_scripts.checking import limits
from build_scripts.checking.display import written_png
from build_scripts.checking.windows_commands import first_difference
from build_scripts.checking.windows_executables import (
    CONSOLE,
    WINDOWED,
    executable_problems,
    icon_sizes,
)
from build_scripts.checking.windows_network import strange_sockets
from build_scripts.checking.windows_stubs import MARK, SOURCES, stub_problems
from build_scripts.system_packages import ROOT

MANIFEST = (ROOT / "build_scripts" / "windows" / "plex-ivig.manifest").read_bytes()
AT, RESOURCES_AT = 0x1000, 0x400
TRACE = """
1 socket(AF_UNIX, SOCK_STREAM, 0) = 3
1 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/.wine-0/server/socket"}, 110) = 0
2 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 4
2 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 5
"""


def version_resource(version: str) -> bytes:
    """The part of a version resource that tells the versions, as Windows writes it."""
    texts = (f"{name}\0{version}\0" for name in ("FileVersion", "ProductVersion"))
    return "".join(texts).encode("utf-16-le")


def icon_group(*sizes: int) -> bytes:
    entries = (struct.pack("<4B2HIH", size % 256, size % 256, 0, 0, 1, 32, 0, 1) for size in sizes)
    return struct.pack("<3H", 0, 1, len(sizes)) + b"".join(entries)


def resource_tree(resources: dict[int, bytes]) -> bytes:
    """Each kind of resource with one entry of one language, then their data."""

    def folder(entries: list[tuple[int, int]]) -> bytes:
        head = struct.pack("<12x2H", 0, len(entries))
        return head + b"".join(struct.pack("<II", *entry) for entry in entries)

    top = 16 + 8 * len(resources)
    tree, data, data_at = b"", b"", top + 64 * len(resources)
    entries = []
    for number, (kind, content) in enumerate(resources.items()):
        at = top + 64 * number
        entries.append((kind, at | 0x80000000))
        tree += folder([(1, at + 24 | 0x80000000)]) + folder([(1033, at + 48)])
        tree += struct.pack("<IIII", AT + data_at + len(data), len(content), 0, 0)
        data += content
    return folder(entries) + tree + data


def executable(
    file: Path,
    *,
    subsystem: int = WINDOWED,
    flags: int = 0x160,
    manifest: bytes = MANIFEST,
    version: str = "1.2.3",
    sizes: tuple[int, ...] = (16, 32, 48, 256),
) -> Path:
    """A small executable of Windows for 64 bits, with resources and nothing else."""
    tree = resource_tree({14: icon_group(*sizes), 16: version_resource(version), 24: manifest})
    optional = bytearray(240)
    struct.pack_into("<H", optional, 0, 0x20B)
    struct.pack_into("<HH", optional, 68, subsystem, flags)
    struct.pack_into("<II", optional, 128, AT, len(tree))
    head = struct.pack("<4s2H12x2H", b"PE\0\0", 0x8664, 1, len(optional), 0)
    section = struct.pack("<8s4I16x", b".rsrc", len(tree), AT, len(tree), RESOURCES_AT)
    content = bytearray(RESOURCES_AT) + tree
    content[0:2], content[0x3C:0x40] = b"MZ", struct.pack("<I", 64)
    content[64 : 64 + len(head) + 240 + 40] = head + bytes(optional) + section
    file.write_bytes(content)
    return file


def test_an_executable_as_it_should_be_has_no_problem(tmp_path: Path) -> None:
    assert executable_problems(executable(tmp_path / "a.exe"), WINDOWED, "1.2.3") == []
    console = executable(tmp_path / "b.exe", subsystem=CONSOLE)
    assert executable_problems(console, CONSOLE, "1.2.3") == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"subsystem": CONSOLE}, "its subsystem is 3, not 2"),
        ({"flags": 0x140}, "it does not allow high entropy addresses"),
        ({"flags": 0x120}, "it does not allow any address"),
        ({"flags": 0x60}, "it does not allow no data as code"),
        ({"version": "1.2.4"}, "its FileVersion is not 1.2.3"),
        ({"sizes": (16, 32, 48)}, "its icon has the sizes [16, 32, 48]"),
        ({"manifest": MANIFEST.replace(b"asInvoker", b"highestAvailable")}, "rights of its caller"),
        ({"manifest": MANIFEST.replace(b"PerMonitorV2", b"system")}, "dpiAwareness is system"),
        ({"manifest": MANIFEST.replace(b">UTF-8<", b">legacy<")}, "activeCodePage is legacy"),
        ({"manifest": MANIFEST.replace(b"8e0f7a12", b"00000000")}, "names the systems"),
        ({"manifest": MANIFEST.replace(b"longPathAware", b"longPath")}, "longPathAware is None"),
        ({"manifest": b"<no"}, "cannot be read"),
    ],
)
def test_what_is_wrong_with_an_executable_is_told(
    tmp_path: Path, changes: dict[str, object], told: str
) -> None:
    file = executable(tmp_path / "a.exe", **changes)  # type: ignore[arg-type]
    problems = executable_problems(file, WINDOWED, "1.2.3")
    assert problems and told in " ".join(problems)


def test_what_is_no_executable_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    assert "cannot be read" in executable_problems(tmp_path / "a.exe", WINDOWED, "1")[0]
    assert "cannot be read" in executable_problems(tmp_path / "none.exe", WINDOWED, "1")[0]


def test_the_size_256_is_written_as_0() -> None:
    assert icon_sizes([icon_group(16, 256), icon_group(32)]) == {16, 32, 256}


def test_a_stub_is_found_by_its_name_and_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "ICUUC.dll").write_bytes(b"MZ")
    (tmp_path / "other.dll").write_bytes(b"MZ" + MARK)
    (tmp_path / "good.dll").write_bytes(b"MZ")
    assert stub_problems(tmp_path) == [
        "below/ICUUC.dll has the name of a stub",
        "other.dll is a stub",
    ]


def test_every_stub_has_the_mark_by_which_it_is_found() -> None:
    sources = sorted(SOURCES.glob("*.c"))
    assert [file.stem for file in sources] == ["icuuc", "starter"]
    assert [file for file in sources if MARK not in file.read_bytes()] == []


def test_a_socket_to_a_network_is_found() -> None:
    found = strange_sockets(TRACE)
    assert [line.split("(")[1].split(",")[0] for line in found] == ["AF_INET", "AF_NETLINK"]
    assert strange_sockets("\n".join(TRACE.splitlines()[:3])) == []


def test_the_difference_is_shown_and_so_is_an_end_that_comes_early() -> None:
    assert first_difference("abc", "abd") == "'abd', on Linux 'abc'"
    assert first_difference("a" * 200 + "b", "a" * 200).endswith("b'")


def test_over_a_limit_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "plex-ivig-windows"
    folder.mkdir()
    (folder / "one").write_bytes(b"xx")
    for name in ("a.msi", "a-setup.exe"):
        (tmp_path / name).write_bytes(b"xx")
    assert limits.windows_limit_problems(tmp_path, folder) == []
    for name in ("MOST_WINDOWS_BYTES", "MOST_WINDOWS_FILES", "MOST_SETUP_BYTES"):
        monkeypatch.setattr(limits, name, 0)
    assert len(limits.windows_limit_problems(tmp_path, folder)) == 3
    (tmp_path / "a.msi").unlink()
    assert any("there is no *.msi" in it for it in limits.windows_limit_problems(tmp_path, folder))


def test_a_picture_of_the_screen_is_kept_as_it_was(tmp_path: Path) -> None:
    blue, red = bytes([255, 0, 0, 0]), bytes([0, 0, 255, 0])
    content = written_png((blue + red) * 2, 2, tmp_path / "a.png").read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack_from(">II", content, 16) == (2, 2)
    at = content.index(b"IDAT") + 4
    (size,) = struct.unpack_from(">I", content, at - 8)
    line = b"\0" + bytes([0, 0, 255, 255, 0, 0])
    assert zlib.decompress(content[at : at + size]) == line * 2
