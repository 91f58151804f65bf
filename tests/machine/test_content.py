"""What is shown when a bundle is asked for: that one, or the shipped one with a word about why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gui import paths
from gui.core.reference import Reference
from gui.machine.content import Content, open_content
from gui.machine.places import Places
from gui.pages.words import Words
from tests.app.bundles import alter, broken_bundle, copied_bundle
from tests.places import only_shipped

TODAY = date(2026, 12, 1)


def opened(asked: Path | None, places: Places | None = None) -> Content:
    return open_content(asked, TODAY, places or only_shipped())


def shipped_version(reference: Reference) -> str:
    return reference.bundle.manifest.version


def test_without_a_wish_the_shipped_content_is_shown(reference: Reference) -> None:
    content = opened(None)
    assert content.reference is not None
    assert content.reference.bundle.manifest == reference.bundle.manifest
    assert content.refused == () and content.notice_lines(Words()) == ()


def test_a_sound_folder_is_shown_and_called_a_draft(tmp_path: Path) -> None:
    bundle = copied_bundle(tmp_path)
    alter(bundle, "bundle.json", lambda content: content.update(version="2026.12"))
    content = opened(bundle)
    assert content.reference is not None
    assert content.reference.bundle.manifest.version == "2026.12"
    assert content.reference.bundle.is_draft
    assert content.origin is not None
    assert (content.origin.kind, content.origin.location) == ("draft", bundle)
    assert content.notice_lines(Words()) == (
        "Not signed: a draft. Nobody has vouched for this content.",
    )


def test_a_copy_of_the_shipped_content_is_no_draft(tmp_path: Path) -> None:
    content = opened(copied_bundle(tmp_path))
    assert content.reference is not None and content.origin is not None
    assert not content.reference.bundle.is_draft
    assert content.origin.kind == "shipped"
    assert content.notice_lines(Words()) == ()


@pytest.mark.parametrize("file", ["sources.json", "conditions/mmn.json", "bundle.json"])
def test_shipped_content_that_was_altered_is_not_shown(file: str, tmp_path: Path) -> None:
    altered = copied_bundle(tmp_path)
    path = altered / file
    path.write_bytes(path.read_bytes() + b"\n")
    content = opened(None, Places(altered, paths.trust()))
    assert content.reference is None
    assert "it is not what the program came with" in str(content.refused[0].problems[0])


@pytest.mark.parametrize("seal", [None, "", "{}", '{"version": "2026.11", "sha256": 1}'])
def test_without_its_seal_shipped_content_is_not_shown(seal: str | None, tmp_path: Path) -> None:
    if seal is not None:
        (tmp_path / "shipped.json").write_text(seal, "utf-8")
    content = opened(None, Places(paths.shipped_bundle(), tmp_path))
    assert content.reference is None
    assert content.refused[0].location == str(tmp_path / "shipped.json")


def test_a_broken_bundle_is_refused_whole_and_named(tmp_path: Path, reference: Reference) -> None:
    bundle = broken_bundle(tmp_path)
    content = opened(bundle)
    assert content.reference is not None
    assert len(content.refused) == 1
    for part in (str(bundle), "conditions/mmn.json", "$.claims[0].source", "nobody-1900"):
        assert part in content.notice_lines(Words())[0]
    assert shipped_version(reference) in content.notice_lines(Words())[0]


def test_further_problems_are_counted(tmp_path: Path) -> None:
    bundle = broken_bundle(tmp_path)
    (bundle / "factors.json").unlink()
    content = opened(bundle)
    assert "more problem" in content.notice_lines(Words())[0]
    assert len(content.refused[0].problems) > 1


def test_one_further_problem_is_counted_in_good_english(tmp_path: Path) -> None:
    bundle = broken_bundle(tmp_path)
    alter(bundle, "conditions/cidp.json", lambda content: content.update(unknown=1))
    content = opened(bundle)
    assert len(content.refused[0].problems) == 2
    assert "and 1 more problem)" in content.notice_lines(Words())[0]


@pytest.mark.parametrize("name", ["nowhere", "nowhere.zip"])
def test_a_bundle_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    content = opened(tmp_path / name)
    assert content.reference is not None
    assert str(tmp_path / name) in content.notice_lines(Words())[0]


def test_without_any_sound_bundle_there_is_nothing_to_show(
    tmp_path: Path,
) -> None:
    broken = broken_bundle(tmp_path)
    content = opened(broken, Places(tmp_path / "lost", paths.trust()))
    assert content.reference is None
    assert [error.location for error in content.refused] == [
        str(broken),
        str(tmp_path / "lost"),
    ]
    assert content.notice_lines(Words()) == ()


def test_content_without_refusals_has_no_notice(reference: Reference) -> None:
    assert Content(reference, ()).notice_lines(Words()) == ()
