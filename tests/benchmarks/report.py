"""The table of all benchmarks: in the terminal, and in the README."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks.frame import Row, rows_of
from tests.benchmarks.machine import checkout, sentence

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
COLUMNS = ("bench", "what", "measured", "goal", "met")


def every_row(summary: Mapping[str, Any]) -> list[tuple[str, Row]]:
    """The rows of all benchmarks, each with the name of its own."""
    found = []
    for name, of in summary["benches"].items():
        rows = rows_of(of["rows"]) or [Row("everything", of["error"])]
        found += [(name, row) for row in rows]
    return found


def met(row: Row) -> str:
    """Whether a goal is met, in a word."""
    if row.met is None:
        return "-" if row.goal else ""
    return "yes" if row.met else "no"


def terminal_table(summary: Mapping[str, Any]) -> str:
    """The table for a terminal."""
    lines = [COLUMNS, *((name, *row[:3], met(row)) for name, row in every_row(summary))]
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.ljust, cells, widths)).rstrip() for cells in lines)


def readme_table(summary: Mapping[str, Any]) -> str:
    """The table for the README, with the machine."""
    shown = [(name, row) for name, row in every_row(summary) if not row.detail]
    rows = [(name, *row[:3], met(row)) for name, row in shown]
    lines = [COLUMNS, ("---",) * len(COLUMNS), *rows]
    table = [f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |" for cells in lines]
    return "\n".join([BEGIN, *table, "", measured_on(summary), END])


def measured_on(summary: Mapping[str, Any]) -> str:
    """The machine, and of what commit each benchmark tells."""
    of: dict[str, list[str]] = {}
    for name, bench in summary["benches"].items():
        of.setdefault(checkout(bench["of"]), []).append(name)
    told = "; ".join(f"{', '.join(names)}: {what}" for what, names in of.items())
    return f"Measured on: {sentence(summary['machine'])}. {told}."


def with_table(text: str, table: str) -> str:
    """The text with that table in place of the one between the markers.

    Raises:
        ValueError: the markers are not there.
    """
    before, _, rest = text.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"The README has no {BEGIN} with an {END} after it.")
    return before + table + after


def write_readme(file: Path, summary: Mapping[str, Any], names: list[str]) -> None:
    """Write the table into the README.

    Raises:
        ValueError: a benchmark is missing, failed, or was quick; or there are no markers.
    """
    of = summary["benches"]
    lacking = [name for name in names if name not in of or of[name]["error"] or of[name]["quick"]]
    if lacking:
        raise ValueError(f"Not measured in full, so the README stays: {', '.join(lacking)}.")
    file.write_text(with_table(file.read_text("utf-8"), readme_table(summary)), "utf-8")
