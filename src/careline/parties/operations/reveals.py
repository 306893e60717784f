"""Reading a personal field in clear: for a reason, for open work, within a quota, and in the ledger."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal
from careline.parties.events import FieldRevealed, RevealQuotaReached
from careline.parties.models import Customer, Reveal
from careline.parties.models.beside import clear_beside
from careline.parties.models.sealed import clear_fields
from careline.parties.ports.open_work import open_work
from careline.parties.queries.customers import known_customer
from careline.parties.queries.entry_audits import audited_value
from careline.parties.queries.identities import records_of
from careline.parties.queries.reveals import needs_work
from careline.parties.rules.entry_audits import check_open, check_other_person
from careline.parties.rules.fields import Field
from careline.parties.rules.reveals import DAY, Beside, Reason, is_used_up
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.models import User
from careline.security.operation import operation
from careline.security.policy import require


class NoSuchField(Refusal):
    """A customer has no such personal field."""

    code = "parties.no_such_field"


class ReasonMissing(Refusal):
    """Nothing is revealed without one of the reasons."""

    code = "parties.reason_missing"


class NotWorkingForCustomer(Refusal):
    """No open contact or complaint of this customer lies within the actor's reach; which of it is wrong isn't told."""

    code = "parties.not_working_for_customer"
    kind = Kind.FORBIDDEN


class RevealQuotaUsedUp(Refusal):
    """The actor has read as many fields in clear as a day allows."""

    code = "parties.reveal_quota_used_up"
    kind = Kind.FORBIDDEN


class NothingToReveal(Refusal):
    """The field is empty, or the customer was forgotten."""

    code = "parties.nothing_to_reveal"
    kind = Kind.MISSING


@operation()
def reveal_field(
    *,
    customer: Customer,
    field: str,
    reason: str,
    complaint: UUID | None = None,
    contact: UUID | None = None,
    by: Actor,
    at: datetime,
) -> str:
    """Return one personal field in clear, and write down who read it, when and why.

    :param reason: one of `Reason`.
    :param complaint: the open complaint it is needed for; or `contact`, the open contact; only the auditor needs none.
    :raises ReasonMissing: when the reason is none of them.
    :raises NotWorkingForCustomer: when the work isn't this customer's, isn't open or is out of reach.
    :raises RevealQuotaUsedUp: when the day's quota is used up; reaching it stands in the ledger.
    """
    require(by, "parties.reveal_field")
    wanted, why = _parsed(field, reason)
    row = known_customer(by=by, id=customer.id)
    read = _Read(field=wanted, reason=why, complaint=complaint, contact=contact)
    return _told(row, clear_fields(row).get(wanted, ""), read, by=by, at=at)


@operation()
def reveal_audited(*, audit: UUID, n: int, reason: str, by: Actor, at: datetime) -> str:
    """Return in clear the value an open audit drew, to hold it against the evidence, and write that down.

    The drawn value is the work it is read for: neither another field nor, once the audit is closed, this one.

    :raises EntryAuditIsClosed: nothing is held against it any more.
    :raises CheckedByEnterer: the actor entered the value, and so doesn't check it.
    :raises NoSuchField: it isn't sealed, so it stands there anyway; likewise `NoSuchAuditedValue`.
    :raises RevealQuotaUsedUp: and whatever else `reveal_field` raises.
    """
    item = audited_value(by=by, audit=audit, n=n)
    wanted, why = _parsed(item.attribute, reason)
    check_open(is_closed=item.audit.closed_at is not None)
    check_other_person(entered_by=item.entered_by_id, checker=by.id)
    row = known_customer(by=by, id=item.customer_id)
    read = _Read(field=wanted, reason=why, complaint=None, contact=None, audited=item.id)
    return _told(row, clear_fields(row).get(wanted, ""), read, by=by, at=at)


@operation()
def reveal_beside(
    *,
    customer: UUID,
    field: str,
    of: UUID,
    reason: str,
    complaint: UUID | None = None,
    contact: UUID | None = None,
    by: Actor,
    at: datetime,
) -> str:
    """Return in clear what stands on a row beside a customer, and write down who read it, when and why.

    :param field: one of `Beside`.
    :param of: the subscription, account or representative it stands on; of any of the customer's records.
    :raises NothingToReveal: it isn't this customer's, or nothing stands there; likewise all of `reveal_field`.
    """
    require(by, "parties.reveal_field")
    if field not in tuple(Beside):
        raise NoSuchField(field="field", fields=", ".join(Beside))
    if reason not in tuple(Reason):
        raise ReasonMissing(field="reason", reasons=", ".join(Reason))
    row = known_customer(by=by, id=customer)
    read = _Read(field=Beside(field), reason=Reason(reason), complaint=complaint, contact=contact, of=of)
    return _told(row, clear_beside(records_of([row.id]), Beside(field), of), read, by=by, at=at)


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What is to be read, why and for which work."""

    field: Field | Beside
    reason: Reason
    complaint: UUID | None
    contact: UUID | None
    of: UUID | None = None
    audited: UUID | None = None
    """The value of an audit, where that is the work."""


def _told(row: Customer, text: str, read: _Read, *, by: Actor, at: datetime) -> str:
    """Return the text once all that must hold does, and write the reading down."""
    if read.audited is None and not _is_needed(row, read.complaint or read.contact, by):
        raise NotWorkingForCustomer(field="complaint")
    before = _reveals_today(by, at)
    if by.id and is_used_up(before):
        raise RevealQuotaUsedUp(reveals=before)
    if not text:
        raise NothingToReveal(field="field")
    works = {"complaint": read.complaint, "contact": read.contact, "audited": read.audited}
    Reveal.objects.create(
        customer=row,
        field=read.field,
        record=read.of,
        reason=read.reason,
        complaint_id=read.complaint,
        contact_id=read.contact,
        audited_id=read.audited,
        actor_id=by.id,
        at=at,
    )
    event = FieldRevealed(subject=row.id, field=read.field, record=read.of, reason=read.reason, **works)
    record(event, by=by, at=at)
    if by.id and is_used_up(before + 1):
        record(RevealQuotaReached(subject=by.id, reveals=before + 1), by=by, at=at)
    return text


def _parsed(field: str, reason: str) -> tuple[Field, Reason]:
    if field not in tuple(Field):
        raise NoSuchField(field="field", fields=", ".join(Field))
    if reason not in tuple(Reason):
        raise ReasonMissing(field="reason", reasons=", ".join(Reason))
    return Field(field), Reason(reason)


def _is_needed(customer: Customer, work: UUID | None, by: Actor) -> bool:
    if not needs_work(by):
        return True
    return work is not None and open_work().is_working_for(by=by, customer=customer.id, work=work)


def _reveals_today(by: Actor, at: datetime) -> int:
    list(User.objects.select_for_update().filter(pk=by.id))  # two reveals at once are counted one after the other
    return Reveal.objects.filter(actor_id=by.id, at__gt=at - DAY).count()
