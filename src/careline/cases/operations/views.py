"""Keeping lists: one's own, and those shared with one's department."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from careline.cases.events import SavedViewRetired, SavedViewSet
from careline.cases.models import SavedView
from careline.cases.queries.views import NoSuchView
from careline.cases.rules.views import (
    MOST,
    ListColumn,
    ListOrder,
    TooManyViews,
    ViewNameTaken,
    checked_filters,
    checked_name,
    in_order,
)
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import Forbidden, require, scope

KEEP, SHARE = "cases.keep_view", "cases.share_view"


@dataclass(frozen=True, kw_only=True)
class ViewTold:
    """What a view shows, and in which order."""

    name: str
    narrowed: Mapping[str, str] = field(default_factory=dict)
    order: ListOrder = ListOrder.DUE
    columns: Sequence[ListColumn] = ()
    is_shared: bool = False


@operation()
def save_view(*, told: ViewTold, view: UUID | None = None, by: Actor, at: datetime) -> SavedView:
    """Keep a list, or change one of one's own.

    :param view: the one to change; none keeps another.
    :raises BadViewName: no name; likewise `ViewNameTaken`, `BadViewFilter`, `TooManyViews`.
    :raises NoSuchView: none of one's own.
    """
    require(by, KEEP)
    if by.id is None:  # the system looks at no list
        raise Forbidden(policy=KEEP)
    if told.is_shared:
        require(by, SHARE)
    kept = SavedView.objects.filter(scope(by, KEEP), retired_at=None)
    row = _own(view, by) if view else SavedView(id=new_id(), owner_id=by.id)
    if view is None and kept.count() >= MOST:
        raise TooManyViews(most=MOST)
    row.name = checked_name(told.name)
    if kept.filter(name=row.name).exclude(pk=row.pk).exists():
        raise ViewNameTaken(field="name", name=row.name)
    row.narrowed, row.order, row.columns = checked_filters(told.narrowed), told.order.value, in_order(told.columns)
    row.department_id = by.department_id if told.is_shared else None
    row.save()
    record(SavedViewSet(subject=row.id, is_shared=told.is_shared, filters=tuple(sorted(row.narrowed))), by=by, at=at)
    return row


@operation()
def retire_view(*, view: UUID, by: Actor, at: datetime) -> None:
    """Keep a list no longer.

    :raises NoSuchView: none of one's own.
    """
    require(by, KEEP)
    row = _own(view, by)
    row.retired_at = at
    row.save(update_fields=["retired_at"])
    record(SavedViewRetired(subject=row.id), by=by, at=at)


def _own(view: UUID, by: Actor) -> SavedView:
    found = SavedView.objects.select_for_update().filter(scope(by, KEEP), pk=view, retired_at=None).first()
    if found is None:
        raise NoSuchView
    return found
