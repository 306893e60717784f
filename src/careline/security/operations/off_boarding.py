"""A leaver's off-boarding (SE12): the account is shut at once, and everything held is handed over in the same act.

All of it is one transaction under one correlation: no fault half-way leaves work hanging on an account that is shut.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.kernel.sentences import Text
from careline.security.actor import Actor
from careline.security.events import UserOffBoarded
from careline.security.ledger import record
from careline.security.models import Department, OffBoarding, User
from careline.security.operation import operation, running
from careline.security.operations.custom_roles import revoke_custom_role
from careline.security.operations.roles import revoke_role
from careline.security.operations.users import deactivate_user
from careline.security.ports.holdings import HandedOver, Taker, registered
from careline.security.queries.off_boarding import check_taker, holdings_of
from careline.security.queries.roles import custom_roles_of

NOBODY = Taker()


@dataclass(frozen=True)
class Counted:
    """So many of one kind of things, as a sentence names them in the reader's language."""

    label: Text
    count: int

    def __str__(self) -> str:
        return f"{self.label} × {self.count}"


class AccountHoldsWork(Refusal):
    """Work is open with the account: shut as it is, it would hang where nobody sees to it."""

    code = "security.account_holds_work"
    kind = Kind.CONFLICT


@operation(silent_when="the account is shut already")
def shut_account(*, user: User, by: Actor, at: datetime) -> None:
    """Shut an account nobody's work hangs on, for a while; roles stay. One with work is off-boarded instead.

    :raises AccountHoldsWork: something is open that somebody would have to take; says how much of which kind.
    :raises OutOfReach: when another administrator looks after the account, or it is the actor's own.
    :raises LastSecurityAdministrator: nobody would be left to look after accounts.
    """
    parts = holdings_of(by=by, user=user, at=at).parts
    open_yet = tuple(Counted(one.label, len(one.references)) for one in parts if one.references and not one.ends)
    if open_yet and user.deactivated_at is None:
        raise AccountHoldsWork(username=user.username, count=sum(one.count for one in open_yet), kinds=open_yet)
    deactivate_user(user=user, by=by, at=at)


@operation()
def off_board_user(*, user: User, takers: Mapping[str, Taker], by: Actor, at: datetime) -> OffBoarding:
    """Shut a leaver's account, end sessions and tokens, take the roles, and hand over what is held.

    :param takers: by the kind of things; a kind not named goes to the queues of the departments it lies in.
    :raises OutOfReach: when another administrator looks after the account, or it is the actor's own.
    :raises NotATaker: a person who couldn't go on with it, naming the kind of things.
    :raises LastSecurityAdministrator: nobody would be left to look after accounts.
    """
    held = holdings_of(by=by, user=user, at=at)
    for kind, taker in takers.items():
        check_taker(kind=kind, taker=taker)
    deactivate_user(user=user, by=by, at=at)
    for role in sorted(held.roles):
        revoke_role(user=user, role=role, by=by, at=at)
    for custom in custom_roles_of(user):
        revoke_custom_role(user=user, code=custom.code, by=by, at=at)
    done = {one.kind: one.hand_over(user=user.pk, taker=takers.get(one.kind, NOBODY), at=at) for one in registered()}
    report = OffBoarding(
        id=new_id(),
        user=user,
        at=at,
        by_name=by.name,
        correlation=running().correlation,
        roles=sorted(held.roles),
        sessions=held.sessions,
        tokens=held.tokens,
        parts=[_part(kind, takers.get(kind, NOBODY), one) for kind, one in done.items()],
    )
    report.save()
    moved = sum(one.moved for one in done.values())
    record(UserOffBoarded(subject=user.pk, report=report.id, moved=moved, left=report.left), by=by, at=at)
    return report


def _part(kind: str, taker: Taker, done: HandedOver) -> dict[str, Any]:
    person = User.objects.filter(pk=taker.user).first() if taker.user else None
    department = Department.objects.filter(pk=taker.department).first() if taker.department else None
    return {
        "kind": kind,
        "moved": done.moved,
        "ended": done.ended,
        "taker": person.username if person else "",
        "department": department.code if department else "",
        "left": [{"reference": one.reference, "why": one.why.value} for one in done.left],
    }
