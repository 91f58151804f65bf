"""The MSI and the set-up of Windows, each run as an administrator's script runs it, under Wine."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from build_scripts.checking.windows_state import OF_NSIS
from build_scripts.freezing.msi import OWN_KEY, PRODUCT, product_code
from build_scripts.freezing.nsis import LIST, UNINSTALLER
from build_scripts.freezing.windows_packages import make_msi, make_setup

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping
    from pathlib import Path

    from build_scripts.freezing.wine import Wine

USUAL_FOLDER = rf"C:\Program Files\{PRODUCT}"
DATA_FOLDER = r"C:\ProgramData\plex-ivig"
SECONDS = 240
# Of an exit code Linux sees the lowest eight bits; 1603 is "failed or refused".
REFUSED_BY_MSI = 1603 & 255
MENU_FOLDER = r"Microsoft\Windows\Start Menu\Programs"


class Done(NamedTuple):
    """How a package ended and what it said."""

    code: int
    said: str


class Installer(ABC):
    """What both packages can do.

    Attributes:
        more_files: what it puts into the program's folder beside the program.
        side_effects: what it changes besides, as patterns of names.
        left: what is left after a removal, until the next restart.
        refusals: the exit codes by which it refuses.
    """

    name: ClassVar[str]
    more_files: ClassVar[tuple[str, ...]]
    side_effects: ClassVar[tuple[str, ...]]
    left: ClassVar[tuple[str, ...]]
    refusals: ClassVar[Mapping[str, int]]

    @abstractmethod
    def make(self, folder: Path, version: str, epoch: int, out: Path) -> Path:
        """Make a package of a folder."""

    @abstractmethod
    def command(self, package: Path, folder: str = "") -> list[str | Path]:
        """The command that installs a package silently."""

    @abstractmethod
    def removal(self, version: str, folder: str, purge: bool) -> list[str | Path]:
        """The command that removes the program silently."""

    @abstractmethod
    def repair(self, package: Path, version: str) -> list[str | Path]:
        """The command that makes an installation whole again."""


class Msi(Installer):
    """By Windows Installer."""

    name = "MSI"
    more_files = ()
    # Wine's Windows Installer writes the Start menu of the user, not of all users.
    side_effects = (
        rf"C:\users\*\AppData\Roaming\{MENU_FOLDER}\{PRODUCT}.lnk",
        r"C:\windows\Installer\*.msi",
        r"C:\windows\Installer\{*}*",
        rf"HKLM\{OWN_KEY}",
        rf"HKLM\{OWN_KEY}\InstallDir",
        rf"HKLM\{OWN_KEY}\Version",
        r"HKLM\Software\Classes\Installer\Features\*",
        r"HKLM\Software\Classes\Installer\Products\*",
        r"HKLM\Software\Classes\Installer\UpgradeCodes\*",
        r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\{*}*",
    )
    left = ()
    refusals = dict.fromkeys(
        ("newer", "other kind", "too old", "in use", "foreign folder"), REFUSED_BY_MSI
    )

    def make(self, folder: Path, version: str, epoch: int, out: Path) -> Path:
        return make_msi(folder, version, epoch, out)

    def command(self, package: Path, folder: str = "") -> list[str | Path]:
        where = [f"INSTALLDIR={folder}"] if folder else []
        return ["msiexec", "/i", package, "/qn", "/norestart", *where]

    def removal(self, version: str, folder: str, purge: bool) -> list[str | Path]:
        wish = ["PURGE=1"] if purge else []
        return ["msiexec", "/x", product_code(version), "/qn", "/norestart", *wish]

    def repair(self, package: Path, version: str) -> list[str | Path]:
        # What /fa is short for; Wine's msiexec knows that not.
        return ["msiexec", "/i", product_code(version), "REINSTALL=ALL", "/qn"]


class SetUp(Installer):
    """By the set-up of NSIS."""

    name = "set-up"
    more_files = (LIST, UNINSTALLER)
    side_effects = (
        rf"C:\ProgramData\{MENU_FOLDER}\{PRODUCT}.lnk",
        rf"HKLM\{OWN_KEY}",
        rf"HKLM\{OWN_KEY}\InstallDir",
        rf"HKLM\{OWN_KEY}\SetupFolder",
        rf"HKLM\{OWN_KEY}\Version",
        rf"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\{PRODUCT}",
        rf"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\{PRODUCT}\*",
    )
    left = OF_NSIS
    refusals: ClassVar[Mapping[str, int]] = {
        "newer": 13,
        "other kind": 14,
        "too old": 10,
        "in use": 17,
        "foreign folder": 15,
        "elsewhere": 16,
        "machine folder": 19,
        "bad folder": 20,
    }

    def make(self, folder: Path, version: str, epoch: int, out: Path) -> Path:
        return make_setup(folder, version, epoch, out)

    def command(self, package: Path, folder: str = "") -> list[str | Path]:
        # Several words, for the set-up wants a folder with blanks without quotes.
        return [package, "/S", *(f"/D={folder}".split(" ") if folder else [])]

    def removal(self, version: str, folder: str, purge: bool) -> list[str | Path]:
        return [rf"{folder}\{UNINSTALLER}", "/S", *(["/PURGE"] if purge else [])]

    def repair(self, package: Path, version: str) -> list[str | Path]:
        return self.command(package)


def carried_out(wine: Wine, words: list[str | Path]) -> Done:
    """Run a package to its end, and to the end of what it started."""
    done: subprocess.CompletedProcess[str] = wine.run(words, seconds=SECONDS)
    wine.wait(SECONDS)
    return Done(done.returncode, (done.stdout + done.stderr).strip())
