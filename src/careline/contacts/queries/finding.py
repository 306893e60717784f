"""Finding contacts, within what the actor may see."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, QuerySet

from careline.contacts.models import Contact
from careline.kernel.refusals import Kind, Refusal
from careline.security import policy
from careline.security.actor import Actor

READ = "contacts.read_contact"
RELATED = ("party__key", "caller_key", "department", "agent", "received_by")
SELDOM = ("continued_from", "representative__key", "representative__ending")
"""What few contacts have is fetched for those: joined for all, the question takes six milliseconds to plan."""


class NoSuchContact(Refusal):
    """There is no contact of that number, or none this actor may know of; the two are told alike."""

    code = "contacts.no_such_contact"
    kind = Kind.MISSING


def visible(*, by: Actor) -> QuerySet[Contact]:
    """Return the contacts the actor may see."""
    return Contact.objects.filter(policy.scope(by, READ))


def contact(*, by: Actor, number: str) -> Contact:
    """Return one contact with what its page needs.

    :raises NoSuchContact: when there is none, or the actor may not see it.
    """
    rows = visible(by=by).select_related(*RELATED).prefetch_related(*SELDOM)
    found = next(iter(rows.filter(number=number).order_by()), None)  # one at most: a sort is most of the planning
    if found is None:
        raise NoSuchContact(field="contact", number=number)
    return found


def contacts_in_sight(found: Collection[UUID], *, by: Actor) -> frozenset[UUID]:
    """Return those the actor may open: whom one sees expected at a hall may be served by a colleague."""
    if not found or not policy.allows(by, READ):
        return frozenset()
    return frozenset(visible(by=by).filter(pk__in=found).values_list("pk", flat=True))


def may(*, by: Actor, contact: Contact, right: str) -> bool:
    """Return whether the actor's right reaches this contact."""
    return Contact.objects.filter(policy.scope(by, right), pk=contact.pk).exists()


def rights_over(*, by: Actor, contact: Contact, rights: Collection[str]) -> frozenset[str]:
    """Return which of these rights reach this contact, in one query."""
    reached = {right.replace(".", "__"): Count("pk", filter=policy.scope(by, right)) for right in rights}
    found = Contact.objects.filter(pk=contact.pk).aggregate(**reached)
    return frozenset(right for right in rights if found[right.replace(".", "__")])
