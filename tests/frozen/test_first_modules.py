"""The modules of every start lie as they are in the program, and no others."""

from __future__ import annotations

from pathlib import Path

from build_scripts.freezing.first_modules import listed
from tests.e2e.display import running_display
from tests.e2e.program import OF_WINDOWS as ON_WINDOWS
from tests.e2e.program import environment, run
from tests.frozen.probing import INSIDE, Probe

BY_THE_FINDER, BY_OTHERS = "FirstModules", {"PyiFrozenLoader", "zipimporter"}
# What is imported before they can be found.
BEFORE = {
    *("__future__", "encodings", "encodings.aliases", "encodings.utf_8", "warnings", "struct"),
    *("ctypes", "ctypes._endian", "build_scripts.frozen", "build_scripts.frozen.first_modules"),
    "types",
}
# The probe imports the program before it is said what of msgspec is needed late or never.
BY_THE_PROBE = {
    *("decimal", "numbers", "textwrap", "uuid", "msgspec.inspect", "msgspec._typing_utils"),
}
# PySide's names for modules of shiboken.
OTHER_NAMES = ("PySide6.support.feature", "PySide6.support.signature", "__feature__")


def test_what_a_start_imports_until_it_is_painted_is_what_is_listed(
    probe: Probe, tmp_path: Path
) -> None:
    with running_display() as display:
        variables = environment(tmp_path, DISPLAY=display.name)
        done = run([], variables, probe.command(INSIDE / "until_painted.py"))
    assert done.returncode == 0, done.stderr
    told = (entry.split("=") for entry in done.stdout.split())
    loaders = {name: loader for name, loader in told if not name.startswith(OTHER_NAMES)}
    assert "PySide6.QtWidgets" in loaders
    found = {name for name, loader in loaders.items() if loader == BY_THE_FINDER}
    others = {name for name, loader in loaders.items() if loader in BY_OTHERS}
    if ON_WINDOWS:  # they are packed as PyInstaller packs them
        assert found == set()
        return
    assert sorted(found - BY_THE_PROBE - {*listed()}) == [], "first-modules.txt lacks these"
    assert sorted({*listed()} - found) == [], "no start needs these of first-modules.txt"
    assert sorted(others - BEFORE - BY_THE_PROBE) == []
