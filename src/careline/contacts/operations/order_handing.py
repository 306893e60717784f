"""Handing business to a colleague: who does it changes, where it stands doesn't; a leaver's goes the same way."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from careline.contacts.events.orders import OrderHanded
from careline.contacts.models import ServiceOrder
from careline.contacts.queries.takers import owner_in
from careline.contacts.queries.takers import taker as find_taker
from careline.contacts.rules.orders import UNDER_WAY, OrderMove
from careline.contacts.writing.ordering import claim_order, move_order
from careline.kernel.sentences import Text
from careline.security.actor import OFF_BOARDING, Actor
from careline.security.operation import operation
from careline.security.ports.holdings import HandedOver, LeftBehind, Taker, Untaken, WhyLeft


@operation()
def hand_order(
    *, number: str, agent: str, by: Actor, at: datetime, text: str = "", version: int | None = None
) -> ServiceOrder:
    """Give an order under way to a colleague, who goes on with it.

    :raises NoSuchOrder: none the actor may see.
    :raises IllegalOrderMove: it is done, failed or withdrawn already.
    :raises NoSuchTaker: no such colleague, or one whose work isn't with customers.
    """
    found = claim_order(number=number, by=by, version=version)
    to = find_taker(agent, field="agent")
    return move_order(found, OrderMove.HAND, OrderHanded(subject=found.id, agent=to.id), by=by, at=at, text=text, to=to)


class OrdersUnderWay:
    """Business somebody does for customers that isn't done; somebody always does it."""

    kind = "contacts.orders"
    label: Text = _("Service orders under way")
    untaken = Untaken.ANSWERING
    needs = "contacts.work_order"

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return their numbers."""
        return list(_under_way(user).values_list("number", flat=True))

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Give them to the taker, or to whoever answers for the department."""
        moved, left = 0, []
        for one in _under_way(user).select_related("department"):
            owner = owner_in(taker, one.department)
            if owner is None:
                left.append(LeftBehind(one.number, WhyLeft.NOBODY_TO_OWN_IT))
            else:
                hand_order(number=one.number, agent=owner.username, by=OFF_BOARDING, at=at)
                moved += 1
        return HandedOver(moved, left)


def _under_way(agent: UUID) -> QuerySet[ServiceOrder]:
    return ServiceOrder.objects.filter(agent=agent, state__in=sorted(UNDER_WAY)).order_by("number")
