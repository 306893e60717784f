"""All that can be added to a customer's record and changed on it, by its noun."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse

from careline.security.actor import Actor
from careline.security.policy import allows
from careline.web.agent import care_records, hold_records, holding_records, word_records
from careline.web.agent.record_page import RecordPage

NEW: Mapping[str, RecordPage] = {**holding_records.NEW, **word_records.NEW, **care_records.NEW, **hold_records.NEW}
CHANGES: Mapping[str, RecordPage] = {
    **holding_records.CHANGES,
    **word_records.CHANGES,
    **care_records.CHANGES,
    **hold_records.CHANGES,
}


def offered(pane: str, customer: UUID, *, by: Actor, is_forgotten: bool = False) -> list[dict[str, Any]]:
    """Return what this actor may add on a pane; of who was forgotten nothing but that their matters are to be kept."""
    return [
        {"label": page.label, "address": reverse("web:customer-new", args=[customer, noun])}
        for noun, page in (hold_records.NEW if is_forgotten else NEW).items()
        if page.pane == pane and allows(by, page.right)
    ]
