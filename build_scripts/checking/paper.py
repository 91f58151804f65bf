"""Takes the pages of the window to paper by its keys: preview, saved PDF, the printer wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from build_scripts.checking.results import require
from build_scripts.checking.runs import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from build_scripts.checking.display import Display

PRINT, SAVE = "^Print$", "^Save as PDF$"
PDF_COMMAND = "export mmn --paper a4 --pdf -"
BEGIN, END = b"%PDF-1.", b"%%EOF"


class Paper(NamedTuple):
    """The keys of a window that has the keyboard."""

    display: Display

    def preview(self) -> None:
        """Open what will be on paper, and close it again."""
        self._press("ctrl+p")
        self._focus(self._shown(PRINT, 1)[0])
        self._press("Escape")
        self._gone(PRINT)

    def save(self, folder: Path) -> None:
        """Save the page that is open under the name that is offered, which is in `folder`."""
        self._press("ctrl+s")
        self._focus(self._shown(SAVE, 1)[0])
        self._press("Return")
        saved = wait_until(lambda: any(is_pdf(it.read_bytes()) for it in folder.glob("*.pdf")))
        require(saved, f"No PDF was saved in {folder}.")
        self._gone(SAVE)

    def ask_where_to(self) -> None:
        """Press Print; there is a question or a word that there is no printer; go back."""
        preview = self._answered()
        self._press("Escape")
        wait_until(lambda: self.display.titled(PRINT) == [preview])
        self._focus(preview)
        self._press("Escape")
        self._gone(PRINT)

    def send(self) -> None:
        """Press Print, and Print again where the printer is asked for."""
        self._answered()
        self._press("Return")
        self._gone(PRINT)

    def _answered(self) -> str:
        """Press Print in the preview; what then opens has the keyboard. Returns the preview."""
        self._press("ctrl+p")
        preview = self._shown(PRINT, 1)[0]
        self._focus(preview)
        self._press("ctrl+p")
        (answer,) = set(self._shown(PRINT, 2)) - {preview}
        self._focus(answer)
        return preview

    def _press(self, *keys: str) -> None:
        self.display.keyboard("key", "--delay", "20", *keys)

    def _shown(self, title: str, number: int) -> list[str]:
        came = wait_until(lambda: len(self.display.titled(title)) == number)
        require(came, f"There are not {number} windows called {title}.")
        return self.display.titled(title)

    def _gone(self, title: str) -> None:
        require(wait_until(lambda: not self.display.titled(title)), f"{title} does not close.")
        self._focus(self.display.windows()[0])

    def _focus(self, window: str) -> None:
        self.display.keyboard("windowfocus", "--sync", window)


def is_pdf(data: bytes) -> bool:
    """Whether this is a PDF, and a whole one."""
    return data.startswith(BEGIN) and data.rstrip().endswith(END)
