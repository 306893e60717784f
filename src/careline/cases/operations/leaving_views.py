"""What becomes of the lists a leaver kept: shared ones find another owner, those of one's own end."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from careline.cases.events import SavedViewHanded, SavedViewRetired
from careline.cases.models import SavedView
from careline.cases.operations.handing_over import HOUSE, RIGHT
from careline.cases.rules.views import free_name
from careline.contacts.queries.takers import answering_for, takers
from careline.kernel.sentences import Text
from careline.security.actor import Actor
from careline.security.ledger import record, record_all
from careline.security.models import Department, User
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.ports.holdings import HandedOver, LeftBehind, Taker, WhyLeft


@operation(silent_when="the leaver shared no list")
def hand_over_views(*, owner: UUID, taker: Taker, by: Actor, at: datetime) -> HandedOver:
    """Give the lists somebody shares to a taker, or to who answers for the department; their readers keep them.

    One that nobody there can own stays offered as it is.
    """
    require(by, RIGHT)
    moved, left = 0, []
    for view in _shared(owner).select_for_update(of=("self",)):
        heir = _heir(taker, view.department)
        if heir is None or heir.pk == owner:
            left.append(LeftBehind(view.name, WhyLeft.NOBODY_TO_OWN_IT))
            continue
        _give(view, heir)
        record(SavedViewHanded(subject=view.id, owner=heir.pk), by=by, at=at)
        moved += 1
    return HandedOver(moved, left)


@operation(silent_when="the leaver kept no list for themselves")
def end_views(*, owner: UUID, by: Actor, at: datetime) -> HandedOver:
    """End the lists somebody kept for themselves: they say what one person looked at, and nobody else saw them."""
    require(by, RIGHT)
    rows = list(_private(owner).select_for_update())
    SavedView.objects.filter(pk__in=[row.pk for row in rows]).update(retired_at=at)
    record_all([SavedViewRetired(subject=row.id) for row in rows], by=by, at=at)
    return HandedOver(ended=len(rows))


class SharedViews:
    """Lists somebody shares with a department."""

    kind = "cases.shared_views"
    label: Text = _("Lists shared with a department")
    ends = False
    needs = "cases.share_view"

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return their names, which their readers know them by."""
        return list(_shared(user).values_list("name", flat=True))

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Hand them over."""
        return hand_over_views(owner=user, taker=taker, by=HOUSE, at=at)


class OwnViews:
    """Lists somebody keeps for themselves."""

    kind = "cases.own_views"
    label: Text = _("Lists of their own")
    ends = True
    needs = ""

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return a place for each: what somebody called his own list is his alone."""
        return [f"#{n}" for n in range(1, _private(user).count() + 1)]

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """End them."""
        del taker
        return end_views(owner=user, by=HOUSE, at=at)


def _heir(taker: Taker, department: Department | None) -> User | None:
    if taker.user:
        return takers().filter(pk=taker.user).first()
    lies_in = Department.objects.filter(pk=taker.department).first() if taker.department else department
    return answering_for(lies_in) if lies_in else None


def _give(view: SavedView, heir: User) -> None:
    taken: Collection[str] = set(SavedView.objects.filter(owner=heir, retired_at=None).values_list("name", flat=True))
    view.owner, view.name = heir, free_name(view.name, taken)
    view.save(update_fields=["owner", "name"])


def _kept(owner: UUID) -> QuerySet[SavedView]:
    return SavedView.objects.filter(owner=owner, retired_at=None).order_by("name", "pk")


def _shared(owner: UUID) -> QuerySet[SavedView]:
    return _kept(owner).exclude(department=None).select_related("department")


def _private(owner: UUID) -> QuerySet[SavedView]:
    return _kept(owner).filter(department=None)
