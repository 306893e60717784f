"""What happens on the line while a customer is served: on hold and back, and a colleague who is asked (SR11)."""

from datetime import datetime

from careline.contacts.events import ColleagueConsulted
from careline.contacts.models import Contact
from careline.contacts.queries.legs import line_of
from careline.contacts.queries.takers import taker
from careline.contacts.rules.facts import SPOKEN, ContactChannel, HandleRole, HoldAct
from careline.contacts.rules.handles import check_line, held_since
from careline.contacts.writing.claiming import claim
from careline.contacts.writing.handling import (
    begin_consultation_of,
    end_consultation_of,
    keep_line,
    running,
    running_handle,
)
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation


class Consulting(Refusal):
    """A colleague is being asked already."""

    code = "contacts.consulting"
    kind = Kind.CONFLICT


class NotConsulting(Refusal):
    """Nobody is being asked."""

    code = "contacts.not_consulting"
    kind = Kind.CONFLICT


class AskedYourself(Refusal):
    """Who serves the customer can't be the one who is asked."""

    code = "contacts.asked_yourself"


@operation()
def hold_customer(*, number: str, by: Actor, at: datetime) -> Contact:
    """Put the customer on hold.

    :raises NoLegRuns: nobody serves the customer, or they have gone.
    :raises NothingToHold: on this channel nobody waits; `HeldAlready`: on hold as it is.
    """
    return _turn(number, HoldAct.HOLD, by=by, at=at)


@operation()
def resume_customer(*, number: str, by: Actor, at: datetime) -> Contact:
    """Take the customer back from hold.

    :raises NoLegRuns: nobody serves the customer, or they have gone.
    :raises NotHeld: they aren't on hold.
    """
    return _turn(number, HoldAct.RESUME, by=by, at=at)


@operation()
def consult_colleague(*, number: str, colleague: str, by: Actor, at: datetime) -> Contact:
    """Ask a colleague while the customer waits on hold; the colleague's leg begins.

    :param colleague: the user name of somebody who works with customers.
    :raises NoLegRuns: nobody serves the customer, or they have gone.
    :raises Consulting: somebody is being asked already.
    :raises NoSuchTaker: there is no such colleague; `AskedYourself`: it is who serves the customer.
    """
    contact = claim(number=number, by=by)
    leg = running_handle(contact)
    if running(contact, HandleRole.CONSULT):
        raise Consulting(field="colleague")
    asked = taker(colleague, field="colleague")
    if asked.pk == leg.agent_id:
        raise AskedYourself(field="colleague")
    if contact.channel in SPOKEN and held_since(line_of(leg)) is None:
        keep_line(contact, leg, HoldAct.HOLD, by=by, at=at)
    consult = begin_consultation_of(contact, colleague=asked.pk, at=at)
    record(ColleagueConsulted(subject=contact.id, handle=consult.id, agent=asked.pk), by=by, at=at)
    return contact


@operation()
def end_consultation(*, number: str, by: Actor, at: datetime) -> Contact:
    """End the talk with the colleague, and take the customer back.

    :raises NotConsulting: nobody is being asked.
    """
    contact = claim(number=number, by=by)
    if not end_consultation_of(contact, by=by, at=at):
        raise NotConsulting(field="colleague")
    leg = running(contact, HandleRole.PRIMARY)
    if leg and contact.ended_at is None and held_since(line_of(leg)) is not None:
        keep_line(contact, leg, HoldAct.RESUME, by=by, at=at)
    return contact


def _turn(number: str, act: HoldAct, *, by: Actor, at: datetime) -> Contact:
    contact = claim(number=number, by=by)
    leg = running_handle(contact)
    check_line(line_of(leg), act, channel=ContactChannel(contact.channel))
    keep_line(contact, leg, act, by=by, at=at)
    return contact
