"""Who is alarmed about a complaint: what the recipients a step names are, just now."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from django.db.models import Q

from careline.cases.models import Complaint
from careline.cases.queries.finding import READ
from careline.clocks.rules.ladder import Recipient
from careline.contacts.queries.takers import takers
from careline.security.models import User
from careline.security.policy import scope
from careline.security.queries.people import answering_for
from careline.security.queries.users import actor_of, holding
from careline.security.rules.roles import Role

RIGHT = "cases.watch_deadlines"


def alarmed(complaint: Complaint, recipients: Collection[str]) -> list[User]:
    """Return whom a step alarms about a complaint, each once; nobody about himself.

    Where nobody has it in hand, or nobody answers for its department, the next who does is told instead.

    :param complaint: with its department read along.
    """
    found: dict[object, User] = {}
    for one in recipients:
        for user in WHO[Recipient(one)](complaint):
            if user.pk != complaint.complained_about_id:
                found.setdefault(user.pk, user)
    return list(found.values())


def _handler(complaint: Complaint) -> Iterator[User]:
    here = takers().filter(pk=complaint.handler_id).first() if complaint.handler_id else None
    yield from [here] if here else _lead(complaint)


def _lead(complaint: Complaint) -> Iterator[User]:
    lead = answering_for(complaint.department, but=complaint.complained_about_id)
    yield from [lead] if lead else _supervisors(complaint)


def _head(complaint: Complaint) -> Iterator[User]:
    above = complaint.department.parent
    if above is None:
        yield from _lead(complaint)
        return
    head = answering_for(above, but=complaint.complained_about_id)
    yield from [head] if head else _supervisors(complaint)


def _regulatory(complaint: Complaint) -> Iterator[User]:
    """Yield those who hold the right and may see the complaint; where nobody does, who answers for the whole house."""
    yield from _watching(complaint) or _head(complaint)


def _supervisors(complaint: Complaint) -> Iterator[User]:
    """Yield the supervisors who see it, where none answers for its department; else who watches over what is owed."""
    found = takers().filter(Q(role_grants__role=Role.SUPERVISOR))
    yield from _seeing(complaint, found, READ) or _watching(complaint)


def _watching(complaint: Complaint) -> list[User]:
    held = User.objects.filter(holding(RIGHT), deactivated_at=None, is_integration=False).distinct()
    return _seeing(complaint, held.select_related("department").order_by("username"), RIGHT)


def _seeing(complaint: Complaint, users: Iterable[User], right: str) -> list[User]:
    """Return those whose right reaches the complaint: nobody is told its number who may not open it."""
    return [one for one in users if Complaint.objects.filter(scope(actor_of(one), right), pk=complaint.pk).exists()]


WHO: Mapping[Recipient, Callable[[Complaint], Iterator[User]]] = {
    Recipient.HANDLER: _handler,
    Recipient.LEAD: _lead,
    Recipient.HEAD: _head,
    Recipient.REGULATORY: _regulatory,
}
