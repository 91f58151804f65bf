"""What `plex-ivig bundle info` tells of where content came from and of what is installed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from gui.cli.installing_output import signers_json
from gui.core.bundle import BundleError, printable
from gui.machine.content import Content
from gui.machine.installed import Folder, Installed
from gui.machine.places import Places
from gui.machine.state import Entry, Seen
from gui.pages.notices import said
from gui.pages.origin import origin_lines
from gui.pages.words import Words


def installed_json(content: Content, places: Places, today: date) -> dict[str, Any]:
    """Origin and signers of the content, the keys, and what is in each folder."""
    origin, installed = content.origin, Installed(places, today)
    return {
        "origin": {
            "kind": origin.kind if origin is not None else None,
            "location": printable(str(origin.location)) if origin is not None else None,
            "signers": signers_json(origin.signed.signers)
            if origin is not None and origin.signed is not None
            else [],
        },
        "keys": _keys_json(installed),
        "installed": [_folder_json(folder, installed) for folder in installed.folders],
        "notices": list(content.notice_lines(Words())),
    }


def _keys_json(installed: Installed) -> dict[str, Any]:
    try:
        root = installed.trust().trust.root
    except BundleError as error:
        return {"number": None, "expires": None, "keys": 0, "problem": str(error.problems[0])}
    expires = root.expires.isoformat()
    return {"number": root.version, "expires": expires, "keys": len(root.keys), "problem": None}


def _folder_json(folder: Folder, installed: Installed) -> dict[str, Any]:
    state = folder.state
    return {
        "where": folder.where,
        "folder": printable(str(folder.path)),
        "current": _entry_json(state.current, folder, installed),
        "previous": _entry_json(state.previous, folder, installed),
        "highest": [_seen_json(keys, seen) for keys, seen in sorted(state.highest.items())],
        "problem": folder.problem or None,
    }


def _entry_json(entry: Entry | None, folder: Folder, installed: Installed) -> Any:
    if entry is None:
        return None
    found = installed.verify(folder, entry)
    problem = str(found.problems[0]) if isinstance(found, BundleError) else None
    return {"version": entry.version, "sha256": entry.sha256, "problem": problem}


def _seen_json(keys: str, seen: Seen) -> dict[str, str]:
    return {"keys": keys, "version": seen.version, "sha256": seen.sha256}


def installed_text(content: Content, places: Places, today: date, words: Words) -> Iterator[str]:
    """The same in words; nothing of folders in which nothing was ever installed."""
    origin, reference = content.origin, content.reference
    if origin is not None and reference is not None:
        signers = origin.signed.signers if origin.signed is not None else ()
        place, manifest = str(origin.location), reference.bundle.manifest
        yield from origin_lines(origin.kind, place, signers, manifest, words)
    installed = Installed(places, today)
    for folder in installed.folders:
        yield from _folder_text(folder, installed, words)
    if any(folder.state.highest for folder in installed.folders):
        yield from _keys_text(installed, words)


def _folder_text(folder: Folder, installed: Installed, words: Words) -> Iterator[str]:
    state = folder.state
    if state.current is None and not state.highest:
        return
    yield words.text("Installed in {folder}:", folder=printable(str(folder.path)))
    if state.current is not None:
        yield "  " + words.text(
            "version {version}", version=_checked(state.current, folder, installed, words)
        )
    if state.previous is not None:
        told = _checked(state.previous, folder, installed, words)
        yield "  " + words.text("before it version {version}", version=told)
    for keys, seen in state.highest.items():
        if keys == _key_set(installed):
            yield "  " + words.text("newest ever installed: {version}", version=seen.version)
        else:
            yield "  " + words.text(
                "newest ever installed by other keys: {version}", version=seen.version
            )


def _key_set(installed: Installed) -> str:
    try:
        return installed.trust().trust.key_set
    except BundleError:
        return ""


def _checked(entry: Entry, folder: Folder, installed: Installed, words: Words) -> str:
    found = installed.verify(folder, entry)
    if isinstance(found, BundleError):
        why = words.text("cannot be used: {problem}", problem=found.problems[0])
        return f"{entry.version} ({why})"
    return entry.version


def _keys_text(installed: Installed, words: Words) -> Iterator[str]:
    try:
        found = installed.trust()
    except BundleError as error:
        yield str(error.problems[0])
        return
    root = found.trust.root
    yield words.text(
        "List of keys number {number}, until {day}",
        number=root.version,
        day=root.expires.isoformat(),
    )
    yield from (said(entry, words) for entry in found.notices)
