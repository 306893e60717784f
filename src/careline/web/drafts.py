"""The drafts of forms on the desk: where each is kept, and that it is gone once its form was sent."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from careline.kernel.identity import new_id
from careline.security.drafts import Desk, end_draft
from careline.web.arrivals import Arrived

FIELD = "draft"
"""The field by which a form says which draft it was: form, thing and page, none of them typed."""
ABOUT = {
    "complaint": "web:case-draft",
    "contact": "web:contact-draft",
    "order": "web:order-draft",
    "customer": "web:customer-draft",
    "nothing": "web:draft",
}
CANNED = {
    "complaint": "web:case-canned",
    "contact": "web:contact-canned",
    "order": "web:order-canned",
    "customer": "web:customer-canned",
    "nothing": "web:canned-offered",
}
LONGEST_FORM = 40
"""Characters of a form's name."""


@dataclass(frozen=True)
class DraftSlot:
    """Where a form on the screen keeps its draft."""

    form: str
    thing: str
    address: str
    sitting: UUID

    @property
    def said(self) -> str:
        """What the form says of itself when it is sent."""
        return f"{self.form} {self.sitting} {self.thing}"


def slot(about: str, form: str, thing: str = "") -> DraftSlot:
    """Return a place for the draft of a form, about a complaint, a contact, an order, a customer or nothing yet."""
    address = reverse(ABOUT[about], args=[thing, form] if thing else [form])
    return DraftSlot(form, thing, address, new_id())


def forget_sent(request: Arrived) -> None:
    """Let go of the draft of a form that was just taken."""
    form, _, rest = request.POST.get(FIELD, "").partition(" ")
    sitting, _, thing = rest.partition(" ")
    known = sitting_of(sitting)
    if known and request.signed_in:
        end_draft(desk=Desk(request.signed_in.user.pk, form, thing), sitting=known, at=request.at)


def sitting_of(text: str) -> UUID | None:
    """Return the page a form stood on; None when what it says is none of ours."""
    try:
        return UUID(text)
    except ValueError:
        return None


def form_about(noun: str, one: UUID | str) -> str:
    """Return the name of a form about one of several things that a customer or an order has."""
    return f"{noun}-{one.hex[-12:] if isinstance(one, UUID) else one}"[:LONGEST_FORM]


def canned_address(about: str, thing: str) -> str:
    """Return where the canned replies for a text are offered."""
    return reverse(CANNED[about], args=[thing] if thing else [])
