"""What stands sealed on the rows beside a customer: the one place that knows which of them holds what."""

from collections.abc import Collection, Mapping
from uuid import UUID

from careline.parties.models import Account, Representative, Subscription
from careline.parties.models.keyed import KeyedRow
from careline.parties.rules.reveals import Beside

HELD: Mapping[Beside, tuple[type[KeyedRow], str]] = {
    Beside.SUBSCRIPTION_NUMBER: (Subscription, "number"),
    Beside.ACCOUNT_NUMBER: (Account, "number"),
    Beside.REPRESENTATIVE_NAME: (Representative, "name"),
    Beside.REPRESENTATIVE_NUMBER: (Representative, "number"),
}


def clear_beside(customers: Collection[UUID], field: Beside, record: UUID) -> str:
    """Return in clear what stands on a row of one of these; empty where there is none, or it was forgotten."""
    model, column = HELD[field]
    row = model._default_manager.select_related("key").filter(pk=record, customer__in=customers).first()  # noqa: SLF001  (Django's documented manager)
    return row.opened(column) if row else ""
