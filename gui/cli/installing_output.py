"""What is printed of an installation: the same page as in the window, and JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gui.cli.json_output import fingerprint_json
from gui.core.bundle import Bundle, printable
from gui.core.package.errors import PackageError
from gui.core.package.offer import Offer
from gui.core.package.signing import Signer
from gui.pages.install_steps import InstallPage
from gui.pages.notices import said
from gui.pages.words import Words

if TYPE_CHECKING:
    from gui.machine.store import Done, WayBack

_WIDTH = 100


def page_text(page: InstallPage) -> list[str]:
    """The page of an installation for a terminal."""
    lines = [page.heading]
    for check in page.checks:
        lines += _wrapped(f"  {check.spoken}")
    lines += [line for part in page.conclusion.split("\n") for line in _wrapped(part)]
    lines += [line for part in page.warnings for line in _wrapped(f"  {part}")]
    if page.changes_heading:
        lines += [page.changes_heading]
        lines += [line for part in page.changes for line in _wrapped(f"  {part}")]
    return lines + [line for part in page.facts for line in _wrapped(f"  {part}")]


def _wrapped(text: str) -> list[str]:
    inside = " " * (len(text) - len(text.lstrip()) + 2)
    return textwrap.wrap(
        printable(text),
        _WIDTH,
        subsequent_indent=inside if text.startswith(" ") else "",
        break_long_words=False,
        break_on_hyphens=False,
    )


def offer_json(name: str, offer: Offer, page: InstallPage) -> dict[str, Any]:
    """A package that passed every check, and what installing it changes."""
    manifest = offer.manifest
    return {
        "file": name,
        "accepted": True,
        "step": None,
        "problems": [],
        "kind": manifest.kind,
        "id": manifest.id,
        "version": manifest.version,
        "built": manifest.built.isoformat(),
        "review_due": manifest.review_due.isoformat(),
        "signers": signers_json(offer.signers),
        "content": fingerprint_json(offer.bundle) if offer.bundle is not None else None,
        "before": _before(offer.before),
        "where": offer.where,
        "folder": offer.folder,
        "warnings": [said(warning, Words()) for warning in offer.warnings],
        "changes": list(page.changes),
        "nothing_to_do": offer.nothing_to_do,
    }


def _before(bundle: Bundle | None) -> dict[str, Any] | None:
    if bundle is None:
        return None
    return {"version": bundle.manifest.version, **fingerprint_json(bundle)}


def signers_json(signers: Sequence[Signer]) -> list[dict[str, Any]]:
    """Who signed."""
    return [
        {
            "role": signer.role,
            "key": signer.key_id,
            "name": printable(signer.name),
            "development": signer.development,
        }
        for signer in signers
    ]


def failed_json(
    name: str, problems: Sequence[str], shown: str, error: PackageError | None = None
) -> dict[str, Any]:
    """What was refused, or could not be done."""
    return {
        "file": name,
        "accepted": False,
        "step": error.step.value if error is not None else None,
        "problems": list(problems),
        "done": False,
        "shown": shown,
    }


def way_back_json(way: WayBack, page: InstallPage) -> dict[str, Any]:
    """What going back changes."""
    return {
        "from": way.version,
        "to": way.version_then,
        "leads_to": way.leads_to,
        "where": way.where,
        "folder": str(way.folder),
        "changes": list(page.changes),
    }


def done_json(done: Done | None, shown: str) -> dict[str, Any]:
    """Whether anything was done, and what is shown now."""
    return {"done": done is not None, "shown": shown}
