"""Whatever is changed, cut or added: only the very bytes that were signed are accepted."""

import pytest
from msgspec.structs import replace

from gui.core.bundle.digest import sha256_hex
from gui.core.package import PackageError, Step
from gui.core.package.container import read_container, write_container
from gui.core.package.manifest import read_manifest
from gui.core.package.verify import verify_bundle
from tests.core.package.packed import PROGRAM, refusal, signed, trust


def test_a_package_signed_by_both_roles_is_accepted() -> None:
    verified = verify_bundle(signed(), "small.plexivig", trust(), PROGRAM)
    assert verified.manifest.version == verified.bundle.manifest.version == "2026.11"
    assert verified.sha256 == verified.bundle.sha256
    assert [(signer.role, signer.name) for signer in verified.signers] == [
        ("clinical", "clinical 0"),
        ("release", "release 0"),
    ]


def test_every_byte_flipped_is_refused() -> None:
    whole, whom = signed(), trust()
    for place in range(len(whole)):
        altered = bytearray(whole)
        altered[place] ^= 1 << place % 8
        refusal(bytes(altered), whom)


def test_every_byte_cut_off_left_out_or_doubled_is_refused() -> None:
    whole, whom = signed(), trust()
    for place in range(len(whole)):
        refusal(whole[:place], whom)
        refusal(whole[place + 1 :], whom)
        refusal(whole[:place] + whole[place + 1 :], whom)
        refusal(whole[:place] + whole[place : place + 1] + whole[place:], whom)


def test_bytes_of_every_member_flipped_are_refused_in_a_container_written_anew() -> None:
    members, whom = read_container(signed(), "small.plexivig"), trust()
    for name, data in members.items():
        for place in range(0, len(data), 5 if name.startswith("bundle/") else 1):
            altered = bytearray(data)
            altered[place] ^= 1 << place % 8
            error = refusal(write_container({**members, name: bytes(altered)}), whom)
            if name != "manifest.json":
                step = Step.HASHES if name.startswith("bundle/") else Step.SIGNATURES
                assert (error.step, error.problems[0].file) == (step, name)


def test_content_that_is_changed_with_its_hash_is_told_by_the_signatures_alone() -> None:
    members, whom = read_container(signed(), "small.plexivig"), trust()
    manifest = read_manifest(members, "small.plexivig", "bundle")
    for name in manifest.members:
        changed = members[name].replace(b"e", b"a", 1)
        hashes = {**manifest.members, name: sha256_hex(changed)}
        anew = replace(manifest, members=hashes).as_bytes()
        package = write_container({**members, name: changed, "manifest.json": anew})
        assert refusal(package, whom).step is Step.SIGNATURES


@pytest.mark.parametrize("more", [b"\0", b"\n", b"PK\x05\x06" + bytes(18)])
def test_anything_before_or_behind_is_refused(more: bytes) -> None:
    whole = signed()
    assert refusal(whole + more).step is Step.STRUCTURE
    assert refusal(more + whole).step is Step.STRUCTURE


def test_any_two_bytes_swapped_with_their_neighbour_are_refused() -> None:
    whole, whom = signed(), trust()
    for place in range(len(whole) - 1):
        if whole[place] != whole[place + 1]:
            swapped = bytearray(whole)
            swapped[place : place + 2] = whole[place + 1], whole[place]
            refusal(bytes(swapped), whom)


def test_the_refusal_carries_step_and_sentence() -> None:
    with pytest.raises(PackageError) as refused:
        verify_bundle(b"", "nothing.plexivig", trust(), PROGRAM)
    assert refused.value.step is Step.SIZE
    assert refused.value.location == "nothing.plexivig"
    assert [problem.message for problem in refused.value.problems] == ["the file is empty"]
