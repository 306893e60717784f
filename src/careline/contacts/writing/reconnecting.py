"""Joining what a technical drop had cut: the same contact goes on, with a leg of its own."""

from datetime import datetime

from careline.contacts.events import ContactRejoined
from careline.contacts.models import Contact, Reconnection
from careline.contacts.models.caller import caller_index
from careline.contacts.rules.facts import ContactChannel, EndedBy, HandleResult, LeftBy
from careline.contacts.rules.intake import ContactIntake
from careline.contacts.rules.reconnecting import WITHIN, Before, Reconnect, reconnects
from careline.contacts.rules.replay import Step
from careline.contacts.rules.steps import ContactMove, StepName
from careline.contacts.writing.handling import begin_handle, end_handle
from careline.contacts.writing.moving import move, user_id
from careline.security.actor import Actor


def dropped_before(intake: ContactIntake, caller: str, *, at: datetime) -> tuple[Contact | None, Reconnect]:
    """Return the caller's contact that dropped just before, locked, and what this one is to it.

    Who says what a contact continues, or names another customer, begins a contact of its own.
    """
    if not caller or intake.continued_from:
        return None, Reconnect.NEW
    arrived_at = intake.arrived_at or at
    rows = Contact.objects.filter(
        caller_index=caller_index(caller), channel=intake.channel, ended_by=EndedBy.DROP, exclude=""
    ).filter(ended_at__gte=arrived_at - WITHIN, ended_at__lte=arrived_at)
    found = rows.select_for_update(of=("self",)).order_by("-ended_at").first()
    if found is None or (intake.customer and intake.customer != found.party_id):
        return None, Reconnect.NEW
    before = Before(
        channel=ContactChannel(found.channel),
        step=StepName(found.step),
        ended_by=EndedBy(found.ended_by),
        ended_at=found.ended_at,
    )
    return found, reconnects(before, channel=intake.channel, arrived_at=arrived_at)


def rejoin(contact: Contact, intake: ContactIntake, *, by: Actor, at: datetime) -> Contact:
    """Let a contact go on after the line dropped: with whoever answers now, in the solution it stood at."""
    arrived_at, dropped_at = intake.arrived_at or at, contact.ended_at
    assert dropped_at is not None  # only what ended is found
    end_handle(contact, left_by=LeftBy.DROP, result=HandleResult.DROPPED, by=by, at=at)
    contact.ended_at, contact.ended_by = None, ""
    contact.save(update_fields=["ended_at", "ended_by"])
    event = ContactRejoined(subject=contact.id, agent=user_id(by), dropped_at=dropped_at, arrived_at=arrived_at)
    step = Step(move=ContactMove.REJOIN, department=by.department_id, agent=user_id(by))
    move(contact, step, event, by=by, at=at)
    begin_handle(contact, agent=contact.agent_id, started_at=max(intake.connected_at or at, dropped_at))
    Reconnection.objects.create(
        contact=contact,
        channel=intake.channel,
        external_id=intake.external_id or None,
        dropped_at=dropped_at,
        arrived_at=arrived_at,
        entry_id=contact.steps.order_by("-n").values_list("entry", flat=True)[0],
    )
    return contact
