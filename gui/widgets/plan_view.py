"""The planner: the form, the answer below it, and everything that stands behind the answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from gui.compat import override
from gui.models.statement_table_model import Cell, TableRow, table_row
from gui.pages.parts import Statement
from gui.pages.plan.parts import PlanPage
from gui.services.fonts import pixels
from gui.services.speech import announce
from gui.services.theme import Theme
from gui.widgets.citation_panel import CitationPanel
from gui.widgets.plan_details import PlanDetails
from gui.widgets.plan_form import PlanForm
from gui.widgets.plan_remarks import Remark, Remarks, said
from gui.widgets.plan_tables import PlanColumn, PlanStatements

_PAUSE_MS = 600


class PlanView(QWidget):
    """Shows plan pages in widgets that are built once; says what was entered.

    `edited` is emitted with the id of a field and its new text, `cleared` where all is taken back.
    """

    edited = Signal(str, str)
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: PlanPage | None = None
        self._edited_field = ""
        self._wanted_place = self._asked_from = -1
        self._wanted_scroll = 0
        self._warned: tuple[str, ...] = ()
        self.form = PlanForm(theme)
        self.flags = Remarks(theme, warns=True)
        self._inner = QWidget()
        self.area = PlanColumn(self._inner)
        self.table = PlanStatements(theme, self.area)
        self.table.setAccessibleName(self.tr("Plan"))
        self.warnings = Remarks(theme, warns=True)
        self.beside = Remarks(theme)
        self._about_both = (self.warnings, self.beside)
        self.details = PlanDetails(theme, self.area)
        self.citations = CitationPanel()
        self._parts = inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(pixels(6))
        for part in (self.form, self.flags, self.table, *self._about_both, self.details):
            inner.addWidget(part)
        inner.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area, 1)
        column.addWidget(self.citations)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._connect()

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.cleared.connect(self.cleared)
        self.form.working_wanted.connect(self._show_working)
        for part in (self.table, self.flags, *self._about_both, self.details):
            part.sources_requested.connect(self._show_sources)
        self.citations.closed.connect(self._go_back)

    @property
    def shows_working(self) -> bool:
        """Whether the working is shown."""
        return self.form.working.isChecked()

    def show_page(self, page: PlanPage) -> None:
        """Show a page of another patient or condition; nothing of the one before is left."""
        self._pause.stop()
        self._edited_field = ""
        self._wanted_place = self._asked_from = -1
        self._wanted_scroll = 0
        self._warned = _warnings(page)
        self.citations.forget()
        self.form.working.setChecked(False)
        self._fill(page, afresh=True)
        self.area.verticalScrollBar().setValue(0)

    def refresh(self, page: PlanPage) -> None:
        """Show the page after an entry; carets, the focus and what is scrolled stay."""
        self._fill(page, afresh=False)
        if self._edited_field:
            self._pause.start()

    def _fill(self, page: PlanPage, *, afresh: bool) -> None:
        self.page = page
        self.form.show_fields(page.fields, afresh=afresh)
        self.flags.show_remarks("", [Remark((flag,)) for flag in page.flags])
        self.table.rows_model.badges = (page.plex, page.ivig)
        self.table.refill(list(self._rows(page)))
        told = [Remark((page.mixing,))] if page.mixing else []
        told += said(page.sequence)
        is_mixed = page.timeline is not None and page.timeline.mixed
        self.warnings.show_remarks("", told if is_mixed else [])
        self.beside.show_remarks("", [] if is_mixed else told)
        self.details.show_page(page, with_working=self.shows_working)
        self._order_tabs()
        self.settle()

    def settle(self) -> None:
        """Lay out at once, so that nothing is seen half laid out."""
        for part in (self.flags, *self._about_both, self.details):
            part.settle()
        self._parts.activate()
        self.area.settle()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.settle()  # the tables have wrapped their rows by now
        wanted, self._wanted_scroll = self._wanted_scroll, 0
        if wanted:
            self.area.verticalScrollBar().setValue(wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def _rows(self, page: PlanPage) -> Iterator[TableRow]:
        notes = (page.plex.notes, page.ivig.notes)
        yield TableRow(self.tr("Verdict"), *(Cell(None, said, "\u2013") for said in notes))
        if any(page.missing.values()):
            cells = [page.missing.get(therapy, "") for therapy in ("plex", "ivig")]
            yield TableRow(self.tr("Still needed"), *map(_needed, cells))
        yield from map(table_row, page.rows)

    def _stops(self) -> list[QWidget]:
        """Everything that takes the focus, from top to bottom."""
        both = [part.label for part in self._about_both]
        stops = [*self.form.stops(), self.flags.label, self.table, *both]
        return [*stops, *self.details.stops(), self.citations]

    def _order_tabs(self) -> None:
        for before, after in pairwise(self._stops()):
            QWidget.setTabOrder(before, after)

    def _show_working(self, shown: bool) -> None:
        if self.page is not None:
            self.details.show_working(self.page, shown=shown)
            self._order_tabs()
            self.settle()

    def _edited(self, field: str, text: str) -> None:
        self._edited_field = field
        self.edited.emit(field, text)

    def _tell(self) -> None:
        """What came of an entry, once typing pauses: its refusal, or new warnings and results."""
        page, edited, self._edited_field = self.page, self._edited_field, ""
        if page is not None and edited:
            before, self._warned = self._warned, _warnings(page)
            new = [warning for warning in self._warned if warning not in before]
            announce(self, "; ".join(_told(page, edited, new)))

    def enter(self) -> None:
        """Take the focus, in the form, or where `remember` says."""
        wanted, self._wanted_place = self._wanted_place, -1
        places = self._places()
        if 0 <= wanted < len(places) and places[wanted].isEnabled():
            places[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.enter()

    def _places(self) -> list[QWidget]:
        """What is shown of all that takes the focus."""
        return [stop for stop in self._stops() if stop.isVisibleTo(self)]

    def place(self) -> int:
        """Where one is on the page, counted from above; -1 where that is elsewhere."""
        focused = self.window().focusWidget()
        return next((at for at, stop in enumerate(self._places()) if stop is focused), -1)

    def remember(self, place: int, scrolled: int) -> None:
        """Let the focus go to a place when it comes, and be scrolled so far when it is shown."""
        self._wanted_place, self._wanted_scroll = place, scrolled

    @property
    def tables(self) -> Sequence[QTableView]:
        """All tables that are shown, from top to bottom."""
        return (self.table, *self.details.tables)

    def cite(self, numbers: Collection[int]) -> None:
        """Show the sources of these numbers, for the current cell or else the warnings."""
        page = self.page
        if page is not None:
            here = self.table.rows_model.statements_at(self.table.currentIndex())
            cards = [Statement("", card.label, card.number) for card in page.sources]
            for found in (here, page.sequence, page.observed, cards):
                cited = [one for one in found if one.number in numbers]
                if cited:
                    self._show_sources(cited)
                    return

    def _show_sources(self, statements: Sequence[Statement]) -> None:
        if self.page is not None:
            if not self.citations.isVisible():
                self._asked_from = self.place()
            self.citations.show_sources(statements, self.page.sources)

    def _go_back(self) -> None:
        """From the sources to where they were asked for."""
        places = self._places()
        if 0 <= self._asked_from < len(places):
            places[self._asked_from].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.table.enter()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme from now on."""
        for part in (self.form, self.flags, self.table, *self._about_both, self.details):
            part.set_theme(theme)


def _needed(text: str) -> Cell:
    return Cell(None, (Statement(text, "", 0, tone="lead"),) if text else (), "\u2013")


def _warnings(page: PlanPage) -> tuple[str, ...]:
    """What the page warns of: unlikely patients, and an exchange that follows an infusion."""
    is_mixed = page.timeline is not None and page.timeline.mixed
    return (*page.flags, *((page.mixing,) if is_mixed and page.mixing else ()))


def _told(page: PlanPage, edited: str, warnings: Sequence[str]) -> Iterator[str]:
    field = next((field for field in page.fields if field.id == edited), None)
    if field is not None and (remark := field.problem or field.flag or field.read_as):
        yield f"{field.label}: {remark}"
    yield from warnings
    if field is not None and field.problem:
        return
    for name, therapy in (("PLEX", "plex"), ("IVIG", "ivig")):
        first = page.rows[0].column(therapy) if page.rows else ()  # type: ignore[arg-type]
        if missing := page.missing.get(therapy):  # type: ignore[call-overload]
            yield f"{name}: {missing}"
        elif first:
            yield f"{name}: {page.rows[0].label}: {first[0].full}"
