"""What can be copied on the page of the planner."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Qt

from gui.pages.copied import statement_copy
from gui.pages.imprint import Imprint
from gui.pages.parts import SEPARATOR, Statement
from gui.pages.plan.copied import cells_said, plan_summary, rule_statements
from gui.pages.plan.parts import PlanPage
from gui.pages.words import Words
from gui.widgets.text_table import TextTable
from gui.windows.offers import Offer


def plan_offer(plan: PlanPage, imprint: Imprint, words: Words, *, working: bool) -> Offer:
    """The whole plan, with the working where that is shown."""
    if working:
        entry, said = _tr("Copy the plan with the working"), _tr("Copied the plan with the working")
    else:
        entry, said = _tr("Copy the plan"), _tr("Copied the plan")
    return Offer(plan_summary(plan, imprint, words, working=working), entry, said)


def rows_offer(
    table: TextTable, plan: PlanPage, keys: Collection[str], imprint: Imprint, words: Words
) -> Offer:
    """Some rows of one of the tables below the answer, in the order in which they stand."""
    title = table.accessibleName()
    rows = _statements(table, plan, keys)
    where = f"{plan.title}{SEPARATOR}{title}"
    return Offer(
        summary=statement_copy(rows, plan.sources, imprint, words, where),
        entry=words.counted("Copy this row", "Copy these {number} rows", len(rows)),
        said=words.counted("Copied {number} row", "Copied {number} rows", len(rows)),
    )


def _statements(table: TextTable, plan: PlanPage, keys: Collection[str]) -> list[Statement]:
    for rules in plan.tables:
        if rules.title == table.accessibleName():
            return rule_statements(rules, keys)
    model = table.rows_model
    headings = [
        str(model.headerData(column, Qt.Orientation.Horizontal))
        for column in range(model.columnCount())
    ]
    rows = (model.row_at(position) for position in range(model.rowCount()))
    said = [cells_said(headings, row.cells) for row in rows if row.key in keys]
    return [Statement(text=text, source="", number=0) for text in said]


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanCopying", text)
