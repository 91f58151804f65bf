"""Who must have signed what, and in which order a package is checked."""

import json
from typing import Any

import pytest

from gui.core.package import PackageError, Step
from gui.core.package.author import Labels, add_signature, build_package, sound_members
from gui.core.package.container import MANIFEST, read_container, write_container
from gui.core.package.manifest import version_key
from gui.core.package.minisign import SecretKey, sign
from gui.core.package.signing import signature_member
from gui.core.package.verify import verify_bundle, verify_overlay
from tests.core.package.packed import (
    BUILT,
    CLINICAL,
    PROGRAM,
    RELEASE,
    ROOT,
    STRANGER,
    contents,
    key,
    refusal,
    root_json,
    said,
    signed,
    trust,
    unsigned,
)

OF_DEVELOPERS = key(8, development=True)


def members(data: bytes | None = None) -> dict[str, bytes]:
    return read_container(data or signed(), "small.plexivig")


def with_manifest(**changes: Any) -> bytes:
    """A package that both keys signed, though its manifest says something else."""
    inside = members(unsigned())
    manifest = json.loads(inside[MANIFEST]) | changes
    wanted = {key: value for key, value in manifest.items() if value is not None}
    inside[MANIFEST] = json.dumps(wanted, indent=2).encode() + b"\n"
    for role, secret in (("clinical", CLINICAL), ("release", RELEASE)):
        made = sign(inside[MANIFEST], secret, "by hand")
        inside[signature_member(role, secret.public.id)] = made.as_bytes()
    return write_container(inside)


def forged(role: str, secret: SecretKey, **further: bytes) -> bytes:
    """A package with a signature under a role that the maker of packages would not give it."""
    inside = members()
    made = sign(inside[MANIFEST], secret, "by hand").as_bytes()
    return write_container({**inside, signature_member(role, secret.public.id): made, **further})


@pytest.mark.parametrize(
    ("by", "why"),
    [
        ([("clinical", CLINICAL)], "1 key of the role 'release' must have signed it, and none did"),
        ([("release", RELEASE)], "1 key of the role 'clinical' must have signed it"),
        ([("clinical", CLINICAL), ("release", CLINICAL)], "has the role 'clinical', not 'release'"),
        ([("clinical", RELEASE), ("release", CLINICAL)], "has the role 'release', not 'clinical'"),
        ([("clinical", CLINICAL), ("release", STRANGER)], "not among those that may sign"),
        ([("clinical", CLINICAL), ("release", ROOT)], "not among those that may sign"),
    ],
)
def test_both_roles_must_have_signed_by_keys_of_their_own(
    by: list[tuple[str, SecretKey]], why: str
) -> None:
    error = refusal(signed(None, *by))
    assert error.step is Step.SIGNATURES
    assert why in said(error)


def test_an_unsigned_package_is_refused() -> None:
    assert refusal(unsigned()).step is Step.SIGNATURES


@pytest.mark.parametrize(
    ("role", "secret"), [("clinical", STRANGER), ("root", ROOT), ("local", STRANGER)]
)
def test_a_further_signature_that_counts_for_nothing_is_refused(
    role: str, secret: SecretKey
) -> None:
    error = refusal(forged(role, secret))
    assert error.step is Step.SIGNATURES
    assert error.problems[0].file == signature_member(role, secret.public.id)


def test_one_key_counts_once_whatever_it_signs() -> None:
    roles = {"clinical": [CLINICAL, key(7)], "release": [RELEASE], "root": [ROOT]}
    both = trust(root_json(roles, clinical=2, root=1))
    error = refusal(signed(), both)
    assert "2 different keys of the role 'clinical' must have signed it, and 1 did" in said(error)
    twice = signed(signed(), ("clinical", CLINICAL))
    assert twice == signed()
    more = signed(signed(), ("clinical", key(7)))
    assert len(verify_bundle(more, "small", both, PROGRAM).signers) == 3


def test_a_signature_under_the_name_of_another_key_is_refused() -> None:
    inside = members()
    made = inside.pop(signature_member("clinical", CLINICAL.public.id))
    inside[signature_member("clinical", key(7).public.id)] = made
    assert "its name says otherwise" in said(refusal(write_container(inside)))


@pytest.mark.parametrize(
    "name", ["signatures/x", "signatures/clinical-12.minisig", "signatures/a-b-c.minisig"]
)
def test_a_signature_with_no_role_and_key_in_its_name_is_refused(name: str) -> None:
    error = refusal(write_container({**members(), name: b"x"}))
    assert error.step is Step.STRUCTURE


def test_a_tampered_comment_is_refused() -> None:
    inside = members()
    name = signature_member("clinical", CLINICAL.public.id)
    inside[name] = inside[name].replace(b"2026.11", b"2026.12")
    assert "the trusted comment was altered" in said(refusal(write_container(inside)))


def test_a_signature_of_the_old_kind_is_refused() -> None:
    from nacl.bindings import crypto_sign

    from gui.core.package.minisign import Signature

    inside = members()
    made = crypto_sign(inside[MANIFEST], RELEASE.secret)[:64]
    comment = crypto_sign(made + b"old", RELEASE.secret)[:64]
    text = Signature(RELEASE.key_id, made, "old", comment).as_bytes().replace(b"\nRU", b"\nRW")
    inside[signature_member("release", RELEASE.public.id)] = text
    assert "of the old kind" in said(refusal(write_container(inside)))


def test_parts_of_two_versions_do_not_go_together() -> None:
    old, new = members(), members(signed(unsigned("2026.12")))
    for name in old:
        if old[name] != new[name]:
            for one, other in ((old, new), (new, old)):
                error = refusal(write_container({**one, name: other[name]}))
                assert error.step in {Step.HASHES, Step.SIGNATURES}
    signatures = {name: data for name, data in old.items() if name.startswith("signatures/")}
    assert refusal(write_container({**new, **signatures})).step is Step.SIGNATURES


def test_extra_and_missing_members_are_refused() -> None:
    for name in ("bundle/more.json", "bundle/conditions/three.json"):
        error = refusal(write_container({**members(), name: b"{}"}))
        assert (error.step, error.problems[0].file) == (Step.HASHES, name)
    for name in ("readme.txt", "root/root.json", "bundle/run.sh", "overlay/overlay.json"):
        error = refusal(write_container({**members(), name: b"{}"}))
        assert (error.step, error.problems[0].file) == (Step.STRUCTURE, name)
    for name in members():
        inside = members()
        del inside[name]
        assert refusal(write_container(inside)).step in {
            Step.STRUCTURE,
            Step.HASHES,
            Step.SIGNATURES,
        }


@pytest.mark.parametrize(
    ("changes", "step", "why"),
    [
        ({"version": "2026.12"}, Step.CONTENT, "2026.12 stands here, and 2026.11 in bundle.json"),
        ({"id": "other"}, Step.CONTENT, "small-bundle in bundle.json"),
        ({"built": "2026-11-24"}, Step.CONTENT, "$.built"),
        ({"reviewDue": "2028-01-01"}, Step.CONTENT, "$.reviewDue"),
        ({"previous": None}, Step.CONTENT, "$.previous"),
        ({"minimumProgram": "0.0.9"}, Step.CONTENT, "$.minimumProgram"),
        ({"minimumProgram": "9.0"}, Step.FITNESS, "it needs the program 9.0; this is 0.1.0"),
        ({"kind": "root"}, Step.STRUCTURE, "'bundle' is wanted"),
        ({"format": "plexivig-2"}, Step.STRUCTURE, "$.format"),
        ({"more": 1}, Step.STRUCTURE, "unknown key 'more'"),
        ({"version": "2026.x"}, Step.STRUCTURE, "$.version"),
        ({"members": {}}, Step.HASHES, "the manifest does not name this file"),
        ({"members": {"../x": "0" * 64}}, Step.STRUCTURE, "members"),
    ],
)
def test_what_the_manifest_says_must_hold(changes: dict[str, Any], step: Step, why: str) -> None:
    error = refusal(with_manifest(**changes))
    assert error.step is step, said(error)
    assert why in said(error)


def test_a_signed_manifest_in_another_form_is_refused() -> None:
    inside = members(unsigned())
    for other in (
        inside[MANIFEST].replace(b'"2026.11"', b'"2026\\u002e11"'),
        inside[MANIFEST] + b"\n",
        inside[MANIFEST].replace(b'"kind"', b' "kind"'),
        b" " * (256 * 1024) + inside[MANIFEST],
    ):
        assert other != inside[MANIFEST]
        altered = {**inside, MANIFEST: other}
        for role, secret in (("clinical", CLINICAL), ("release", RELEASE)):
            made = sign(other, secret, "by hand")
            altered[signature_member(role, secret.public.id)] = made.as_bytes()
        error = refusal(write_container(altered))
        assert error.step is Step.STRUCTURE


def test_signed_content_with_faults_is_refused_with_every_one_of_them() -> None:
    files = contents() | {"sources.json": b"{", "factors.json": b"[]"}
    labels = Labels("small-bundle", "2026.11", BUILT, BUILT, "0.1")
    error = refusal(signed(build_package("bundle", files, labels)))
    assert error.step is Step.CONTENT
    assert {problem.file for problem in error.problems} >= {"sources.json", "factors.json"}


def test_nothing_is_trusted_where_no_keys_are_appointed() -> None:
    nobody = trust(root_json({}))
    assert not nobody.has_keys
    error = refusal(signed(), nobody)
    assert error.step is Step.SIGNATURES
    assert "no keys have been appointed" in said(error)


def test_a_key_of_developers_counts_only_where_it_is_allowed() -> None:
    mine = {"clinical": [key(8, development=True)], "release": [RELEASE], "root": [ROOT]}
    listed = root_json(mine, root=1)
    package = signed(None, ("clinical", mine["clinical"][0]), ("release", RELEASE))
    verified = verify_bundle(package, "small", trust(listed, allows_development=True), PROGRAM)
    assert [signer.development for signer in verified.signers] == [True, False]
    for whom in (trust(listed), trust()):
        error = refusal(package, whom)
        assert error.step is Step.SIGNATURES
        assert "a key of developers" in said(error)


def overlay(*by: SecretKey) -> bytes:
    labels = Labels("house", "1", BUILT, BUILT, "0.1")
    data = build_package("overlay", {"overlay.json": b"{}"}, labels)
    for secret in by:
        data = add_signature(data, "house", "local", secret)
    return data


def test_an_overlay_is_taken_from_the_hospitals_own_keys_alone() -> None:
    own = [STRANGER.public]
    found = verify_overlay(overlay(STRANGER), "house", own, PROGRAM)
    assert (found.overlay, found.signers[0].key_id) == (b"{}", STRANGER.public.id)
    for data, keys, step in (
        (overlay(), own, Step.SIGNATURES),
        (overlay(STRANGER), [], Step.SIGNATURES),
        (overlay(STRANGER, CLINICAL), own, Step.SIGNATURES),
        (overlay(CLINICAL), own, Step.SIGNATURES),
        (overlay(OF_DEVELOPERS), [OF_DEVELOPERS.public], Step.SIGNATURES),
        (signed(), own, Step.STRUCTURE),
    ):
        with pytest.raises(PackageError) as error:
            verify_overlay(data, "house", keys, PROGRAM)
        assert error.value.step is step
    with pytest.raises(PackageError):
        add_signature(unsigned(), "small", "local", STRANGER)
    assert refusal(overlay(STRANGER)).step is Step.STRUCTURE


def test_versions_are_numbers_and_not_text() -> None:
    ordered = ["2026.2", "2026.11", "2026.11.1", "2026.11.2", "2026.11.10", "2026.12", "2027.1"]
    assert sorted(reversed(ordered), key=version_key) == ordered
    assert sound_members(signed(), "small")[0].format == "plexivig-1"
