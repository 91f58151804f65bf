"""A list of keys is sound, and another follows it only if enough of both have signed."""

import json
from datetime import date
from typing import Any

import pytest

from gui.core.package import PackageError, Step
from gui.core.package.minisign import SecretKey
from gui.core.package.roots import next_trust, read_root
from gui.core.package.verify import verify_bundle
from tests.core.package.packed import (
    CLINICAL,
    OTHER_ROOT,
    PROGRAM,
    RELEASE,
    ROLES,
    ROOT,
    STRANGER,
    key,
    refusal,
    root_json,
    said,
    signed,
    signed_root,
    trust,
)

NEW_ROOT, NEWER_ROOT = key(11), key(12)
NEW = {"clinical": [key(13)], "release": [RELEASE], "root": [NEW_ROOT, OTHER_ROOT]}
SECOND = root_json(NEW, version=2)
ALL_NEEDED = (ROOT, OTHER_ROOT, NEW_ROOT)


def refused(data: bytes, content: dict[str, Any] | None = None) -> PackageError:
    with pytest.raises(PackageError) as error:
        next_trust(trust(content), data, "root-2.plexivig")
    return error.value


def test_a_list_signed_by_old_and_new_keys_follows() -> None:
    before = trust()
    found = next_trust(before, signed_root(SECOND, *ALL_NEEDED), "root-2.plexivig")
    assert found.trust.root.version == 2
    assert found.trust.key_set != before.key_set
    assert {signer.key_id for signer in found.signers} == {it.public.id for it in ALL_NEEDED}
    package = signed(None, ("clinical", key(13)), ("release", RELEASE))
    assert verify_bundle(package, "small", found.trust, PROGRAM)
    assert refusal(signed(), found.trust).step is Step.SIGNATURES
    third = root_json(ROLES | {"root": [NEWER_ROOT]}, version=3, root=1)
    by = (OTHER_ROOT, NEW_ROOT, NEWER_ROOT)
    last = next_trust(found.trust, signed_root(third, *by)).trust
    assert last.key_set == before.key_set


@pytest.mark.parametrize(
    "by",
    [
        (),
        (NEW_ROOT, OTHER_ROOT),
        (ROOT, OTHER_ROOT),
        (ROOT, NEW_ROOT),
        (NEW_ROOT, NEWER_ROOT),
        (*ALL_NEEDED, STRANGER),
        (*ALL_NEEDED, CLINICAL),
        (CLINICAL, RELEASE),
    ],
)
def test_a_list_that_too_few_or_others_signed_does_not_follow(by: tuple[SecretKey, ...]) -> None:
    error = refused(signed_root(SECOND, *by))
    assert error.step is Step.SIGNATURES, said(error)


def test_an_old_key_does_not_sign_for_a_new_one_of_the_same_number() -> None:
    twin = SecretKey(ROOT.key_id, NEW_ROOT.secret)
    content = root_json(NEW | {"root": [twin, OTHER_ROOT]}, version=2)
    assert refused(signed_root(content, ROOT, OTHER_ROOT)).step is Step.SIGNATURES


def test_new_keys_alone_do_not_even_have_their_list_read() -> None:
    package = signed_root(SECOND, NEW_ROOT, OTHER_ROOT)
    assert "in root 1 must have signed it, and 1 did" in said(refused(package))


@pytest.mark.parametrize("version", [1, 3, 7])
def test_no_list_is_skipped_and_none_comes_twice(version: int) -> None:
    error = refused(signed_root(root_json(NEW, version=version), *ALL_NEEDED))
    assert error.step is Step.FITNESS
    assert "root 2 must follow" in said(error)


def test_who_skips_a_list_is_told_so_also_where_none_of_the_keys_is_known() -> None:
    third = signed_root(root_json(NEW, version=3), NEW_ROOT, NEWER_ROOT)
    assert "which root 2 follows and not root 3, must have signed" in said(refused(third))


def test_a_list_that_has_expired_can_be_followed() -> None:
    old = root_json(expires="2020-01-01")
    assert trust(old).expired(date(2026, 1, 1))
    assert not trust(old).expired(date(2020, 1, 1))
    found = next_trust(trust(old), signed_root(SECOND, *ALL_NEEDED))
    assert not found.trust.expired(date(2026, 1, 1))


def test_nothing_follows_where_no_keys_are_appointed() -> None:
    assert "no keys have been appointed" in said(
        refused(signed_root(SECOND, *ALL_NEEDED), root_json({}))
    )


def test_a_bundle_and_a_list_of_keys_are_not_taken_for_each_other() -> None:
    assert refused(signed()).step is Step.STRUCTURE
    assert refusal(signed_root(SECOND, *ALL_NEEDED)).step is Step.STRUCTURE


def test_every_byte_of_a_list_of_keys_counts() -> None:
    whole = signed_root(SECOND, *ALL_NEEDED)
    for place in range(0, len(whole), 3):
        altered = bytearray(whole)
        altered[place] ^= 1
        refused(bytes(altered))


def with_key(place: int, **changes: object) -> dict[str, Any]:
    content = root_json()
    content["keys"][place] |= changes
    return content


ONE = CLINICAL.public.text()


@pytest.mark.parametrize(
    ("content", "path", "why"),
    [
        (with_key(1, publicKey=ONE), "$.keys[1].publicKey", "stands twice"),
        (with_key(1, publicKey="AAAA"), "$.keys[1].publicKey", "not a public key"),
        (with_key(1, publicKey=f" {ONE} "), "$.keys[1].publicKey", "as minisign writes it"),
        (with_key(1, publicKey=CLINICAL.file()), "$.keys[1].publicKey", "control character"),
        (with_key(1, role="local"), "$.keys[1].role", "none of the values"),
        (with_key(1, secretKey="x"), "$.keys[1]", "unknown key 'secretKey'"),
        (root_json(root=3), "$.thresholds.root", "3 keys of the role 'root' must sign"),
        (root_json(root=0), "$.thresholds", ">= 1"),
        (root_json(version=0), "$.version", ">= 1"),
        (root_json() | {"thresholds": {"clinical": 1}}, "$.thresholds.root", "is missing"),
        (root_json(owner=1), "$.thresholds", "owner"),
        (root_json(expires="soon"), "$.expires", "soon"),
        (root_json({"clinical": [CLINICAL]}), "$.thresholds.release", "there are 0"),
    ],
)
def test_a_list_that_is_not_sound_is_refused(content: dict[str, Any], path: str, why: str) -> None:
    problems = read_root("root.json", json.dumps(content).encode())
    assert isinstance(problems, list)
    assert any(problem.path.startswith(path) and why in problem.message for problem in problems), (
        problems
    )


def test_the_same_key_under_two_numbers_is_refused() -> None:
    twin = SecretKey(b"another!", CLINICAL.secret)
    content = with_key(1, publicKey=twin.public.text())
    problems = read_root("root.json", json.dumps(content).encode())
    assert isinstance(problems, list)
    assert "the same key stands twice" in problems[0].message


def test_the_key_set_is_of_the_keys_that_sign_bundles() -> None:
    one = trust()
    assert one.key_set == trust(root_json(ROLES | {"root": [key(20), key(21)]}, version=9)).key_set
    assert one.key_set != trust(root_json(ROLES | {"release": [key(20)]})).key_set
    swapped = ROLES | {"clinical": [RELEASE], "release": [CLINICAL]}
    assert one.key_set != trust(root_json(swapped)).key_set


def test_a_key_of_developers_does_not_sign_a_list_in_a_release() -> None:
    mine = {**ROLES, "root": [key(8, development=True)]}
    package = signed_root(root_json(mine, version=2, root=1), key(8, development=True))
    error = refused(package, root_json(mine, root=1))
    assert "a key of developers" in said(error)
    allowing = trust(root_json(mine, root=1), allows_development=True)
    assert next_trust(allowing, package).trust.root.version == 2


def test_a_list_that_appoints_keys_of_developers_does_not_follow_in_a_release() -> None:
    mine = NEW | {"clinical": [key(8, development=True)]}
    package = signed_root(root_json(mine, version=2), *ALL_NEEDED)
    error = refused(package)
    assert (error.step, error.problems[0].path) == (Step.CONTENT, "$.keys[0].publicKey")
    assert "a key of developers" in said(error)
    assert next_trust(trust(allows_development=True), package).trust.root.version == 2


def test_a_list_of_keys_is_for_the_first_program_that_reads_one() -> None:
    found = next_trust(trust(), signed_root(SECOND, *ALL_NEEDED))
    assert found.manifest.minimum_program == "0.1.0"


def test_a_list_of_very_many_keys_is_refused_with_the_first_problems() -> None:
    content = root_json(ROLES)
    content["keys"] = content["keys"] * 2000
    problems = read_root("root.json", json.dumps(content).encode())
    assert isinstance(problems, list)
    assert len(problems) == 1001
    assert "stands twice" in str(problems[0]) and "first 1000 problems" in str(problems[-1])
