"""What customers' wishes say to what is to go out: the answer the outbox asks for, before anything leaves the house."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from careline.notices.ports.wishes import GOES, Addressed, Leave
from careline.parties.models import Customer, Subscription
from careline.parties.models.sealed import index_for
from careline.parties.models.subscription import LIVE
from careline.parties.queries.identities import records_of
from careline.parties.queries.preferences import wishes_of
from careline.parties.rules.fields import Index
from careline.parties.rules.reaching import ReachChannel, Wish
from careline.parties.rules.safe_contact import held_back, waits_until

INDEXED = {ReachChannel.EMAIL: Index.EMAIL, ReachChannel.SMS: Index.NUMBER, ReachChannel.APP: Index.NUMBER}
"""By what an address is found with others; where somebody lives with whom nobody knows."""


@dataclass(frozen=True)
class _Said:
    """Whose wish it is, and what it says."""

    customer: UUID
    wish: Wish


class CustomersWishes:
    """Minds what customers wish; of whoever is no customer, such as a colleague, nothing is known, and all goes."""

    def minded(self, wanted: Sequence[Addressed], *, at: datetime) -> Sequence[Leave]:
        """Return what is to be done with each."""
        said = _said_by_keys({one.key for one in wanted})
        now = at.astimezone(timezone.get_current_timezone())
        return [_leave(one, said[one.key], now) if one.key in said else GOES for one in wanted]


def way_is_open(customer: UUID, channel: ReachChannel, recipient: str) -> bool:
    """Return whether something a customer is owed may go to an address by a channel, for whoever has found them."""
    wish = wishes_of([customer]).get(customer)
    if wish is None:
        return True
    shared = wish.not_holder and _is_shared(customer, channel, recipient)
    return held_back(wish, channel, is_shared=shared, is_owed=True) is None


def _said_by_keys(keys: set[UUID]) -> Mapping[UUID, _Said]:
    """Return what is wished by whoever's key each is; of most nothing is."""
    owners = dict(Customer.objects.filter(key__in=keys, forgotten_at=None).values_list("pk", "key_id"))
    return {owners[one]: _Said(one, wish) for one, wish in wishes_of(owners).items()}


def _leave(one: Addressed, said: _Said, now: datetime) -> Leave:
    channel = ReachChannel(one.channel.value)
    shared = said.wish.not_holder and _is_shared(said.customer, channel, one.recipient)
    held = held_back(said.wish, channel, is_shared=shared, is_owed=one.is_owed)
    return Leave(held=held.value) if held else Leave(waits_until=waits_until(said.wish, channel, now=now))


def _is_shared(customer: UUID, channel: ReachChannel, recipient: str) -> bool:
    """Return whether an address is known to be another customer's, too, or stands on somebody else's line."""
    index = INDEXED.get(channel)
    if index is None:
        return False
    own, under = records_of([customer]), Q(**{f"{index}_index": index_for(index, recipient)})
    others = Customer.objects.filter(under, forgotten_at=None).exclude(pk__in=own)
    if others.exists():
        return True
    return index is Index.NUMBER and Subscription.objects.filter(under, LIVE).exclude(customer__in=own).exists()
