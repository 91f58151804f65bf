"""What is said of an error: its kind and the places in the program, never a value."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from zlib import crc32

_PACKAGE = "gui/"
_MOST_PLACES = 40


def error_code(error: BaseException) -> str:
    """A short code, the same wherever the same kind of error comes from the same place."""
    places = list(_places(error.__traceback__))
    last = places[-1] if places else ""
    return f"{crc32(f'{_kind(error)} {last}'.encode()):08X}"


def error_lines(error: BaseException) -> list[str]:
    """The kinds of an error and its causes, and where in the program each passed.

    Messages are left out, for one may hold what was looked at.
    """
    lines: list[str] = []
    current: BaseException | None = error
    seen: set[int] = set()
    while current is not None and id(current) not in seen and len(lines) < 2 * _MOST_PLACES:
        seen.add(id(current))
        lines.append(f"{'caused by ' if lines else ''}{_kind(current)}")
        lines += [f"  {place}" for place in list(_places(current.__traceback__))[-_MOST_PLACES:]]
        hidden = None if current.__suppress_context__ else current.__context__
        current = current.__cause__ or hidden
    return lines


def own_place(file: str) -> str:
    """A file of the program, from its package on; empty for another's."""
    _, found, rest = f"/{file}".replace("\\", "/").rpartition(f"/{_PACKAGE}")
    return f"{_PACKAGE}{rest}" if found else ""


def _kind(error: BaseException) -> str:
    return type(error).__qualname__


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        place = own_place(code.co_filename)
        if place:
            yield f"{place}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next
