"""What a user would leave behind, and what became of it when he left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from careline.kernel.refusals import Refusal
from careline.kernel.sentences import Text
from careline.security.actor import Actor
from careline.security.models import ApiToken, Department, OffBoarding, User
from careline.security.policy import allows, require, scope
from careline.security.ports.holdings import Taker, Untaken, registered
from careline.security.queries.sessions import standing
from careline.security.queries.users import OutOfReach, actor_for, roles_of
from careline.security.rules.roles import Role

RIGHT = "security.manage_user"


class NotATaker(Refusal):
    """Whoever should take it is unknown, has left, or is the leaver himself."""

    code = "security.not_a_taker"


@dataclass(frozen=True)
class Part:
    """One kind of things a user holds."""

    kind: str
    label: Text
    references: Sequence[str]
    untaken: Untaken
    needs: str
    """The right a person needs to take it."""

    @property
    def ends(self) -> bool:
        """Whether it is theirs alone and ends with the account."""
        return self.untaken is Untaken.ENDS


@dataclass(frozen=True)
class Holdings:
    """All of it, and what ends with his account."""

    parts: Sequence[Part]
    roles: frozenset[Role]
    sessions: int
    tokens: int


def holdings_of(*, by: Actor, user: User, at: datetime) -> Holdings:
    """Return what a user holds now.

    :raises OutOfReach: when another administrator looks after the account, or it is the actor's own.
    """
    _check_reach(by, user)
    parts = [Part(one.kind, one.label, one.held(user=user.pk), one.untaken, one.needs) for one in registered()]
    sessions = standing(at).filter(user=user).count()
    tokens = ApiToken.objects.filter(user=user, revoked_at=None, expires_at__gt=at).count()
    return Holdings(parts, roles_of(user), sessions, tokens)


def taker_named(*, leaver: User, username: str = "", department: str = "") -> Taker:
    """Return who takes it: a person, a department's queue, or with neither whoever's department it lies in.

    :raises NotATaker: unknown, gone, closed, or the leaver himself.
    """
    if username:
        person = User.objects.filter(username=username, deactivated_at=None, is_integration=False).first()
        if person is None or person.pk == leaver.pk:
            raise NotATaker(field="taker", given=username)
        return Taker(user=person.pk)
    if not department:
        return Taker()
    found = Department.objects.filter(code=department, closed_at=None).first()
    if found is None:
        raise NotATaker(field="taker", given=department)
    return Taker(department=found.pk)


def check_taker(*, kind: str, taker: Taker) -> None:
    """Refuse a person who couldn't go on with what they are given: it would lie where nobody may touch it.

    :raises NotATaker: naming the kind of things as the field.
    """
    needs = next((one.needs for one in registered() if one.kind == kind), "")
    person = User.objects.filter(pk=taker.user).first() if taker.user and needs else None
    if person and not allows(actor_for(person), needs):
        raise NotATaker(field=kind, given=person.username)


def reports_of(*, by: Actor, user: User) -> list[OffBoarding]:
    """Return the reports of a user's off-boardings, newest first.

    :raises OutOfReach: when another administrator looks after the account, or it is the actor's own.
    """
    _check_reach(by, user)
    return list(OffBoarding.objects.filter(user=user))


def told_of(*, by: Actor, reports: Sequence[OffBoarding]) -> tuple[dict[str, str], dict[str, Department]]:
    """Return whom the reports name: full names by user name, and departments by code; whoever they are by now."""
    require(by, RIGHT)
    parts = [part for one in reports for part in one.parts]
    people = {part["taker"] for part in parts} | {one.by_name for one in reports}
    named = User.objects.filter(username__in=people - {""}).values_list("username", "full_name")
    codes = {part["department"] for part in parts} - {""}
    return dict(named), {one.code: one for one in Department.objects.filter(code__in=codes)}


def _check_reach(by: Actor, user: User) -> None:
    require(by, RIGHT)
    if not User.objects.filter(scope(by, RIGHT), pk=user.pk).exists():
        raise OutOfReach(username=user.username)
