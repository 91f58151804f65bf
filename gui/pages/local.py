"""The hospital's own lines: in a frame of their own, told apart from everything that has a source.

They are in no table, no verdict and no search; each line is in the language of whoever wrote it.
"""

from __future__ import annotations

from gui.core.overlay import Local, LocalLine
from gui.core.reference import Reference
from gui.pages.parts import SEPARATOR, Part
from gui.pages.words import LOCAL_KINDS, Words
from gui.pages.words import THERAPIES as THERAPY_WORDS


class FramedLine(Part, frozen=True):
    """One line; `label` says of what kind it is and what it is about, `conditions` for which.

    `unknown` are conditions that it names and that the content does not have.
    """

    id: str
    kind: str
    label: str
    text: str
    therapy: str = ""
    conditions: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    where: str = ""

    @property
    def said(self) -> str:
        """The line as one sentence."""
        return f"{self.label}: {self.text}" + (f" ({self.where})" if self.where else "")


class LocalFrame(Part, frozen=True):
    """Whose lines, until when they hold, and what they are not; `warning` once they expired.

    `later` is the warning of the time after the day `expires`, for what is kept till then.
    """

    title: str
    about: str
    valid: str
    warning: str
    later: str
    owner: str
    version: str
    expires: str
    contact: str
    lines: tuple[FramedLine, ...]

    @property
    def foot(self) -> str:
        """How long the lines hold, and whom to ask."""
        return SEPARATOR.join(part for part in (self.valid, self.contact) if part)

    @property
    def heading(self) -> str:
        """Whose lines, and what they are not."""
        return f"{self.title}{SEPARATOR}{self.about}"

    @property
    def spoken(self) -> str:
        """The whole frame in the order of reading, for a screen reader."""
        said = (line.said for line in self.lines)
        return "\n".join(filter(None, (self.heading, self.warning, *said, self.foot)))


def local_frame(reference: Reference, condition: str, words: Words) -> LocalFrame | None:
    """The lines that stand at a condition; None where there are none."""
    if reference.local is None:
        return None
    lines = reference.local.lines_at(condition)
    return _frame(reference.local, [_line(line, words) for line in lines], words)


def whole_local_frame(reference: Reference, words: Words) -> LocalFrame | None:
    """All lines, each with the conditions at which it stands; None without an overlay."""
    if reference.local is None:
        return None
    lines = [_placed(line, reference, words) for line in reference.local.overlay.lines]
    return _frame(reference.local, lines, words)


def _frame(local: Local, lines: list[FramedLine], words: Words) -> LocalFrame | None:
    if not lines:
        return None
    overlay, day = local.overlay, local.overlay.expires.isoformat()
    expired = words.text("Expired on {day}: check before use.", day=day)
    return LocalFrame(
        title=words.text("Local: {owner}", owner=overlay.owner),
        about=words.text("not evidence, not verified by this reference"),
        valid=words.text("Version {version}, valid until {day}", version=overlay.version, day=day),
        warning=expired if local.has_expired else "",
        later=expired,
        owner=overlay.owner,
        version=overlay.version,
        expires=day,
        contact=words.text("Contact: {contact}", contact=overlay.contact)
        if overlay.contact
        else "",
        lines=tuple(lines),
    )


def _line(line: LocalLine, words: Words) -> FramedLine:
    therapy = words.of(THERAPY_WORDS, line.therapy) if line.therapy else ""
    kind = words.of(LOCAL_KINDS, line.kind)
    return FramedLine(
        id=line.id,
        kind=line.kind,
        label=SEPARATOR.join(part for part in (kind, therapy, line.heading) if part),
        text=line.text,
        therapy=line.therapy or "",
        conditions=line.conditions,
    )


def _placed(line: LocalLine, reference: Reference, words: Words) -> FramedLine:
    conditions = reference.bundle.conditions
    unknown = tuple(name for name in line.conditions if name not in conditions)
    names = [words.name(conditions[it].name) for it in line.conditions if it in conditions]
    names += [words.text("{id}, which this content does not have", id=name) for name in unknown]
    where = words.text("only at: {conditions}", conditions="; ".join(names)) if names else ""
    shown = _line(line, words)
    return FramedLine(
        id=shown.id,
        kind=shown.kind,
        label=shown.label,
        text=shown.text,
        therapy=shown.therapy,
        conditions=shown.conditions,
        unknown=unknown,
        where=where,
    )
