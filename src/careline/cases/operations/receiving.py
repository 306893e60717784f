"""Taking complaints in: one or ten thousand, by the same rules and with the same rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from careline.cases.models import Complaint, Stage
from careline.cases.queries.finding import READ, may
from careline.cases.rules.facts import Urgency
from careline.cases.rules.intake import Intake, check_intake
from careline.cases.rules.stages import Move
from careline.cases.writing.answers import keep_answers
from careline.cases.writing.drafting import Desk, Draft
from careline.cases.writing.notifying import acknowledge
from careline.cases.writing.numbers import take_numbers
from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import Customer
from careline.parties.operations.customers import match_or_register_all
from careline.parties.queries.care import raising_care
from careline.parties.queries.customers import kept_customer
from careline.parties.writing.claiming import hold_served
from careline.security import policy
from careline.security.actor import Actor, ActorKind
from careline.security.copying import write_rows
from careline.security.ledger import record_all
from careline.security.operation import operation


class ExternalIdTaken(Refusal):
    """The source's own name belongs to a complaint the actor may not see."""

    code = "cases.external_id_taken"
    kind = Kind.CONFLICT


@dataclass(frozen=True)
class Received:
    """A complaint that was taken in, now or before."""

    complaint: Complaint
    is_new: bool


@operation(silent_when="the source's own name for the complaint came in before")
def receive_once(*, intake: Intake, by: Actor, at: datetime) -> Received:
    """Take in one complaint, and tell whether it is new; for callers who may repeat themselves.

    :raises ExternalIdTaken: it came in before, and the actor may not see it.
    """
    return receive_each_once(intakes=[intake], by=by, at=at)[0]


@operation(silent_when="all of them came in before")
def receive_each_once(*, intakes: Sequence[Intake], by: Actor, at: datetime) -> list[Received]:
    """Do the same with a set of them, wholly or not at all.

    :raises ExternalIdTaken: one came in before, and the actor may not see it.
    """
    taken = _receive_all(intakes, by=by, at=at)
    for received, intake in zip(taken, intakes, strict=True):
        if not received.is_new and not _may_be_told(received.complaint, by):
            raise ExternalIdTaken(field="external_id", external_id=intake.external_id)
    return taken


def _may_be_told(complaint: Complaint, by: Actor) -> bool:
    """Return whether the actor may learn that a complaint came in: who sees it, and the program that brought it.

    No row names a program as the receiver, so its reach may end before its own complaints. Without an answer it would
    ask again for ever.
    """
    if may(by=by, complaint=complaint, right=READ):
        return True
    is_program = by.kind is ActorKind.INTEGRATION
    return is_program and complaint.stages.filter(move=Move.RECEIVE, entry__actor_id=by.id).exists()


@operation(silent_when="the source's own name for the complaint came in before")
def receive_complaint(*, intake: Intake, by: Actor, at: datetime) -> Complaint:
    """Take in one complaint; the same external id of the same source returns the one already taken in.

    :raises Forbidden: when the actor takes none in.
    :raises TitleMissing: and whatever else `check_intake` refuses, naming the field.
    :raises NoSuchCategory: the chosen category isn't offered.
    :raises NoSuchCustomer: the customer named by id isn't one the actor may know of.
    :raises CustomerIsForgotten: nothing is learnt of them again.
    """
    return receive_complaints(intakes=[intake], by=by, at=at)[0]


@operation(silent_when="all of them came in before")
def receive_complaints(*, intakes: Sequence[Intake], by: Actor, at: datetime) -> list[Complaint]:
    """Take in complaints as a set, each once; return them in the order given, known ones included.

    Each is classified when a category was chosen, given to whom the assignment table names, and dated, as if it
    had come alone.
    """
    return [received.complaint for received in _receive_all(intakes, by=by, at=at)]


def _receive_all(intakes: Sequence[Intake], *, by: Actor, at: datetime) -> list[Received]:
    policy.require(by, "cases.receive_complaint")
    for intake in intakes:
        check_intake(intake, at=at)
    if not any(intake.external_id for intake in intakes):
        return _receive(intakes, by=by, at=at)  # nobody else can take in the same
    try:
        with transaction.atomic():
            return _receive(intakes, by=by, at=at)
    except IntegrityError as error:
        if "one_complaint_per_external_id" not in str(error):
            raise
        return _receive(intakes, by=by, at=at)  # another process took the same one in meanwhile: now it is known


def _receive(intakes: Sequence[Intake], *, by: Actor, at: datetime) -> list[Received]:
    known = _known(intakes)
    new = [intake for intake in _once_each(intakes) if intake.name not in known]
    desk = Desk.load(categories={intake.category for intake in new if intake.category}, by=by, at=at)
    customers = _customers(new, by=by, at=at)
    new = _raised(new, customers)
    numbers = take_numbers(len(new), at=at) if new else []
    drafts = [
        desk.draft(intake, customer=customer, number=number, by=by, at=at)
        for intake, customer, number in zip(new, customers, numbers, strict=True)
    ]
    _write(drafts, by=by, at=at)
    for draft in drafts:
        keep_answers(draft.complaint, draft.intake.answers, by=by, at=at)
    return list(_in_order(intakes, known, fresh=iter(drafts)))


def _in_order(
    intakes: Sequence[Intake], known: dict[tuple[str, str], Complaint], *, fresh: Iterator[Draft]
) -> Iterator[Received]:
    """Yield what became of each intake: the drafts stand in the order of those that weren't known."""
    for intake in intakes:
        if intake.name in known:
            yield Received(known[intake.name], is_new=False)
            continue
        complaint = next(fresh).complaint
        if intake.external_id:
            known[intake.name] = complaint
        yield Received(complaint, is_new=True)


def _known(intakes: Sequence[Intake]) -> dict[tuple[str, str], Complaint]:
    names = {intake.name for intake in intakes if intake.external_id}
    if not names:
        return {}
    found = Complaint.objects.filter(external_id__in={external_id for _, external_id in names})
    return {(row.source, row.external_id or ""): row for row in found if (row.source, row.external_id) in names}


def _once_each(intakes: Sequence[Intake]) -> list[Intake]:
    seen: set[tuple[str, str]] = set()
    kept = []
    for intake in intakes:
        if intake.external_id and intake.name in seen:
            continue
        seen.add(intake.name)
        kept.append(intake)
    return kept


def _customers(intakes: Sequence[Intake], *, by: Actor, at: datetime) -> list[Customer]:
    told = [intake.customer for intake in intakes if not isinstance(intake.customer, UUID)]
    registered = match_or_register_all(details=told, by=by, at=at) if told else []
    fresh = iter(registered)
    served = [
        kept_customer(by=by, id=intake.customer) if isinstance(intake.customer, UUID) else next(fresh)
        for intake in intakes
    ]
    if served:
        hold_served([one.pk for one in served], field="customer_id")
    return served


def _raised(intakes: Sequence[Intake], customers: Sequence[Customer]) -> list[Intake]:
    """Return the intakes, those of customers whose care raises it urgent at least; nobody reads from it why."""
    raising = raising_care([one.pk for one in customers]) if intakes else frozenset()
    return [
        replace(intake, urgency=Urgency.URGENT)
        if customer.pk in raising and intake.urgency is Urgency.NORMAL
        else intake
        for intake, customer in zip(intakes, customers, strict=True)
    ]


def _write(drafts: Sequence[Draft], *, by: Actor, at: datetime) -> None:
    write_rows([draft.complaint for draft in drafts])
    entries = iter(record_all([event for draft in drafts for event in draft.events], by=by, at=at))
    stages: list[Stage] = []
    for draft in drafts:
        for stage in draft.stages:
            stage.entry_id = next(entries).id
            stages.append(stage)
    write_rows(stages)
    write_rows([row for draft in drafts for row in draft.clocks])
    write_rows([draft.suggestion for draft in drafts if draft.suggestion])
    acknowledge([draft.complaint for draft in drafts if not draft.intake.was_told], by=by, at=at)
