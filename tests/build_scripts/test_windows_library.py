"""The library for Windows: only texts with a signed digest, and what the patch makes of others."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from build_scripts.freezing import windows_library
from build_scripts.freezing.windows_library import Hunk, patched, patches
from build_scripts.system_packages import BootstrapError

if TYPE_CHECKING:
    from pathlib import Path

LATER = b"one\ntwo\nthree\nfour\n"
EARLIER = b"zero\none\n2\n3\nfour\n"
PATCH = """\
Words before it.

--- a/Lib/x/changed.py
+++ b/Lib/x/changed.py
@@ -0,0 +1 @@
+zero
@@ -2,2 +3,2 @@
-two
-three
+2
+3
"""


def digest(text: bytes) -> bytes:
    return hashlib.sha256(text).digest()


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    texts = {
        "same.py": b"same\n",
        "other.py": b"other\n",
        "empty.py": b"",
        "x/changed.py": LATER,
        "zipfile/__init__.py": b"pinned\n",
        "test/tested.py": b"same\n",
        "notes.txt": b"same\n",
    }
    for name, text in texts.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text)
    monkeypatch.setattr(windows_library, "FEWEST", 1)
    return tmp_path


def test_only_proved_texts_are_taken_in_the_form_in_which_they_were_proved(source: Path) -> None:
    proved = {digest(b"same\r\n"), digest(EARLIER), digest(LATER)}
    assert windows_library.library(source, proved, PATCH) == {
        "same.py": b"same\r\n",
        "empty.py": b"",
        "x/changed.py": EARLIER,
        "zipfile/__init__.py": b"pinned\n",
    }


def test_a_patch_that_makes_something_else_is_refused(source: Path) -> None:
    with pytest.raises(BootstrapError, match=r"x/changed\.py: .* not Python's own"):
        windows_library.library(source, {digest(LATER)}, PATCH)


def test_a_text_that_the_patch_wants_must_be_there(source: Path) -> None:
    (source / "x" / "changed.py").unlink()
    with pytest.raises(BootstrapError, match=r"lacks x/changed\.py"):
        windows_library.library(source, {digest(EARLIER)}, PATCH)


def test_a_catalogue_of_something_else_ends_the_build(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows_library, "FEWEST", 400)
    with pytest.raises(BootstrapError, match="lacks all but 3 texts"):
        windows_library.library(source, {digest(EARLIER)}, PATCH)


def test_lines_are_replaced_where_the_patch_says() -> None:
    hunks = [Hunk(0, (), ("zero\n",)), Hunk(1, ("two\n", "three\n"), ("2\n", "3\n"))]
    assert patches(PATCH) == {"x/changed.py": hunks}
    assert patched(LATER, hunks) == EARLIER
    with pytest.raises(BootstrapError, match="line 2 differs"):
        patched(b"one\nto\nthree\n", hunks)


def test_the_patch_in_the_tree_can_be_read() -> None:
    found = patches(windows_library.PATCH.read_text("utf-8"))
    assert {"enum.py", "os.py", "importlib/_bootstrap.py", "zipfile/_path/glob.py"} <= found.keys()
    assert all(hunk.removed or hunk.added for hunks in found.values() for hunk in hunks)
