"""Legal holds as they are shown to those who may read them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from careline.web.words.legal_holds import HOLD_KINDS


@dataclass(frozen=True, kw_only=True)
class HoldRow:
    """One hold."""

    id: UUID
    kind: str | Promise
    reason: str
    set_by: str
    set_at: datetime
    until: date | None
    review_on: date
    is_late: bool
    is_standing: bool
    released_by: str
    released_at: datetime | None
    release_reason: str
    review_address: str
    release_address: str


def hold_row(seen: Any, *, names: Any, today: date, may_keep: bool) -> HoldRow:
    """Return a hold in words, and where it is looked at again or released."""
    acts = ("legal-hold-review", "legal-hold-release") if may_keep and seen.is_standing else ()
    addresses = [reverse("web:customer-change", args=[seen.customer, noun, seen.id]) for noun in acts] or ["", ""]
    return HoldRow(
        id=seen.id,
        kind=HOLD_KINDS[seen.kind],
        reason=seen.reason,
        set_by=names.get(seen.set_by, seen.set_by),
        set_at=seen.set_at,
        until=seen.until,
        review_on=seen.review_on,
        is_late=seen.is_standing and seen.review_on < today,
        is_standing=seen.is_standing,
        released_by=names.get(seen.released_by, seen.released_by),
        released_at=seen.released_at,
        release_reason=seen.release_reason,
        review_address=addresses[0],
        release_address=addresses[1],
    )
