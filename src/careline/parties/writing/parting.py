"""What was laid on two records while they were one stands for each of them once they are two.

Nobody knows for which of them it was meant, and what binds must not be lost by taking records apart.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from careline.parties.models import Customer, Preference
from careline.parties.queries.legal_holds import standing_holds
from careline.parties.queries.preferences import wishes_of
from careline.parties.rules.legal_hold import HoldKind, HoldTold
from careline.parties.rules.reaching import NOTHING_SAID
from careline.parties.rules.safe_contact import loosens
from careline.parties.writing.legal_holds import put_hold
from careline.parties.writing.wishing import write_wish
from careline.security.actor import Actor


def take_along(one: Customer, left: Collection[UUID], *, since: datetime, by: Actor, at: datetime) -> None:
    """Lay on a record that stands for itself again what was laid on those it was one with, and binds.

    :param one: locked by the caller.
    :param left: the records it was one with.
    :param since: when they became one; what was laid down before belongs to its own record.
    """
    today = at.astimezone(timezone.get_current_timezone()).date()
    holds = standing_holds(today=today).filter(customer__in=left, set_at__gte=since).select_related("key")
    for hold in holds.order_by("set_at", "id"):
        told = HoldTold(kind=HoldKind(hold.kind), reason=hold.opened("reason"), review_on=hold.due_on, until=hold.until)
        put_hold(one, told, by=by, at=at)
    said = Preference.objects.filter(customer__in=left, at__gte=since).order_by("at", "n").last()
    if said and loosens(said.wish, wishes_of([one.pk]).get(one.pk, NOTHING_SAID)):
        write_wish(one, said.wish, by=by, at=at)
