"""What stands around the content of a web page: head, banner, imprint, policy."""

from __future__ import annotations

from binascii import b2a_base64

from gui.core.bundle.digest import sha256_bytes
from gui.exports.html_language import statements_in
from gui.exports.html_markup import NOTHING, Html, element, heading, joined, text
from gui.exports.html_parts import lines
from gui.exports.html_script import AGEING, SEARCH
from gui.exports.html_style import STYLE
from gui.pages.imprint import Imprint
from gui.pages.parts import SEPARATOR
from gui.pages.words import Words


class Sheet:
    """One web page to be: its title, the way into it and what it says.

    Args:
        title: the heading of the whole page.
        subtitle: a line below it, or none.
        contents: the navigation.
        content: the parts of the page.
        searchable: whether the navigation has conditions to be searched.
    """

    def __init__(
        self, title: str, subtitle: str, contents: Html, content: Html, *, searchable: bool
    ) -> None:
        self.title = title
        self.subtitle = subtitle
        self.contents = contents
        self.content = content
        self.searchable = searchable


def document(sheet: Sheet, imprint: Imprint, words: Words) -> str:
    """A web page that needs nothing but itself."""
    body = element(
        "body",
        element("a", text(words.text("Skip to the content")), href="#content", class_="skip"),
        _header(sheet, imprint),
        sheet.contents,
        element("main", sheet.content, id="content", tabindex="-1"),
        _footer(imprint, words),
        element("script", Html(_script(sheet))),
        class_="listed" if sheet.searchable else "plain",
    )
    page = element("html", _head(sheet, imprint), body, lang=words.language)
    return f"<!DOCTYPE html>\n{page}"


def on_paper(imprint: Imprint) -> Html:
    """Warning and imprint for the head of a condition; seen on paper only."""
    warned = _warning(imprint)
    said = element("p", joined(_imprint_lines(imprint), text(SEPARATOR)), class_="imprint")
    return element("div", warned, said, class_="onpaper")


def _head(sheet: Sheet, imprint: Imprint) -> Html:
    titles = dict.fromkeys((sheet.title, imprint.product))
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="X-UA-Compatible", content="IE=edge"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(sheet)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", text(" \u2013 ".join(titles))),
        element("style", Html(STYLE)),
    )


def _policy(sheet: Sheet) -> str:
    script = f"script-src {_hashed(_script(sheet))}; "
    rest = "base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; {script}style-src {_hashed(STYLE)}; {rest}"


def _script(sheet: Sheet) -> str:
    return AGEING + SEARCH if sheet.searchable else AGEING


def _hashed(code: str) -> str:
    digest = sha256_bytes(code.encode("utf-8"))
    return f"'sha256-{b2a_base64(digest, newline=False).decode('ascii')}'"


def _imprint_lines(imprint: Imprint) -> tuple[Html, ...]:
    which, whose, intended_use = imprint.lines_as("saved")
    used = statements_in(imprint).said(intended_use)
    return (text(which), text(whose), used, text(imprint.not_a_prescription))


def _paragraphs(imprint: Imprint) -> Html:
    return joined(element("p", line) for line in _imprint_lines(imprint))


def _header(sheet: Sheet, imprint: Imprint) -> Html:
    return element(
        "header",
        element("p", text(imprint.product), class_="product"),
        heading(1, sheet.title),
        element("p", text(sheet.subtitle), class_="sub") if sheet.subtitle else NOTHING,
        _warning(imprint),
        element("div", _paragraphs(imprint), class_="imprint"),
    )


def _warning(imprint: Imprint) -> Html:
    """The warning of today; or that of the time after the review, which the script shows then."""
    said = element("p", element("strong", text(imprint.warning)), class_="warning")
    if imprint.warning != imprint.draft:
        return said
    later = element("strong", text(imprint.overdue))
    day = imprint.review_by.isoformat()
    hidden = element("p", later, class_="warning", hidden="", data_after=day)
    return joined([said, hidden]) if imprint.draft else hidden


def _footer(imprint: Imprint, words: Words) -> Html:
    whole = words.text("Fingerprint in full: SHA-256 {sha256}", sha256=imprint.sha256)
    return element(
        "footer",
        heading(2, words.text("About this file")),
        _warning(imprint),
        joined([_paragraphs(imprint), lines([whole], "sha256")]),
        class_="imprint",
        id="imprint",
    )
