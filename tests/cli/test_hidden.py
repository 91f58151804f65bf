"""A report names no user, no computer and no home, and is else what it was."""

from __future__ import annotations

import pytest

from gui.cli.hidden import hider

U = "Users"  # no path of anybody's stands in the tree
H = "home"
WINDOWS = {
    "LOCALAPPDATA": rf"C:\{U}\grünm\AppData\Local",
    "APPDATA": rf"C:\{U}\grünm\AppData\Roaming",
    "TEMP": rf"C:\{U}\grünm\AppData\Local\Temp",
    "USERPROFILE": rf"C:\{U}\grünm",
    "ONEDRIVE": rf"C:\{U}\grünm\OneDrive - Klinikum Süd",
    "USERNAME": "grünm",
    "COMPUTERNAME": "STATION-7",
    "USERDOMAIN": "KLINIKUM",
    "LOGONSERVER": r"\\DC01",
}
LINUX = {"HOME": "/srv/homes/ada", "USER": "ada"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (rf"C:\{U}\grünm\AppData\Local\plex-ivig", r"%LOCALAPPDATA%\plex-ivig"),
        (rf"c:\{U.lower()}\GRÜNM\appdata\local\Temp\a", r"%TEMP%\a"),
        (rf"C:/{U}/grünm/AppData/Roaming", "%APPDATA%"),
        (rf"C:\{U}\grünm\Documents", r"~\Documents"),
        (rf"\\?\C:\{U}\grünm\Documents", r"\\?\~\Documents"),
        (rf"C:\{U}\grünm2\Documents", r"~\Documents"),
        (rf"C:\{U}\Ada Muster\x: gone", r"~\x: gone"),
        (rf"C:\{U}\Public\x", rf"C:\{U}\Public\x"),
        (r"\\filer01\ward$\plex-ivig", r"\\<server>\<share>\plex-ivig"),
        (r"\\filer01\all wards\plex-ivig", r"\\<server>\<share>\plex-ivig"),
        (r"\\?\UNC\filer01\ward$\x", r"\\?\UNC\<server>\<share>\x"),
        (r"\\?\D:\x", r"\\?\D:\x"),
        ("belongs to S-1-5-21-7-8-9-1001, not", "belongs to <account>, not"),
        ("can be changed by S-1-12-1-7-8-9-1001", "can be changed by <account>"),
        ("can be changed by S-1-5-32-545", "can be changed by S-1-5-32-545"),
        (r"\\10.0.0.7\ward\x", r"\\<server>\<share>\x"),
        (r"'\\\\filer01\\ward\\x'", r"'\\\\<server>\\<share>\\x'"),
        (r"'\\\\?\\UNC\\filer01\\ward\\x'", r"'\\\\?\\UNC\\<server>\\<share>\\x'"),
        ("//filer01/all wards/x", "//<server>/<share>/x"),
        ("file://filer01/ward/x", "file://<server>/<share>/x"),
        ("https://example.org/x/y, a//b/c", "https://example.org/x/y, a//b/c"),
        (rf"'C:\\{U}\\ada.muster\\x'", r"'~\\x'"),
        (rf"'C:\\{U}\\grünm\\AppData\\Local\\x'", r"'%LOCALAPPDATA%\\x'"),
        (rf"C:\{U}\grünm\OneDrive - Klinikum Süd\x", r"%OneDrive%\x"),
        (r"D:\Profiles\GRÜNM~1.KLI\x", r"D:\Profiles\<user>\x"),
        (
            "of grünm at station-7 in Klinikum by dc01",
            "of <user> at <computer> in <domain> by <domain>",
        ),
        ("station-77, Klinikums", "station-77, Klinikums"),
        (r"C:\ProgramData\plex-ivig\policy.toml", r"C:\ProgramData\plex-ivig\policy.toml"),
    ],
)
def test_what_names_somebody_on_windows_is_left_out(said: str, told: str) -> None:
    assert hider(WINDOWS, "")(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/srv/homes/ada/.config", "~/.config"),
        ("/srv/homes/adalbert/.config", "/srv/homes/adalbert/.config"),
        (f"in /{H}/grace/data: gone", "in ~/data: gone"),
        ("node-5 and Ada", "<computer> and <user>"),
        ("/etc/plex-ivig/policy.toml: there is none", "/etc/plex-ivig/policy.toml: there is none"),
    ],
)
def test_what_names_somebody_on_linux_is_left_out(said: str, told: str) -> None:
    assert hider(LINUX, "node-5")(said) == told


def test_a_short_name_is_left_out_of_paths_and_leaves_numbers_alone() -> None:
    hide = hider({"USERNAME": "1", "HOME": "/"}, "")
    assert hide(r"D:\homes\1\x, 1 of 1, /a") == r"D:\homes\<user>\x, 1 of 1, /a"


@pytest.mark.parametrize("name", ["plex", "PLEX", "Windows"])
def test_a_name_that_the_report_has_anyway_is_left_out_of_paths_alone(name: str) -> None:
    hide = hider({"USERNAME": name}, "")
    said = f"plex-ivig 0.1.0 on Windows 11, D:\\homes\\{name}\\plex-ivig"
    assert hide(said) == "plex-ivig 0.1.0 on Windows 11, D:\\homes\\<user>\\plex-ivig"


def test_names_that_everybody_has_tell_nothing() -> None:
    said = "root 1, of an Administrator"
    assert hider({"USER": "root", "USERNAME": "Administrator"}, "localhost")(said) == said
