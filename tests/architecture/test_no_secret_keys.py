"""No secret key is in the repository, in whatever file and form minisign writes one."""

import base64
import re
import subprocess

from build_scripts.system_packages import ROOT
from tests.core.package.packed import CLINICAL

# "Ed", how it is encrypted, "B2" (or nothing), as base64 of the first six bytes; then the rest.
SECRET = re.compile(rb"RW(?:RTY0Iy|QAAEIy|QAAAAA)[A-Za-z0-9+/\r\n]{60,}")
# Keys that open nothing, made for a test whose subject they are.
OF_TESTS = {"tests/core/package/test_minisign.py"}


def tracked() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    return [name.decode() for name in listed.split(b"\0") if name]


def test_the_search_knows_a_secret_key() -> None:
    assert SECRET.search(CLINICAL.file().encode())
    line = CLINICAL.file().split("\n")[1]
    assert len(base64.b64decode(line)) == 158


def test_no_file_has_a_secret_key() -> None:
    files = tracked()
    assert len(files) > 400
    found = set()
    for name in files:
        path = ROOT / name
        if not path.is_file():
            continue
        data = path.read_bytes()
        joined = data.replace(b'"\n    "', b"")
        if SECRET.search(data) or SECRET.search(joined):
            found.add(name)
    assert found <= OF_TESTS
    assert not {name for name in files if name.endswith(".key")}


def test_keys_of_developers_are_not_tracked() -> None:
    assert not [name for name in tracked() if name.startswith("resources/trust/development")]
