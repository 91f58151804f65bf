"""Mutated packages: before their signatures, and behind signatures that are valid.

The keys are those of `tests.core.package.packed`; they sign what was mutated, so that manifest,
hashes and content are reached by what no stranger can send.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import msgspec

from gui.core.bundle import BundleError
from gui.core.bundle.digest import sha256_hex
from gui.core.overlay.packed import open_overlay
from gui.core.package import PackageError, Step
from gui.core.package.container import MANIFEST, read_container, write_container
from gui.core.package.manifest import PackageManifest
from gui.core.package.minisign import MinisignError, SecretKey, sign
from gui.core.package.review import review_bundle
from gui.core.package.roots import next_trust
from gui.core.package.signing import signature_member
from gui.core.package.verify import verify_bundle
from gui.machine.store import Store
from tests.core.overlay.hospital import OWN, overlay, packed
from tests.core.package.packed import (
    CLINICAL,
    OTHER_ROOT,
    PROGRAM,
    RELEASE,
    ROLES,
    ROOT,
    STRANGER,
    root_json,
    signed,
    signed_root,
    trust,
    unsigned,
)
from tests.fuzzing import byte_changes, json_changes, zips
from tests.fuzzing.bundles import DOSING, changed_files, refusal
from tests.fuzzing.same import check_same, difference
from tests.fuzzing.shown import show
from tests.fuzzing.target import EQUAL, REFUSED, Mutant, Outcome, Target, require
from tests.signed import TODAY, Computer

_BY = {
    "bundle": (("clinical", CLINICAL), ("release", RELEASE)),
    "root": (("root", ROOT), ("root", OTHER_ROOT)),
    "overlay": (("local", OWN),),
}
_STRANGERS = (CLINICAL, RELEASE, ROOT, OTHER_ROOT, STRANGER, OWN)
_ODD_MEMBERS = (
    *("bundle/../x.json", "bundle/x", "signatures/x", "root/root.json", "overlay/overlay.json"),
    *(
        "bundle/ONE.json",
        "x",
        "manifest.json/x",
        "signatures/clinical-00.minisig",
        "bundle/a..json",
    ),
    *(
        "signatures/root-" + "0" * 16 + ".minisig",
        "bundle/" + "a" * 110 + ".json",
        "bundle/con.json",
    ),
)


class Package(NamedTuple):
    """A mutated package, and where it goes."""

    kind: str
    data: bytes
    way: str = "verify"
    shown: bool = False


class Packages(Target):
    """Container, signatures, manifest, content and offer of packages of the three kinds."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._sound = {
            "bundle": [signed(), signed(unsigned("2027.1.12", previous="0" * 64))],
            "root": [signed_root(root_json(ROLES, version=2), ROOT, OTHER_ROOT)],
            "overlay": [packed(overlay())],
        }
        from tests.core.bundle.dosing_files import small_dosing
        from tests.core.bundle.small import as_bytes

        files = self._members(self._sound["bundle"][0])
        files[f"bundle/{DOSING}"] = as_bytes(small_dosing())
        contents = {name: it for name, it in files.items() if name.startswith("bundle/")}
        told = _manifest("bundle", files[MANIFEST], contents, Random(0), odd=False)
        self._sound["bundle"].append(_signed("bundle", told, contents))
        self._computer = Computer(folder / "computer")
        self._trust = trust()

    def mutant(self, random: Random, kept: Sequence[Any]) -> Mutant:
        kind = random.choices(("bundle", "root", "overlay"), (70, 15, 15))[0]
        whole = random.choice(self._sound[kind])
        if kept and random.random() < 0.3:
            kind, whole = random.choice(kept)
        ways = {"bundle": ("verify", "verify", "review", "offer"), "root": ("verify", "offer")}
        way = random.choice(ways.get(kind, ("verify", "verify", "verify", "offer")))
        behind = random.random() < 0.55
        change = self._behind if behind else self._before
        name, data = change(kind, whole, random)
        place = "behind signatures" if behind else "before signatures"
        package = Package(kind, data, way, shown=random.randrange(20) == 0)
        return Mutant(f"{kind}, {place}: {name}", package)

    def outcome(self, mutant: Mutant) -> Outcome:
        package: Package = mutant.content
        try:
            return self._read(package)
        except PackageError as error:
            require(error.step in set(Step), "refused at no step")
            found = refusal(error)
            return Outcome(f"{REFUSED}: {error.step}", found.shapes)
        except BundleError as error:
            require(package.kind == "overlay", f"refused without a step: {error}")
            return refusal(error)

    def to_keep(self, mutant: Mutant) -> Any:
        return mutant.content.kind, mutant.content.data

    def _read(self, package: Package) -> Outcome:
        data = package.data
        if package.way == "offer":
            offered = Store(self._computer.places, TODAY).offer(data, "odd.plexivig")
            self._check_members(package.kind, data)
            require(offered.data == data, "other bytes would be installed")
            return Outcome("offered", (offered.manifest.kind,))
        if package.kind == "bundle":
            bundle_way = review_bundle if package.way == "review" else verify_bundle
            found = bundle_way(data, "odd.plexivig", self._trust, PROGRAM)
            contents = self._check_members("bundle", data)
            check_same(found.bundle, contents, set(contents))
            if package.shown:
                show(found.bundle)
        elif package.kind == "root":
            following = next_trust(self._trust, data)
            tree = json.loads(self._check_members("root", data)["root.json"])
            require(not difference(tree, following.trust.root), "keys are read otherwise")
        else:
            lines = open_overlay(data, "odd.plexivig", [OWN.public], PROGRAM)
            tree = json.loads(self._check_members("overlay", data)["overlay.json"])
            require(not difference(tree, lines), "lines are read otherwise")
        return Outcome(EQUAL, (package.kind,))

    def _check_members(self, kind: str, data: bytes) -> dict[str, bytes]:
        """The content of what was accepted, whose hashes are those of the manifest."""
        members = self._members(data)
        told = json.loads(members[MANIFEST])["members"]
        start = f"{kind}/"
        contents = {name: it for name, it in members.items() if name.startswith(start)}
        require(told == {name: sha256_hex(it) for name, it in contents.items()}, "other hashes")
        require(write_container(members) == data, "it is written otherwise")
        return {name.removeprefix(start): it for name, it in contents.items()}

    def _members(self, data: bytes) -> dict[str, bytes]:
        return dict(read_container(data, "sound"))

    def _before(self, kind: str, whole: bytes, random: Random) -> tuple[str, bytes]:
        """A change that valid signatures do not cover."""
        other = random.choice(self._sound[random.choice(list(self._sound))])
        chance = random.random()
        try:
            members = self._members(whole)
        except BundleError:
            chance = 0.0
        if chance < 0.4:
            name, data = byte_changes.changed(whole, random, other)
            return f"bytes: {name}", data
        if chance < 0.5:
            name, data = zips.odd_zip(members, random)
            return f"zip: {name}", data
        if chance < 0.53:
            return "zip of Python", zips.as_package(members, random)
        member = random.choice(list(members))
        if chance < 0.75:
            signatures = [it for it in members if it.startswith("signatures/")] or [member]
            member = random.choice(signatures)
        name = _other_members(members, member, self._members(other), random)
        return name, _written(members)

    def _behind(self, kind: str, whole: bytes, random: Random) -> tuple[str, bytes]:
        """A change that is signed by those who may."""
        try:
            members = self._members(whole)
            start = f"{kind}/"
            contents = {it: members[it] for it in members if it.startswith(start)}
            name = "manifest"
            if random.random() < 0.8:
                name, contents = _changed_content(kind, contents, random)
            told = _manifest(kind, members[MANIFEST], contents, random, odd=name == "manifest")
            return name, _signed(kind, told, contents)
        except (BundleError, LookupError, TypeError, ValueError, RecursionError):
            name, data = byte_changes.changed(whole, random, whole)
            return f"bytes: {name}", data


def _changed_content(
    kind: str, contents: Mapping[str, bytes], random: Random
) -> tuple[str, dict[str, bytes]]:
    if kind == "bundle":
        plain = {name.removeprefix("bundle/"): it for name, it in contents.items()}
        name, changed = changed_files(plain, random)
        return name, {f"bundle/{member}": it for member, it in changed.items()}
    member = random.choice(list(contents))
    if random.random() < 0.8:
        name, data = json_changes.changed(contents[member], random)
        return f"JSON: {name}", {**contents, member: data}
    name, data = byte_changes.changed(contents[member], random)
    return f"bytes: {name}", {**contents, member: data}


def _manifest(
    kind: str, before: bytes, contents: Mapping[str, bytes], random: Random, *, odd: bool
) -> bytes:
    """A manifest with the hashes of the content, which it mostly agrees with."""
    told = json.loads(before)
    told["members"] = {name: sha256_hex(it) for name, it in sorted(contents.items())}
    if random.random() < 0.9:
        told |= _agreeing(kind, contents)
    data = json.dumps(told, indent=2, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
    if odd:
        data = json_changes.changed(data, random)[1]
    if random.random() < 0.9:
        try:
            return msgspec.json.decode(data, type=PackageManifest).as_bytes()
        except (ValueError, RecursionError):
            pass
    return data


def _agreeing(kind: str, contents: Mapping[str, bytes]) -> dict[str, Any]:
    """What content tells of itself, as far as it can be read."""
    file = {"bundle": "bundle/bundle.json", "root": "root/root.json"}.get(kind)
    try:
        tree = json.loads(contents[file or "overlay/overlay.json"])
        keys = {"bundle": ("id", "version", "built", "reviewDue", "previous")}
        told = {key: tree[key] for key in keys.get(kind, ("version",)) if key in tree}
        if kind != "bundle":
            told["reviewDue"] = tree["expires"]
            told["version"] = str(told["version"])
        return told
    except (KeyError, TypeError, ValueError, RecursionError):
        return {}


def _signed(kind: str, manifest: bytes, contents: Mapping[str, bytes]) -> bytes:
    whole = {MANIFEST: manifest, **contents}
    for role, secret in _BY[kind]:
        made = sign(manifest, secret, f"plexivig {role} {kind}")
        whole[signature_member(role, made.id)] = made.as_bytes()
    return _written(whole)


def _written(members: Mapping[str, bytes]) -> bytes:
    try:
        return write_container(members)
    except ValueError:  # no container can hold them: another program might write it all the same
        return zips.of_members(members)


def _other_members(
    members: dict[str, bytes], member: str, others: Mapping[str, bytes], random: Random
) -> str:
    """Change the members of a container that is written anew."""
    what = random.choice(["bytes", "bytes", "missing", "further", "renamed", "swapped", "signer"])
    odd = random.choice(_ODD_MEMBERS)
    if what == "bytes":
        members[member] = byte_changes.changed(members[member], random, members.get(MANIFEST, b""))[
            1
        ]
    elif what == "missing":
        del members[member]
    elif what == "further":
        members[odd] = members[member]
    elif what == "renamed":
        members[odd] = members.pop(member)
    elif what == "swapped":
        members[member] = others[random.choice(list(others))]
    else:
        _signed_by(members, random)
    return f"members: {what}"


def _signed_by(members: dict[str, bytes], random: Random) -> None:
    """A signature more, or another in the place of one, by anybody in any role."""
    secret: SecretKey = random.choice(_STRANGERS)
    role = random.choice(["clinical", "release", "root", "local", "other"])
    try:
        comment = random.choice(["", "x", "t" * 1000, "plexivig root bundle", "\t", "t" * 1001])
        made = sign(members.get(MANIFEST, b""), secret, comment)
    except MinisignError:
        return
    if random.random() < 0.5:
        for name in [it for it in members if it.startswith("signatures/")]:
            del members[name]
    members[signature_member(role, made.id)] = made.as_bytes()
