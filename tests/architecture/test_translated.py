"""No text reaches a widget as a literal: it is translated on its way, or it is no language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from build_scripts.system_packages import ROOT
from tests.architecture.test_tree import source_files

WITH_WIDGETS = ("app", "models", "paper", "services", "widgets", "windows")
SHOWN = frozenset(
    {
        *("setText", "setPlainText", "setToolTip", "setStatusTip", "setWhatsThis", "setTitle"),
        *("setAccessibleName", "setAccessibleDescription", "setPlaceholderText"),
        *("setWindowTitle", "setInformativeText", "setDetailedText", "setLabelText"),
        *("addAction", "addMenu", "addButton", "addItem", "addTab", "insertText", "drawText"),
        *("QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QAction", "QGroupBox"),
        *("QDockWidget", "QToolButton", "QMessageBox", "QFileDialog", "say", "Run", "Chip"),
    }
)
# What looks like a language and is none: markup around what is translated, and glyphs.
NO_LANGUAGE = re.compile(r"<[^>]*>|&nbsp;|\s")


def literals(node: ast.expr) -> Iterator[str]:
    """The literals in an argument that are shown as they stand."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for value in node.values:
            if isinstance(value, ast.Constant):
                yield str(value.value)
    elif isinstance(node, ast.BinOp):
        yield from literals(node.left)
        yield from literals(node.right)
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def shown_calls(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = (
                function.attr
                if isinstance(function, ast.Attribute)
                else getattr(function, "id", "")
            )
            if name in SHOWN:
                yield node


def untranslated(tree: ast.Module) -> list[str]:
    """Each literal with letters in it that is shown as it stands."""
    return [
        text
        for call in shown_calls(tree)
        for argument in (*call.args, *(keyword.value for keyword in call.keywords))
        for text in literals(argument)
        if re.search(r"[^\W\d_]{2}", NO_LANGUAGE.sub(" ", text))
    ]


def test_no_literal_is_shown() -> None:
    calls, found = 0, {}
    for file in source_files("gui"):
        if file.relative_to(ROOT / "gui").parts[0] not in WITH_WIDGETS:
            continue
        tree = ast.parse(file.read_text("utf-8"))
        calls += len(list(shown_calls(tree)))
        if texts := untranslated(tree):
            found[file.name] = texts
    assert found == {}
    assert calls > 100


def test_a_literal_would_be_found() -> None:
    for line in (
        'label.setText("Sources")',
        'QLabel("Sources")',
        'label.setToolTip(f"Source {number}")',
        'box.addButton("Close" if one else "Open", role)',
        'label.setText("Found: " + what)',
    ):
        assert untranslated(ast.parse(line)), line
    for line in ('label.setText(self.tr("Sources"))', 'QLabel("[1]")', "label.setText(text)"):
        assert not untranslated(ast.parse(line)), line
