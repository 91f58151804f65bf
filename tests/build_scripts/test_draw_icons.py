"""The Windows icon holds the same pictures as the PNG files."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from build_scripts.draw_icons import ICONS, SIZES, draw_png, png_name, windows_icon
from build_scripts.system_packages import BootstrapError


def entries_of(icon: bytes) -> list[tuple[int, int, bytes]]:
    """Width, height and picture of every entry of an .ico file."""
    zero, kind, number = struct.unpack_from("<HHH", icon)
    assert (zero, kind) == (0, 1)
    rows = [struct.unpack_from("<BBBBHHII", icon, 6 + 16 * row) for row in range(number)]
    assert all(row[2:6] == (0, 0, 1, 32) for row in rows)
    return [(row[0], row[1], icon[row[7] : row[7] + row[6]]) for row in rows]


def test_the_windows_icon_holds_every_size() -> None:
    entries = entries_of((ICONS / "plex-ivig.ico").read_bytes())
    assert [width or 256 for width, _, _ in entries] == list(SIZES)
    assert [height or 256 for _, height, _ in entries] == list(SIZES)
    pictures = [(ICONS / png_name(size)).read_bytes() for size in SIZES]
    assert [picture for _, _, picture in entries] == pictures


def test_an_icon_is_put_together_without_gaps() -> None:
    icon = windows_icon({16: b"small", 256: b"large picture"})
    assert entries_of(icon) == [(16, 16, b"small"), (0, 0, b"large picture")]
    assert icon.endswith(b"smalllarge picture")


def test_a_missing_tool_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BootstrapError, match="librsvg2-bin"):
        draw_png(ICONS / "plex-ivig.svg", 16, tmp_path / "a.png")
