"""The licences in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui import paths
from tests.cli.terminal import run, run_here

NAMES = ("notice", "lgpl-3", "gpl-3", "ofl", "other-licences")


def test_without_a_name_the_notice_and_the_list_are_printed() -> None:
    printed = run("licences")
    assert printed.code == 0
    assert printed.out.startswith((paths.licences() / "NOTICE.txt").read_text("utf-8"))
    for name in NAMES:
        assert f"\n  {name} " in printed.out


@pytest.mark.parametrize("called", ["lgpl-3", "LGPL-3.txt"])
def test_a_name_prints_that_text_whole(called: str) -> None:
    assert run("licences", called).out == (paths.licences() / "LGPL-3.txt").read_text("utf-8")


def test_an_unknown_name_is_wrong_use_and_shows_the_names() -> None:
    printed = run("licences", "apache")
    assert (printed.code, printed.out) == (2, "")
    assert "there is no licence text 'apache'" in printed.err
    for name in NAMES:
        assert f"\n  {name}\n" in printed.err


def test_json_has_the_whole_texts() -> None:
    (text,) = run("licences", "ofl", "--json").json()
    assert text["name"] == "ofl"
    assert text["text"] == (paths.licences() / "OFL.txt").read_text("utf-8")


def test_a_bundle_is_refused_for_it_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run_here("--bundle", "other", "licences")
    assert ended.value.code == 2
    assert "licences reads no bundle" in capsys.readouterr().err


def test_missing_texts_are_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "licences", lambda: tmp_path)
    printed = run_here("licences")
    assert (printed.code, printed.out) == (3, "")
    assert str(tmp_path) in printed.err


def test_what_a_terminal_would_obey_is_not_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("a\tb\n\x1b[2J\n", "utf-8")
    monkeypatch.setattr(paths, "licences", lambda: tmp_path)
    assert run_here("licences").out == "a       b\n[U+001B][2J\n"
