"""Installs content and goes back: one rename switches from old to new, and nothing is ever half."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import msgspec

from gui import __version__
from gui.core.bundle import Bundle, BundleError
from gui.core.notice import Notice, notice
from gui.core.package.manifest import version_key
from gui.core.package.offer import Offer, Where
from gui.machine.content import Content, open_content
from gui.machine.installed import Folder, Installed, is_newer
from gui.machine.offering import Asking, offer_of
from gui.machine.places import Places
from gui.machine.shipped import read_shipped, shipped_version
from gui.machine.store_lock import PATIENCE_S, HeldError, alone_in
from gui.machine.switching import put_bundle, put_root, take_back
from gui.machine.targets import Target, may_write, target_of
from gui.machine.whole_files import make_folder
from gui.pages.notices import said
from gui.pages.words import Words


class StoreError(Exception):
    """Nothing was installed, and nothing gone back to; `notice` says why."""

    def __init__(self, why: Notice) -> None:
        super().__init__(said(why, Words()))
        self.notice = why


class Done(msgspec.Struct, frozen=True):
    """What was done: where, and what is shown from now on."""

    where: Where
    folder: Path
    content: Content


class WayBack(msgspec.Struct, frozen=True):
    """What going back would do: in which folder, from which version, and what is shown then.

    `leads_to` and `version_then` are None where nothing sound would be left.
    """

    where: Where
    folder: Path
    version: str
    leads_to: str | None
    version_then: str | None


class Store:
    """The folders in which content is installed."""

    def __init__(
        self,
        places: Places,
        today: date,
        program: str = __version__,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """Look at some folders.

        Args:
            today: the day on which something is installed.
            program: the version of this program.
            patience_s: how long another installation is waited for.
        """
        self.places = places
        self._today = today
        self._program = program
        self._patience_s = patience_s

    def in_force(self) -> Content:
        """What is shown where nothing else is asked for."""
        return open_content(None, self._today, self.places)

    def installed(self) -> Installed:
        """What is installed, read anew."""
        return Installed(self.places, self._today, self._program)

    def before(self) -> Bundle | None:
        """What was shown before what is in force now: the bundle before it, or the shipped one.

        None where the shipped one is in force, or nothing sound is left of what was before.
        """
        installed, shipped = self.installed(), shipped_version(self.places)
        newest = installed.newest(shipped)
        if newest is None:
            return None
        earlier = installed.without(installed.folder(newest.place)).newest(shipped)
        if earlier is not None:
            return earlier.verified.bundle
        with suppress(BundleError):
            return read_shipped(self.places)
        return None

    def offer(self, data: bytes, name: str) -> Offer:
        """Check a package in full, and whether it may be installed here and today.

        Args:
            data: the whole file.
            name: what it is called, for the messages.

        Raises:
            BundleError: the program's own list of keys cannot be used.
            PackageError: the package is refused; `step` is the check that it did not pass.
            StoreError: there is no folder in which it could be installed.
        """
        target = target_of(self.places)
        if target is None:
            raise StoreError(notice("no-folder"))
        content = self.in_force()
        asking = Asking(target, self._today, self._program, self.installed(), content)
        return offer_of(data, name, asking)

    def install(self, offered: Offer) -> Done:
        """Install what was offered, unless something changed since then.

        Raises:
            BundleError: by now it is refused.
            StoreError: it could not be installed; what was shown before still is.
        """
        target = Target(offered.where, Path(offered.folder))
        with self._writing(target):
            again = self.offer(offered.data, offered.name)
            before = [it.before.sha256 if it.before else "" for it in (offered, again)]
            if before[0] != before[1] or again.where != offered.where:
                raise StoreError(notice("changed-meanwhile"))
            if again.nothing_to_do:
                pass
            elif again.bundle is None:
                put_root(again, target, self.installed())
            else:
                put_bundle(again, again.bundle, target, self.installed())
        return Done(target.where, target.folder, self.in_force())

    def way_back(self) -> WayBack:
        """What going back would do.

        Raises:
            StoreError: there is nothing to go back from, or this user may not.
        """
        installed = self.installed()
        folder = self._to_take_back(installed)
        left = installed.without(folder)
        shipped = shipped_version(self.places)
        newest = left.newest(shipped)
        current = folder.state.current
        return WayBack(
            where=folder.where,
            folder=folder.path,
            version=current.version if current is not None else "",
            leads_to=newest.place if newest else "shipped" if shipped else None,
            version_then=newest.entry.version if newest else shipped,
        )

    def rollback(self, expected: WayBack | None = None) -> Done:
        """Go back one: to the bundle that was installed before, or to the shipped one.

        Args:
            expected: what the user was told; where it is something else by now, nothing is done.

        Raises:
            StoreError: there is nothing to go back from, this user may not, or it failed.
        """
        wanted = expected or self.way_back()
        target = Target(wanted.where, wanted.folder)
        with self._writing(target):
            if self.way_back() != wanted:
                raise StoreError(notice("changed-meanwhile"))
            take_back(target, self.installed())
        return Done(target.where, target.folder, self.in_force())

    def bundle_then(self, way: WayBack) -> Bundle | None:
        """What is shown once somebody has gone back; None where nothing sound would be left."""
        installed = self.installed()
        left = installed.without(installed.folder(way.where))
        newest = left.newest(shipped_version(self.places))
        if newest is not None:
            return newest.verified.bundle
        try:
            return read_shipped(self.places)
        except BundleError:
            return None

    def _to_take_back(self, installed: Installed) -> Folder:
        """The folder with what is shown, or one of this user's with something newer, not sound."""
        shipped = shipped_version(self.places)
        newer = [
            (folder, folder.state.current.version)
            for folder in installed.folders
            if folder.state.current is not None
            and (shipped is None or is_newer(folder.state.current.version, shipped))
        ]
        if not newer:
            raise StoreError(notice("nothing-back"))
        newer.sort(key=lambda it: version_key(it[1]), reverse=True)
        shown = installed.newest(shipped)
        for folder, version in newer:
            if folder.where == "user" or may_write(folder.path):
                return folder
            if shown is not None and folder.where == shown.place:
                raise StoreError(notice("not-yours", folder=folder.path, version=version))
        folder, version = newer[0]
        raise StoreError(notice("not-yours", folder=folder.path, version=version))

    @contextmanager
    def _writing(self, target: Target) -> Iterator[None]:
        """Alone in a folder; whatever cannot be written is told, with what is shown now.

        Raises:
            StoreError: it cannot be written, or another program installs something.
        """
        try:
            make_folder(target.folder, target.folder_mode)
            with alone_in(target.folder, self._patience_s):
                yield
        except HeldError:
            raise StoreError(notice("held", folder=target.folder)) from None
        except OSError as error:
            why = f"{target.folder}: {error.strerror or error}"
            content = self.in_force()
            shown = content.reference.bundle.manifest.version if content.reference else "-"
            raise StoreError(notice("not-written", why=why, version=shown)) from error
