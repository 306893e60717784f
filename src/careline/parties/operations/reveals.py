"""Reading a personal field in clear: for a reason, for open work, within a quota, and in the ledger."""

from datetime import datetime
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal
from careline.parties.events import FieldRevealed, RevealQuotaReached
from careline.parties.models import Customer, Reveal
from careline.parties.models.sealed import clear_fields
from careline.parties.ports.open_work import open_work
from careline.parties.queries.customers import known_customer
from careline.parties.queries.reveals import needs_work
from careline.parties.rules.fields import Field
from careline.parties.rules.reveals import DAY, Reason, is_used_up
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
    if not _is_needed(row, complaint or contact, by):
        raise NotWorkingForCustomer(field="complaint")
    before = _reveals_today(by, at)
    if by.id and is_used_up(before):
        raise RevealQuotaUsedUp(reveals=before)
    text = clear_fields(row).get(wanted)
    if not text:
        raise NothingToReveal(field="field")
    Reveal.objects.create(
        customer=row, field=wanted, reason=why, complaint_id=complaint, contact_id=contact, actor_id=by.id, at=at
    )
    record(FieldRevealed(subject=row.id, field=wanted, reason=why, complaint=complaint, contact=contact), by=by, at=at)
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
