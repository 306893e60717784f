"""What the operations on orders share: claiming one, moving it, and recording what was done about a rule."""

from datetime import datetime

from careline.contacts.events.orders import RuleTreated
from careline.contacts.models import OrderStep, RuleRow, ServiceOrder
from careline.contacts.queries.orders import acts_on, order_may
from careline.contacts.queries.orders import order as find
from careline.contacts.rules.compliance import RuleAct
from careline.contacts.rules.intake import check_text
from careline.contacts.rules.orders import OrderMove, advance
from careline.contacts.writing.claiming import ChangedMeanwhile
from careline.contacts.writing.moving import user_id
from careline.kernel.events import Event
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.models import LedgerEntry, User
from careline.security.policy import Forbidden

WORK = "contacts.work_order"


def claim_order(*, number: str, by: Actor, version: int | None = None, right: str = WORK) -> ServiceOrder:
    """Lock an order for the running operation, if the actor may do this to it.

    :raises NoSuchOrder: when the actor may not even see it.
    :raises Forbidden: when he may see it but not do this.
    :raises ChangedMeanwhile: when `version` is given and it has moved on since.
    """
    seen = find(by=by, number=number)
    ServiceOrder.objects.select_for_update().get(pk=seen.pk)
    locked = find(by=by, number=number)
    if not order_may(by=by, found=locked, right=right):
        raise Forbidden(policy=right)
    if version is not None and version != locked.version:
        raise ChangedMeanwhile(field="version", seen=version, now=locked.version)
    return locked


def move_order(
    found: ServiceOrder,
    move: OrderMove,
    event: Event,
    *,
    by: Actor,
    at: datetime,
    text: str = "",
    to: User | None = None,
) -> ServiceOrder:
    """Move an order one step and record that; other fields beside the state are the caller's to set before.

    :param to: who does it from now on, in whose department it lies then.
    :raises IllegalOrderMove: the move doesn't exist where it stands.
    """
    check_text("text", text)
    standing = advance(found.standing, move)
    step = step_of(found, move, record(event, by=by, at=at), n=standing.moves, by=by, at=at, text=text)
    if to:
        step.agent, found.agent, found.department_id = to, to, to.department_id
    step.save()
    found.state, found.version = standing.state, standing.moves
    found.save()
    return found


def step_of(
    found: ServiceOrder, move: OrderMove, entry: LedgerEntry, *, n: int, by: Actor, at: datetime, text: str = ""
) -> OrderStep:
    """Return the row, not yet written, that records a move."""
    return OrderStep(
        order=found, n=n, move=move, at=at, actor_id=user_id(by), actor_name=by.name, text=text.strip(), entry=entry
    )


def treat_rule(found: ServiceOrder, rule: str, act: RuleAct, *, by: Actor, at: datetime, text: str = "") -> None:
    """Record what was done about a rule, and index how many exceptions wait."""
    check_text("text", text)
    entry = record(RuleTreated(subject=found.id, rule=rule, act=act), by=by, at=at)
    row = RuleRow(
        order=found,
        rule=rule,
        act=act,
        at=at,
        actor_id=user_id(by),
        actor_name=by.name,
        text=text.strip(),
        entry=entry,
    )
    row.save()
    found.asked = sum(last is RuleAct.ASK for last in acts_on(found).values())
    found.excepted += act is RuleAct.ASK
    found.save(update_fields=["asked", "excepted"])
