"""What is shown when a bundle is asked for: that one, or the shipped one with a word about why."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui import paths
from gui.app.content import Content, open_content
from gui.core.reference import Reference
from gui.pages.words import Words
from tests.app.bundles import alter, broken_bundle, copied_bundle


def shipped_version(reference: Reference) -> str:
    return reference.bundle.manifest.version


def test_without_a_wish_the_shipped_content_is_shown(reference: Reference) -> None:
    content = open_content(None)
    assert content.reference is not None
    assert content.reference.bundle.manifest == reference.bundle.manifest
    assert content.refused == () and content.notice_lines(Words()) == ()


def test_a_sound_bundle_is_shown_without_a_notice(tmp_path: Path) -> None:
    bundle = copied_bundle(tmp_path)
    alter(bundle, "bundle.json", lambda content: content.update(version="2026.12"))
    content = open_content(bundle)
    assert content.reference is not None
    assert content.reference.bundle.manifest.version == "2026.12"
    assert content.notice_lines(Words()) == ()


def test_a_broken_bundle_is_refused_whole_and_named(tmp_path: Path, reference: Reference) -> None:
    bundle = broken_bundle(tmp_path)
    content = open_content(bundle)
    assert content.reference is not None
    assert len(content.refused) == 1
    for part in (str(bundle), "conditions/mmn.json", "$.claims[0].source", "nobody-1900"):
        assert part in content.notice_lines(Words())[0]
    assert shipped_version(reference) in content.notice_lines(Words())[0]


def test_further_problems_are_counted(tmp_path: Path) -> None:
    bundle = broken_bundle(tmp_path)
    (bundle / "factors.json").unlink()
    content = open_content(bundle)
    assert "more problem" in content.notice_lines(Words())[0]
    assert len(content.refused[0].problems) > 1


def test_one_further_problem_is_counted_in_good_english(tmp_path: Path) -> None:
    bundle = broken_bundle(tmp_path)
    alter(bundle, "conditions/cidp.json", lambda content: content.update(unknown=1))
    content = open_content(bundle)
    assert len(content.refused[0].problems) == 2
    assert "and 1 more problem)" in content.notice_lines(Words())[0]


@pytest.mark.parametrize("name", ["nowhere", "nowhere.zip"])
def test_a_bundle_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    content = open_content(tmp_path / name)
    assert content.reference is not None
    assert str(tmp_path / name) in content.notice_lines(Words())[0]


def test_without_any_sound_bundle_there_is_nothing_to_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = broken_bundle(tmp_path)
    monkeypatch.setattr(paths, "shipped_bundle", lambda: tmp_path / "lost")
    content = open_content(broken)
    assert content.reference is None
    assert [error.location for error in content.refused] == [
        str(broken),
        str(tmp_path / "lost"),
    ]
    assert content.notice_lines(Words()) == ()


def test_content_without_refusals_has_no_notice(reference: Reference) -> None:
    assert Content(reference, ()).notice_lines(Words()) == ()
