"""The text commands in German: asked for, or as the system speaks; JSON is English always."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from gui.cli.arguments import parse
from gui.cli.commands import Commands
from gui.pages.words import Words
from tests.cli.terminal import TODAY, environment, run, start
from tests.german import german_words


def said(*arguments: str | Path, words: Words | None = None) -> str:
    out, err = io.StringIO(), io.StringIO()
    commands = Commands(TODAY, words or german_words(), out, err)
    assert commands.run(parse([str(it) for it in arguments])) == 0
    assert err.getvalue() == ""
    return out.getvalue()


def test_the_list_is_german_in_columns() -> None:
    heads, _, group, *rows = said("list").splitlines()
    assert group == "PERIPHERE NERVEN"
    plex, ivig = heads.index("PLEX"), heads.index("IVIG")
    (mmn,) = (row for row in rows if row.startswith("Multifokale motorische Neuropathie"))
    assert mmn[plex:ivig].rstrip() == "Quellen widersprechen sich"
    assert mmn[ivig:] == "Empfohlen"


def test_the_foot_says_what_it_is_and_in_which_language_the_sources_speak() -> None:
    text = " ".join(said("show", "mmn").split())
    assert "Nachschlagewerk für Fachpersonal im Gesundheitswesen – keine Verordnung" in text
    assert "Aussagen der Quellen: auf Englisch" in text
    assert "English" not in said("show", "mmn", words=Words())


def test_the_pages_have_no_english_heading() -> None:
    text = "".join(said(page) for page in ("overview", "therapies", "sources"))
    text += said("show", "cidp") + said("bundle", "info")
    for english in (
        "SOURCES",
        "VERDICT",
        "WHAT EACH",
        "PRODUCTS",
        "FOUNDING",
        "Kind:",
    ):
        assert english not in text
    for german in ("QUELLEN", "FAZIT", "WAS JEDE QUELLE SAGT", "PRÄPARATE", "Empfohlen", "Art:"):
        assert german in text


@pytest.mark.parametrize(
    ("query", "hits"), [("Multifokale", 1), ("Myasthenia gravis", 3), ("Fußpilz", 0)]
)
def test_a_search_answers_in_german(query: str, hits: int) -> None:
    lines = said("search", query).splitlines()
    names = [line for line in lines if "Empfohlen" in line or "empfohlen" in line]
    assert len(names) == hits
    assert (f"Keine Erkrankung passt zu „{query}“." in lines) == (hits == 0)


@pytest.mark.parametrize(
    "line",
    ["list", "show mmn", "search ivig", "overview", "therapies", "sources", "bundle info"],
)
def test_json_is_the_same_in_every_language(line: str) -> None:
    asked = [*line.split(), "--json"]
    assert said(*asked) == said(*asked, words=Words())


def test_complaints_are_english() -> None:
    out, err = io.StringIO(), io.StringIO()
    code = Commands(TODAY, german_words(), out, err).run(parse(["show", "Fußpilz"]))
    assert (code, out.getvalue()) == (2, "")
    assert err.getvalue().startswith("plex-ivig: there is no condition")


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_language_is_asked_for_before_or_after_the_command(place: str) -> None:
    asked = ("--language", "de")
    line = [*asked, "list"] if place == "before" else ["list", *asked]
    assert run(*line).code == 0
    assert parse(line).language == "de"


def test_another_language_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(["--language", "fr"])
    assert end.value.code == 2
    assert "'fr'" in capsys.readouterr().err


def test_the_program_follows_the_system_unless_a_language_is_chosen(tmp_path: Path) -> None:
    german = environment(LANG="de_DE.UTF-8")
    assert "Quellen widersprechen sich" in start("list", env=german).out
    assert "Sources disagree" in start("list", "--language", "en", env=german).out
    file = tmp_path / "mmn.txt"
    told = start("--language", "de", "export", "mmn", "--text", file, env=environment())
    assert told.out == f"Gespeichert: {file}\n"
    assert "Multifokale motorische Neuropathie" in file.read_text("utf-8")
