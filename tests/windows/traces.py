"""Everything that can be read from the program: objects, models, documents, accessible tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QHeaderView,
    QLineEdit,
    QTextEdit,
    QWidget,
)

Traces = Counter[tuple[str, str, str]]
_ROLES = (*Qt.ItemDataRole, *(Qt.ItemDataRole.UserRole + n for n in range(1, 6)))
_TEXTS = QAccessible.Text


def traces(windows: list[QWidget] | None = None) -> Traces:
    """What can be read, by kind of object and property, and how often."""
    tops = QApplication.topLevelWidgets() if windows is None else windows
    found: Traces = Counter()
    for top in tops:
        for entry in (top, *top.findChildren(QObject)):
            kind = type(entry).__name__
            found.update((kind, name, text) for name, text in _of_object(entry) if text)
        interface = QAccessible.queryAccessibleInterface(top)
        said = _of_interface(interface)
        found.update(("accessible", name, text) for name, text in said if text)
    return found


def naming(found: Traces, text: str) -> list[tuple[str, str, str]]:
    """Where a text stands, whatever its case."""
    return sorted(entry for entry in found if text.casefold() in entry[2].casefold())


def _of_object(entry: QObject) -> Iterator[tuple[str, str]]:
    meta = entry.metaObject()
    for place in range(meta.propertyCount()):
        found = meta.property(place)
        name = str(found.name())
        if found.isReadable() and str(found.typeName()) in {"QString", "QStringList", "QUrl"}:
            yield name, str(entry.property(name))
    for given in entry.dynamicPropertyNames():
        key = str(given.data(), "utf-8")
        if not key.startswith("_"):  # those are of Qt, and some cannot be read
            yield key, str(entry.property(key))
    if isinstance(entry, QAbstractItemModel):
        yield from _of_model(entry)
    if isinstance(entry, QTextDocument):
        yield "document", entry.toPlainText()
        yield "undo", str(entry.isUndoAvailable())
    if isinstance(entry, QLineEdit):
        yield "undo", f"{entry.isUndoAvailable()} {entry.isRedoAvailable()}"
        yield "selected", entry.selectedText()
    if isinstance(entry, QTextEdit):
        yield "cursor", str(entry.textCursor().position())
    if isinstance(entry, QHeaderView):
        yield "sorted", f"{entry.sortIndicatorSection()} {entry.sortIndicatorOrder()}"
    if isinstance(entry, QAbstractItemView) and not isinstance(entry, QHeaderView):
        yield "current", _place(entry.currentIndex())
        yield "selected", str([_place(index) for index in entry.selectedIndexes()])
    if isinstance(entry, QAbstractScrollArea):
        bars = (entry.horizontalScrollBar(), entry.verticalScrollBar())
        yield "scrolled", str([bar.value() for bar in bars])


def _place(index: QModelIndex) -> str:
    return f"{index.row()} {index.column()}"


def _of_model(model: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            for role in _ROLES:
                value: Any = model.data(index, role)
                if value is not None:
                    yield f"data {int(role)} at {row} {column}", str(value)


def _of_interface(interface: QAccessibleInterface | None) -> Iterator[tuple[str, str]]:
    if interface is None or not interface.isValid():
        return
    for kind in (_TEXTS.Name, _TEXTS.Description, _TEXTS.Value, _TEXTS.Help):
        yield f"{interface.role()} {kind}", interface.text(kind)
    for place in range(interface.childCount()):
        yield from _of_interface(interface.child(place))
