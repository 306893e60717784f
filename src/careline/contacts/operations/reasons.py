"""Editing the reason tree."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.timezone import localdate

from careline.contacts.events import ReasonRetired, ReasonSet
from careline.contacts.models import Reason
from careline.contacts.queries.reasons import NoSuchReason, offered_reasons
from careline.contacts.rules.facts import ServiceType
from careline.contacts.rules.reasons import Question, check_questions, check_reason, parents_of
from careline.contacts.rules.verification import Act
from careline.contacts.rules.wrap_up import Part
from careline.kernel.horizon import A_YEAR, check_ahead
from careline.security import policy
from careline.security.actor import Actor
from careline.security.copying import write_rows
from careline.security.ledger import record, record_all
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
    :raises TooFarAhead: it would be offered later than in a year.
    :raises NoSuchReason: the parent named by the code isn't there.
    """
    return set_reasons(tree={code: told}, by=by, at=at)[0]


@operation(silent_when="the tree is empty")
def set_reasons(*, tree: Mapping[str, ReasonTold], by: Actor, at: datetime) -> list[Reason]:
    """Add or change many reasons at once, parents before children, by the rules of one (see `set_reason`)."""
    policy.require(by, RIGHT)
    for code, told in tree.items():
        check_reason(code, name_zh=told.name_zh, name_en=told.name_en)
        check_questions(told.questions)
        check_ahead(told.valid_from, today=localdate(at), within=A_YEAR, field="valid_from")
    kept = {one.code: one for one in Reason.objects.select_for_update().filter(code__in=tree)}
    above = offered_reasons(on=localdate(at)).filter(code__in=parents_of(tree))
    offered = {one.code: one for one in above.select_for_update(of=("self",))}
    reasons = []
    for code, told in tree.items():
        reason = kept.get(code) or Reason(code=code, parent=_parent(code, offered), valid_from=localdate(at))
        _tell(reason, told)
        offered |= {code: reason}
        reasons.append(reason)
    for changed in (one for one in reasons if one.code in kept):
        changed.save(force_update=True)
    write_rows([one for one in reasons if one.code not in kept])
    record_all((ReasonSet(subject=one.id, code=one.code) for one in reasons), by=by, at=at)
    return reasons


def _parent(code: str, offered: Mapping[str, Reason]) -> Reason | None:
    above = code.rpartition(".")[0]
    if above and above not in offered:
        raise NoSuchReason(field="reason", reason=above)
    return offered.get(above)


def _tell(reason: Reason, told: ReasonTold) -> None:
    reason.name_zh, reason.name_en = told.name_zh.strip(), told.name_en.strip()
    reason.position = told.position
    reason.service_type, reason.category, reason.act = told.service_type or "", told.category, told.act or ""
    reason.asks = [asdict(one) for one in told.questions]
    reason.required = [part.value for part in told.required]
    reason.valid_from, reason.valid_until = told.valid_from or reason.valid_from, None


@operation()
def retire_reason(*, code: str, by: Actor, at: datetime) -> None:
    """Stop offering a reason and those below it from today on; contacts that carry it keep it.

    :raises NoSuchReason: unknown or retired already.
    """
    policy.require(by, RIGHT)
    branch = offered_reasons(on=localdate(at)).filter(Q(code=code) | Q(code__startswith=f"{code}."))
    retired = list(branch.select_for_update(of=("self",)))
    if not retired:
        raise NoSuchReason(field="code", reason=code)
    for reason in retired:
        reason.valid_until = localdate(at)
        reason.save(update_fields=["valid_until"])
        record(ReasonRetired(subject=reason.id, code=reason.code), by=by, at=at)
