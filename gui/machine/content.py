"""Which content is shown: the one asked for, or else the newest sound one, with a word about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from gui.core.bundle import Bundle, BundleError
from gui.core.bundle.problems import shortened
from gui.core.reference import Reference
from gui.machine.places import PACKAGE, Places, something_is_there
from gui.machine.shipped import read_shipped, shipped_seal, shipped_version
from gui.pages.words import Words

if TYPE_CHECKING:
    from gui.core.notice import Notice
    from gui.core.package.verify import VerifiedBundle
    from gui.machine.installed import Installed, Newest
    from gui.machine.local import LocalContent
    from gui.machine.policy import LocalSource


Kind = Literal["shipped", "machine", "user", "file", "draft"]


class Origin(msgspec.Struct, frozen=True):
    """Where content came from: with the program, from an installation, or a file that was named.

    `location` is the folder or file; `signed` what its signatures and its manifest say, for
    content from a signed file.
    """

    kind: Kind
    location: Path
    signed: VerifiedBundle | None = None


class Content(msgspec.Struct, frozen=True):
    """What is shown, and what is to be said about it.

    `refused` has the bundle that was asked for and cannot be used, or, where nothing can be shown,
    everything that was tried. `local` are the hospital's own lines where the policy names some.
    """

    reference: Reference | None
    refused: tuple[BundleError, ...] = ()
    notices: tuple[Notice, ...] = ()
    origin: Origin | None = None
    local: LocalContent | None = None

    def notice(self, words: Words) -> str:
        """What to say above the content, a line for each thing; empty where it is as it should."""
        return "\n".join(self.notice_lines(words))

    def notice_lines(self, words: Words) -> tuple[str, ...]:
        """What to say above the content: that it is a draft, or is not what was asked for."""
        if self.reference is None or self.origin is None:
            return ()
        lines: list[str] = []
        if self.refused or self.notices or self.reference.bundle.is_draft:
            lines = self._warnings(words)
        if self.local is not None:
            lines += self.local.notice_lines(words)
        return tuple(dict.fromkeys(lines))

    def besides(self, words: Words) -> tuple[str, ...]:
        """What else is wrong where nothing can be shown: a line for each thing."""
        if self.reference is not None or not self.notices:
            return ()
        from gui.pages.notices import said

        return tuple(said(entry, words) for entry in self.notices)

    def _warnings(self, words: Words) -> list[str]:
        from gui.pages.notices import INSTEAD_OF_THESE, draft_warning, said

        draft = self.reference is not None and self.reference.bundle.is_draft
        lines = [draft_warning(words)] if draft else []
        lines += [f"{_refusal(error, words)} {self._shown(words)}" for error in self.refused[:1]]
        for entry in self.notices:
            lead_elsewhere = entry.kind in INSTEAD_OF_THESE
            lines.append(said(entry, words) + (f" {self._shown(words)}" if lead_elsewhere else ""))
        return lines

    def _shown(self, words: Words) -> str:
        from gui.pages.notices import SHOWN_INSTEAD

        if self.reference is None or self.origin is None:
            return ""
        version = self.reference.bundle.manifest.version
        return words.filled(SHOWN_INSTEAD, self.origin.kind, version=version)


def _refusal(error: BundleError, words: Words) -> str:
    problem = shortened(str(error.problems[0]))
    left = len(error.problems) - 1
    if left:
        more = words.counted("and {number} more problem", "and {number} more problems", left)
        problem += f" ({more})"
    return words.text(
        "The data bundle {location} could not be used: {problem}.",
        location=error.location,
        problem=problem,
    )


def open_beside(
    asked: Path | None, source: LocalSource | None, today: Callable[[], date], places: Places
) -> Content:
    """Open content as `open_content` does, with the hospital's own lines beside it.

    Args:
        source: where these lines are; None where the policy names none.
        today: gives the day; the lines ask for it whenever they are shown.
    """
    content = open_content(asked, today(), places)
    if source is None or content.reference is None:
        return content
    from gui.machine.local import open_local

    local = open_local(source, today)
    reference = content.reference.beside(local.local)
    return msgspec.structs.replace(content, reference=reference, local=local)


def open_content(asked: Path | None, today: date, places: Places) -> Content:
    """Open the content that is asked for, or else the newest sound one; never a part of any.

    Args:
        asked: a folder or zip, which is a draft, or a signed file; None for what is in force.
        today: the day on which it is read.
    """
    refused: tuple[BundleError, ...] = ()
    if asked is not None:
        try:
            return _named(asked, today, places)
        except BundleError as error:
            refused = (error,)
    return _in_force(refused, today, places)


def _named(asked: Path, today: date, places: Places) -> Content:
    """The bundle of a file or a folder.

    Raises:
        BundleError: it cannot be used.
    """
    if asked.suffix.lower() == PACKAGE:
        from gui.machine.trusted import read_signed

        signed, notices = read_signed(asked, today, places)
        origin = Origin("file", asked, signed)
        return Content(Reference(signed.bundle), (), notices, origin)
    from gui.core.bundle import read_bundle

    bundle = read_bundle(asked)
    if _is_shipped(bundle, places):
        return Content(Reference(bundle), origin=Origin("shipped", asked))
    draft = msgspec.structs.replace(bundle, is_draft=True)
    return Content(Reference(draft), origin=Origin("draft", asked))


def _is_shipped(bundle: Bundle, places: Places) -> bool:
    """Whether it holds, byte for byte, what the program came with, wherever it lies."""
    seal = shipped_seal(places)
    return seal is not None and seal.sha256 == bundle.sha256


def _in_force(refused: tuple[BundleError, ...], today: date, places: Places) -> Content:
    installed: Installed | None = None
    notices: tuple[Notice, ...] = ()
    if something_is_there(places.machine) or something_is_there(places.user):
        from gui.machine.installed import Installed

        installed = Installed(places, today)
        newest = installed.newest(shipped_version(places))
        notices = installed.notices()
        if newest is not None:
            return _content_of(newest, refused, notices)
    try:
        shipped = read_shipped(places)
        return Content(Reference(shipped), refused, notices, Origin("shipped", places.shipped))
    except BundleError as error:
        last = installed.newest(None) if installed is not None else None
        if installed is None or last is None:
            told = installed.notices() if installed is not None else ()
            return Content(None, (*refused, error), told)
        from gui.core.notice import notice

        damaged = notice("shipped-bad", problem=shortened(str(error.problems[0])))
        return _content_of(last, refused, (damaged, *installed.notices()))


def _content_of(
    newest: Newest, refused: tuple[BundleError, ...], notices: tuple[Notice, ...]
) -> Content:
    reference = Reference(newest.verified.bundle, changed=newest.changed)
    origin = Origin(newest.place, newest.file, newest.verified)
    return Content(reference, refused, notices, origin)
