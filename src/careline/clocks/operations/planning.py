"""Going on with what a changed ladder began: the worker's part."""

from datetime import datetime

from careline.clocks.models import AlarmPlanning
from careline.clocks.writing.planning import SETTLED, STRETCH, go_on_planning
from careline.security.actor import Actor
from careline.security.operation import operation


@operation(silent_when="nothing is under way, or more is left to do: there is one entry, at its end")
def plan_next(*, by: Actor, at: datetime, limit: int = STRETCH) -> int:
    """Plan the next running clocks' alarms by a changed ladder, and return how many changes are still to be followed.

    The latest change is followed, and those before it with it. Of two who come at once the second finds nothing, or
    goes over an earlier one to no harm.
    """
    under_way = AlarmPlanning.objects.filter(done_at=None, asked_at__lte=at - SETTLED)
    begun = under_way.order_by("-id").select_for_update(skip_locked=True).first()
    if begun is None:
        return 0
    go_on_planning(begun, limit=limit, by=by, at=at)
    return under_way.count()
