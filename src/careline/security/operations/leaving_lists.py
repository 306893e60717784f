"""What becomes of the lists a leaver kept: shared ones find another owner or are removed, those of one's own end."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Text
from careline.security.actor import OFF_BOARDING, Actor
from careline.security.events import KeptListHanded, KeptListRetired
from careline.security.ledger import record, record_all
from careline.security.models import Department, KeptList, User
from careline.security.operation import operation
from careline.security.policy import allows, require, scope
from careline.security.ports.holdings import HandedOver, LeftBehind, Taker, Untaken, WhyLeft
from careline.security.ports.lists import kept_kind
from careline.security.queries.kept_lists import SEE_TO, TAKE, NoSuchList, left
from careline.security.queries.people import answering_for
from careline.security.queries.users import actor_for, one_at_a_time
from careline.security.rules.kept_lists import free_name

RIGHT = "security.hand_over_lists"


@operation(silent_when="the leaver shared no list")
def hand_over_lists(*, owner: UUID, taker: Taker, by: Actor, at: datetime) -> HandedOver:
    """Give the lists somebody shares to a taker, or to who answers for the department; their readers keep them.

    One that nobody there can own stays offered as it is.
    """
    require(by, RIGHT)
    moved, left = 0, []
    for kept in _shared(owner).select_for_update(of=("self",)):
        heir = _heir(taker, kept.department)
        if heir is None or heir.pk == owner or not _may_look(heir, kept):
            left.append(LeftBehind(kept.name, WhyLeft.NOBODY_TO_OWN_IT))
            continue
        _give(kept, heir)
        record(KeptListHanded(subject=kept.id, kind=kept.kind, owner=heir.pk), by=by, at=at)
        moved += 1
    return HandedOver(moved, left)


@operation()
def take_over_list(*, kept: UUID, by: Actor, at: datetime) -> KeptList:
    """Make a list that a leaver shares still one's own: from then on one changes or removes it as such.

    :raises NoSuchList: no leaver shares it, or not where the actor sees to it.
    """
    row = _left(kept, TAKE, by)
    require(by, kept_kind(row.kind).kind.needs)
    _give(row, User.objects.get(pk=by.id))
    record(KeptListHanded(subject=row.id, kind=row.kind, owner=row.owner_id), by=by, at=at)
    return row


@operation()
def remove_left_list(*, kept: UUID, by: Actor, at: datetime) -> None:
    """Remove a list that a leaver shares still.

    :raises NoSuchList: no leaver shares it, or not where the actor sees to it.
    """
    row = _left(kept, SEE_TO, by)
    row.retired_at = at
    row.save(update_fields=["retired_at"])
    record(KeptListRetired(subject=row.id, kind=row.kind), by=by, at=at)


@operation(silent_when="the leaver kept no list for themselves")
def end_lists(*, owner: UUID, by: Actor, at: datetime) -> HandedOver:
    """End the lists somebody kept for themselves: they say what one person looked at, and nobody else saw them."""
    require(by, RIGHT)
    rows = list(_private(owner).select_for_update())
    KeptList.objects.filter(pk__in=[row.pk for row in rows]).update(retired_at=at)
    record_all([KeptListRetired(subject=row.id, kind=row.kind) for row in rows], by=by, at=at)
    return HandedOver(ended=len(rows))


class SharedLists:
    """Lists somebody shares with a department."""

    kind = "security.shared_lists"
    label: Text = _("Lists shared with a department")
    untaken = Untaken.ANSWERING
    needs = "security.share_list"

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return their names, which their readers know them by."""
        return list(_shared(user).values_list("name", flat=True))

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Hand them over."""
        return hand_over_lists(owner=user, taker=taker, by=OFF_BOARDING, at=at)


class OwnLists:
    """Lists somebody keeps for themselves."""

    kind = "security.own_lists"
    label: Text = _("Lists of their own")
    untaken = Untaken.ENDS
    needs = ""

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return a place for each: what somebody called his own list is his alone."""
        return [f"#{n}" for n in range(1, _private(user).count() + 1)]

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """End them."""
        del taker
        return end_lists(owner=user, by=OFF_BOARDING, at=at)


def _left(kept: UUID, right: str, by: Actor) -> KeptList:
    require(by, right)
    found = left().filter(scope(by, right), pk=kept).select_for_update(of=("self",)).first()
    if found is None:
        raise NoSuchList
    return found


def _heir(taker: Taker, department: Department | None) -> User | None:
    if taker.user:
        return User.objects.filter(pk=taker.user, deactivated_at=None).first()
    lies_in = Department.objects.filter(pk=taker.department).first() if taker.department else department
    return answering_for(lies_in) if lies_in else None


def _may_look(heir: User, kept: KeptList) -> bool:
    """Return whether the heir may look at such a list; else nobody could change or remove it any more."""
    return allows(actor_for(heir), kept_kind(kept.kind).kind.needs)


def _give(kept: KeptList, heir: User) -> None:
    one_at_a_time(heir.pk)
    theirs = KeptList.objects.filter(owner=heir, kind=kept.kind, retired_at=None)
    taken: Collection[str] = set(theirs.values_list("name", flat=True))
    kept.owner, kept.name = heir, free_name(kept.name, taken)
    kept.save(update_fields=["owner", "name"])


def _kept(owner: UUID) -> QuerySet[KeptList]:
    return KeptList.objects.filter(owner=owner, retired_at=None).order_by("kind", "name", "pk")


def _shared(owner: UUID) -> QuerySet[KeptList]:
    return _kept(owner).exclude(department=None).select_related("department")


def _private(owner: UUID) -> QuerySet[KeptList]:
    return _kept(owner).filter(department=None)
