#!/usr/bin/env python3
"""Brings the translations up to date with the program; with --check only says what is wrong.

The texts are found in the program's syntax trees (`translatable.py`), merged into the `.ts` by Qt's
lupdate, and made into the `.qm` by Qt's lrelease. People translate in the `.ts`, with Qt Linguist.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from build_scripts.translatable import Text, find_texts  # noqa: E402

LANGUAGES = ("de",)
_GAP = re.compile(r"\{[^{}]*\}|%n|%L?\d")
_ACCELERATOR = re.compile(r"&(?!&)\w")
_ABBREVIATION = re.compile(r"\b\w\.\w\.$")
_ENDINGS = ("\u2026", ":", "?", "!", ".")


class Message(NamedTuple):
    """One message of a `.ts`: its translations, one for each form, and what Qt says of it."""

    context: str
    text: str
    forms: tuple[str, ...]
    state: str


def ts_file(root: Path, language: str) -> Path:
    """The translations into a language, as people edit them."""
    return root / "resources" / "i18n" / f"plex-ivig_{language}.ts"


def main(argv: list[str]) -> int:
    """Run; returns 1 where something is wrong."""
    root = Path(argv[argv.index("--root") + 1]) if "--root" in argv else ROOT
    found = find_texts(root)
    problems = list(found.problems)
    if "--check" in argv:
        for language in LANGUAGES:
            problems += check(root, language, found.texts)
    elif not problems:
        for language in LANGUAGES:
            update(root, language, found.texts)
            problems += check(root, language, found.texts)
    for problem in problems:
        print(problem)
    print(f"Translations: {len(found.texts)} texts, {len(problems)} problems")
    return 1 if problems else 0


def update(root: Path, language: str, texts: list[Text]) -> None:
    """Merge the texts into the `.ts`, and make the `.qm`."""
    file = ts_file(root, language)
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "texts.cpp"
        listed.write_text(_as_cpp(texts), "utf-8")
        _run(
            *("lupdate", listed, "-ts", file, "-locations", "none", "-no-ui-lines"),
            *("-no-obsolete", "-source-language", "en", "-target-language", language),
        )
    _run("lrelease", file, "-qm", file.with_suffix(".qm"))


def check(root: Path, language: str, texts: list[Text]) -> Iterator[str]:
    """What is wrong with the translations into a language."""
    file = ts_file(root, language)
    messages = list(read_messages(file))
    known = {(message.context, message.text) for message in messages}
    wanted = {(text.context, text.text): text for text in texts}
    for context, text in wanted:
        if (context, text) not in known:
            yield f"{file.name}: not yet there: {context}: {text!r}"
    for message in messages:
        place = f"{file.name}: {message.context}: {message.text!r}"
        if (message.context, message.text) not in wanted or message.state in {
            "vanished",
            "obsolete",
        }:
            yield f"{place} is stale: the program does not say it any more"
        elif message.state or not all(message.forms):
            yield f"{place} is not translated"
        else:
            given = wanted[message.context, message.text]
            for problem in _mismatches(message, given):
                yield f"{place} {problem}"
    if not is_fresh(file):
        yield f"{file.with_suffix('.qm').name} is not what lrelease makes of {file.name}"


def is_fresh(file: Path) -> bool:
    """Whether the `.qm` beside a `.ts` is what lrelease makes of it."""
    made = file.with_suffix(".qm")
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / made.name
        _run("lrelease", file, "-qm", fresh)
        return made.is_file() and made.read_bytes() == fresh.read_bytes()


def read_messages(file: Path) -> Iterator[Message]:
    """The messages of a `.ts`."""
    for context in ET.parse(file).getroot().iter("context"):
        name = context.findtext("name", "")
        for entry in context.iter("message"):
            translation = entry.find("translation")
            if translation is None:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield Message(
                name,
                entry.findtext("source", ""),
                tuple(forms or [translation.text or ""]),
                translation.get("type", ""),
            )


def _mismatches(message: Message, given: Text) -> Iterator[str]:
    counted = bool(given.one)
    if len(message.forms) != (2 if counted else 1):
        yield f"has {len(message.forms)} forms"
        return
    originals = (given.one, given.text) if counted else (given.text,)
    for original, form in zip(originals, message.forms, strict=True):
        if _gaps(original) != _gaps(form):
            yield f"has other gaps in {form!r}"
        if _edges(original) != _edges(form):
            yield f"begins or ends otherwise in {form!r}"
        if len(_ACCELERATOR.findall(original)) != len(_ACCELERATOR.findall(form)):
            yield f"has another number of & in {form!r}"


def _gaps(text: str) -> Counter[str]:
    return Counter(_GAP.findall(text))


def _edges(text: str) -> tuple[bool, bool, str]:
    """White space at both ends, and the mark that ends the text."""
    last = _ABBREVIATION.sub("", text.rstrip())
    return (
        text[:1].isspace(),
        text[-1:].isspace(),
        next((mark for mark in _ENDINGS if last.endswith(mark)), ""),
    )


def _as_cpp(texts: list[Text]) -> str:
    """The texts as lupdate reads them without any doubt."""
    lines = ["void texts() {"]
    for text in texts:
        if text.one:
            lines.append(f"//: For the number one: {text.one}")
        number = ', "", number' if text.one else ""
        said = f"{_quoted(text.context)}, {_quoted(text.text)}{number}"
        lines.append(f"QCoreApplication::translate({said});")
    return "\n".join([*lines, "}", ""])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(name: str, *arguments: str | Path) -> None:
    found = find_spec("PySide6")
    if found is None or found.origin is None:
        raise SystemExit("PySide6 is not there: run it with the Python of .venv.")
    tool = Path(found.origin).parent / (f"{name}.exe" if sys.platform == "win32" else name)
    done = subprocess.run([tool, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name}: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
