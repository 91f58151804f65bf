"""The real window of the Windows program: shown, drawn, used by its keyboard, started twice."""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from build_scripts.bootstrap import PYTHON
from build_scripts.checking import through_wine
from build_scripts.checking.display import Display, different_pixels, running_display, written_png
from build_scripts.checking.pictures import CARET_PIXELS, PATIENCE_S, settled, shown_window
from build_scripts.checking.results import CheckError, require
from build_scripts.checking.runs import start, wait_until
from build_scripts.checking.windows_commands import SOURCE
from build_scripts.system_packages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from build_scripts.checking.windows_ground import WindowsGround

# Wine begins a desktop with the first window, and Qt its fonts.
SHOWN_S = 180
CLIPBOARD_TRIES = 5
USUAL = 100
SCREENS = {USUAL: (1366, 768), 200: (2732, 1536)}
# The ground of the pages in each theme, as the screen holds it: red, green, blue.
THEMES = {"light": 0xFFFFFF, "dark": 0x1B2028}
LEAST_GROUND = 0.2
SHOWN = ("--condition", "mmn", "--language", "en")
TITLE = "PLEX\u2013IVIG Reference"


class WindowsWindow(NamedTuple):
    """A window of the program on a display."""

    process: subprocess.Popen[bytes]
    display: Display
    number: str

    def press(self, *keys: str) -> None:
        self.display.keyboard("key", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        self.display.keyboard("type", "--delay", "40", text)

    def close(self) -> None:
        """Press the key that ends the program; it must end well and have said nothing."""
        self.press("ctrl+q")
        code, out, err = through_wine.heard(self.process, SHOWN_S)
        require((code, out, err) == (0, b"", ""), f"The window ended with {(code, out, err)}.")


@contextmanager
def windows_window(
    ground: WindowsGround,
    display: Display,
    *words: str,
    variables: Mapping[str, str] | None = None,
) -> Iterator[WindowsWindow]:
    """Start the program and wait until its window is there; give it the keyboard."""
    given = {"HOME": str(ground.home), "DISPLAY": display.name, **(variables or {})}
    with ground.in_use(display.name), ground.start(words, given) as process:
        try:
            wait_until(lambda: bool(display.windows()) or process.poll() is not None, SHOWN_S)
            found = display.windows()
            if not found:
                raise CheckError(f"There is no window: {through_wine.heard(process, 5)}")
            display.keyboard("windowfocus", "--sync", found[0])
            display.hide_pointer()
            yield WindowsWindow(process, display, found[0])
        finally:
            through_wine.end(process)


def window(ground: WindowsGround) -> str:
    """The window has its title and is painted, in both themes, at the usual and the double size."""
    pictures = ground.work / "pictures"
    pictures.mkdir(exist_ok=True)
    for percent, screen in SCREENS.items():
        set_scale(ground, percent)
        for theme, colour in THEMES.items():
            with (
                running_display(f"{screen[0]}x{screen[1]}x24") as display,
                windows_window(ground, display, *SHOWN, "--theme", theme) as shown,
            ):
                title = display.keyboard("getwindowname", shown.number)
                require(title == TITLE, f"The title is {title!r}.")
                picture = painted(display, colour)
                written_png(picture, screen[0], pictures / f"window-{theme}-{percent}.png")
                shown.close()
    set_scale(ground, USUAL)
    return f"light and dark, at {' and '.join(map(str, SCREENS))} %: pictures in {pictures.name}"


def set_scale(ground: WindowsGround, percent: int) -> None:
    """How many dots an inch of the screen has, as Windows keeps it: 96 are 100 %."""
    words = ["reg", "add", r"HKCU\Control Panel\Desktop", "/v", "LogPixels", "/t", "REG_DWORD"]
    done = ground.wine.run([*words, "/d", str(percent * 96 // 100), "/f"], seconds=SHOWN_S)
    require(done.returncode == 0, f"The scale cannot be set: {done.stderr}")


def painted(display: Display, colour: int) -> bytes:
    """The screen at rest; before long a fair part of it must have the ground of the theme."""
    wait_until(lambda: share_of(colour, settled(display)) > LEAST_GROUND, PATIENCE_S)
    picture = settled(display)
    share = share_of(colour, picture)
    require(share > LEAST_GROUND, f"Only {share:.0%} of the screen has the colour {colour:#x}.")
    return picture


def share_of(colour: int, picture: bytes) -> float:
    """How much of a picture has a colour."""
    pixels = memoryview(picture[: len(picture) // 4 * 4]).cast("I")
    return sum((it & 0xFFFFFF) == colour for it in pixels) / len(pixels)


def keyboard(ground: WindowsGround) -> str:
    """A search is typed, a condition opened and copied: the same text as from the source here."""
    with running_display() as display:
        with _source_window(ground, display):
            here = _copied_by_keys(display)
        with windows_window(ground, display, "--language", "en") as shown:
            there = _copied_by_keys(display)
            shown.close()
    require(there == here, f"What is copied is {there!r}, on Linux {here!r}.")
    return f"typed, opened, copied: the {len(there)} characters of the source on Linux"


@contextmanager
def _source_window(ground: WindowsGround, display: Display) -> Iterator[None]:
    variables = {"HOME": str(ground.home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    process = start([SOURCE, "--language", "en"], {**variables, "DISPLAY": display.name})
    with shown_window(process, display):
        yield


def _copied_by_keys(display: Display) -> str:
    """Type a search, open what is found, copy it; what another program then finds."""
    for keys in (("type", "--delay", "40", "mmn"), ("key", "Return")):
        before = settled(display)
        display.keyboard(*keys)
        came = wait_until(lambda before=before: _changed(before, display), PATIENCE_S)  # type: ignore[misc]
        require(came, f"{keys} did not reach the window.")
    settled(display)
    found = ""
    for _ in range(CLIPBOARD_TRIES):
        display.keyboard("key", "ctrl+c")
        found = found or clipboard(display)
    require("Multifocal motor neuropathy" in found, f"The clipboard holds {found!r}.")
    return found.replace("\r\n", "\n")


def _changed(before: bytes, display: Display) -> bool:
    return different_pixels(before, display.picture()) > CARET_PIXELS


def clipboard(display: Display) -> str:
    """The plain text in the clipboard of a display, as another program finds it."""
    variables = {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [PYTHON, "-m", "tests.e2e.clipboard"],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        check=False,
    )
    require(done.returncode == 0, done.stderr.decode())
    return str(json.loads(done.stdout)["plain"])


def second_start(ground: WindowsGround) -> str:
    """A further start brings the condition to the window that is open, and ends well."""
    with running_display() as display, windows_window(ground, display, *SHOWN) as shown:
        before = settled(display)
        given = {"DISPLAY": display.name}
        done = ground.run(["--condition", "CIDP"], given)
        require((done.code, done.out, done.err) == (0, b"", ""), f"It ended with {done.told()}")
        came = wait_until(lambda: _changed(before, display), PATIENCE_S)
        require(came, "The window that is open shows nothing else.")
        require(len(display.windows()) == 1, f"{len(display.windows())} windows are open.")

        def copied() -> bool:
            shown.press("ctrl+c")
            return "CIDP" in clipboard(display)

        require(wait_until(copied, PATIENCE_S), "It is not the condition that was asked for.")
        shown.close()
    return "one window, with the condition asked for; the second start ends silently"
