"""Keeping lists: one's own, and those shared with one's department."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.events import KeptListRetired, KeptListSet
from careline.security.ledger import record
from careline.security.models import KeptList
from careline.security.operation import operation
from careline.security.policy import Forbidden, require, scope
from careline.security.ports.lists import kept_kind
from careline.security.queries.kept_lists import KEEP, NoSuchList
from careline.security.queries.users import one_at_a_time
from careline.security.rules.kept_lists import (
    MOST,
    ListNameTaken,
    TooManyLists,
    checked_columns,
    checked_filters,
    checked_name,
    checked_order,
)

SHARE = "security.share_list"


@dataclass(frozen=True, kw_only=True)
class ListTold:
    """What a list is called and shows, and in which order."""

    name: str
    narrowed: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    columns: Sequence[str] = ()
    is_shared: bool = False


@operation()
def keep_list(*, told: ListTold, kind: str, by: Actor, at: datetime) -> KeptList:
    """Keep a list.

    :param kind: which one is narrowed so, by the name its room registered.
    :raises NoSuchListKind: none of that name can be kept.
    :raises BadListName: no name; likewise `ListNameTaken`, `BadListFilter`, `BadListLook`, `TooManyLists`.
    """
    require(by, KEEP)
    if by.id is None:  # the system looks at no list
        raise Forbidden(policy=KEEP)
    one_at_a_time(by.id)
    row = KeptList(id=new_id(), owner_id=by.id, kind=kept_kind(kind).kind.name)
    if KeptList.objects.filter(scope(by, KEEP), kind=row.kind, retired_at=None).count() >= MOST:
        raise TooManyLists(most=MOST)
    return _written(row, told, by=by, at=at)


@operation()
def change_list(*, told: ListTold, kept: UUID, by: Actor, at: datetime) -> KeptList:
    """Change a list of one's own; it stays one of the same kind.

    :raises NoSuchList: none of one's own.
    :raises Forbidden: to share it, or no longer to, takes the right to share.
    :raises BadListName: no name; likewise `ListNameTaken`, `BadListFilter`, `BadListLook`.
    """
    require(by, KEEP)
    one_at_a_time(by.id)
    return _written(_own(kept, by), told, by=by, at=at)


@operation()
def retire_list(*, kept: UUID, by: Actor, at: datetime) -> None:
    """Keep a list no longer.

    :raises NoSuchList: none of one's own.
    """
    require(by, KEEP)
    row = _own(kept, by)
    row.retired_at = at
    row.save(update_fields=["retired_at"])
    record(KeptListRetired(subject=row.id, kind=row.kind), by=by, at=at)


def _written(row: KeptList, told: ListTold, *, by: Actor, at: datetime) -> KeptList:
    kept = kept_kind(row.kind)
    require(by, kept.kind.needs)
    if told.is_shared != (row.department_id is not None):  # to take it from its readers is as much as to offer it
        require(by, SHARE)
    row.name = checked_name(told.name)
    others = KeptList.objects.filter(scope(by, KEEP), kind=row.kind, retired_at=None).exclude(pk=row.pk)
    if others.filter(name=row.name).exists():
        raise ListNameTaken(field="name", name=row.name)
    # What it is narrowed to already was checked when it was new; a code retired since narrows as before.
    stays = {name: value for name, value in told.narrowed.items() if value and row.narrowed.get(name) == value}
    new = checked_filters(kept.kind, {name: told.narrowed[name] for name in told.narrowed.keys() - stays.keys()})
    kept.check(new)
    row.narrowed = stays | new
    row.order, row.columns = checked_order(kept.kind, told.order), checked_columns(kept.kind, told.columns)
    # An heir may sit elsewhere: who was shown the list goes on being shown it.
    row.department_id = (row.department_id or by.department_id) if told.is_shared else None
    row.save()
    filters = tuple(sorted(row.narrowed))
    record(KeptListSet(subject=row.id, kind=row.kind, is_shared=told.is_shared, filters=filters), by=by, at=at)
    return row


def _own(kept: UUID, by: Actor) -> KeptList:
    found = KeptList.objects.select_for_update().filter(scope(by, KEEP), pk=kept, retired_at=None).first()
    if found is None:
        raise NoSuchList
    return found
