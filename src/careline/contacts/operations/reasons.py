"""Editing the reason tree."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db.models import Q

from careline.contacts.events import ReasonRetired, ReasonSet
from careline.contacts.models import Reason
from careline.contacts.queries.reasons import NoSuchReason, offered_reason, offered_reasons
from careline.contacts.rules.facts import ServiceType
from careline.contacts.rules.reasons import Question, check_questions, check_reason
from careline.contacts.rules.verification import Act
from careline.contacts.rules.wrap_up import Part
from careline.kernel.identity import new_id
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "contacts.manage_reasons"


@dataclass(frozen=True, kw_only=True)
class ReasonTold:
    """What a reason is called, what to ask for it, and what it makes mandatory."""

    name_zh: str
    name_en: str
    position: int = 0
    service_type: ServiceType | None = None
    category: str = ""
    act: Act | None = None
    """What is done for the customer; None means as the reason above, at last talking."""
    questions: Sequence[Question] = ()
    required: Sequence[Part] = ()
    valid_from: date | None = None
    """The first day on which it is offered; None means today, or as it was."""


@operation()
def set_reason(*, code: str, told: ReasonTold, by: Actor, at: datetime) -> Reason:
    """Add a reason, or change the one of that code; a code begins with its parent's: `billing.roaming`.

    :raises BadReasonCode: likewise `BadReasonName` and `BadQuestion`, naming the field.
    :raises NoSuchReason: the parent named by the code isn't there.
    """
    policy.require(by, RIGHT)
    check_reason(code, name_zh=told.name_zh, name_en=told.name_en)
    check_questions(told.questions)
    parent = offered_reason(code=code.rpartition(".")[0], on=at.date()) if "." in code else None
    says = {
        "name_zh": told.name_zh.strip(),
        "name_en": told.name_en.strip(),
        "position": told.position,
        "service_type": told.service_type or "",
        "category": told.category,
        "act": told.act or "",
        "asks": [asdict(one) for one in told.questions],
        "required": [part.value for part in told.required],
        "valid_until": None,
    } | ({"valid_from": told.valid_from} if told.valid_from else {})
    made = {"valid_from": at.date(), **says, "id": new_id(), "parent": parent}
    reason, _ = Reason.objects.update_or_create(code=code, defaults=says, create_defaults=made)
    record(ReasonSet(subject=reason.id, code=code), by=by, at=at)
    return reason


@operation()
def retire_reason(*, code: str, by: Actor, at: datetime) -> None:
    """Stop offering a reason and those below it from today on; contacts that carry it keep it.

    :raises NoSuchReason: unknown or retired already.
    """
    policy.require(by, RIGHT)
    branch = offered_reasons(on=at.date()).filter(Q(code=code) | Q(code__startswith=f"{code}."))
    retired = list(branch.select_for_update(of=("self",)))
    if not retired:
        raise NoSuchReason(field="code", reason=code)
    for reason in retired:
        reason.valid_until = at.date()
        reason.save(update_fields=["valid_until"])
        record(ReasonRetired(subject=reason.id, code=reason.code), by=by, at=at)
