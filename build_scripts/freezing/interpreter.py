"""The Python interpreter that goes into the frozen program, built from its source.

Built here, and not taken from the machine, so that the program holds the same interpreter
wherever it is made, and asks for no newer glibc than Qt does.
The compiler is a Python package, so that none need be installed.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from build_scripts.freezing import own_libraries
from build_scripts.freezing.own_libraries import DBUS, make_dbus, make_expat
from build_scripts.freezing.sources import Source, unpacked
from build_scripts.freezing.steps import run, sha256
from build_scripts.system_packages import ROOT, BootstrapError, say

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "3.13.5"
SHORT_VERSION = "3.13"
GLIBC = "2.34"
PYTHON = Source(
    f"Python {VERSION}",
    f"pool/main/p/python{SHORT_VERSION}/python{SHORT_VERSION}_{VERSION}.orig.tar.xz",
    "93e583f243454e6e9e4588ca2c2662206ad961659863277afcdb96801647d640",
)
TOOLCHAIN = ROOT / "build_scripts" / "requirements" / "toolchain.txt"
HEADERS = ("zlib1g-dev", "zlib1g", "libffi-dev", "libffi8")
EPOCH = "1750000000"
PREFIX = "/plex-ivig-python"
MULTIARCH = "x86_64-linux-gnu"
BUILT_IN = (
    *("_bisect _bisectmodule.c", "_contextvars _contextvarsmodule.c", "_csv _csv.c"),
    *("_heapq _heapqmodule.c", "_json _json.c", "_opcode _opcode.c", "_pickle _pickle.c"),
    *("_random _randommodule.c", "_struct _struct.c", "array arraymodule.c"),
    *("binascii binascii.c", "math mathmodule.c", "cmath cmathmodule.c", "select selectmodule.c"),
    *("unicodedata unicodedata.c", "grp grpmodule.c", "fcntl fcntlmodule.c"),
    *("_datetime _datetimemodule.c", "_posixsubprocess _posixsubprocess.c", "mmap mmapmodule.c"),
    *("zlib zlibmodule.c -lz", "_zoneinfo _zoneinfo.c", "resource resource.c"),
    "termios termios.c",  # a password is not shown while it is typed
    "_sha2 sha2module.c -I$(srcdir)/Modules/_hacl/include Modules/_hacl/libHacl_Hash_SHA2.a",
)
LEFT_OUT = (
    *("_asyncio", "_bz2", "_codecs_cn", "_codecs_hk", "_codecs_iso2022", "_codecs_jp"),
    *("_codecs_kr", "_codecs_tw", "_crypt", "_ctypes_test", "_curses", "_curses_panel", "_dbm"),
    *("_gdbm", "_hashlib", "_interpchannels", "_interpqueues", "_interpreters", "_lsprof"),
    *("_lzma", "_multibytecodec", "_multiprocessing", "_posixshmem", "_queue"),
    *("_sqlite3", "_ssl", "_statistics", "_tkinter", "_uuid", "audioop", "nis", "ossaudiodev"),
    *("_elementtree", "readline", "spwd", "syslog", "xxlimited"),
    *("xxlimited_35", "xxsubtype"),
)
OPTIMISED = (
    "-O2 -DNDEBUG -Wno-date-time -fno-semantic-interposition -ftls-model=initial-exec $(AS_A_WHOLE)"
)
# What runs seldom would only lengthen the build by a minute.
OPTIMISED_AS_A_WHOLE = """
AS_A_WHOLE = -flto
$(PARSER_OBJS) $(MODULE_OBJS) $(MODOBJS) $(SHAREDMODS): AS_A_WHOLE =
Python/Python-ast.o Python/ast.o Python/compile.o Python/flowgraph.o: AS_A_WHOLE =
"""
# What make needs first, to make the rest. None of it is shipped: it is made fast, not to be fast.
FREEZERS = ("Programs/_freeze_module", "_bootstrap_python")
LEFT_AS_MADE = ("PY3LIBRARY=", "FREEZE_MODULE_BOOTSTRAP_DEPS=", "FREEZE_MODULE_DEPS=")
INSTALL = ("altbininstall", "libinstall", "sharedinstall")
COMPILE = ("cc", "-target", f"{MULTIARCH}.{GLIBC}")


def ensure_interpreter(work: Path, pip_python: Path, sources: Path | None = None) -> Path:
    """Build the interpreter where it is not there yet.

    Args:
        work: the folder for what is made on the way and for the result, `work/interpreter`.
        pip_python: a Python with pip, to fetch the compiler.
        sources: a folder that holds the sources already; else a mirror of Debian is asked.

    Returns:
        The interpreter's executable.

    Raises:
        BootstrapError: a tool or the source cannot be had, or a step fails.
    """
    home = work / "interpreter"
    stamp = home / "made-from.json"
    wanted = recipe()
    if stamp.exists() and json.loads(stamp.read_text("utf-8")) == wanted:
        return home / "bin" / f"python{SHORT_VERSION}"
    for tool in ("make", "apt-get", "dpkg-deb"):
        if shutil.which(tool) is None:
            raise BootstrapError(f"The interpreter is built with {tool}, which is not here.")
    say(f"Building Python {VERSION} for the frozen program (some minutes, once)")
    shutil.rmtree(home, ignore_errors=True)
    compiler = ensure_compiler(work, pip_python)
    # Its makefiles cannot be used below a folder with a space in its name.
    with tempfile.TemporaryDirectory(prefix="plex-ivig-") as folder:
        place = Path(folder)
        source = unpacked(PYTHON, place, sources)
        dbus = unpacked(DBUS, place, sources)
        system = system_files(place)
        variables = surroundings(place, system, wrappers(compiler, place))
        build(source, place, variables, home)
        expat = source / "Modules" / "expat"
        make_expat(source, home / "lib" / "libexpat.so.1", variables)
        make_dbus(dbus, home / "lib" / "libdbus-1.so.3", variables, expat)
    stamp.write_text(json.dumps(wanted), "utf-8")
    return home / "bin" / f"python{SHORT_VERSION}"


def recipe() -> dict[str, str]:
    """What the result depends on."""
    parts = {
        "script": Path(__file__),
        "libraries": Path(own_libraries.__file__),
        "toolchain": TOOLCHAIN,
    }
    return {name: sha256(path.read_bytes()) for name, path in parts.items()}


def system_files(place: Path) -> Path:
    """The headers and libraries of zlib and libffi, unpacked beside everything else."""
    packages, system = place / "packages", place / "system"
    packages.mkdir()
    run(["apt-get", "download", "-qq", *HEADERS], packages)
    for package in sorted(packages.glob("*.deb")):
        run(["dpkg-deb", "-x", package, system], packages)
    return system


def ensure_compiler(work: Path, pip_python: Path) -> Path:
    """The pinned compiler; returns its executable."""
    folder = work / "toolchain"
    run(
        [
            *(pip_python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--only-binary", ":all:", "--upgrade", "--target", folder),
            *("-r", TOOLCHAIN),
        ],
        ROOT,
    )
    return folder / "ziglang" / "zig"


def wrappers(compiler: Path, place: Path) -> dict[str, str]:
    """The commands by which configure and make call the compiler."""
    folder = place / "tools"
    folder.mkdir()
    calls = {"CC": COMPILE, "AR": ("ar",), "RANLIB": ("ranlib",)}
    for name, words in calls.items():
        wrapper = folder / name.lower()
        wrapper.write_text(f'#!/bin/sh\nexec "{compiler}" {" ".join(words)} "$@"\n', "utf-8")
        wrapper.chmod(0o755)
    return {name: str(folder / name.lower()) for name in calls}


def surroundings(place: Path, system: Path, tools: Mapping[str, str]) -> dict[str, str]:
    """The environment in which everything is configured and made."""
    include, libraries = system / "usr" / "include", system / "usr" / "lib" / MULTIARCH
    return {
        **tools,
        "CPPFLAGS": f"-I{include} -I{include / MULTIARCH} -ffile-prefix-map={place}=.",
        "LDFLAGS": f"-L{libraries} -L{system / 'lib' / MULTIARCH}",
        "OPT": OPTIMISED,
        "PKG_CONFIG": "/bin/false",
        "LIBFFI_CFLAGS": f"-I{include / MULTIARCH}",
        "LIBFFI_LIBS": "-lffi",
        "ZLIB_CFLAGS": f"-I{include}",
        "ZLIB_LIBS": "-lz",
        "SOURCE_DATE_EPOCH": EPOCH,
        "ZIG_GLOBAL_CACHE_DIR": str(place / "cache"),
        "ZIG_LOCAL_CACHE_DIR": str(place / "cache"),
    }


def build(source: Path, place: Path, variables: Mapping[str, str], home: Path) -> None:
    """Configure, make and install the interpreter."""
    (source / "Modules" / "Setup.local").write_text(
        "\n".join(["*static*", *BUILT_IN, "*disabled*", *LEFT_OUT, ""])
    )
    options = (
        *("--quiet", f"--prefix={PREFIX}", "--enable-shared", "--without-ensurepip"),
        *("--disable-test-modules", "--without-static-libpython", "--with-computed-gotos"),
    )
    run([source / "configure", *options], source, variables)
    makefile = source / "Makefile"
    rules = makefile.read_text("utf-8").replace("-Wl,-h", "-Wl,-soname,")
    makefile.write_text(rules + OPTIMISED_AS_A_WHOLE, "utf-8")
    jobs = f"-j{os.cpu_count() or 2}"
    run(["make", "--silent", jobs, "OPT=-O0 -Wno-date-time", *FREEZERS], source, variables)
    for compiled in source.rglob("*.o"):
        compiled.unlink()
    made = ("LDFLAGS_NODIST=-Wl,-rpath,\\$$ORIGIN/../lib", "COMPILEALL_OPTS=-h", *LEFT_AS_MADE)
    run(["make", "--silent", jobs, *made, "all"], source, variables)
    run(["make", "--silent", *made, f"DESTDIR={place}", *INSTALL], source, variables)
    shutil.move(place / PREFIX.lstrip("/"), home)
