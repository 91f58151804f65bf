"""A session by its name, data and programs by theirs, and a folder that is the user's alone."""

from __future__ import annotations

import os
from pathlib import Path

from gui.machine.session_folder import content_name, private_folder, session_name


def test_a_folder_that_others_can_enter_is_not_used(tmp_path: Path) -> None:
    runtime, scratch = tmp_path / "runtime", tmp_path / "scratch"
    runtime.mkdir(0o700)
    scratch.mkdir()
    variables = {"XDG_RUNTIME_DIR": str(runtime), "TMPDIR": str(scratch)}
    own = scratch / f"plex-ivig-{os.geteuid()}"
    assert private_folder(variables) == runtime / "plex-ivig"
    (runtime / "plex-ivig").chmod(0o755)
    assert private_folder(variables) == own
    runtime.chmod(0o755)
    own.chmod(0o770)
    assert private_folder(variables) is None
    own.rmdir()
    own.symlink_to(runtime / "plex-ivig")
    (runtime / "plex-ivig").chmod(0o700)
    assert private_folder(variables) is None
    own.unlink()
    own.write_bytes(b"a file")
    assert private_folder(variables) is None
    assert private_folder({"TMPDIR": str(tmp_path / "nowhere")}) is None
    assert private_folder({"TMPDIR": "beside"}) is None


def test_a_session_is_what_the_user_sees(tmp_path: Path) -> None:
    names = [
        session_name(variables)
        for variables in (
            {"DISPLAY": ":0"},
            {"DISPLAY": ":1"},
            {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"},
            {"WAYLAND_DISPLAY": "/run/user/1/wayland-0"},
            {"WAYLAND_DISPLAY": "/run/user/1%2fwayland-0"},
        )
    ]
    assert len(set(names)) == len(names)
    assert not any("/" in name for name in names)
    assert session_name({}) == session_name({"DISPLAY": "x" * 300}) == ""
    assert session_name({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}) == ""


def test_other_data_and_other_programs_are_told_apart(tmp_path: Path) -> None:
    bundle, program = tmp_path / "bundle", tmp_path / "program"
    bundle.mkdir()
    (bundle / "bundle.json").write_text("{}", "utf-8")
    (tmp_path / "link").symlink_to(bundle)
    name = content_name("1", program, bundle)
    assert content_name("1", program, tmp_path / "link") == name
    assert content_name("2", program, bundle) != name
    assert content_name("1", tmp_path, bundle) != name
    assert content_name("1", program, tmp_path / "none") != name
    (bundle / "bundle.json").write_text("{ }", "utf-8")
    assert content_name("1", program, bundle) != name
    record = tmp_path / "state.json"
    name = content_name("1", program, bundle, [record])
    record.write_text("{}", "utf-8")
    assert content_name("1", program, bundle, [record]) != name
