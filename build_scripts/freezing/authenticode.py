"""Whose signatures Windows files carry, and whether Microsoft's roots vouch for them.

`osslsigncode` computes and follows the chains; what it says of every signature is read here, and
anything but a good one of an expected signer ends the build. Certificates that have expired
since count at the time of the time stamp; lists of revoked ones, which only a network has, are
not asked.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.system_packages import WHERE_TOOLS_ARE, BootstrapError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

TOOL = "osslsigncode"
PYTHON = "/C=US/ST=Oregon/L=Beaverton/O=Python Software Foundation/CN=Python Software Foundation"
MICROSOFT = "/C=US/ST=Washington/L=Redmond/O=Microsoft Corporation/CN=Microsoft "
SIGNERS: Mapping[str, Collection[str]] = {
    "vcruntime140": (
        f"{MICROSOFT}Windows Software Compatibility Publisher",
        f"{MICROSOFT}Corporation",
    ),
    "": (PYTHON,),
}
# The first that the tool knows; older ones ask no network.
WITHOUT_NETWORK = ("-ignore-crl", "-ignore-cdp")
SECTION = re.compile(r"^Signature Index: \d+.*$", re.MULTILINE)
SIGNER = re.compile(r"Signer's certificate:.*?^\s*Subject: (.+?)$", re.MULTILINE | re.DOTALL)
DIGEST = re.compile(r"^(?:Current|Calculated) message digest\s*: (\S+)", re.MULTILINE)
COUNTED = re.compile(r"^Number of verified signatures: (\d+)$", re.MULTILINE)
STAMPED = "Timestamp Server Signature verification: ok"
GOOD = "Signature verification: ok"


class Signature(NamedTuple):
    """One signature of a file, as the tool tells of it."""

    signer: str
    stamped: bool
    good: bool


def require_signed(files: Collection[Path], roots: Path) -> None:
    """Check the signatures of files.

    Args:
        files: programs, libraries and catalogues.
        roots: the certificates that are trusted.

    Raises:
        BootstrapError: one of them is not signed, not by whom it should be, or was changed.
    """
    tool = shutil.which(TOOL, path=WHERE_TOOLS_ARE)
    if tool is None:
        raise BootstrapError(f"Signatures are checked with {TOOL}, which is not here.")
    quiet = offline_options(_said([tool, "verify", "--help"]).stdout)
    for file in files:
        done = _said([tool, "verify", *quiet, "-CAfile", roots, "-TSA-CAfile", roots, "-in", file])
        wrong = problem(done.stdout, done.returncode, expected_signers(file.name))
        if wrong:
            raise BootstrapError(
                f"{file.name} is not used, for {wrong}.\n{_end(done.stdout)}{_end(done.stderr)}"
            )


def expected_signers(name: str) -> Collection[str]:
    """Who signs a file of this name."""
    return next(signers for start, signers in SIGNERS.items() if name.startswith(start))


def offline_options(usage: str) -> tuple[str, ...]:
    """What keeps the tool from asking a network, by what it says of its options."""
    return next(((option,) for option in WITHOUT_NETWORK if option in usage), ())


def problem(report: str, code: int, signers: Collection[str]) -> str:
    """What is wrong with the signatures of a file; empty where nothing is.

    Args:
        report: what the tool said.
        code: the code with which it ended.
        signers: those who may have signed it.
    """
    found = signatures(report)
    digests = DIGEST.findall(report)
    foreign = [each.signer or "nobody" for each in found if each.signer not in signers]
    checks = {
        "it has no signature": not found,
        "it was changed after it was signed": digests[::2] != digests[1::2],
        f"it is signed by {', '.join(foreign)}": bool(foreign),
        "its time stamp cannot be verified": not all(each.stamped for each in found),
        "its signature cannot be verified": not all(each.good for each in found),
        f"{TOOL} does not vouch for it": bool(code) or COUNTED.findall(report) != [str(len(found))],
    }
    return next((text for text, holds in checks.items() if holds), "")


def signatures(report: str) -> list[Signature]:
    """The signatures that the tool tells of, those inside of others too."""
    found = []
    for part in SECTION.split(report)[1:]:
        signer = SIGNER.search(part)
        lines = {line.strip() for line in part.splitlines()}
        found.append(Signature(signer[1] if signer else "", STAMPED in lines, GOOD in lines))
    return found


def _said(words: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in words],
        env={"PATH": WHERE_TOOLS_ARE, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=120,
        check=False,
    )


def _end(text: str) -> str:
    return "".join(f"{line}\n" for line in text.splitlines()[-8:])
