"""One of several pages; those that are not shown take no part in the layout."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Pages(QWidget):
    """Unlike a stack, it needs no more room than the page that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.current: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, page: QWidget) -> None:
        """Add a page; the first one is shown."""
        self._column.addWidget(page)
        if self.current is None:
            self.current = page
        page.setVisible(page is self.current)

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages instead of another."""
        if page is not self.current:
            if self.current is not None:
                self.current.hide()
            self.current = page
            page.show()

    def remove(self, page: QWidget) -> None:
        """Take out a page that is not shown."""
        self._column.removeWidget(page)
