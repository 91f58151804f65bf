"""The objects of a PDF that Qt wrote, some of them replaced: what Qt cannot be told.

ISO 32000-1: 7.5 file structure, 12.3.3 outline, 14.3.3 information, 14.9.2 language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gui.core.bundle.digest import sha256_hex

_OBJECT = re.compile(rb"\A(\d+) 0 obj\s")
_ENTRY = re.compile(rb"(?m)^(\d{10}) \d{5} n")
_AROUND = re.compile(rb"\A\d+ 0 obj\s+|\s+endobj\s*\Z")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_REFERENCE = rb"/%s (\d+) 0 R"
_KIDS = re.compile(rb"/Kids\s*\[(.*?)\]", re.DOTALL)


class PdfParts:
    """A PDF file with one table of objects, taken apart."""

    def __init__(self, data: bytes) -> None:
        """Take it apart.

        Raises:
            ValueError: it is not built in the one way that Qt builds its files.
        """
        table = data.rindex(b"\nxref\n") + 1
        trailer = _TRAILER.search(data, table)
        if trailer is None:
            raise ValueError("no trailer")
        offsets = sorted(int(found[1]) for found in _ENTRY.finditer(data, table))
        self._head = data[: offsets[0]]
        self._objects: dict[int, bytes] = {}
        for start, end in zip(offsets, [*offsets[1:], table], strict=True):
            found = _OBJECT.match(data[start:end])
            if found is None:
                raise ValueError(f"no object at byte {start}")
            self._objects[int(found[1])] = data[start:end]
        self._root = _number(rb"Root", trailer[1])
        self._info = _number(rb"Info", trailer[1])

    @property
    def pages(self) -> list[int]:
        """The numbers of the page objects, in order."""
        tree = self._objects[_number(rb"Pages", self._objects[self._root])]
        kids = _KIDS.search(tree)
        return [] if kids is None else [int(kid) for kid in re.findall(rb"(\d+) 0 R", kids[1])]

    def describe(self, entries: Mapping[str, str]) -> None:
        """Replace all that the file tells about itself; dates are written as PDF wants them."""
        lines = [f"/{name} {_text(value)}".encode() for name, value in entries.items()]
        self.put(self._info, b"<<\n" + b"\n".join(lines) + b"\n>>")

    def speak(self, language: str) -> None:
        """Say in which language the text is, and that the title is what a window shows."""
        self._add_to_root(
            f"/Lang {_text(language)}\n/ViewerPreferences << /DisplayDocTitle true >>"
        )

    def add_outline(self, chapters: Sequence[tuple[str, int]]) -> None:
        """Add bookmarks: a title and the page, counted from 0, that it leads to."""
        pages = self.pages
        outline = max(self._objects) + 1
        first, last = outline + 1, outline + len(chapters)
        for number, (title, page) in enumerate(chapters, start=first):
            around = f"/Prev {number - 1} 0 R\n" if number > first else ""
            around += f"/Next {number + 1} 0 R\n" if number < last else ""
            target = f"/Dest [{pages[page]} 0 R /Fit]"
            self.put(
                number,
                f"<<\n/Title {_text(title)}\n/Parent {outline} 0 R\n{around}{target}\n>>".encode(),
            )
        ends = f"/First {first} 0 R\n/Last {last} 0 R\n/Count {len(chapters)}"
        self.put(outline, f"<<\n/Type /Outlines\n{ends}\n>>".encode())
        self._add_to_root(f"/Outlines {outline} 0 R\n/PageMode /UseOutlines")

    def whole(self) -> bytes:
        """The file again, under an identity that follows from its content."""
        body = bytearray(self._head)
        offsets = {}
        for number, data in self._objects.items():
            offsets[number] = len(body)
            body += data
        identity = sha256_hex(bytes(body))[:32]
        table = len(body)
        size = max(self._objects) + 1
        body += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
        for number in range(1, size):
            used = number in offsets
            body += f"{offsets.get(number, 0):010} {0 if used else 65535:05} ".encode()
            body += b"n \n" if used else b"f \n"
        body += (
            f"trailer\n<<\n/Size {size}\n/Info {self._info} 0 R\n/Root {self._root} 0 R\n"
            f"/ID [<{identity}> <{identity}>]\n>>\nstartxref\n{table}\n%%EOF\n"
        ).encode()
        return bytes(body)

    def content(self, number: int) -> bytes:
        """What an object holds.

        Raises:
            KeyError: there is no such object.
        """
        return _AROUND.sub(b"", self._objects[number])

    def drop(self, number: int) -> None:
        """Leave an object out, to which nothing leads any more."""
        del self._objects[number]

    def put(self, number: int, content: bytes) -> None:
        """Replace or add an object."""
        self._objects[number] = f"{number} 0 obj\n".encode() + content + b"\nendobj\n"

    def _add_to_root(self, entries: str) -> None:
        root = self._objects[self._root]
        end = root.rindex(b">>")
        self._objects[self._root] = root[:end] + entries.encode() + b"\n" + root[end:]


def _number(name: bytes, text: bytes) -> int:
    found = re.search(_REFERENCE % name, text)
    if found is None:
        raise ValueError(f"no {name.decode()}")
    return int(found[1])


def _text(value: str) -> str:
    """A text string: ASCII as it is, all else as UTF-16 in hexadecimal."""
    if value.isascii() and value.isprintable() and not set("()\\") & set(value):
        return f"({value})"
    return f"<FEFF{value.encode('utf-16-be', 'replace').hex().upper()}>"
