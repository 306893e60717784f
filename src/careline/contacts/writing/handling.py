"""Beginning and ending an agent's leg of a contact."""

from datetime import datetime
from uuid import UUID

from careline.contacts.events import HandleEnded
from careline.contacts.models import Contact, Handle
from careline.contacts.rules.facts import HandleResult, HandleRole, LeftBy
from careline.contacts.rules.handles import spans
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record


def begin_handle(contact: Contact, *, agent: UUID | None, started_at: datetime) -> None:
    """Begin the primary leg of an agent; nobody's leg isn't one."""
    if agent is not None:
        Handle.objects.create(
            id=new_id(), contact=contact, agent_id=agent, role=HandleRole.PRIMARY, started_at=started_at
        )


def end_handle(
    contact: Contact, *, left_by: LeftBy, result: HandleResult, by: Actor, at: datetime, hold_s: int = 0
) -> None:
    """End the primary leg that runs, if one does; what came after the customer left was wrapping up.

    :raises HoldTooLong: held longer than the customer was there.
    """
    handle = Handle.objects.filter(contact=contact, role=HandleRole.PRIMARY, ended_at=None).first()
    if handle is None:
        return
    parts = spans(started_at=handle.started_at, left_at=contact.ended_at, ended_at=at, hold_s=hold_s)
    handle.talk_s, handle.hold_s, handle.wrap_s = parts.talk_s, parts.hold_s, parts.wrap_s
    handle.ended_at, handle.left_by, handle.result = at, left_by, result
    handle.save()
    ended = HandleEnded(subject=contact.id, handle=handle.id, agent=handle.agent_id, left_by=left_by, **vars(parts))
    record(ended, by=by, at=at)
