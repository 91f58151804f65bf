"""The command export --pdf: Qt without a display, and nothing of the desktop in the paper."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gui.cli.arguments import PAPERS, WHOLE
from gui.core.reference import Reference
from tests.cli.terminal import environment, start
from tests.e2e.program import PROGRAM

DESKTOPS = {
    "a large one": {
        "QT_SCALE_FACTOR": "3",
        "QT_SCREEN_SCALE_FACTORS": "2",
        "QT_FONT_DPI": "192",
        "QT_USE_PHYSICAL_DPI": "1",
    },
    "one of nonsense": {"QT_SCALE_FACTOR": "999", "QT_FONT_DPI": "-1"},
    "a display that is not there": {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":65000"},
    "another platform": {"QT_QPA_PLATFORM": "nothing", "WAYLAND_DISPLAY": "none"},
    "a time zone that is none": {"TZ": "\x01nowhere/at all"},
    "another style": {"QT_STYLE_OVERRIDE": "windows", "QT_PLUGIN_PATH": "/nowhere"},
}


def bare(**more: str) -> dict[str, str]:
    """An environment without a display and without a home."""
    gone = ("DISPLAY", "HOME", "XDG_", "QT_", "WAYLAND_", "DBUS_", "XAUTHORITY", "LANG")
    kept = {name: it for name, it in environment().items() if not name.startswith(gone)}
    return {**kept, **more}


def written(folder: Path, what: str, *options: str, **desktop: str) -> tuple[bytes, Any]:
    """The PDF and what is told of it, and that nothing else was written or said."""
    file = folder / "file.pdf"
    asked = ("--pdf", file, "--json", "--force")
    printed = start("export", what, *asked, *options, env=bare(**desktop), cwd=folder)
    assert (printed.code, printed.err) == (0, "")
    assert [entry.name for entry in folder.iterdir()] == ["file.pdf"]
    data = file.read_bytes()
    told = printed.json()
    assert (told["file"], told["bytes"], told["format"]) == (str(file), len(data), "pdf")
    return data, told


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Any]:
    """The sheet of one condition, and what is told of it, as it is without a desktop."""
    return written(tmp_path_factory.mktemp("plain"), "mmn", "--paper", "a4")


@pytest.mark.parametrize("what", [*WHOLE, "MMN"])
def test_every_page_can_be_had_as_a_pdf(what: str, reference: Reference, tmp_path: Path) -> None:
    data, told = written(tmp_path, what, "--paper", "a4")
    assert data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")
    assert told["what"] == what.casefold()
    assert told["pages"] == data.count(b"/Type /Page\n")
    found = re.search(rb"/Subject <FEFF([0-9A-F]+)>", data)
    assert found is not None
    subject = bytes.fromhex(found[1].decode()).decode("utf-16-be")
    for mark in (reference.bundle.manifest.version, reference.bundle.fingerprint):
        assert mark in subject
    assert re.search(rb"/CreationDate \(D:20\d{6}000000Z\)", data)
    assert told["fingerprint"] == reference.bundle.fingerprint
    assert told["sha256"] == reference.bundle.sha256


@pytest.mark.parametrize("desktop", DESKTOPS)
def test_no_desktop_changes_the_paper(
    desktop: str, plain: tuple[bytes, Any], tmp_path: Path
) -> None:
    data, told = written(tmp_path, "mmn", "--paper", "a4", **DESKTOPS[desktop])
    assert (data, {**told, "file": ""}) == (plain[0], {**plain[1], "file": ""})


def test_the_paper_and_the_factors_are_those_asked_for(
    plain: tuple[bytes, Any], tmp_path: Path
) -> None:
    others = [paper for paper in PAPERS if paper != "a4"]
    sizes = {plain[0], *(written(tmp_path, "mmn", "--paper", paper)[0] for paper in others)}
    assert len(sizes) == len(PAPERS)
    marked = written(tmp_path, "mmn", "--paper", "a4", "--factor", "IgA deficiency")[0]
    assert marked != plain[0]


def test_the_evidence_follows_where_it_is_asked_for(
    plain: tuple[bytes, Any], tmp_path: Path
) -> None:
    _, both = written(tmp_path, "mmn", "--paper", "a4", "--evidence")
    assert both["pages"] > plain[1]["pages"]


def test_standard_output_gets_the_same_bytes_and_nothing_else(
    plain: tuple[bytes, Any], tmp_path: Path
) -> None:
    done = subprocess.run(
        [*PROGRAM, "export", "mmn", "--pdf", "-", "--paper", "a4"],
        env=bare(),
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == plain[0]


def test_a_pdf_is_saved_with_a_word(tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    printed = start("export", "overview", "--pdf", file, env=bare())
    assert printed == (0, f"Saved {file}\n", "")


def test_a_plan_is_written_as_a_pdf_and_its_name_and_title_tell_nothing(
    plain: tuple[bytes, Any], tmp_path: Path
) -> None:
    patient = ("--sex", "male", "--age", "adult", "--height", "181", "--weight", "93.5")
    ivig = ("--dose", "2", "--days", "5", "--product", "privigen-eu")
    asked = ("--condition", "mmn", *patient, *ivig, "--working", "--paper", "a4")
    file = tmp_path / "file.pdf"
    printed = start("plan", "ivig", *asked, "--pdf", file, "--json", env=bare(), cwd=tmp_path)
    assert (printed.code, printed.err) == (0, "")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.pdf"]
    data, told = file.read_bytes(), printed.json()
    assert (told["what"], told["format"], told["bytes"]) == ("mmn", "pdf", len(data))
    assert told["pages"] == data.count(b"/Type /Page\n")
    assert told["sha256"] == plain[1]["sha256"]
    assert "93.5" not in printed.out
