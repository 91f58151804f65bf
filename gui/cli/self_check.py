"""What `plex-ivig self-check` tries without Qt: content, rule, search, translations, places."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from gui import paths
from gui.core.bundle.records import Claim
from gui.core.bundle.spoken import fingerprint_words
from gui.core.evidence import Verdict, Word, judge
from gui.core.reference import THERAPIES, Reference, claims_on
from gui.machine.catalogue import CatalogueError, read_catalogue, translations_file
from gui.machine.error_report import error_lines
from gui.machine.local import open_local
from gui.machine.policy import LANGUAGES, LocalSource, Policy
from gui.machine.settings import read_settings
from gui.pages import words

State = Literal["ok", "warning", "FAILED"]
_MOST_TOLD = 3
_FILES = (
    *("fonts/NotoSans-Regular.ttf", "fonts/NotoSans-Bold.ttf", "fonts/PLEX-IVIG-Symbols.ttf"),
    *("fonts/paper/NotoSans-Condensed.ttf", "fonts/paper/NotoSans-CondensedBold.ttf"),
    *("legal/NOTICE.txt", "legal/GPL-3.txt", "legal/LGPL-3.txt", "legal/OFL.txt"),
    *("legal/OTHER-LICENCES.txt", "system/fonts.conf", "system/Compose"),
)
_NEVER_DECIDES = {"observational", "access-criteria"}


class Finding(NamedTuple):
    """What one check found."""

    check: str
    state: State
    message: str


class FailedError(Exception):
    """A check that did not pass; the message says why."""


class WarnedError(Exception):
    """Something that is wrong, and with which the program works all the same."""


def tried(check: str, attempt: Callable[[], str]) -> Finding:
    """Run one check; whatever goes wrong in it is its finding."""
    try:
        return Finding(check, "ok", attempt())
    except WarnedError as warning:
        return Finding(check, "warning", str(warning))
    except FailedError as failure:
        return Finding(check, "FAILED", str(failure))
    except ImportError:
        raise
    except Exception as error:
        return Finding(check, "FAILED", " ".join(" ".join(error_lines(error)).split()))


def content_findings(reference: Reference) -> Iterator[Finding]:
    """Whether content, rule and search agree."""
    yield tried("verdicts", lambda: _verdicts(reference))
    yield tried("search", lambda: _search(reference))


def file_findings(folder: Path) -> Iterator[Finding]:
    """Whether the files are there without which something is drawn otherwise, or is not told."""
    yield tried("files", lambda: _files(folder))


def word_findings() -> Iterator[Finding]:
    """Whether fingerprints can be read out."""
    yield tried("words", _word_list)


def translation_findings(folder: Path) -> Iterator[Finding]:
    """Whether each language has its words."""
    for language in LANGUAGES:
        if language not in {"en", "system"}:
            yield tried(f"translations {language}", partial(_translations, folder, language))


def machine_findings(policy: Policy, environment: Mapping[str, str]) -> Iterator[Finding]:
    """What this computer and its user give the program."""
    yield tried("policy", lambda: _policy(policy))
    yield tried("settings", lambda: _settings(paths.settings_file(environment)))
    yield tried("log", lambda: _writable(paths.log_folder(environment)))


def local_findings(
    source: LocalSource, reference: Reference | None, today: date
) -> Iterator[Finding]:
    """Whether the hospital's own lines are shown, and where they should be."""
    yield tried("local lines", lambda: _local_lines(source, reference, today))


def _local_lines(source: LocalSource, reference: Reference | None, today: date) -> str:
    opened = open_local(source, lambda: today)
    if opened.local is None:
        raise FailedError(" ".join(opened.notice_lines(words.Words())))
    odd = list(opened.notice_lines(words.Words()))
    if reference is not None:
        odd += opened.unknown_conditions(reference)
    if odd:
        raise WarnedError(few(odd))
    overlay = opened.local.overlay
    return f"{len(overlay.lines)} of {overlay.owner}, valid until {overlay.expires}"


def _verdicts(reference: Reference) -> str:
    wrong = []
    for condition in reference.bundle.conditions.values():
        for therapy in THERAPIES:
            claims = claims_on(condition, therapy)
            verdict = reference.verdict(condition.id, therapy)
            anew = judge(tuple(reversed(claims)), reference.bundle.sources)
            same = (anew.word, set(anew.lead)) == (verdict.word, set(verdict.lead))
            if not same or not _keeps_the_rule(reference, verdict, claims):
                wrong.append(f"{condition.id} {therapy}")
    if wrong:
        raise FailedError(f"against the rule: {few(wrong)}")
    return f"{len(reference.bundle.conditions) * len(THERAPIES)} follow the rule"


def _keeps_the_rule(reference: Reference, verdict: Verdict, claims: tuple[Claim, ...]) -> bool:
    """What the published rule promises of every verdict, however it was computed."""
    sources = reference.bundle.sources
    deciding = [one.claim for one in verdict.assessments if one.decides]
    kinds = {sources[claim.source].kind for claim in deciding}
    heard = {source for source in (*verdict.lead, *verdict.opposing, *verdict.differing)}
    return (
        {one.claim.id for one in verdict.assessments} == {claim.id for claim in claims}
        and all(
            sources[claim.source].status == "current"
            and claim.scope not in {"subgroup", "wider"}
            and claim.withdrawn is None
            for claim in deciding
        )
        and not kinds & _NEVER_DECIDES
        and (verdict.word is Word.NO_SOURCE) == (not deciding) == (not verdict.lead)
        and (verdict.word is Word.SOURCES_DISAGREE) == bool(verdict.opposing)
        and verdict.unsupported == (kinds == {"founding-document"})
        and heard <= {claim.source for claim in deciding}
        and not set(verdict.lead) & {*verdict.opposing, *verdict.differing}
    )


def _search(reference: Reference) -> str:
    asked, missed = 0, []
    for condition in reference.bundle.conditions.values():
        names = (
            *(condition.name.en, condition.name.de, *condition.abbreviations),
            *(*condition.synonyms.en, *condition.synonyms.de),
            *(code.code for code in condition.codes),
        )
        for name in names:
            asked += 1
            if condition.id not in {hit.id for hit in reference.search_index.search(name)}:
                missed.append(f"{name} ({condition.id})")
    if missed:
        raise FailedError(f"not found: {few(missed)}")
    return f"{asked} names, abbreviations and codes find their condition"


def _files(folder: Path) -> str:
    missing = [name for name in _FILES if not _has_something(folder / name)]
    if missing:
        raise FailedError(f"missing, empty or unreadable in {folder}: {few(missing)}")
    return f"{len(_FILES)} fonts, licence texts and settings"


def _word_list() -> str:
    spoken = fingerprint_words("0" * 64)
    if not spoken:
        raise FailedError(f"{paths.word_list()} is missing or is not the published list")
    return "the published list"


def _has_something(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return bool(stream.read(1))
    except OSError:
        return False


def _translations(folder: Path, language: str) -> str:
    try:
        catalogue = read_catalogue(translations_file(folder, language), language)
    except CatalogueError as error:
        raise FailedError(str(error)) from None
    named = {name: value for name, value in vars(words).items() if name.isupper()}
    tables = [value for value in named.values() if isinstance(value, dict)]
    texts = [text for table in tables for text in table.values() if isinstance(text, str)]
    missing = [text for text in texts if not all(catalogue.forms.get(text, ("",)))]
    if missing:
        raise FailedError(f"without an answer: {few(missing)}")
    return f"{len(catalogue.forms)} texts"


def _policy(policy: Policy) -> str:
    if policy.problems:
        raise WarnedError(few([str(problem) for problem in policy.problems]))
    return str(policy.file) if policy.is_there else f"{policy.file}: there is none"


def _settings(file: Path | None) -> str:
    problem = read_settings(file)[1]
    if problem:
        raise WarnedError(problem)
    return _writable(file.parent if file else None)


def _writable(folder: Path | None) -> str:
    """Whether a file can be made in a folder that may not be there yet; nothing is left of it."""
    if folder is None:
        raise WarnedError("there is no home folder, so nothing is kept")
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    probe = folder / f".plex-ivig-{os.getpid()}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe.write_bytes(b"x")
        return str(folder)
    except OSError as error:
        raise WarnedError(f"{folder} cannot be written: {error.strerror}") from None
    finally:
        with suppress(OSError):
            probe.unlink()
        for place in made:
            with suppress(OSError):
                place.rmdir()


def few(told: list[str]) -> str:
    """The first of what is told, and how many more there are."""
    left = len(told) - _MOST_TOLD
    return "; ".join(told[:_MOST_TOLD]) + (f"; and {left} more" if left > 0 else "")
