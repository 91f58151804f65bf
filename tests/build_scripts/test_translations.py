"""The gate on translations, tried on small programs in a folder of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts import translations
from build_scripts.system_packages import ROOT
from build_scripts.translatable import Text, find_texts

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QObject

TABLE = {"a": "Open", "b": "Close"}

def _tr(text):
    return QCoreApplication.translate("Dialogs", text)

class Pane(QObject):
    def shown(self, words, code):
        self.tr("&Save\\u2026")
        _tr("Gone: {0}")
        words.of(TABLE, code)
        words.counted("{number} hit", "{number} hits", 2)
        return words.text("Read {day}", day="")
"""
GERMAN = {
    "&amp;Save\u2026": "&amp;Sichern \u2026",
    "Gone: {0}": "Weg: {0}",
    "Open": "Offen",
    "Close": "Zu",
    "Read {day}": "Gelesen am {day}",
}

Check = Callable[[], list[str]]


def write(root: Path, program: str) -> None:
    (root / "gui").mkdir(exist_ok=True)
    (root / "gui" / "pane.py").write_text(program, "utf-8")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small program, translated."""
    monkeypatch.setattr("build_scripts.translatable.TABLES", {})
    write(tmp_path, PROGRAM)
    (tmp_path / "resources" / "i18n").mkdir(parents=True)
    assert translations.main(["--root", str(tmp_path)]) == 1
    file = translations.ts_file(tmp_path, "de")
    text = file.read_text("utf-8")
    for english, german in GERMAN.items():
        text = re.sub(
            rf'(<source>{re.escape(english)}</source>\s*)<translation type="unfinished"></transl',
            rf"\1<translation>{german}</transl",
            text,
        )
    text = text.replace(
        '<translation type="unfinished">\n            <numerusform></numerusform>\n'
        "            <numerusform></numerusform>",
        "<translation>\n            <numerusform>{number} Treffer</numerusform>\n"
        "            <numerusform>{number} Treffer insgesamt</numerusform>",
    )
    file.write_text(text, "utf-8")
    assert translations.main(["--root", str(tmp_path)]) == 0
    return tmp_path


@pytest.fixture
def check(root: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """What the gate says; it says nothing exactly where it lets pass."""

    def run() -> list[str]:
        capsys.readouterr()
        code = translations.main(["--check", "--root", str(root)])
        *problems, last = capsys.readouterr().out.splitlines()
        assert (code == 0) == (not problems)
        assert f"{len(problems)} problems" in last
        return problems

    return run


def in_ts(root: Path, before: str, after: str) -> None:
    """Change the translations, and make the file that Qt reads anew."""
    file = translations.ts_file(root, "de")
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")
    translations._run("lrelease", file, "-qm", file.with_suffix(".qm"))


def test_what_is_translated_passes(check: Check) -> None:
    assert check() == []


def test_every_kind_of_text_is_found(root: Path) -> None:
    assert set(find_texts(root).texts) == {
        Text("Pane", "&Save\u2026"),
        Text("Dialogs", "Gone: {0}"),
        Text("Words", "Open"),
        Text("Words", "Close"),
        Text("Words", "{number} hits", "{number} hit"),
        Text("Words", "Read {day}"),
    }


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Weg: {0}", "Weg: {1}", "has other gaps"),
        ("Gelesen am {day}", "Gelesen", "has other gaps"),
        ("{number} Treffer insgesamt", "Treffer", "has other gaps"),
        ("Weg: {0}", "{0}. Weg", None),
        ("Weg: {0}", "Weg: {0}.", "ends otherwise"),
        ("Offen", " Offen", "begins or ends otherwise"),
        ("&amp;Sichern \u2026", "&amp;Sichern", "ends otherwise"),
        ("&amp;Sichern \u2026", "Sichern \u2026", "number of &"),
        ("<translation>Offen", '<translation type="unfinished">Offen', "is not translated"),
        ("<translation>Offen", "<translation>", "is not translated"),
        ("<translation>Offen", '<translation type="vanished">Offen', "is stale"),
        ("<source>Open", "<source>Opened", "is stale"),
    ],
)
def test_a_wrong_translation_is_named(
    root: Path, check: Check, before: str, after: str, said: str | None
) -> None:
    in_ts(root, before, after)
    problems = check()
    if said is None:
        assert problems == []
    else:
        assert any(said in problem for problem in problems), problems


def test_a_text_that_is_new_or_gone_is_named(root: Path, check: Check) -> None:
    write(root, PROGRAM.replace('"Open"', '"Opened"'))
    assert sorted(check()) == [
        "plex-ivig_de.ts: Words: 'Open' is stale: the program does not say it any more",
        "plex-ivig_de.ts: not yet there: Words: 'Opened'",
    ]


def test_the_update_takes_what_is_new_and_drops_what_is_gone(root: Path, check: Check) -> None:
    write(root, PROGRAM.replace('"Open"', '"A wholly other thing"'))
    translations.main(["--root", str(root)])
    assert check() == ["plex-ivig_de.ts: Words: 'A wholly other thing' is not translated"]


def test_a_file_for_qt_that_is_not_made_of_the_other_is_named(root: Path, check: Check) -> None:
    made = translations.ts_file(root, "de").with_suffix(".qm")
    data = bytearray(made.read_bytes())
    data[-20] ^= 1
    made.write_bytes(data)
    assert check() == ["plex-ivig_de.qm is not what lrelease makes of plex-ivig_de.ts"]
    made.unlink()
    assert check() == ["plex-ivig_de.qm is not what lrelease makes of plex-ivig_de.ts"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('self.tr(f"Read {code}")', "f-string"),
        ('words.text(f"Read {code}")', "f-string"),
        ("words.text(code)", "no literal"),
        ("words.text(code.label)", "no literal"),
        ('words.text("one" if code else "two")', "no literal"),
        ('_tr("a" + code)', "no literal"),
        ('QCoreApplication.translate("Ctx", code)', "no literal"),
        ("words.of(code.table, code)", "cannot read the table"),
        ("words.of(OTHER, code)", "cannot read the table"),
        ('tr = self.tr; tr("Never found")', "under another name"),
        ("said = words.text", "under another name"),
        ('code.tr("Whose?")', "only found as self.tr"),
        ('self.tr("%n hit(s)", "", 2)', "words.counted"),
        ('words.text("{number} hits", number=2)', "with a number and without one"),
    ],
)
def test_what_would_never_be_translated_is_refused(
    root: Path, check: Check, line: str, said: str
) -> None:
    write(root, PROGRAM.replace("return words", f"{line}\n        return words"))
    assert any(said in problem for problem in check())


def test_the_program_itself_has_no_fault() -> None:
    found = find_texts(ROOT)
    assert found.problems == []
    assert len(found.texts) > 350
    assert list(translations.check(ROOT, "de", found.texts)) == []
