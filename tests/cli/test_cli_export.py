"""The command export: what can be asked for, what is said of it, and what the files hold."""

from __future__ import annotations

import hashlib
import json
import subprocess
from itertools import cycle, product
from pathlib import Path

import pytest

from gui import paths
from gui.cli.arguments import FORMATS, WHOLE, parse
from gui.core.bundle import read_bundle
from gui.core.bundle.spoken import fingerprint_words, four_and_four
from gui.core.reference import Reference
from gui.pages.comparison import comparison_page
from gui.pages.evidence import evidence_page
from gui.pages.overview import overview_page
from gui.pages.words import Words
from tests.app.bundles import NASTY_AS_SHOWN, broken_bundle, nasty_reference
from tests.cli.terminal import DRAFT, DRAFT_SAID, TODAY, environment, run, run_here, start
from tests.core.bundle.small import ONE, small, write
from tests.e2e.program import PROGRAM

WITHOUT_QT = [name for name in FORMATS if name != "pdf"]
VERSION = read_bundle(paths.shipped_bundle()).manifest.version


def output_of(*arguments: str) -> bytes:
    done = subprocess.run(
        [*PROGRAM, *arguments], env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


@pytest.mark.parametrize(("what", "kind"), list(product([*WHOLE, "MMN"], WITHOUT_QT)))
def test_every_page_in_every_format_tells_which_content_it_is_and_from_when(
    what: str, kind: str, reference: Reference, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    printed = run_here("export", what, f"--{kind}", file)
    assert printed == (0, f"Saved {file}\n", "")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]
    text = file.read_bytes().decode("utf-8")
    for mark in (VERSION, reference.bundle.fingerprint, TODAY.isoformat()):
        assert mark in text


@pytest.mark.parametrize("kind", WITHOUT_QT)
def test_standard_output_gets_what_a_file_gets_and_nothing_else(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    assert start("export", "mmn", f"--{kind}", file).code == 0
    assert output_of("export", "mmn", f"--{kind}", "-") == file.read_bytes()


@pytest.mark.parametrize("speech", [{"LC_ALL": "C", "PYTHONIOENCODING": "ascii:strict"}, {}])
def test_no_terminal_changes_the_bytes(speech: dict[str, str]) -> None:
    for kind in WITHOUT_QT:
        done = subprocess.run(
            [*PROGRAM, "export", "cidp", f"--{kind}", "-"],
            env=environment(**speech),
            capture_output=True,
            check=True,
        )
        assert done.stdout == output_of("export", "cidp", f"--{kind}", "-")
        assert "\u00b7" in done.stdout.decode("utf-8")


def test_text_is_what_the_terminal_shows_and_the_imprint(
    reference: Reference, tmp_path: Path
) -> None:
    commands = {"mmn": "show mmn"} | {name: name for name in ("overview", "therapies", "sources")}
    for what, command in commands.items():
        file = tmp_path / what
        run_here("export", what, "--text", file)
        data = file.read_bytes()
        assert data.endswith(b"\n") and b"\r" not in data
        shown = run_here(*command.split()).out.split("\n\n")
        parts = data.decode("utf-8").split("\n\n")
        assert parts[:-1] == shown[:-1]
        for line in ("Saved 2026-12-01", f"Fingerprint {reference.bundle.fingerprint}"):
            assert line in parts[-1]
        assert parts[-1].endswith("not a prescription\n")
        eight = fingerprint_words(reference.bundle.sha256)
        assert f"in words: {four_and_four(eight)}" in parts[-1]


def test_all_as_text_has_every_page_and_one_imprint(reference: Reference, tmp_path: Path) -> None:
    whole = tmp_path / "all"
    run_here("export", "all", "--text", whole)
    text = whole.read_text("utf-8")
    for what in ("overview", "therapies", "sources", *reference.bundle.conditions):
        run_here("export", what, "--text", tmp_path / what)
        page = (tmp_path / what).read_text("utf-8").rpartition("\n\n")[0]
        assert page in text
    assert text.count("Fingerprint") == 1
    run_here("export", "evidence", "--text", tmp_path / "evidence")
    folded = " ".join((tmp_path / "evidence").read_text("utf-8").split())
    for condition in reference.bundle.conditions.values():
        for claim in condition.claims:
            assert " ".join(claim.statement.split()) in folded


def test_a_condition_as_text_holds_all_of_its_evidence_table(
    reference: Reference, words: Words, tmp_path: Path
) -> None:
    run_here("export", "all", "--text", tmp_path / "all")
    parts = (tmp_path / "all").read_text("utf-8").split("\n== ")
    for condition in reference.bundle.conditions:
        page = evidence_page(reference, condition, words)
        (part,) = (part for part in parts if part.startswith(f"{page.title} "))
        cards = {card.id: card for card in comparison_page(reference, condition, words).sources}
        said = " ".join(part.partition("WHAT EACH SOURCE SAYS")[2].split())
        for row in page.rows:
            mark = f"[{cards[row.source].number}]"
            head = f"{row.therapy_label}, {row.source_and_year}: {row.statement} {mark}"
            told = [row.stance_label, row.grade, row.population, row.scope]
            more = [row.about, row.how_read(words)]
            lines = [[head], [row.in_verdict], told, more, [row.course_said(words)]]
            joined = [" \u00b7 ".join(part for part in line if part) for line in lines]
            assert " ".join(" ".join(joined).split()) in said


def test_the_overview_as_text_tells_what_leads_each_verdict(
    reference: Reference, words: Words
) -> None:
    lines = run_here("overview").out.splitlines()
    for row in (row for group in overview_page(reference, words).groups for row in group.rows):
        first = next(place for place, line in enumerate(lines) if line.startswith(row.name))
        below = lines[first + 1 : first + 5]
        until = next((n for n, line in enumerate(below) if line[:52].strip() or not line), 4)
        for cell, column in ((row.plex, slice(52, 76)), (row.ivig, slice(76, 101))):
            assert lines[first][column].strip().rstrip("*") == cell.label
            noted = " ".join(" ".join(line[column] for line in below[:until]).split())
            assert noted == cell.note
    assert max(map(len, lines)) <= 100


def test_what_is_past_its_review_says_so(tmp_path: Path) -> None:
    contents = small()
    dates = {"built": "2025-11-20", "verified": "2025-11-20", "reviewDue": "2026-11-20"}
    contents["bundle.json"] |= dates
    bundle = write(tmp_path / "bundle", contents)
    for kind in WITHOUT_QT:
        file = tmp_path / kind
        printed = run_here("export", "one", f"--{kind}", file, "--bundle", bundle)
        assert (printed.code, printed.err) == (0, DRAFT_SAID)
        assert f"{DRAFT} Content past its review date" in " ".join(file.read_text("utf-8").split())


def test_json_tells_what_was_written(reference: Reference, tmp_path: Path) -> None:
    for kind in WITHOUT_QT:
        file = tmp_path / f"{kind} \u00e9"
        told = run("export", "MMN", f"--{kind}", file, "--json").json()
        assert told == {
            "what": "mmn",
            "format": kind,
            "file": str(file),
            "bytes": file.stat().st_size,
            "fingerprint": reference.bundle.fingerprint,
            "fingerprint_words": list(fingerprint_words(reference.bundle.sha256)),
            "sha256": reference.bundle.sha256,
            "pages": None,
        }


def test_the_hash_of_the_bundle_can_be_computed_by_hand() -> None:
    info = run("bundle", "info", "--json").json()
    folder = paths.shipped_bundle()
    files = sorted(folder.rglob("*.json"), key=lambda file: file.relative_to(folder).as_posix())
    listed = "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(folder).as_posix()}\n"
        for file in files
    )
    assert info["sha256"] == hashlib.sha256(listed.encode()).hexdigest()
    assert info["fingerprint"].replace(" ", "") == info["sha256"][:12]
    shown = run("bundle", "info").out
    assert f"Fingerprint {info['fingerprint']}\n" in shown
    eight = info["fingerprint_words"]
    assert f"in words: {' '.join(eight[:4])} – {' '.join(eight[4:])}\n" in shown
    assert f"SHA-256 {info['sha256']}\n" in shown


@pytest.mark.parametrize(
    "line",
    [
        "export",
        "export mmn",
        "export --csv FILE",
        "export mmn --csv",
        "export mmn --csv FILE --text FILE",
        "export mmn --csv FILE --paper a4",
        "export mmn --html FILE --paper a4",
        "export mmn --pdf FILE --paper a9",
        "export mmn --csv FILE --factor child",
        "export mmn --text FILE --factor child",
        "export mmn --html FILE --evidence",
        "export overview --pdf FILE --evidence",
        "export overview --html FILE --factor child",
        "export all --pdf FILE --factor child",
        "export mmn --csv - --json",
        "export mmn --text - --force",
        "export mmn --csv FILE --theme dark",
    ],
)
def test_wrong_use_gives_two_and_writes_nothing(line: str, tmp_path: Path) -> None:
    printed = start(*line.replace("FILE", str(tmp_path / "file")).split())
    assert (printed.code, printed.out) == (2, "")
    assert printed.err.startswith("usage: plex-ivig")
    assert "Traceback" not in printed.err
    assert list(tmp_path.iterdir()) == []


def test_an_empty_name_is_wrong_use() -> None:
    for kind in FORMATS:
        printed = start("export", "mmn", f"--{kind}", "")
        assert (printed.code, printed.out) == (2, "")
        assert "the path is empty" in printed.err


@pytest.mark.parametrize(
    ("text", "kind"), [*zip(["nothing", "GBS", "", "\u202e", "multifocale"], cycle(FORMATS))]
)
def test_a_wrong_condition_gives_two(text: str, kind: str, tmp_path: Path) -> None:
    printed = start("export", text, f"--{kind}", tmp_path / "file")
    assert (printed.code, printed.out) == (2, "")
    assert printed.err.startswith("plex-ivig: ") and "\u202e" not in printed.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["pdf", "html"])
@pytest.mark.parametrize("text", ["nobody", "", "\u202e"])
def test_a_wrong_factor_gives_two_and_lists_all(
    kind: str, text: str, reference: Reference, tmp_path: Path
) -> None:
    options = ("--factor", "child", "--factor", text)
    printed = start("export", "mmn", f"--{kind}", tmp_path / "file", *options)
    assert (printed.code, printed.out) == (2, "")
    first, *listed = printed.err.splitlines()
    assert first.startswith("plex-ivig: there is no patient factor ")
    factors = reference.bundle.factors.values()
    assert listed == [f"  {factor.id}  {factor.name.en}" for factor in factors]
    assert list(tmp_path.iterdir()) == []


def test_a_factor_is_given_by_its_id_or_its_name_in_any_case() -> None:
    ways = ("iga-deficiency", "IgA deficiency", "iGa DEFICIENCY", " IGA-Deficiency ")
    marked = [output_of("export", "mmn", "--html", "-", "--factor", way) for way in ways]
    assert len(set(marked)) == 1
    assert marked[0] != output_of("export", "mmn", "--html", "-")
    both = [
        output_of("export", "mmn", "--html", "-", *options)
        for options in (
            ("--factor", "child", "--factor", "IgA deficiency"),
            ("--factor", "child", "--factor", "Child", "--factor", "iga-deficiency"),
        )
    ]
    assert both[0] == both[1] != marked[0]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_bundle_that_is_refused_gives_three_and_nothing_is_shown_instead(
    kind: str, tmp_path: Path
) -> None:
    bundle, file = broken_bundle(tmp_path), tmp_path / "file"
    for where in (bundle, tmp_path / "none"):
        printed = start("export", "mmn", f"--{kind}", file, "--bundle", where)
        assert (printed.code, printed.out) == (3, "")
        assert printed.err == start("list", "--bundle", where).err
    assert not file.exists()


def test_foreign_texts_are_written_so_that_nothing_in_them_is_obeyed(tmp_path: Path) -> None:
    nasty_reference(tmp_path)
    for what, kind in product(["mmn", "evidence", "sources", "therapies"], ["text", "csv"]):
        file = tmp_path / f"{what}.{kind}"
        printed = run("export", what, f"--{kind}", file, "--bundle", tmp_path / "bundle")
        assert printed.code == 0
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        assert all(line.isprintable() for line in text.split("\n"))
        assert " ".join(NASTY_AS_SHOWN.split()) in " ".join(text.split())


def test_a_word_for_a_page_comes_before_a_condition_of_that_name(tmp_path: Path) -> None:
    contents = small()
    contents["conditions/all.json"] = {**contents.pop(ONE), "id": "all", "abbreviations": ["X"]}
    contents["bundle.json"]["conditions"] = ["all", "two"]
    for claim in contents["conditions/all.json"]["claims"]:
        claim["id"] = claim["id"].replace("one.", "all.")
    text = json.dumps(contents).replace('["one"]', '["all"]')
    bundle = write(tmp_path / "bundle", json.loads(text))
    printed = run_here("export", "all", "--csv", tmp_path / "file", "--bundle", bundle, "--json")
    assert printed.json()["what"] == "all"
    assert "two,First disease" in (tmp_path / "file").read_text("utf-8")
    refused = run_here("export", "X", "--csv", tmp_path / "other", "--bundle", bundle)
    assert (refused.code, refused.out) == (2, "")
    assert "stands for a whole page" in refused.err
    assert not (tmp_path / "other").exists()


def test_the_arguments_name_one_format_and_one_file() -> None:
    for kind in FORMATS:
        given = parse(["export", "mmn", f"--{kind}", "a b"])
        assert (given.format, given.file, given.force) == (kind, Path("a b"), False)
        assert parse(["export", "mmn", f"--{kind}", "-"]).file is None
        assert parse(["export", "mmn", f"--{kind}", "./-"]).file == Path("-")
    given = parse(["export", "mmn", "--pdf", "f", "--paper", "a3", "--factor", "b"])
    assert (given.paper, given.factor) == ("a3", ["b"])
