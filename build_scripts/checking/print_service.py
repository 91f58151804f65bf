"""A print service of one's own: CUPS on a private socket, with printers that keep what they get."""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.checking.results import require
from build_scripts.checking.runs import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

DAEMON, ADMIN = Path("/usr/sbin/cupsd"), Path("/usr/sbin/lpadmin")
PROGRAMS, DATA = Path("/usr/lib/cups"), Path("/usr/share/cups")
PATIENCE_S = 60
_TIME_LIMIT_S = 60
_SEEN_BY_ALL, _OWNERS_ALONE = 0o755, 0o700
_UNPRIVILEGED = "lp"
_SETTINGS = """
Listen {socket}
Browsing Off
BrowseLocalProtocols none
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
_FILES = """
User {user}
Group {group}
SystemGroup {system}
ServerRoot {folder}
ServerBin {folder}/programs
DataDir {data}
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/temporary
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
"""
# CUPS calls it with the job's number, user, title, copies, options and file.
_PRINTER = """#!/bin/sh
test $# -lt 6 && exit 0
printf '%s' "$5" > "{folder}/printed/$1.options"
cp "$6" "{folder}/printed/$1.part" && mv "{folder}/printed/$1.part" "{folder}/printed/$1.pdf"
"""
# A printer of the kind that a ward has: it takes PDF, and says which papers are in it.
_DESCRIPTION = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "WARD.PPD"
*Manufacturer: "Test"
*Product: "(Ward)"
*ModelName: "Ward"
*ShortNickName: "Ward"
*NickName: "Ward"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsFilter: "application/pdf 0 -"
"""
_PAPERS = {"A4": (595, 842), "Letter": (612, 792), "A3": (842, 1191)}
_MARGIN = 12


@dataclass(frozen=True)
class Printed:
    """What reached a printer: the file, and with which options."""

    file: Path
    options: dict[str, str]


@dataclass(frozen=True)
class PrintService:
    """A running print service."""

    folder: Path

    @property
    def socket(self) -> Path:
        """Where it listens."""
        return self.folder / "socket"

    @property
    def variables(self) -> dict[str, str]:
        """By these a program finds it."""
        return {"CUPS_SERVER": str(self.socket)}

    def add_printer(self, name: str, *, described: bool = True) -> None:
        """Add a printer, described as most are, or one that takes whatever it gets."""
        if described:
            (self.folder / "ward.ppd").write_text(_description(), "utf-8")
        driver = ("-P", str(self.folder / "ward.ppd")) if described else ("-m", "raw")
        self.administer("-p", name, "-E", "-v", "keep:/here", *driver)

    def remove_printer(self, name: str) -> None:
        """Take a printer away."""
        self.administer("-x", name)

    def administer(self, *words: str, program: Path = ADMIN) -> None:
        """Run one of the tools of the service."""
        done = subprocess.run(
            [str(program), *words],
            env={**os.environ, **self.variables, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            timeout=_TIME_LIMIT_S,
            check=False,
        )
        require(done.returncode == 0, f"{program.name}: {done.stderr}")

    def printed(self) -> Printed:
        """Wait for the one job that is printed."""
        kept = self.folder / "printed"
        came = wait_until(lambda: any(kept.glob("*.pdf")), PATIENCE_S)
        require(came, f"Nothing was printed.\n{self.log()}")
        (file,) = kept.glob("*.pdf")
        words = file.with_suffix(".options").read_text("utf-8").split()
        return Printed(
            file, {name: value for name, _, value in (it.partition("=") for it in words)}
        )

    def log(self) -> str:
        """The end of what the service has written down."""
        log = self.folder / "error_log"
        return log.read_text("utf-8", "replace")[-2000:] if log.exists() else "no log"


@contextmanager
def running_print_service() -> Iterator[PrintService]:
    """Start a print service without a printer and stop it again."""
    # The path of a socket has room for a hundred letters: a test's own folder may be too deep.
    folder = Path(tempfile.mkdtemp(prefix="print-"))
    service = PrintService(folder)
    _lay_out(folder)
    daemon = subprocess.Popen(
        [
            str(folder / DAEMON.name),
            "-f",
            "-c",
            str(folder / "cupsd.conf"),
            "-s",
            str(folder / "cups-files.conf"),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        started = wait_until(
            lambda: (folder / "socket").exists() or daemon.poll() is not None, PATIENCE_S
        )
        require(started and daemon.poll() is None, f"No print service starts.\n{service.log()}")
        yield service
    finally:
        daemon.terminate()
        daemon.wait(_TIME_LIMIT_S)
        shutil.rmtree(folder)


def _lay_out(folder: Path) -> None:
    """The settings and folders of a service; it is not started as root to stay root."""
    folder.chmod(_SEEN_BY_ALL)
    for name in ("programs/backend", "cache", "state", "spool", "temporary", "printed"):
        (folder / name).mkdir(parents=True)
    # Where it lies otherwise, AppArmor lets it read the system's own settings alone.
    shutil.copy2(DAEMON, folder)
    (folder / "programs" / "daemon").symlink_to(PROGRAMS / "daemon")
    printer = folder / "programs" / "backend" / "keep"
    printer.write_text(_PRINTER.format(folder=folder), "utf-8")
    printer.chmod(_OWNERS_ALONE)  # by this CUPS runs it as whoever runs CUPS
    me = pwd.getpwuid(os.geteuid())
    user = pwd.getpwnam(_UNPRIVILEGED) if me.pw_uid == 0 else me
    names = {
        "user": user.pw_name,
        "group": grp.getgrgid(user.pw_gid).gr_name,
        "system": "root" if me.pw_uid == 0 else grp.getgrgid(me.pw_gid).gr_name,
    }
    settings = _SETTINGS.format(socket=folder / "socket")
    (folder / "cupsd.conf").write_text(settings, "utf-8")
    (folder / "cups-files.conf").write_text(_FILES.format(folder=folder, data=DATA, **names))


def _description() -> str:
    lines = [_DESCRIPTION]
    for keyword in ("PageSize", "PageRegion"):
        choices = [f'*{keyword} {paper}/{paper}: ""\n' for paper in _PAPERS]
        lines.append(f"*OpenUI *{keyword}/Paper: PickOne\n*Default{keyword}: A4\n")
        lines += [*choices, f"*CloseUI: *{keyword}\n"]
    lines.append("*DefaultImageableArea: A4\n*DefaultPaperDimension: A4\n")
    for paper, (width, height) in _PAPERS.items():
        inside = f"{_MARGIN} {_MARGIN} {width - _MARGIN} {height - _MARGIN}"
        lines.append(f'*ImageableArea {paper}: "{inside}"\n')
        lines.append(f'*PaperDimension {paper}: "{width} {height}"\n')
    return "".join(lines)
