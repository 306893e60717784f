"""Serving a customer through the four steps: who it is, what they need, who goes on, what they are told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from careline.contacts.events import (
    AccessCompleted,
    ContactEscalated,
    ContactTaken,
    NeedRevisited,
    PartyNamed,
    ProgressTold,
    ReasonsNamed,
)
from careline.contacts.models import Contact, ContactReason, ProgressMessage, QuestionAnswer, Reason
from careline.contacts.queries.reasons import inherited, offered_reason
from careline.contacts.queries.record import answers_of
from careline.contacts.rules.facts import CallerCertainty, EscalatedTo, Medium, ServiceType, TransferReason
from careline.contacts.rules.handles import check_told
from careline.contacts.rules.intake import check_text
from careline.contacts.rules.reasons import check_ranks
from careline.contacts.rules.replay import Step
from careline.contacts.rules.steps import ContactMove, StepName, check_move, check_open
from careline.contacts.writing.claiming import claim
from careline.contacts.writing.handling import begin_handle, pass_handle_on
from careline.contacts.writing.moving import Said, move, user_id
from careline.contacts.writing.parties import hand_caller_over, name_party
from careline.contacts.writing.speaking import hear
from careline.contacts.writing.verifying import keep_check
from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.parties.queries.customers import kept_customer
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.models import Department
from careline.security.operation import operation

PARTY_FIELDS = ["party", "certainty", "brand", "region", "language", "tier"]
CALLER_FIELDS = ["caller_key", "caller_sealed", "caller_index"]


class WordsMissing(Refusal):
    """Nothing was written where words are what it is about."""

    code = "contacts.words_missing"


class NoSuchDepartment(Refusal):
    """There is no such department, or it takes no work any more."""

    code = "contacts.no_such_department"


@operation()
def set_party(
    *, number: str, customer: UUID | None, by: Actor, at: datetime, certainty: CallerCertainty = CallerCertainty.LIKELY
) -> Contact:
    """Say who the customer is, or that nobody knows; what they proved was proved of somebody else.

    :raises IllegalContactMove: the contact is closed.
    :raises NoSuchCustomer: none the actor may know of.
    """
    contact = claim(number=number, by=by)
    check_open(contact.state.step, ContactMove.RECOGNISE)
    party = kept_customer(by=by, id=customer) if customer else None
    is_same = party is not None and contact.party_id == party.id
    name_party(contact, party, certainty if party else CallerCertainty.UNKNOWN)
    hand_caller_over(contact, at=at)
    contact.save(update_fields=[*PARTY_FIELDS, *CALLER_FIELDS])
    event = PartyNamed(subject=contact.id, party=contact.party_id, certainty=CallerCertainty(contact.certainty))
    entry = record(event, by=by, at=at)
    if is_same:
        return contact
    if contact.is_identified:
        keep_check(contact, entry, by=by, at=at)
    hear(contact, by=by, at=at)
    return contact


@operation()
def recognise_need(*, number: str, by: Actor, at: datetime, version: int | None = None) -> Contact:
    """Go on from access to what the customer needs.

    :raises IllegalContactMove: it is further already.
    """
    contact = claim(number=number, by=by, version=version)
    return move(contact, Step(move=ContactMove.RECOGNISE), AccessCompleted(subject=contact.id), by=by, at=at)


@operation()
def name_reasons(
    *,
    number: str,
    reasons: Sequence[str],
    answers: Mapping[str, str] | None = None,
    service_type: ServiceType | None = None,
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> Contact:
    """Record what the customer came for, the main reason first, with what they answered, and go on to the solution.

    From access this goes through the need in one go; during the solution it corrects what was named.

    :raises NoReasonNamed: an empty list; likewise `ReasonTwice`.
    :raises NoSuchReason: one of them isn't offered today.
    :raises IllegalContactMove: the session has ended.
    """
    contact = claim(number=number, by=by, version=version)
    check_ranks(reasons)
    chosen = [offered_reason(code=code, on=localdate(at)) for code in reasons]
    if contact.step == StepName.ACCESS:
        move(contact, Step(move=ContactMove.RECOGNISE), AccessCompleted(subject=contact.id), by=by, at=at)
    fresh = _fresh(contact, answers or {})
    event = ReasonsNamed(subject=contact.id, reasons=tuple(reasons), answered=tuple(fresh))
    if contact.step == StepName.NEED:
        move(contact, Step(move=ContactMove.SOLVE), event, by=by, at=at)
        entry = contact.steps.order_by("-n").values_list("entry", flat=True)[0]
    else:
        check_open(contact.state.step, ContactMove.SOLVE)
        entry = record(event, by=by, at=at).pk
    _keep_reasons(contact, chosen, service_type)
    _keep_answers(contact, fresh, entry=entry, by=by, at=at)
    return contact


@operation()
def revisit_need(*, number: str, by: Actor, at: datetime) -> Contact:
    """Go back to what the customer needs: there is something more.

    :raises IllegalContactMove: nothing was solved yet, or the record is closed.
    """
    contact = claim(number=number, by=by)
    contact.ended_at, contact.ended_by = None, ""  # who has something more hasn't gone
    contact.save(update_fields=["ended_at", "ended_by"])
    return move(contact, Step(move=ContactMove.REVISIT), NeedRevisited(subject=contact.id), by=by, at=at)


@operation()
def escalate_contact(
    *,
    number: str,
    to: EscalatedTo,
    reason: TransferReason,
    text: str,
    department: str = "",
    by: Actor,
    at: datetime,
    version: int | None = None,
) -> Contact:
    """Pass it on: to a senior agent of one's department, or to another department; whoever goes on takes it.

    :raises WordsMissing: nobody says what was tried.
    :raises NotYourReason: it is the house that says so.
    :raises NoSuchDepartment: none, or a closed one.
    :raises IllegalContactMove: the need isn't recognised yet.
    """
    contact = claim(number=number, by=by, version=version)
    check_move(contact.state.step, ContactMove.ESCALATE)
    check_told(reason)
    if not text.strip():
        raise WordsMissing(field="text")
    target = _department(department) if to is EscalatedTo.DEPARTMENT else contact.department_id
    pass_handle_on(contact, reason=reason, by=by, at=at)
    step = Step(move=ContactMove.ESCALATE, department=target)
    event = ContactEscalated(subject=contact.id, to=to, department=target, reason=reason)
    return move(contact, step, event, by=by, at=at, said=Said(reason=to, text=text))


@operation()
def take_contact(*, number: str, by: Actor, at: datetime) -> Contact:
    """Go on with a contact: who takes it has it from now on.

    :raises IllegalContactMove: it isn't being solved.
    """
    contact = claim(number=number, by=by)
    check_move(contact.state.step, ContactMove.TAKE)
    pass_handle_on(contact, reason=TransferReason.TAKEN_OVER, by=by, at=at)
    begin_handle(contact, agent=user_id(by), started_at=at)
    step = Step(move=ContactMove.TAKE, agent=user_id(by))
    return move(contact, step, ContactTaken(subject=contact.id, agent=user_id(by)), by=by, at=at)


@operation()
def tell_progress(*, number: str, medium: Medium, text: str, by: Actor, at: datetime) -> ProgressMessage:
    """Record what the customer was told about how it goes on.

    :raises WordsMissing: no words.
    :raises IllegalContactMove: the record is closed.
    """
    contact = claim(number=number, by=by)
    check_open(contact.state.step, ContactMove.SOLVE)
    if not text.strip():
        raise WordsMissing(field="text")
    check_text("text", text)
    entry = record(ProgressTold(subject=contact.id, medium=medium), by=by, at=at)
    return ProgressMessage.objects.create(
        id=new_id(),
        contact=contact,
        medium=medium,
        text=text,
        actor_id=user_id(by),
        actor_name=by.name,
        at=at,
        entry=entry,
    )


def _fresh(contact: Contact, answers: Mapping[str, str]) -> dict[str, str]:
    known = answers_of(contact)
    for text in answers.values():
        check_text("answers", text, limit=2000)
    return {code: text.strip() for code, text in answers.items() if text.strip() and known.get(code) != text.strip()}


def _keep_reasons(contact: Contact, chosen: Sequence[Reason], service_type: ServiceType | None) -> None:
    contact.reasons.all().delete()
    ContactReason.objects.bulk_create(
        [ContactReason(id=new_id(), contact=contact, reason=one, rank=n) for n, one in enumerate(chosen, 1)]
    )
    contact.service_type = service_type or inherited(chosen[0], "service_type")
    contact.save(update_fields=["service_type"])


def _keep_answers(contact: Contact, fresh: Mapping[str, str], *, entry: UUID, by: Actor, at: datetime) -> None:
    QuestionAnswer.objects.bulk_create(
        QuestionAnswer(
            id=new_id(), contact=contact, question=code, text=text, actor_id=user_id(by), at=at, entry_id=entry
        )
        for code, text in fresh.items()
    )


def _department(code: str) -> UUID:
    found = Department.objects.filter(code=code, closed_at=None).first()
    if found is None:
        raise NoSuchDepartment(field="department", department=code)
    return found.id
