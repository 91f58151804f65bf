"""Markup that cannot be mixed up with text: what is not `Html` is escaped on its way in."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NewType

from gui.core.bundle import printable

Html = NewType("Html", str)

NOTHING = Html("")
SPACE = Html(" ")
_VOID = frozenset({"meta", "input"})
# A table that is laid out as blocks, as on a narrow screen, is none any more without them.
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
_INLINE = frozenset({"a", "b", "button", "label", "mark", "small", "span", "strong"})


def text(value: object) -> Html:
    """A text as it is read; what does not print is shown by its code."""
    return Html(escape(printable(str(value))))


def element(name: str, /, *children: Html, **attributes: str | int | None) -> Html:
    """An element; `class_` is `class`, `aria_label` is `aria-label`; tables get their roles.

    Args:
        children: what stands in it, in order.
        attributes: None leaves an attribute out, an empty text is an attribute without a value.
    """
    role = _role(name, attributes.get("scope"))
    given = attributes if role is None else {"role": role, **attributes}
    start = "".join(_attribute(key, value) for key, value in given.items())
    end = "" if name in _VOID else f"</{name}>"
    line = "" if name in _INLINE else "\n"
    return Html(f"<{name}{start}>{''.join(children)}{end}{line}")


def _role(name: str, scope: str | int | None) -> str | None:
    if name == "th":
        return "columnheader" if scope == "col" else "rowheader"
    return _ROLES.get(name)


def _attribute(key: str, value: str | int | None) -> str:
    if value is None:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f' {name}="{text(value)}"' if value != "" else f" {name}"


def joined(parts: Iterable[Html], between: Html = NOTHING) -> Html:
    """Pieces of markup one after the other."""
    return Html(between.join(parts))


def heading(level: int, words: str) -> Html:
    """A heading of a level from 1 to 6."""
    return element(f"h{level}", text(words))
