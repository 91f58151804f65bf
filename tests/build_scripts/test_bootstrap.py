"""The set-up script: what it finds missing, what it remembers, and what it starts."""

import platform
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from build_scripts import bootstrap, system_packages
from build_scripts.bootstrap import Stamp
from build_scripts.system_packages import Need

GLIB = Need("library", "libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"))
EGL = Need("library", "libEGL.so.1", ("libegl1",))
XVFB = Need("tool", "Xvfb", ("xvfb",))
LINTIAN = Need("checker", "lintian", ("lintian",))
WINE = Need("windows", "wine", ("wine",))
PICTURE = Path("/somewhere/out/plex-ivig.png")

POLICY = """\
libglib2.0-0t64:
  Installed: (none)
  Candidate: 2.84.4-3
  Version table:
     2.84.4-3 500
libglib2.0-0:
  Installed: (none)
  Candidate: (none)
  Version table:
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "gui").mkdir()
    (tmp_path / "gui" / "__init__.py").write_text('__version__ = "1"\n')
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "pins.txt").write_text("rapidfuzz==1\n")
    return tmp_path


def stamp_of(checkout: Path, python: str = "cpython 3.11 x86_64") -> Stamp:
    return bootstrap.wanted_stamp(checkout, checkout / "pins.txt", python)


def pins(name: str) -> set[str]:
    text = (bootstrap.REQUIREMENTS.parent / name).read_text("utf-8")
    return set(re.findall(r"^[\w.-]+==[\w.]+", text, flags=re.MULTILINE))


def test_needs_are_read_with_every_package_name_in_order() -> None:
    text = "# a remark\n\nlibrary libglib-2.0.so.0 libglib2.0-0t64 libglib2.0-0\ntool Xvfb xvfb\n"
    assert system_packages.system_needs(text) == [GLIB, XVFB]


def test_every_line_of_the_shipped_list_names_a_known_kind_and_a_package() -> None:
    needs = system_packages.system_needs(system_packages.SYSTEM_NEEDS.read_text("utf-8"))
    assert len({need.name for need in needs}) == len(needs)
    assert all(need.kind in {"library", *system_packages.TOOLS} and need.packages for need in needs)


def test_venv_package_of_the_running_version_is_preferred() -> None:
    needs = system_packages.module_needs((3, 12, 1))
    assert {need.packages for need in needs} == {("python3.12-venv", "python3-venv")}


@pytest.mark.parametrize(
    ("need", "present"),
    [
        (Need("library", "libc.so.6", ()), True),
        (Need("library", "libno-such-thing.so.9", ()), False),
        (Need("tool", "sh", ()), True),
        (Need("tool", "no-such-tool", ()), False),
        (Need("tool", "/etc/os-relea*", ()), True),
        (Need("tool", "/usr/lib/*/no-such-folder", ()), False),
        (Need("checker", "sh", ()), True),
        (Need("checker", "no-such-checker", ()), False),
        (Need("windows", "sh", ()), True),
        (Need("windows", "/usr/lib/*/no-such-folder", ()), False),
        (Need("module", "json", ()), True),
        (Need("module", "no_such_module", ()), False),
    ],
)
def test_presence_is_found_out_by_kind(need: Need, present: bool) -> None:
    assert system_packages.is_present(need) is present


def test_tools_are_asked_for_only_by_what_uses_them() -> None:
    def nothing_is_there(_need: Need) -> bool:
        return False

    needs = [EGL, XVFB, LINTIAN, WINE]
    missing = partial(system_packages.missing_needs, needs, present=nothing_is_there)
    assert missing("run") == [EGL]
    assert missing("test") == [EGL, XVFB]
    assert missing("check") == [EGL, XVFB, LINTIAN]
    assert missing("windows") == [EGL, XVFB, WINE]


def test_what_is_present_is_not_missing() -> None:
    missing = system_packages.missing_needs([EGL, GLIB], "test", present=lambda need: need == EGL)
    assert missing == [GLIB]


def test_only_packages_with_a_candidate_are_on_offer() -> None:
    assert system_packages.packages_on_offer(POLICY) == {"libglib2.0-0t64"}
    assert system_packages.packages_on_offer("") == set()


@pytest.mark.parametrize(
    ("on_offer", "chosen"),
    [
        ({"libglib2.0-0t64", "libegl1"}, ["libegl1", "libglib2.0-0t64"]),
        ({"libglib2.0-0", "libegl1"}, ["libegl1", "libglib2.0-0"]),
        (set(), ["libegl1", "libglib2.0-0"]),
    ],
)
def test_packages_follow_what_the_system_offers(on_offer: set[str], chosen: list[str]) -> None:
    threads = Need("library", "libgthread-2.0.so.0", GLIB.packages)
    assert system_packages.packages_for([GLIB, EGL, threads], on_offer) == chosen


def test_line_for_sudo_updates_first_and_installs_no_recommendations() -> None:
    assert system_packages.line_for_sudo(["libegl1", "xvfb"]) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 xvfb"
    )


def test_stamp_is_the_same_for_the_same_checkout(checkout: Path) -> None:
    assert stamp_of(checkout) == stamp_of(checkout)


def test_new_pins_or_another_python_ask_for_a_new_environment(checkout: Path) -> None:
    before = stamp_of(checkout)
    assert stamp_of(checkout, "cpython 3.13 x86_64").packages != before.packages
    (checkout / "pins.txt").write_text("rapidfuzz==2\n")
    assert stamp_of(checkout).packages != before.packages
    assert stamp_of(checkout).project == before.project


def test_a_moved_checkout_asks_for_a_new_environment(checkout: Path) -> None:
    before = stamp_of(checkout)
    moved = checkout.rename(checkout.with_name("moved here"))
    assert stamp_of(moved).packages != before.packages


@pytest.mark.parametrize("name", ["pyproject.toml", "gui/__init__.py"])
def test_a_changed_project_is_installed_anew_without_new_packages(
    checkout: Path, name: str
) -> None:
    before = stamp_of(checkout)
    (checkout / name).write_text("changed\n")
    assert stamp_of(checkout).packages == before.packages
    assert stamp_of(checkout).project != before.project


def test_stamp_survives_writing_and_reading(tmp_path: Path) -> None:
    path = tmp_path / "stamp.json"
    bootstrap.write_stamp(path, Stamp("a", "b"))
    assert bootstrap.read_stamp(path) == Stamp("a", "b")
    assert [file.name for file in tmp_path.iterdir()] == ["stamp.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"packages": "a"}'])
def test_a_damaged_stamp_counts_as_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "stamp.json"
    path.write_text(text)
    assert bootstrap.read_stamp(path) is None


def test_an_absent_stamp_counts_as_none(tmp_path: Path) -> None:
    assert bootstrap.read_stamp(tmp_path / "stamp.json") is None


@pytest.mark.parametrize(
    ("system", "environment", "display"),
    [
        ("Linux", {}, False),
        ("Linux", {"DISPLAY": ""}, False),
        ("Linux", {"DISPLAY": ":0"}, True),
        ("Linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("Darwin", {}, True),
        ("Windows", {}, True),
    ],
)
def test_display_is_looked_for_on_linux_only(
    system: str, environment: dict[str, str], display: bool
) -> None:
    assert bootstrap.has_display(system, environment) is display


def test_without_display_or_arguments_the_overview_and_a_picture_are_made() -> None:
    calls = bootstrap.program_calls([], display=False, picture=PICTURE)
    assert calls == [["overview"], ["screenshot", str(PICTURE)]]


@pytest.mark.parametrize("display", [True, False])
def test_arguments_are_passed_on_with_and_without_display(display: bool) -> None:
    arguments = ["list", "--kind", "two words"]
    assert bootstrap.program_calls(arguments, display, PICTURE) == [arguments]


def test_with_a_display_the_window_is_started() -> None:
    assert bootstrap.program_calls([], display=True, picture=PICTURE) == [[]]


def test_a_child_ended_by_a_signal_gives_the_code_a_shell_would() -> None:
    assert [system_packages.exit_code(code) for code in (0, 3, -15)] == [0, 3, 143]


def test_what_goes_on_beside_is_told_when_its_turn_comes(
    capfd: pytest.CaptureFixture[str],
) -> None:
    code = "import sys; print('out'); print('wrong', file=sys.stderr); sys.exit(3)"
    with system_packages.begin([sys.executable, "-c", code]) as end:
        assert end.wait() == 3
    assert sorted(capfd.readouterr().out.split()) == ["out", "wrong"]


def test_what_goes_on_beside_is_ended_with_the_rest() -> None:
    with (
        pytest.raises(KeyboardInterrupt),
        system_packages.begin([sys.executable, "-c", "import time; time.sleep(60)"]) as end,
    ):
        child = end.process
        raise KeyboardInterrupt
    assert child.returncode == -signal.SIGTERM


def test_checks_come_in_the_promised_order() -> None:
    plain = ["ruff check", "ruff format --check", "mypy", "mypy of Windows", "lint-imports"]
    plain += ["translations", "pytest"]
    frozen = ["freeze", "pytest of the frozen program"]
    assert list(bootstrap.checks("Linux")) == plain + frozen
    assert list(bootstrap.checks("Windows")) == plain


def test_the_frozen_program_that_was_just_made_is_the_one_tested() -> None:
    check = bootstrap.checks("Linux")["pytest of the frozen program"]
    program = system_packages.ROOT / "dist" / "plex-ivig" / "plex-ivig"
    assert check.variables["PLEX_IVIG_PROGRAM"] == str(program)
    assert {"tests/e2e", "tests/cli", "tests/frozen"} <= set(map(str, check.command))


def test_what_is_compiled_is_kept_for_the_many_starts_of_the_tests() -> None:
    code = "import sys; sys.exit(sys.dont_write_bytecode)"
    for name in ("pytest", "pytest of the frozen program"):
        variables = bootstrap.checks("Linux")[name].variables
        environment = {"PYTHONDONTWRITEBYTECODE": "1", **variables}
        assert (
            subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode
            == 0
        )


def test_a_failed_check_stops_nothing_but_decides_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[str] = []

    every = bootstrap.checks(platform.system())

    def pretend(command: list[str | Path], _: dict[str, str]) -> int:
        started.append(str(command[-1]))
        return 7 if command == every["mypy"].command else 0

    @contextmanager
    def begun(command: list[str | Path], _: dict[str, str]) -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(wait=partial(pretend, command, _))

    monkeypatch.setattr(bootstrap, "call", pretend)
    monkeypatch.setattr(bootstrap, "begin", begun)
    assert bootstrap.run_tests() == 7
    assert len(started) == len(every)
    assert "FAILED  mypy" in capsys.readouterr().out


def test_the_benchmarks_get_what_was_written_after_their_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    def pretend(command: list[str | Path], _: dict[str, str]) -> int:
        asked.append(command)
        return 5

    monkeypatch.setattr(bootstrap, "ensure_system", asked.append)
    monkeypatch.setattr(bootstrap, "ensure_environment", lambda: None)
    monkeypatch.setattr(bootstrap, "call", pretend)
    assert bootstrap.perform(["bench", "--only", "start", "--quick"]) == 5
    words = [bootstrap.PYTHON, "-m", "tests.benchmarks", "--only", "start", "--quick"]
    assert asked == ["test", words]


@pytest.mark.parametrize(("version", "old"), [((3, 9, 2), True), ((3, 11, 0), False)])
def test_an_old_python_is_told_apart(version: tuple[int, int, int], old: bool) -> None:
    assert bootstrap.is_too_old(version) is old


@pytest.mark.parametrize("arguments", [[], ["--help"], ["build"], ["test", "more"]])
def test_usage_is_shown_without_setting_anything_up(arguments: list[str], tmp_path: Path) -> None:
    script = system_packages.ROOT / "build_scripts" / "bootstrap.py"
    ended = subprocess.run(
        [sys.executable, str(script), *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "usage:" in ended.stdout + ended.stderr
    assert ended.returncode == (0 if arguments == ["--help"] else 2)


def test_the_pins_for_running_are_among_the_pins_for_testing() -> None:
    assert pins("run.txt")
    assert pins("run.txt") <= pins("test.txt")


def test_the_pins_hold_what_the_project_declares() -> None:
    project = (system_packages.ROOT / "pyproject.toml").read_text("utf-8")
    declared = set(re.findall(r'"([\w-]+==[\d.]+)"', project))
    assert declared
    assert {pin.lower() for pin in declared} <= pins("run.txt")
