"""Beginning and ending an agent's leg of a contact, and holding the customer during one."""

from datetime import datetime
from uuid import UUID

from careline.contacts.events import CustomerHeld, CustomerResumed, HandleEnded
from careline.contacts.models import Contact, Handle, HoldRow
from careline.contacts.queries.legs import line_of
from careline.contacts.rules.facts import HandleResult, HandleRole, HoldAct, LeftBy, TransferReason
from careline.contacts.rules.handles import NoLegRuns, at_once, how_passed, spans
from careline.contacts.writing.moving import user_id
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.queries.centres import centre_of

LINE = {HoldAct.HOLD: CustomerHeld, HoldAct.RESUME: CustomerResumed}


def begin_handle(contact: Contact, *, agent: UUID | None, started_at: datetime) -> None:
    """Begin the primary leg of an agent; nobody's leg isn't one."""
    if agent is not None:
        begin_leg(contact, HandleRole.PRIMARY, agent=agent, started_at=started_at)


def begin_leg(contact: Contact, role: HandleRole, *, agent: UUID, started_at: datetime) -> Handle:
    """Begin a leg of an agent, in the centre the agent sits in at this moment."""
    leg = Handle(id=new_id(), contact=contact, agent_id=agent, role=role, started_at=started_at)
    leg.centre_id = centre_of(user=agent)
    beside = list(Handle.objects.filter(agent=agent, ended_at=None, contact__ended_at=None).order_by("id"))
    *seen, leg.concurrency = at_once([one.concurrency for one in beside])
    for one, most in zip(beside, seen, strict=True):
        one.concurrency = most
        one.save(update_fields=["concurrency"])
    leg.save(force_insert=True)
    return leg


def begin_consultation_of(contact: Contact, *, colleague: UUID, at: datetime) -> Handle:
    """Begin the leg of a colleague who is asked, who may see the contact until it ends."""
    contact.asked_id = colleague
    contact.save(update_fields=["asked"])
    return begin_leg(contact, HandleRole.CONSULT, agent=colleague, started_at=at)


def running_handle(contact: Contact) -> Handle:
    """Return the primary leg that runs while the customer is there.

    :raises NoLegRuns: nobody serves them, or they have gone.
    """
    found = running(contact, HandleRole.PRIMARY)
    if found is None or contact.ended_at is not None:
        raise NoLegRuns(field="step")
    return found


def running(contact: Contact, role: HandleRole) -> Handle | None:
    """Return the leg that runs in a role, if one does."""
    return Handle.objects.filter(contact=contact, role=role, ended_at=None).first()


def end_handle(contact: Contact, *, left_by: LeftBy, result: HandleResult, by: Actor, at: datetime) -> None:
    """End the primary leg that runs, if one does; what came after the customer left was wrapping up."""
    handle = running(contact, HandleRole.PRIMARY)
    if handle is not None:
        end_consultation_of(contact, by=by, at=at)
        _end(contact, handle, left_by=left_by, result=result, by=by, at=at)


def pass_handle_on(contact: Contact, *, reason: TransferReason, by: Actor, at: datetime) -> None:
    """End the primary leg that runs, if one does, because somebody else goes on; that is one transfer."""
    handle = running(contact, HandleRole.PRIMARY)
    if handle is None:
        return
    asked = Handle.objects.filter(contact=contact, role=HandleRole.CONSULT, started_at__gte=handle.started_at)
    handle.transfer_reason = reason
    how = how_passed(has_consulted=asked.exists())
    end_consultation_of(contact, by=by, at=at)
    _end(contact, handle, left_by=how, result=HandleResult.PASSED_ON, by=by, at=at)
    contact.transfers += 1
    contact.save(update_fields=["transfers"])


def end_consultation_of(contact: Contact, *, by: Actor, at: datetime) -> bool:
    """End the leg of a colleague who was asked, and return whether one ran."""
    asked = running(contact, HandleRole.CONSULT)
    if asked is not None:
        _end(contact, asked, left_by=LeftBy.AGENT, result=HandleResult.ADVISED, by=by, at=at)
        contact.asked = None
        contact.save(update_fields=["asked"])
    return asked is not None


def keep_line(contact: Contact, handle: Handle, act: HoldAct, *, by: Actor, at: datetime) -> None:
    """Record that the customer was put on hold, or taken back."""
    entry = record(LINE[act](subject=contact.id, handle=handle.id), by=by, at=at)
    HoldRow(
        handle=handle,
        n=handle.line.count() + 1,
        act=act,
        at=at,
        actor_id=user_id(by),
        actor_name=by.name,
        entry=entry,
    ).save()


def _end(contact: Contact, handle: Handle, *, left_by: LeftBy, result: HandleResult, by: Actor, at: datetime) -> None:
    left_at = contact.ended_at if handle.role == HandleRole.PRIMARY else None  # who was asked wraps nothing up
    parts = spans(started_at=handle.started_at, left_at=left_at, ended_at=at, line=line_of(handle))
    handle.talk_s, handle.hold_s, handle.wrap_s = parts.talk_s, parts.hold_s, parts.wrap_s
    handle.ended_at, handle.left_by, handle.result = at, left_by, result
    handle.save()
    ended = HandleEnded(
        subject=contact.id,
        handle=handle.id,
        agent=handle.agent_id,
        centre=handle.centre_id,
        concurrency=handle.concurrency,
        role=HandleRole(handle.role),
        left_by=left_by,
        transfer_reason=TransferReason(handle.transfer_reason) if handle.transfer_reason else None,
        **vars(parts),
    )
    record(ended, by=by, at=at)
