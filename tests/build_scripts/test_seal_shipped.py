"""The seal of the shipped content is the one of that content, and is renewed on purpose only."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.seal_shipped import main
from tests.app.bundles import alter, copied_bundle


def test_the_shipped_content_is_the_sealed_one() -> None:
    assert main(["--check"]) == 0


def test_content_that_was_changed_is_told_until_it_is_sealed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = copied_bundle(tmp_path)
    assert main(["--check"], tmp_path, bundle) == 1
    assert main([], tmp_path, bundle) == main(["--check"], tmp_path, bundle) == 0
    alter(bundle, "conditions/mmn.json", lambda content: content.update(abbreviations=["XYZ"]))
    assert main(["--check"], tmp_path, bundle) == 1
    assert "not as `python3 build_scripts/seal_shipped.py` writes it" in capsys.readouterr().out
    assert main([], tmp_path, bundle) == main(["--check"], tmp_path, bundle) == 0


def test_content_with_a_problem_is_not_sealed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = copied_bundle(tmp_path)
    (bundle / "sources.json").unlink()
    assert main([], tmp_path, bundle) == 1
    assert "the file is missing" in capsys.readouterr().out
    assert not (tmp_path / "shipped.json").exists()


def test_content_that_says_something_else_without_checks_is_not_sealed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = copied_bundle(tmp_path)
    alter(bundle, "conditions/mmn.json", lambda content: content.update(abbreviations=["M\u202eN"]))
    assert main([], tmp_path, bundle) == 1
    assert "read without checks" in capsys.readouterr().out
    assert not (tmp_path / "shipped.json").exists()
