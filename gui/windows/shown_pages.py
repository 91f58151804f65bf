"""Makes the pages that the right pane shows, each when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gui.core.reference import Reference
from gui.pages.words import Words

if TYPE_CHECKING:
    from gui.machine.before import Before
    from gui.pages.change_parts import ChangesPage

FindBefore = Callable[[], "Before | None"]


def nothing_before() -> None:
    """There is no content before the one that is shown."""
    return


class ShownPages:
    """The pages of one reference; `before` finds the content that was shown before it."""

    def __init__(self, reference: Reference, words: Words, before: FindBefore) -> None:
        self._reference, self._words, self._before = reference, words, before

    def made(self, page: str, condition: str | None) -> Any:
        """The page of a name, of a condition where it is of one.

        Raises:
            KeyError: there is no such page.
        """
        reference, words = self._reference, self._words
        if page == "changes":
            return self.changes()
        if condition is not None:
            from gui.pages.comparison import comparison_page
            from gui.pages.evidence import evidence_page

            make = comparison_page if page == "compare" else evidence_page
            return make(reference, condition, words)
        from gui.pages.overview import overview_page
        from gui.pages.sources import sources_page
        from gui.pages.therapies import therapies_page

        general: dict[str, Callable[[Reference, Words], Any]] = {
            "therapies": therapies_page,
            "sources": sources_page,
            "overview": overview_page,
        }
        return general[page](reference, words)

    def changes(self) -> ChangesPage:
        """What changed since the content before, or that there is none."""
        from gui.pages.change_words import STANDINGS
        from gui.pages.changes import changes_page, first_page

        words, bundle = self._words, self._reference.bundle
        before = self._before()
        if before is None:
            return first_page(bundle, words)
        now = words.of(STANDINGS, "draft") if bundle.is_draft else ""
        notes = (words.of(STANDINGS, before.standing), now)
        return changes_page(before.bundle, bundle, words, notes)
