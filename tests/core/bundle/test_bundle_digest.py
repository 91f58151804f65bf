"""The hash of a bundle: anybody can compute it, and nothing but the content counts."""

from __future__ import annotations

from pathlib import Path

from gui.core.bundle import read_bundle
from tests.common_tools import run_tool
from tests.core.bundle.small import small, write

_BY_HAND = "find * -name '*.json' -type f | LC_ALL=C sort | xargs sha256sum | sha256sum"


def test_it_is_what_the_common_tools_compute(tmp_path: Path) -> None:
    folder = write(tmp_path, small())
    by_hand = run_tool(["sh", "-c", f'cd "$0" && {_BY_HAND}', folder])
    bundle = read_bundle(folder)
    assert bundle.sha256 == by_hand.stdout.split()[0]
    assert bundle.fingerprint.replace(" ", "") == bundle.sha256[:12]


def test_one_changed_letter_changes_it(tmp_path: Path) -> None:
    before = read_bundle(write(tmp_path, small())).fingerprint
    content = small()
    content["sources.json"]["sources"][0]["citation"] += "."
    assert read_bundle(write(tmp_path, content)).fingerprint != before
