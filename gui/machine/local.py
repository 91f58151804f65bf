"""The hospital's own lines, from the file that the policy names: verified in full, or not shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from gui import __version__
from gui.core.bundle.problems import BundleError, Problem, printable, shortened
from gui.core.reference import Reference
from gui.pages.words import Words

if TYPE_CHECKING:
    from gui.core.overlay import Local
    from gui.machine.policy import LocalSource

_LARGEST = 16 * 1024 * 1024


class LocalContent(msgspec.Struct, frozen=True):
    """The lines, or why there are none though the policy names a file; both None without one."""

    local: Local | None = None
    refused: BundleError | None = None

    def notice_lines(self, words: Words) -> tuple[str, ...]:
        """What is said above everything: that the lines are not shown, or have expired."""
        if self.refused is not None:
            return (_not_shown(self.refused, words),)
        if self.local is None or not self.local.has_expired:
            return ()
        expired = words.text(
            "The local lines of {owner} expired on {day}: check before use.",
            owner=self.local.overlay.owner,
            day=self.local.overlay.expires.isoformat(),
        )
        return (expired,)

    def unknown_conditions(self, reference: Reference) -> Iterator[str]:
        """The lines at conditions that the content does not have, said for hospital IT."""
        conditions = reference.bundle.conditions
        for line, name in () if self.local is None else self.local.unknown(conditions):
            yield (
                f"the line {line.id!r} names the condition {name!r}, which this content does not"
                " have; it stands on the page of the therapies"
            )


def open_local(source: LocalSource | None, today: Callable[[], date]) -> LocalContent:
    """Open the lines that the policy names; what is wrong with them is told, nothing is half shown.

    Args:
        source: the file and the keys that may have signed it; None where the policy names none.
        today: gives the day; the lines ask whenever they are shown.
    """
    if source is None:
        return LocalContent()
    from gui.core.overlay import Local
    from gui.core.overlay.packed import open_overlay
    from gui.core.package.minisign import MinisignError, read_public_key

    name = printable(str(source.file))
    try:
        keys = [read_public_key(key) for key in source.keys]
        return LocalContent(Local(open_overlay(_bytes(source), name, keys, __version__), today))
    except OSError as error:
        why = f"it cannot be read ({error.strerror})"
        refused = BundleError(name, [Problem("", "", why)], unreachable=True)
    except MinisignError as error:
        refused = BundleError(name, [Problem("", "", f"overlay-keys of the policy: {error}")])
    except BundleError as error:
        refused = error
    return LocalContent(None, refused)


def _bytes(source: LocalSource) -> bytes:
    """The whole file, but for what is too long anyway.

    Raises:
        OSError: it cannot be read, or is none.
    """
    from gui.machine.policy import beginning

    return beginning(source.file, _LARGEST + 1)


def _not_shown(error: BundleError, words: Words) -> str:
    return words.text(
        "The local lines in {location} are not shown: {problem}.",
        location=shortened(error.location),
        problem=shortened(str(error.problems[0])).removesuffix("."),
    )
