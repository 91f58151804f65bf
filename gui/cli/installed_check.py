"""What `plex-ivig self-check` and `bundle info` tell of shipped and installed content."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from gui.cli.self_check import FailedError, Finding, WarnedError, tried
from gui.core.bundle import BundleError
from gui.machine.content import Content
from gui.machine.places import Places, something_is_there
from gui.machine.shipped import read_shipped
from gui.pages.notices import said
from gui.pages.words import Words

if TYPE_CHECKING:
    from gui.machine.installed import Folder, Installed

_ORIGINS = {
    "shipped": "came with the program",
    "machine": "installed for all users",
    "user": "installed for this user",
    "file": "a signed file",
    "draft": "not signed: a draft",
}
_OF_KEYS = frozenset({"installed-bad", "keys-bad"})


def origin_line(content: Content) -> str:
    """Where the content that is shown came from, in English."""
    if content.origin is None:
        return ""
    return f"{_ORIGINS[content.origin.kind]}: {content.origin.location}"


def installed_findings(places: Places, today: date) -> Iterator[Finding]:
    """Whether the shipped content is what was sealed, and what is installed is sound."""
    yield tried("shipped content", lambda: _shipped(places))
    yield tried("installed", lambda: _installed(places, today))
    yield tried("rights", lambda: _rights(places))


def _shipped(places: Places) -> str:
    try:
        return f"{read_shipped(places).manifest.version}, as it was sealed"
    except BundleError as error:
        raise FailedError(f"{error.location}: {error.problems[0]}") from None


def _installed(places: Places, today: date) -> str:
    if not (something_is_there(places.machine) or something_is_there(places.user)):
        return "nothing"
    from gui.machine.installed import Installed

    installed = Installed(places, today)
    told = [line for folder in installed.folders for line in _told(folder, installed)]
    wrong = [it for it in installed.notices() if it.kind != "rights"]
    if wrong:
        lines = "; ".join(said(it, Words()) for it in wrong)
        failed = any(it.kind in _OF_KEYS for it in wrong)
        raise FailedError(lines) if failed else WarnedError(lines)
    return "; ".join(told) or "nothing"


def _told(folder: Folder, installed: Installed) -> Iterator[str]:
    """What is installed in a folder; all of it is verified on the way."""
    parts = []
    for what, entry in (("", folder.state.current), ("before it ", folder.state.previous)):
        if entry is not None:
            found = installed.verify(folder, entry)
            state = "damaged" if isinstance(found, BundleError) else "verified"
            parts.append(f"{what}{entry.version}, {state}")
    seen = [it.version for it in folder.state.highest.values()]
    if seen:
        parts.append(f"highest seen {' and '.join(seen)}")
    if parts:
        yield f"{folder.path}: {', '.join(parts)}"


def _rights(places: Places) -> str:
    from gui.machine import rights

    wrong = rights.wrong_rights(places)
    if wrong:
        raise WarnedError("; ".join(said(it, Words()) for it in wrong))
    return "nobody else may change what is installed"
