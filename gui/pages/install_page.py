"""What is said before something is installed, and before going back; and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from gui.core.bundle import Bundle, BundleError
from gui.core.bundle.problems import printable
from gui.core.notice import Notice
from gui.core.package.errors import PackageError
from gui.core.package.offer import Offer
from gui.pages.change_parts import ChangeRow
from gui.pages.changes import changes_page
from gui.pages.imprint import in_words
from gui.pages.install_steps import InstallPage, check_lines
from gui.pages.notices import said
from gui.pages.origin import signed_lines
from gui.pages.parts import SEPARATOR
from gui.pages.words import Words

PLACES = {
    "machine": "It will be installed for all users of this computer, in {folder}.",
    "user": "It will be installed for this user alone, in {folder}.",
}
_TOLD_IN_FULL = ("verdicts", "removed", "withdrawn")
_MOST_ROWS = 12


def refused_page(
    name: str, error: BundleError, shown: str, words: Words, why: Notice | None = None
) -> InstallPage:
    """Why a file is not installed.

    Args:
        name: what the file is called.
        shown: the version that is shown now, and stays; empty where none can be.
        why: the reason to be said in the language of the interface, where there is one.
    """
    failed = error if isinstance(error, PackageError) else None
    problems = "" if failed else "\n".join(str(problem) for problem in error.problems)
    conclusion = (
        words.text(
            "It is refused, and nothing was changed. Shown is version {version}, as before.",
            version=shown,
        )
        if shown
        else words.text("It is refused, and nothing was changed.")
    )
    return InstallPage(
        title=words.text("Install content"),
        heading=printable(name),
        checks=check_lines(failed, words, said(why, words) if why else "") if failed else (),
        conclusion="\n".join(filter(None, [problems, conclusion])),
    )


def failed_page(name: str, why: Notice, shown: str, words: Words) -> InstallPage:
    """Why nothing could be done, though nothing was wrong with the file."""
    kept = words.text("Shown is version {version}, as before.", version=shown)
    says_so_itself = why.kind == "not-written" or not shown
    return InstallPage(
        title=words.text("Install content"),
        heading=printable(name) or words.text("Nothing was changed"),
        checks=(),
        conclusion="\n".join([said(why, words), *([] if says_so_itself else [kept])]),
    )


def offered_page(offer: Offer, words: Words) -> InstallPage:
    """What a file is that passed every check, and what would change; asks whether to install it."""
    bundle = offer.bundle
    if bundle is None:
        heading = words.text("List of keys number {number}", number=offer.manifest.version)
        question, facts = words.text("Install this list of keys?"), _keys(offer, words)
        kept = words.text("This list of keys is in use already. There is nothing to do.")
    else:
        heading = words.text("Content, version {version}", version=bundle.manifest.version)
        question, facts = words.text("Install this content?"), _facts(offer, bundle, words)
        kept = words.text("This content is installed already. There is nothing to do.")
    page = InstallPage(
        title=words.text("Install content"),
        heading=heading,
        checks=check_lines(None, words),
        conclusion=words.text("It passed every check."),
        facts=tuple(facts),
    )
    if offer.nothing_to_do:
        return replace(page, conclusion=kept)
    before, conclusion = offer.before, page.conclusion
    changes: tuple[str, ...] = ()
    if before is not None and bundle is not None:
        conclusion += f" {_versions(before, bundle, words)}"
        changes = tuple(_changes(before, bundle, words))
    return replace(
        page,
        conclusion=conclusion,
        warnings=tuple(said(entry, words) for entry in offer.warnings),
        changes_heading=_changes_heading(words) if changes else "",
        changes=changes,
        question=question,
        action=words.text("&Install"),
    )


def way_back_page(now: Bundle, then: Bundle, taken_back: str, words: Words) -> InstallPage:
    """What going back to other content would change; asks whether to do so.

    Args:
        now: what is shown now.
        then: what is shown afterwards.
        taken_back: the version that is taken back, which need not be the one that is shown.
    """
    version = then.manifest.version
    unused = words.text(
        "Version {version} is installed and cannot be used; it is taken back.", version=taken_back
    )
    return InstallPage(
        title=words.text("Go back to the content before"),
        heading=words.text("Content, version {version}", version=version),
        checks=(),
        conclusion=f"{words.text('It was verified again.')} {_versions(now, then, words)}",
        warnings=() if taken_back == now.manifest.version else (unused,),
        facts=(*_dates(then, words), *_fingerprint(then, words)),
        changes_heading=_changes_heading(words),
        changes=tuple(_changes(now, then, words)),
        question=words.text("Go back to this content?"),
        action=words.text("&Go back"),
    )


def _versions(now: Bundle, then: Bundle, words: Words) -> str:
    return words.text(
        "Version {old} is in use now, version {new} afterwards.",
        old=now.manifest.version,
        new=then.manifest.version,
    )


def _changes_heading(words: Words) -> str:
    return words.text("What changes")


def _facts(offer: Offer, bundle: Bundle, words: Words) -> Iterator[str]:
    yield from _dates(bundle, words)
    yield from signed_lines(offer.signers, words)
    yield from _fingerprint(bundle, words)
    if not offer.nothing_to_do:
        yield words.filled(PLACES, offer.where, folder=printable(offer.folder))


def _keys(offer: Offer, words: Words) -> Iterator[str]:
    yield words.text("built {day}", day=offer.manifest.built.isoformat())
    yield words.text("It can be used until {day}.", day=offer.manifest.review_due.isoformat())
    yield from signed_lines(offer.signers, words)
    if not offer.nothing_to_do:
        yield words.filled(PLACES, offer.where, folder=printable(offer.folder))


def _dates(bundle: Bundle, words: Words) -> Iterator[str]:
    manifest = bundle.manifest
    built = words.text("built {day}", day=manifest.built.isoformat())
    due = words.text("Review due {day}", day=manifest.review_due.isoformat())
    yield f"{built}{SEPARATOR}{due}"


def _fingerprint(bundle: Bundle, words: Words) -> Iterator[str]:
    yield words.text("Fingerprint {short}", short=bundle.fingerprint)
    spoken = in_words(bundle, words)
    if spoken:
        yield spoken


def _changes(old: Bundle, new: Bundle, words: Words) -> Iterator[str]:
    """Each changed verdict, each statement that is taken back; how many changes of each kind."""
    page = changes_page(old, new, words)
    rows = [row for section in page.sections if section.id in _TOLD_IN_FULL for row in section.rows]
    yield from (_row(row, words) for row in rows[:_MOST_ROWS])
    left = len(rows) - _MOST_ROWS
    if left > 0:
        yield words.counted("and {number} more", "and {number} more", left)
    yield from filter(None, [page.message, *page.summary])


def _row(row: ChangeRow, words: Words) -> str:
    if row.old.badge is None or row.new.badge is None:
        return row.label
    return words.text(
        "{what}: before {old}; then {new}",
        what=row.label,
        old=row.old.badge.label,
        new=row.new.badge.label,
    )
