"""The dosing data of a bundle: decoded at the first use, and who says a number of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gui.core.bundle.decode import decode
from gui.core.bundle.dosing_limits import check_limits
from gui.core.bundle.dosing_records import Dosing

if TYPE_CHECKING:
    from gui.core.bundle.bundle import Bundle


@lru_cache(maxsize=2)
def dosing_of(data: bytes) -> Dosing | None:
    """The dosing data in the file of a bundle; None where it cannot be decoded or computed with.

    That happens to nothing that this program checked; content that is installed may have been
    checked by one with other limits.
    """
    found = decode("dosing.json", data, Dosing)
    if isinstance(found, list) or any(check_limits(found)):
        return None
    return found


def source_of(bundle: Bundle, of: str) -> str:
    """The id of the source of a claim, a fact or a product's fact; or of the source itself.

    Args:
        of: what the dosing data names as the one that says a number.

    Raises:
        KeyError: there is none of that id.
    """
    for condition in bundle.conditions.values():
        for claim in condition.claims:
            if claim.id == of:
                return claim.source
    for therapy in bundle.therapies.values():
        found = {fact.id: fact.source for fact in therapy.facts}
        found |= {fact.id: fact.source for fact in therapy.products}
        if of in found:
            return found[of]
    return bundle.sources[of].id
