"""Whatever is changed, cut or added: only the very bytes that were signed are accepted."""

import pytest

from gui.core.package import PackageError, Step
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
        for bits in (0x01, 0x20):
            altered = bytearray(whole)
            altered[place] ^= bits
            refusal(bytes(altered), whom)


def test_every_byte_cut_off_left_out_or_doubled_is_refused() -> None:
    whole, whom = signed(), trust()
    for place in range(len(whole)):
        refusal(whole[:place], whom)
        refusal(whole[place + 1 :], whom)
        refusal(whole[:place] + whole[place + 1 :], whom)
        refusal(whole[:place] + whole[place : place + 1] + whole[place:], whom)


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
