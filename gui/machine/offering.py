"""What installing a package would do; nothing is written to find that out."""

from __future__ import annotations

from datetime import date

import msgspec

from gui.core.bundle import Bundle, BundleError
from gui.core.bundle.digest import sha256_hex
from gui.core.notice import Notice, notice
from gui.core.package.container import MAX_PACKAGE_BYTES, read_container
from gui.core.package.errors import Step, refuse
from gui.core.package.manifest import PackageManifest, kind_of, read_manifest
from gui.core.package.offer import Offer
from gui.core.package.roots import Trust, next_trust
from gui.core.package.verify import VerifiedBundle, check_program, verify_bundle
from gui.machine.content import Content
from gui.machine.fitness import UnfitError, check_dates, check_keys, check_version
from gui.machine.installed import Installed, is_newer
from gui.machine.shipped import shipped_seal
from gui.machine.state import Seen
from gui.machine.targets import Target
from gui.machine.trusted import TrustFound
from gui.machine.whole_files import read_plain


class Asking(msgspec.Struct, frozen=True):
    """Who asks what may be installed: when, by which program, and what there is by now."""

    target: Target
    today: date
    program: str
    installed: Installed
    content: Content


def offer_of(data: bytes, name: str, asking: Asking) -> Offer:
    """Check a package in full, and whether it may be installed here and today.

    Raises:
        BundleError: the program's own list of keys cannot be used.
        PackageError: the package is refused; `step` is the check that it did not pass.
    """
    kind = kind_of(read_container(data, name), name)
    trust = asking.installed.trust()
    if kind == "bundle":
        return _bundle(data, name, asking, trust)
    if kind == "root":
        return _root(data, name, asking, trust)
    message = "an overlay is not installed; the policy of the computer names it"
    raise refuse(Step.STRUCTURE, name, message)


def _bundle(data: bytes, name: str, asking: Asking, trust: TrustFound) -> Offer:
    found = verify_bundle(data, name, trust.trust, asking.program)
    before = _before(asking)
    if before is not None and before.manifest.id != found.manifest.id:
        other = notice("other-content", id=found.manifest.id, shown=before.manifest.id)
        raise UnfitError(name, other)
    check_keys(trust, name, asking.today)
    warnings = check_dates(found.manifest, name, asking.today)
    is_there = _is_in_force(found, asking)
    if not is_there:
        check_version(
            found,
            name,
            shipped_seal(asking.installed.places),
            highest_seen(asking.installed, trust.trust),
        )
    return Offer(
        name=name,
        data=data,
        manifest=found.manifest,
        signers=found.signers,
        where=asking.target.where,
        folder=str(asking.target.folder),
        bundle=found.bundle,
        before=before,
        warnings=warnings,
        nothing_to_do=is_there,
    )


def _is_in_force(found: VerifiedBundle, asking: Asking) -> bool:
    """Whether this very content is shown already, to all for whom it would be installed."""
    origin, before = asking.content.origin, _before(asking)
    if origin is None or before is None or before.sha256 != found.sha256:
        return False
    return origin.kind in {"shipped", "machine", asking.target.where}


def _before(asking: Asking) -> Bundle | None:
    return asking.content.reference.bundle if asking.content.reference is not None else None


def highest_seen(installed: Installed, trust: Trust) -> Seen | None:
    """The newest version that was installed by these keys, for all users or for this one."""
    seen = [folder.state.highest.get(trust.key_set) for folder in installed.folders]
    newest = installed.newest(None)
    known = [*(it for it in seen if it is not None), *([newest.entry.seen] if newest else [])]
    highest: Seen | None = None
    for one in known:
        if highest is None or is_newer(one.version, highest.version):
            highest = one
    return highest


def _root(data: bytes, name: str, asking: Asking, trust: TrustFound) -> Offer:
    if sha256_hex(data) in trust.files:
        manifest = read_manifest(read_container(data, name), name, "root")
        return _root_offer(data, name, asking, manifest, is_there=True)
    following = next_trust(trust.trust, data, name)
    check_program(following.manifest, asking.program, name)
    check_dates(following.manifest, name, asking.today)
    offered = _root_offer(data, name, asking, following.manifest, is_there=False)
    warnings = (*_only_a_step(following.trust, asking), *_left_without(asking, following.trust))
    return msgspec.structs.replace(offered, signers=following.signers, warnings=warnings)


def _only_a_step(trust: Trust, asking: Asking) -> tuple[Notice, ...]:
    """A warning of a list that has expired; without it the one behind it could never follow."""
    if not trust.expired(asking.today):
        return ()
    return (notice("keys-expired-here", day=trust.root.expires.isoformat()),)


def _root_offer(
    data: bytes, name: str, asking: Asking, manifest: PackageManifest, *, is_there: bool
) -> Offer:
    return Offer(
        name=name,
        data=data,
        manifest=manifest,
        signers=(),
        where=asking.target.where,
        folder=str(asking.target.folder),
        before=_before(asking),
        nothing_to_do=is_there,
    )


def _left_without(asking: Asking, trust: Trust) -> tuple[Notice, ...]:
    """A warning where the new list of keys does not cover what is shown now."""
    newest = asking.installed.newest(None)
    if newest is None or asking.content.origin is None or asking.content.origin.kind == "shipped":
        return ()
    try:
        data = read_plain(newest.file, MAX_PACKAGE_BYTES)
        verify_bundle(data, newest.file.name, trust, asking.program)
    except (BundleError, OSError):
        return (notice("keys-drop", version=newest.entry.version),)
    return ()
