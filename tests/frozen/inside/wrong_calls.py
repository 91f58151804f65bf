"""Wrong calls of Qt, each of which must end in an exception; prints one line for each.

Those named on the command line are made, or else all, one after the other.
Where the program's start-up puts off what Qt's Python layer needs for the words of an error,
such a call could end the process.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable
from typing import Any

import gui.app.session  # noqa: F401 - loads Qt as the program does

# isort: split
import shiboken6
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

Call = Callable[[], Any]


def calls() -> dict[str, Call]:
    """The wrong calls by what is wrong with them; an application must be there."""
    core: Any = QtCore
    gui: Any = QtGui
    widgets: Any = QtWidgets
    label, button, box = widgets.QLabel("text"), widgets.QPushButton(), widgets.QVBoxLayout()
    return {
        "type: a number for a text": lambda: label.setText(5),
        "type: a text for a number": lambda: label.setIndent("far"),
        "type: nothing for a size": lambda: label.resize(None),
        "type: a list for a size": lambda: core.QSize([1, 2]),
        "type: a text for a widget": lambda: box.addWidget("widget"),
        "type: a text for a parent": lambda: widgets.QWidget("parent"),
        "type: a text for a paper": lambda: gui.QPainter("paper"),
        "type: a number for a slot": lambda: button.clicked.connect(5),
        "type: of a static function": lambda: core.QTimer.singleShot("soon", print),
        "type: texts for a day": lambda: core.QDate("1", "2", "3"),
        "count: too few": label.setText,
        "count: too many": lambda: label.setText("a", "b", "c"),
        "count: of a constructor": lambda: core.QSize(1, 2, 3, 4, 5),
        "count: of what takes nothing": lambda: label.text("what"),
        "attribute: of an object": lambda: label.no_such_thing,
        "attribute: of a class": lambda: widgets.QLabel.no_such_thing,
        "attribute: of a module": lambda: widgets.QNoSuchWidget,
        "attribute: of a signal": lambda: button.clicked.no_such_thing,
        "keyword: unknown to a constructor": lambda: widgets.QLabel(no_such_thing=1),
        "keyword: of a wrong type": lambda: widgets.QLabel(text=1),
        "keyword: misspelt": lambda: box.addWidget(label, strech=1),
        "keyword: given twice": lambda: box.addWidget(label, 0, stretch=1),
        "enum: a text": lambda: label.setAlignment("left"),
        "enum: a number": lambda: label.setTextFormat(17),
        "enum: of another kind": lambda: label.setAlignment(core.Qt.Orientation.Vertical),
        "enum: an unknown name": lambda: core.Qt.AlignmentFlag.AlignNowhere,
        "class: that is abstract": core.QAbstractListModel,
        "object: that is gone": _use_what_is_gone,
        "slot: that raises": _click_on_what_raises,
        "answer: of a wrong type": _answer_with_a_wrong_type,
    }


def _use_what_is_gone() -> None:
    label = QLabel()
    shiboken6.delete(label)
    label.text()


def _click_on_what_raises() -> None:
    caught: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda kind, error, trace: caught.append(error)
    button = QPushButton()
    button.clicked.connect(lambda: dict[str, int]()["nothing"])
    button.click()
    sys.excepthook = before
    raise caught[0]


class _Odd(QWidget):
    def sizeHint(self) -> Any:
        return "wide"


def _answer_with_a_wrong_type() -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        _Odd().adjustSize()
    raise told[0].message if isinstance(told[0].message, Warning) else AssertionError(told)


def outcome(call: Call) -> list[str]:
    """The kind of exception that a call ends in, and what it says; empty without one."""
    try:
        call()
    except Exception as error:
        return [type(error).__name__, str(error)]
    return []


if __name__ == "__main__":
    application = QApplication([])
    known = calls()
    for name in sys.argv[1:] or known:
        print(json.dumps([name, outcome(known[name])]), flush=True)
