"""Which licence texts there are, in which order, under which names."""

from __future__ import annotations

from pathlib import Path

from gui import paths
from gui.pages.licences import licence_texts
from gui.pages.words import LICENCE_TEXTS, Words


def test_the_source_tree_has_every_text_but_the_list_of_components() -> None:
    found = licence_texts(paths.licences(), Words())
    assert [text.path.stem for text in found] == [
        name for name in LICENCE_TEXTS if name != "COMPONENTS"
    ]
    assert all(text.read() for text in found)


def test_a_text_without_words_comes_last_under_its_own_name(tmp_path: Path) -> None:
    for name in ("A", "COMPONENTS", "NOTICE"):
        (tmp_path / f"{name}.txt").write_text(name, "utf-8")
    (tmp_path / "picture.png").write_bytes(b"")
    found = licence_texts(tmp_path, Words())
    assert [text.name for text in found] == ["notice", "components", "a"]
    assert found[-1].title == "A"


def test_a_text_is_called_by_its_name_in_any_case_with_or_without_ending() -> None:
    notice = licence_texts(paths.licences(), Words())[0]
    assert notice.is_called(None)
    assert notice.is_called("NOTICE.txt")
    assert notice.is_called("notice")
    assert not notice.is_called("note")
    assert not notice.is_called("")
