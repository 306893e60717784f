"""Saying from when on a profile is stale."""

from datetime import datetime

from careline.kernel.identity import new_id
from careline.parties.events import StaleBoundSet
from careline.parties.models import StaleBound
from careline.parties.queries.staleness import bound_in_force
from careline.parties.rules.staleness import check_bound
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import require


@operation(silent_when="it is the bound already")
def set_stale_bound(*, days: int, by: Actor, at: datetime) -> int:
    """Say after how many days without a look a profile is stale.

    :raises NotABound: out of range.
    """
    require(by, "parties.manage_catalogues")
    check_bound(days)
    if bound_in_force().days == days:
        return days
    row = new_id()
    StaleBound.objects.create(id=row, days=days, **recorded(StaleBoundSet(subject=row, days=days), by=by, at=at))
    return days
