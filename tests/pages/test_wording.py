"""The program's own words report; they never tell anybody what to do with a patient."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import gui.pages
from gui.core.evidence import Word
from gui.pages import words as tables

ORDERS = re.compile(
    r"\b(must|should|shall|ought|give|gives|administer|prescribe|initiate|stop|avoid|choose|prefer)"
    r"(?!\w)",
    re.IGNORECASE,
)


def words_of_the_tables() -> Iterator[str]:
    for name, value in vars(tables).items():
        if name.startswith("_"):
            continue
        if isinstance(value, str) and name.isupper():
            yield value
        elif isinstance(value, Mapping):
            yield from value.values()


def sentences_of_the_pages() -> Iterator[str]:
    """Every text of more than one word that stands in the code of the pages, but docstrings."""
    for file in sorted(Path(gui.pages.__path__[0]).rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        docstrings = {node for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        told = {node.value.value for node in docstrings if isinstance(node.value, ast.Constant)}
        yield from (text for text in texts - told if isinstance(text, str) and " " in text.strip())


def test_no_word_of_our_own_gives_an_order() -> None:
    found = list(words_of_the_tables())
    assert len(found) > 90
    assert [text for text in found if ORDERS.search(text)] == []


def test_no_sentence_of_our_own_gives_an_order() -> None:
    found = list(sentences_of_the_pages())
    assert len(found) > 80
    assert [text for text in found if ORDERS.search(text)] == []


def test_verdicts_keep_the_words_of_the_published_rule() -> None:
    assert list(tables.VERDICTS) == [word.value for word in Word]
    for code, label in tables.VERDICTS.items():
        written = label.lower().replace(" ", "-")
        assert written == code or (code, label.split()[0], label.split()[-1]) == (
            "no-source",
            "No",
            "source",
        )
    assert "no source found" in tables.NO_SOURCE_FOUND.lower()
    assert tables.NOT_YET_VERIFIED == "not yet verified by a clinician"
