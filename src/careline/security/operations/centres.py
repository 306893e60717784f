"""Keeping the contact centres, and saying which department sits in which."""

from dataclasses import dataclass
from datetime import datetime

from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor
from careline.security.events import CentreClosed, CentreSet, DepartmentPlaced
from careline.security.ledger import record
from careline.security.models import Centre, Department
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.queries.centres import known_centre
from careline.security.rules.centres import check_centre

RIGHT = "security.manage_department"


class CentreIsClosed(Refusal):
    """The centre was closed before; no department moves into it."""

    code = "security.centre_is_closed"
    kind = Kind.CONFLICT


class CentreInUse(Refusal):
    """Open departments still sit in the centre."""

    code = "security.centre_in_use"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class CentreTold:
    """A centre's names, and where it stands in its list."""

    name_zh: str
    name_en: str
    position: int = 0


@operation()
def set_centre(*, code: str, told: CentreTold, by: Actor, at: datetime) -> Centre:
    """Add a centre, or rename the one of that code; one that was closed is open again.

    :raises BadCentreCode: its code has the wrong shape; likewise `CentreNameMissing`.
    """
    require(by, RIGHT)
    check_centre(code, name_zh=told.name_zh, name_en=told.name_en)
    row = Centre.objects.select_for_update().filter(code=code).first() or Centre(id=new_id(), code=code)
    row.name_zh, row.name_en, row.position = told.name_zh.strip(), told.name_en.strip(), told.position
    row.closed_at = None
    row.save()
    record(CentreSet(subject=row.id, code=code), by=by, at=at)
    return row


@operation()
def close_centre(*, code: str, by: Actor, at: datetime) -> None:
    """Close a centre nobody sits in any more; what was done there keeps it.

    :raises NoSuchCentre: there is none.
    :raises CentreIsClosed: it was closed before.
    :raises CentreInUse: open departments sit in it.
    """
    require(by, RIGHT)
    row = Centre.objects.select_for_update().get(pk=known_centre(code=code).pk)
    if row.closed_at:
        raise CentreIsClosed(field="code", given=row.code)
    seated = Department.objects.filter(centre=row, closed_at=None).count()
    if seated:
        raise CentreInUse(centre=row.code, departments=seated)
    Centre.objects.filter(pk=row.pk).update(closed_at=at)
    record(CentreClosed(subject=row.id, code=row.code), by=by, at=at)


@operation(silent_when="the department sits there already")
def place_department(*, department: Department, centre: Centre | None, by: Actor, at: datetime) -> None:
    """Say in which centre a department sits; without one of its own it sits where the department above it does.

    :raises CentreIsClosed: the centre was closed.
    """
    require(by, RIGHT)
    current = Centre.objects.select_for_update().get(pk=centre.pk) if centre else None
    if current and current.closed_at:
        raise CentreIsClosed(field="centre", given=current.code)
    row = Department.objects.select_for_update().get(pk=department.pk)
    if row.centre_id == (current.pk if current else None):
        return
    Department.objects.filter(pk=row.pk).update(centre=current)
    record(DepartmentPlaced(subject=row.id, centre=current.pk if current else None), by=by, at=at)
