"""The hospital's own lines on a web page: a frame beside the evidence, which warns by itself."""

from __future__ import annotations

from gui.exports.html_markup import NOTHING, SPACE, Html, element, text
from gui.pages.local import FramedLine, LocalFrame
from gui.pages.parts import SEPARATOR


def local_part(frame: LocalFrame | None) -> Html:
    """The frame; nothing where there are no lines."""
    if frame is None:
        return NOTHING
    return element(
        "div",
        element("p", element("strong", text(frame.title)), text(f"{SEPARATOR}{frame.about}")),
        _warning(frame),
        element("ul", *map(_line, frame.lines)),
        element("p", text(frame.foot), class_="about"),
        class_="local",
        role="note",
        aria_label=frame.title,
    )


def _warning(frame: LocalFrame) -> Html:
    """The warning of today; or that of the time after the lines expire, which the script shows."""
    if frame.warning:
        return element("p", element("strong", text(frame.warning)), class_="warning")
    later = element("strong", text(frame.later))
    return element("p", later, class_="warning", hidden="", data_after=frame.expires)


def _line(line: FramedLine) -> Html:
    where = element("span", text(f" ({line.where})"), class_="about") if line.where else NOTHING
    return element("li", element("b", text(f"{line.label}:")), SPACE, text(line.text), where)
