"""The licence files that the frozen folder gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.freezing.checksums import listed_files
from build_scripts.freezing.notices import LEGAL, licence_names, write_notices
from build_scripts.system_packages import BootstrapError
from tests.build_scripts.frozen_folder import Frozen


@pytest.fixture
def frozen(tmp_path: Path) -> Frozen:
    return Frozen(tmp_path)


def test_every_component_and_file_is_named(frozen: Frozen) -> None:
    found = write_notices(frozen.folder, frozen.build)
    text = (frozen.folder / LEGAL / "COMPONENTS.txt").read_text("utf-8")
    for component in found:
        assert f"\n{component.name} {component.version}\n" in text
        assert f"\nLicence: {component.licence}\n" in text
    for file in listed_files(frozen.folder):
        assert f"\nFile:    {file}\n" in text
    assert "\n  Contains PCRE2 10.49\n" in text


def test_the_components_include_what_was_written(frozen: Frozen) -> None:
    program, *_ = write_notices(frozen.folder, frozen.build)
    assert {"LICENCES.txt", "_internal/resources/legal/COMPONENTS.txt"} <= {*program.files}


def test_the_notice_is_seen_without_starting_the_program(frozen: Frozen) -> None:
    write_notices(frozen.folder, frozen.build)
    top = (frozen.folder / "LICENCES.txt").read_text("utf-8")
    assert top.endswith((frozen.folder / LEGAL / "NOTICE.txt").read_text("utf-8"))
    assert "_internal/resources/legal" in top


def test_writing_again_gives_the_same_files(frozen: Frozen) -> None:
    write_notices(frozen.folder, frozen.build)
    first = (frozen.folder / LEGAL / "COMPONENTS.txt").read_bytes()
    write_notices(frozen.folder, frozen.build)
    assert (frozen.folder / LEGAL / "COMPONENTS.txt").read_bytes() == first


def test_a_licence_without_its_text_is_refused(frozen: Frozen) -> None:
    (frozen.folder / LEGAL / "LGPL-3.txt").unlink()
    with pytest.raises(BootstrapError, match=r"lacks the text of: LGPL-3\.0"):
        write_notices(frozen.folder, frozen.build)


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("LGPL-3.0-only", ["LGPL-3.0"]),
        ("(FTL OR GPL-2.0-or-later) AND MIT", ["FTL", "GPL-2.0", "MIT"]),
        ("GPL-2.0-or-later WITH X-exception", ["GPL-2.0-or-later WITH X-exception"]),
    ],
)
def test_the_licences_of_an_expression(expression: str, names: list[str]) -> None:
    assert licence_names(expression) == names
