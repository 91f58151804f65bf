"""The page of changes on paper: verdicts first, everything on it, lines to sign at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.pages.changes import changes_page
from gui.pages.imprint import imprint
from gui.pages.words import Words
from gui.paper.pdf_file import changes_pdf
from tests.core.compare.changed import pair
from tests.german import german_words
from tests.pages.test_changes_page import MANY
from tests.paper.reading import page_texts, squeezed


def written(folder: Path, words: Words, paper: str = "a4") -> tuple[list[str], list[str]]:
    """The texts of the pages, and all that the page of changes says; both squeezed."""
    old, new = pair(folder, *MANY)
    page = changes_page(old, new, words)
    file = folder / f"{paper}.pdf"
    file.write_bytes(changes_pdf(page, imprint(new, new.manifest.built, words), words, paper).data)
    said = [*page.old.lines, *page.new.lines, *page.summary]
    for section in page.sections:
        for row in section.rows:
            said.append(row.label)
            for cell in (row.old, row.new):
                said += [cell.badge.label] if cell.badge else []
                said += [it.text for it in cell.statements]
    return page_texts(file), [squeezed(text) for text in said]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_nothing_is_lost_on_paper_and_verdicts_come_first(
    paper: str, qapp: QApplication, tmp_path: Path
) -> None:
    pages, said = written(tmp_path, Words(), paper)
    whole = "".join(pages)
    assert not [text for text in said if text not in whole]
    order = ["Before", "Changedverdicts:3", "removed", "Claimswithdrawn", "Notaccepted"]
    found = [whole.index(mark) for mark in order]
    assert found == sorted(found)


def test_the_lines_to_sign_stand_together_with_what_is_signed(
    qapp: QApplication, tmp_path: Path
) -> None:
    pages, _ = written(tmp_path, german_words())
    last = pages[-1]
    for mark in ("Angenommen", "Nichtangenommen", "2026.11", "2026.12", "GeändertesFazit:3"):
        assert mark in last
    for label in ("Name", "Funktion", "Datum", "Unterschrift"):
        assert last.count(label) == 4
