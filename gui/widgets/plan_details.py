"""What stands behind the answer: the course of IgG, all rules, the days, and the working."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QTableView, QVBoxLayout, QWidget

from gui.models.text_table_model import TextRow
from gui.pages.parts import Statement
from gui.pages.plan.parts import PlanPage, RuleLine, Session, TimelineDay
from gui.services.fonts import pixels, scaled
from gui.services.theme import Theme
from gui.widgets.plan_plot import PlanPlot
from gui.widgets.plan_remarks import Remark, Remarks, said
from gui.widgets.plan_tables import PlanColumn, PlanTable, read_in_order, reveal

_NOTHING = "\u2013"


class _Titled(QWidget):
    """A table with a title above it and a remark below."""

    def __init__(
        self,
        title: str,
        headings: Sequence[str],
        weights: Sequence[int],
        theme: Theme,
        column: PlanColumn,
    ) -> None:
        super().__init__()
        self.headings = tuple(headings)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setFont(scaled(self.font(), 1.0, bold=True))
        self._title.setContentsMargins(pixels(2), 0, pixels(2), 0)
        self.table = PlanTable(headings, weights, theme, column)
        self.remark = Remarks(theme)
        self.warning = Remarks(theme, warns=True)
        self._inner = inner = QVBoxLayout(self)
        inner.setContentsMargins(0, pixels(4), 0, 0)
        inner.setSpacing(pixels(2))
        for part in (self._title, self.table, self.remark, self.warning):
            inner.addWidget(part)
        for part in (self.remark, self.warning):
            part.label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_title(title)

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        self.table.setAccessibleName(title)

    def show_rows(self, rows: Sequence[TextRow], spread: str = "", *, wide: bool = False) -> None:
        """Show rows, and below them what is said of all; nothing at all without rows."""
        self.table.show_lines(rows)
        told = [Remark((spread,))] if spread else []
        self.remark.show_remarks("", [] if wide else told)
        self.warning.show_remarks("", told if wide else [])
        reveal(self, shown=bool(rows))

    def settle(self) -> None:
        """Lay out at once what changed."""
        self.remark.settle()
        self.warning.settle()
        self._inner.activate()

    def set_theme(self, theme: Theme) -> None:
        for part in (self.table, self.remark, self.warning):
            part.set_theme(theme)


class PlanDetails(QWidget):
    """Each part is built when a page first has it, and filled after that."""

    sources_requested = Signal(object)
    typed = Signal(str)

    def __init__(self, theme: Theme, column: PlanColumn) -> None:
        super().__init__()
        self._theme, self._column = theme, column
        self._page: PlanPage | None = None
        self._tables: dict[str, _Titled] = {}
        self.plot = PlanPlot(theme)
        self.about_plot = Remarks(theme)
        self.about_plot.label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.observed = Remarks(theme)
        self._working: list[Remarks] = []
        self.notes = Remarks(theme)
        self._places: list[QWidget] = []
        self._inner = QVBoxLayout(self)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(pixels(6))
        self._inner.addWidget(self.plot)
        self._inner.addWidget(self.about_plot)
        for part in (self.observed, self.notes):
            part.sources_requested.connect(self.sources_requested)
            self._inner.addWidget(part)

    def show_page(self, page: PlanPage, *, with_working: bool) -> None:
        """Show what a page has; parts that it has not hold nothing."""
        self._page = page
        shown = set()
        self.plot.show_curve(page.curve)
        about = [Remark((page.curve.description,))] if page.curve else []
        self.about_plot.show_remarks("", about)
        for name, title, headings, rows in self._curve(page):
            shown.add(name)
            self._table(name, title, headings, self.observed).show_rows(rows)
        self.observed.show_remarks(self.tr("What was observed"), said(page.observed))
        for rules in page.tables:
            shown.add(rules.id)
            headings = (self.tr("Rule"), self.tr("Owner and range"), *rules.headings)
            part = self._table(rules.id, rules.title, headings, self._after_tables())
            part.show_rows(list(map(_rule, rules.lines)), rules.spread, wide=rules.wide)
        for name, title, headings, rows in (*self._sessions(page), *self._timeline(page)):
            shown.add(name)
            self._table(name, title, headings, self._after_tables()).show_rows(rows)
        for name, part in self._tables.items():
            if name not in shown:
                part.show_rows(())
        self.show_working(page, shown=with_working)
        self.notes.show_remarks(self.tr("Notes"), [Remark((note,)) for note in page.notes])

    def show_working(self, page: PlanPage, *, shown: bool) -> None:
        """Show how each result was computed, or don't; each in a part that the focus comes to."""
        wanted = page.working if shown else ()
        for _ in range(len(wanted) - len(self._working)):
            part = Remarks(self._theme)
            part.sources_requested.connect(self.sources_requested)
            self._inner.insertWidget(self._inner.indexOf(self.notes), part)
            self._working.append(part)
        for place, part in enumerate(self._working):
            entries = wanted[place : place + 1]
            remarks = [Remark(one.lines, one.number, one.title) for one in entries]
            part.show_remarks("" if place else self.tr("The working"), remarks)
        read_in_order(self._inner)

    def settle(self) -> None:
        """Lay out at once what changed."""
        for part in self._tables.values():
            part.settle()
        for remarks in (self.about_plot, self.observed, *self._working, self.notes):
            remarks.settle()
        self._inner.activate()

    def _table(self, name: str, title: str, headings: Sequence[str], before: QWidget) -> _Titled:
        part = self._tables.get(name)
        if part is not None and part.headings != tuple(headings):
            self._inner.removeWidget(part)
            part.hide()
            part.deleteLater()
            part = None
        if part is None:
            weights = (3, *(1 for _ in headings[1:]))
            part = _Titled(title, headings, weights, self._theme, self._column)
            part.table.activated_key.connect(self._row_chosen)
            part.table.typed.connect(self.typed)
            self._tables[name] = part
            self._inner.insertWidget(self._inner.indexOf(before), part)
        part.show_title(title)
        return part

    def _after_tables(self) -> QWidget:
        """What stands below the last table."""
        return self._working[0] if self._working else self.notes

    def _curve(self, page: PlanPage) -> Iterator[tuple[str, str, Sequence[str], list[TextRow]]]:
        curve = page.curve
        if curve is not None:
            rows = [TextRow(f"curve {at}", cells) for at, cells in enumerate(curve.rows)]
            yield "curve", self.tr("The plot in numbers"), curve.headings, rows

    def _sessions(self, page: PlanPage) -> Iterator[tuple[str, str, Sequence[str], list[TextRow]]]:
        titles = {"plex": self.tr("Exchanges"), "ivig": self.tr("Infusion days")}
        for therapy, title in titles.items():
            found = [one for one in page.sessions if one.therapy == therapy]
            if found:
                further = page.session_headings.get(found[0].therapy, ())
                headings = (self.tr("Session"), self.tr("Day"), *further)
                width = len(headings)
                yield (
                    f"sessions {therapy}",
                    title,
                    headings,
                    [_session(one, width) for one in found],
                )

    def _timeline(self, page: PlanPage) -> Iterator[tuple[str, str, Sequence[str], list[TextRow]]]:
        line = page.timeline
        if line is not None:
            rows = [_day(one, len(line.headings)) for one in line.days]
            yield "timeline", line.title, line.headings, rows

    def _row_chosen(self, key: str) -> None:
        lines = [
            line for table in (self._page.tables if self._page else ()) for line in table.lines
        ]
        for line in lines:
            if key == line.id and line.number:
                statement = Statement(f"{line.rule}, {line.owner}", line.owner, line.number)
                self.sources_requested.emit((statement,))

    @property
    def tables(self) -> list[QTableView]:
        """The tables that are shown."""
        return [part.table for part in self._in_order() if not part.isHidden()]

    def _in_order(self) -> list[_Titled]:
        return sorted(self._tables.values(), key=self._inner.indexOf)

    def stops(self) -> list[QWidget]:
        """Everything that takes the focus, from top to bottom."""
        found: list[tuple[int, QWidget]] = [
            (self._inner.indexOf(part), part.table) for part in self._tables.values()
        ]
        for remarks in (self.observed, *self._working, self.notes):
            found.append((self._inner.indexOf(remarks), remarks.label))
        return [stop for _, stop in sorted(found, key=lambda entry: entry[0])]

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        self._theme = theme
        self.plot.set_theme(theme)
        for table in self._tables.values():
            table.set_theme(theme)
        for remarks in (self.about_plot, self.observed, *self._working, self.notes):
            remarks.set_theme(theme)


def _rule(line: RuleLine) -> TextRow:
    owner = f"{line.owner} [{line.number}]" if line.number else line.owner
    rule = "\n".join(text for text in (line.rule, line.why_not) if text)
    cells = tuple(cell or _NOTHING for cell in line.cells)
    return TextRow(line.id, (rule, owner, *cells), "muted" if line.why_not else "plain")


def _session(one: Session, width: int) -> TextRow:
    day = f"{one.day} \u00b7 {one.date}" if one.date else str(one.day)
    cells = (one.label, day, *one.cells)
    padded = (*cells, *("" for _ in range(width - len(cells))))[:width]
    return TextRow(f"{one.therapy} {one.ordinal}", padded)


def _day(one: TimelineDay, width: int) -> TextRow:
    given = (one.plex or _NOTHING, one.ivig or _NOTHING)
    if width > len(given) + 1:
        return TextRow(f"day {one.day}", (str(one.day), one.date, *given))
    day = f"{one.day} \u00b7 {one.date}" if one.date else str(one.day)
    return TextRow(f"day {one.day}", (day, *given))
