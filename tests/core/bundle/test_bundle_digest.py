"""The hash of a bundle: anybody can compute it, and nothing but the content counts."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from gui.core.bundle import read_bundle
from tests.core.bundle.small import small, write

_BY_HAND = "find * -name '*.json' -type f | LC_ALL=C sort | xargs sha256sum | sha256sum"


def test_it_is_what_the_common_tools_compute(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    shell = shutil.which("sh")
    assert shell
    by_hand = subprocess.run(
        [shell, "-c", _BY_HAND], cwd=folder, capture_output=True, text=True, check=True
    )
    bundle = read_bundle(folder)
    assert bundle.sha256 == by_hand.stdout.split()[0]
    assert bundle.fingerprint.replace(" ", "") == bundle.sha256[:12]


def test_one_changed_letter_changes_it(tmp_path: Path) -> None:
    before = read_bundle(write(tmp_path, small())).fingerprint
    content = small()
    content["sources.json"]["sources"][0]["citation"] += "."
    assert read_bundle(write(tmp_path, content)).fingerprint != before
