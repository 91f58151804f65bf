"""Two small libraries built from their source, as the machine's own would ask for too much.

Expat is for fontconfig: Debian 12's own needs a newer glibc than Qt does. D-Bus is for the way to
a screen reader: Debian's own brings six more libraries, of systemd and for cryptography.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from build_scripts.freezing.sources import Source
from build_scripts.freezing.steps import run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DBUS = Source(
    "D-Bus 1.14.10",
    "pool/main/d/dbus/dbus_1.14.10.orig.tar.xz",
    "ba1f21d2bd9d339da2d4aa8780c09df32fea87998b73da24f49ab9df1e36a50f",
)
EXPAT_PARTS = ("xmlparse.c", "xmlrole.c", "xmltok.c")
DBUS_OPTIONS = (
    *("--quiet", "--prefix=/usr", "--sysconfdir=/etc", "--localstatedir=/var"),
    *("--runstatedir=/run", "--with-system-socket=/run/dbus/system_bus_socket"),
    *("--disable-static", "--disable-dependency-tracking", "--disable-tests", "--disable-asserts"),
    *("--disable-systemd", "--disable-selinux", "--disable-apparmor", "--disable-libaudit"),
    *("--disable-inotify", "--disable-epoll", "--without-x"),
    *("--disable-xml-docs", "--disable-doxygen-docs", "--disable-ducktype-docs"),
)


def make_expat(source: Path, target: Path, variables: Mapping[str, str]) -> None:
    """Make Expat from the source of CPython."""
    expat = source / "Modules" / "expat"
    flags = ("-O2", "-fPIC", "-shared", "-DNDEBUG", "-DPYEXPATNS_H", "-DHAVE_GETRANDOM=1")
    names = ("-DXML_GE=1", "-DXML_DTD=1", "-DXML_NS=1", "-DXML_CONTEXT_BYTES=1024")
    parts = [str(expat / part) for part in EXPAT_PARTS]
    linking = (f"-Wl,-soname,{target.name}", "-o", str(target), *parts)
    command = [variables["CC"], *flags, *names, "-I", str(source), "-I", str(expat), *linking]
    run(command, source, variables)


def make_dbus(source: Path, target: Path, variables: Mapping[str, str], expat: Path) -> None:
    """Make the library of D-Bus; `expat` holds the headers that its set-up looks for."""
    flags = {"CFLAGS": "-O2 -DNDEBUG", "EXPAT_CFLAGS": f"-I{expat}", "EXPAT_LIBS": "-lexpat"}
    made = {**variables, **flags}
    run([source / "configure", *DBUS_OPTIONS], source, made)
    jobs = f"-j{os.cpu_count() or 2}"
    run(["make", "--silent", jobs, "-C", "dbus", "libdbus-1.la"], source, made)
    shutil.copy(source / "dbus" / ".libs" / target.name, target)
