"""The end of service: the session ends, the record is written, and from then on it can only be read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from careline.contacts.events import ContactClosed, ContactConcluded, ContactDismissed
from careline.contacts.models import Contact
from careline.contacts.queries.record import level_for, need_of, record_of
from careline.contacts.queries.speaking import told_in
from careline.contacts.queries.verification import acts_of
from careline.contacts.rules.facts import ContactChannel, EndedBy, Exclude, HandleResult, LeftBy, Outcome, ServiceType
from careline.contacts.rules.intake import ArrivedLater, check_text
from careline.contacts.rules.replay import Step
from careline.contacts.rules.speaking import check_within
from careline.contacts.rules.steps import ContactMove, StepName, check_move
from careline.contacts.rules.verification import Level, check_verified
from careline.contacts.rules.wrap_up import Tick, check_complete, check_ticked
from careline.contacts.writing.claiming import claim
from careline.contacts.writing.handling import end_handle
from careline.contacts.writing.moving import Said, move
from careline.security.actor import Actor
from careline.security.operation import operation

LEFT = {EndedBy.CUSTOMER: LeftBy.CUSTOMER, EndedBy.AGENT: LeftBy.AGENT, EndedBy.DROP: LeftBy.DROP}


@dataclass(frozen=True, kw_only=True)
class WrapUp:
    """What the record says at the end."""

    outcome: Outcome
    summary: str = ""
    result: str = ""
    service_type: ServiceType | None = None
    ticked: Collection[Tick] = ()


@operation()
def conclude_contact(
    *,
    number: str,
    ended_by: EndedBy,
    by: Actor,
    at: datetime,
    ended_at: datetime | None = None,
    version: int | None = None,
) -> Contact:
    """Record that the session has ended; what comes now is wrapping up.

    :raises IllegalContactMove: nothing was solved yet, or it has ended already.
    :raises ArrivedLater: it can't have ended before it began, nor in the future.
    """
    contact = claim(number=number, by=by, version=version)
    return _conclude(contact, ended_by=ended_by, ended_at=ended_at or at, by=by, at=at)


@operation()
def close_contact(
    *,
    number: str,
    wrap_up: WrapUp,
    by: Actor,
    at: datetime,
    version: int | None = None,
    ended_by: EndedBy | None = None,
) -> Contact:
    """Write the record and close it; a session that still runs ends with this.

    :raises BeyondScope: more was done than may be disclosed to whoever spoke.
    :raises NotVerified: what was done needs a caller better verified than this one.
    :raises MandatoryMissing: the record lacks what its reason or channel makes mandatory, naming each part.
    :raises ChecklistOpen: something on the closing checklist wasn't done.
    :raises IllegalContactMove: the need isn't recognised yet, or it is closed already.
    """
    contact = claim(number=number, by=by, version=version)
    if contact.step == StepName.SOLUTION:
        _conclude(contact, ended_by=ended_by or EndedBy.AGENT, ended_at=at, by=by, at=at)
    check_move(contact.state.step, ContactMove.CLOSE)
    _write(contact, wrap_up)
    need = need_of(contact)
    check_within(acts_of(need.reasons), told_in(contact, on=localdate(at)), wrap_up.outcome)
    check_verified(Level(contact.level), needed=level_for(contact, need))
    found = record_of(contact, need=need)
    check_complete(found)
    check_ticked(wrap_up.ticked, channel=ContactChannel(contact.channel), ended_by=EndedBy(contact.ended_by))
    contact.score = found.score
    contact.save(update_fields=["summary", "result", "service_type", "score"])
    end_handle(contact, left_by=LEFT[EndedBy(contact.ended_by)], result=HandleResult.CLOSED, by=by, at=at)
    event = ContactClosed(
        subject=contact.id,
        outcome=wrap_up.outcome,
        service_type=contact.service_type or None,
        reason=need.reasons[0].code,
        score=found.score,
    )
    step = Step(move=ContactMove.CLOSE, outcome=wrap_up.outcome)
    return move(contact, step, event, by=by, at=at, said=Said(ticked=sorted(wrap_up.ticked)))


@operation()
def dismiss_contact(*, number: str, exclude: Exclude, text: str = "", by: Actor, at: datetime) -> Contact:
    """Close what was no real contact, so that it stays out of the numbers.

    :raises IllegalContactMove: somebody's need was recognised in it.
    """
    contact = claim(number=number, by=by)
    check_move(contact.state.step, ContactMove.DISMISS)
    contact.ended_at, contact.ended_by = at, EndedBy.AGENT
    contact.save(update_fields=["ended_at", "ended_by"])
    end_handle(contact, left_by=LeftBy.AGENT, result=HandleResult.DISMISSED, by=by, at=at)
    step = Step(move=ContactMove.DISMISS, exclude=exclude)
    event = ContactDismissed(subject=contact.id, exclude=exclude)
    return move(contact, step, event, by=by, at=at, said=Said(reason=exclude, text=text))


def _conclude(contact: Contact, *, ended_by: EndedBy, ended_at: datetime, by: Actor, at: datetime) -> Contact:
    check_move(contact.state.step, ContactMove.CONCLUDE)
    if not contact.arrived_at <= ended_at <= at:
        raise ArrivedLater(field="ended_at")
    contact.ended_at, contact.ended_by = ended_at, ended_by
    contact.save(update_fields=["ended_at", "ended_by"])
    event = ContactConcluded(subject=contact.id, ended_at=ended_at, ended_by=ended_by)
    return move(contact, Step(move=ContactMove.CONCLUDE), event, by=by, at=at, said=Said(reason=ended_by))


def _write(contact: Contact, wrap_up: WrapUp) -> None:
    check_text("summary", wrap_up.summary)
    check_text("result", wrap_up.result)
    contact.summary, contact.result, contact.outcome = wrap_up.summary, wrap_up.result, wrap_up.outcome
    if wrap_up.service_type:
        contact.service_type = wrap_up.service_type
