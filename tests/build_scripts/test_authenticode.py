"""What the checker of signatures says is read rightly, and only good and expected ones pass."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from build_scripts.freezing import authenticode
from build_scripts.freezing.authenticode import MICROSOFT, PYTHON, Signature, problem
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from pathlib import Path

# Shortened from what osslsigncode 2.5 and 2.9 say.
REPORT_2_5 = f"""\
Current PE checksum   : 00026734
Calculated PE checksum: 00026734

Signature Index: 0  (Primary Signature)
Message digest algorithm  : SHA256
Current message digest    : DEBB5434
Calculated message digest : DEBB5434

Signer's certificate:
\tSigner #0:
\t\tSubject: {PYTHON}
\t\tIssuer : /C=US/O=Microsoft Corporation/CN=Microsoft ID Verified CS AOC CA 02

Number of certificates: 4
\tSigner #0:
\t\tSubject: {MICROSOFT}Corporation

Timestamp Server Signature verification: ok
Signature verification time: Feb  4 16:33:43 2025 GMT
Signature verification: ok

Number of verified signatures: 1
Succeeded
"""
TWICE_2_9 = f"""\
PE checksum   : 00021582

Signature Index: 0  (Primary Signature)

Message digest algorithm  : SHA256
Current message digest    : C4FA9743
Calculated message digest : C4FA9743

Signer's certificate:
\t------------------
\tSigner #0:
\t\tSubject: {MICROSOFT}Windows Software Compatibility Publisher

CRL online verification disabled

Timestamp Server Signature verification: ok
Signature verification: ok


Signature Index: 1

Message digest algorithm  : SHA256
Current message digest    : C4FA9743
Calculated message digest : C4FA9743

Signer's certificate:
\t------------------
\tSigner #0:
\t\tSubject: {MICROSOFT}Corporation

Timestamp Server Signature verification: ok
Signature verification: ok

Number of verified signatures: 2
Succeeded
"""
BY_MICROSOFT = authenticode.expected_signers("vcruntime140_1.dll")


def test_a_good_signature_of_the_expected_signer_passes() -> None:
    assert authenticode.signatures(REPORT_2_5) == [Signature(PYTHON, True, True)]
    assert problem(REPORT_2_5, 0, {PYTHON}) == ""
    assert len(authenticode.signatures(TWICE_2_9)) == 2
    assert problem(TWICE_2_9, 0, BY_MICROSOFT) == ""


def test_the_foundation_signs_all_but_the_runtime_of_microsoft() -> None:
    assert authenticode.expected_signers("python.cat") == (PYTHON,)
    assert authenticode.expected_signers("libffi-8.dll") == (PYTHON,)
    assert PYTHON not in BY_MICROSOFT


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("Calculated message digest : D", "Calculated message digest : E", "was changed"),
        (
            "Server Signature verification: ok",
            "Server Signature verification: failed",
            "time stamp",
        ),
        ("\nSignature verification: ok", "\nSignature verification: failed", "its signature"),
        (f"Subject: {PYTHON}", "Subject: /O=Python Software Foundation", "signed by /O=Python"),
        (f"Subject: {PYTHON}", f"Subject: /O=A{PYTHON}", "signed by /O=A/C=US"),
        ("signatures: 1", "signatures: 0", "does not vouch"),
        ("Signature Index: 0", "No signature found: 0", "no signature"),
    ],
)
def test_anything_else_is_refused(was: str, becomes: str, told: str) -> None:
    assert was in REPORT_2_5
    assert told in problem(REPORT_2_5.replace(was, becomes, 1), 0, {PYTHON})


def test_every_signature_must_be_good_and_of_an_expected_signer() -> None:
    corporation = f"Subject: {MICROSOFT}Corporation"
    assert "signed by /O=B" in problem(
        TWICE_2_9.replace(corporation, "Subject: /O=B"), 0, BY_MICROSOFT
    )
    last = TWICE_2_9.rindex("Signature verification: ok")
    failed = f"{TWICE_2_9[:last]}{TWICE_2_9[last:].replace('ok', 'failed', 1)}"
    assert "its signature" in problem(failed, 0, BY_MICROSOFT)


def test_the_exit_code_counts_too() -> None:
    assert "does not vouch" in problem(REPORT_2_5, 1, {PYTHON})


def test_the_network_is_not_asked() -> None:
    assert authenticode.offline_options("[ -ignore-cdp ]\n[ -ignore-crl ]") == ("-ignore-crl",)
    assert authenticode.offline_options("[ -ignore-cdp ]") == ("-ignore-cdp",)
    assert authenticode.offline_options("[ -CRLfile <infile> ]") == ()


def test_the_first_file_that_is_not_in_order_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / authenticode.TOOL
    tool.write_text(f'#!/bin/sh\ncase "$*" in *python.exe) cat {tmp_path}/report;; esac\n', "utf-8")
    tool.chmod(stat.S_IRWXU)
    (tmp_path / "report").write_text(REPORT_2_5, "utf-8")
    monkeypatch.setattr(authenticode, "WHERE_TOOLS_ARE", f"{tmp_path}:/usr/bin:/bin")
    files = [tmp_path / "python.exe", tmp_path / "python3.dll"]
    authenticode.require_signed(files[:1], tmp_path / "roots.pem")
    with pytest.raises(BootstrapError, match=r"python3\.dll is not used, for it has no signature"):
        authenticode.require_signed(files, tmp_path / "roots.pem")


def test_without_the_tool_nothing_is_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(authenticode, "WHERE_TOOLS_ARE", str(tmp_path))
    with pytest.raises(BootstrapError, match="osslsigncode"):
        authenticode.require_signed([], tmp_path)
