"""What the program leaves out on purpose: no word of it is in the source."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.test_tree import source_files

ABSENT = {
    "links that open a browser": {
        *("QDesktopServices", "openUrl", "setOpenExternalLinks", "setOpenLinks", "webbrowser"),
    },
    "motion": {
        *("QPropertyAnimation", "QVariantAnimation", "QSequentialAnimationGroup", "QTimeLine"),
        *("QParallelAnimationGroup", "QMovie", "QGraphicsOpacityEffect", "setAnimated"),
    },
    "other programs": {"QProcess", "subprocess", "startfile", "startDetached", "execv", "popen"},
    "stores of Qt's own": {"saveState", "saveGeometry", "addRecentDocument"},
}


def names_in(source: str) -> set[str]:
    """Every name that is imported, used or asked for as an attribute."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {part for entry in node.names for part in entry.name.split(".")}
    return found


@pytest.fixture(scope="module")
def named() -> dict[str, set[str]]:
    return {file.name: names_in(file.read_text("utf-8")) for file in source_files("gui")}


@pytest.mark.parametrize("what", ABSENT)
def test_it_is_not_there(what: str, named: dict[str, set[str]]) -> None:
    assert len(named) > 100
    found = {file: names & ABSENT[what] for file, names in named.items()}
    assert {file: names for file, names in found.items() if names} == {}


def test_it_would_be_found() -> None:
    source = "import webbrowser\nfrom PySide6.QtCore import QProcess\nlabel.setOpenLinks(True)\n"
    assert names_in(source) >= {"webbrowser", "QProcess", "setOpenLinks"}
