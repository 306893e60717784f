"""Beginning to plan running clocks' alarms by a changed ladder, and going on with it, some subjects at a time.

What was begun is a row, so that whoever is killed leaves nothing half-made. Only when a clock is to be looked at is
planned; what is raised then is read from its rows, so going over a clock twice raises nothing twice.
"""

from datetime import datetime, timedelta

from careline.clocks.events import LadderFollowed
from careline.clocks.models import AlarmPlanning
from careline.clocks.ports.planned import planned_rows
from careline.clocks.queries.library import library
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record

AT_ONCE = 2_000
"""So many subjects are planned with the change itself; more wait for the worker."""
STRETCH = 5_000
"""So many in one transaction of the worker's: they are locked while it lasts, about a second."""
SETTLED = timedelta(seconds=10)
"""After this the worker goes over all of them: whoever had read the ladder before has written his clock by then."""


def begin_planning(*, at: datetime) -> AlarmPlanning:
    """Let running clocks follow the ladder as it is now: a few at once, all of them by the worker a little later."""
    rows = planned_rows()
    begun = AlarmPlanning(id=new_id(), asked_at=at, total=rows.count())
    if begun.total <= AT_ONCE:
        claimed = rows.claim(after=None, limit=AT_ONCE)
        begun.moved = rows.plan(library().ladder, among=claimed) if claimed else 0
        begun.looked = len(claimed)
    begun.save(force_insert=True)
    return begun


def go_on_planning(begun: AlarmPlanning, *, limit: int, by: Actor, at: datetime) -> AlarmPlanning:
    """Plan the next subjects by the ladder as it is now; the last of them ends what was asked before, too."""
    rows = planned_rows()
    if begun.position is None:
        begun.looked = 0
    claimed = rows.claim(after=begun.position, limit=limit)
    if claimed:
        begun.moved += rows.plan(library().ladder, among=claimed)
        begun.looked, begun.position = begun.looked + len(claimed), claimed[-1]
    begun.save()
    if len(claimed) < limit:
        AlarmPlanning.objects.filter(done_at=None, id__lte=begun.id).update(done_at=at)
        begun.done_at = at
        record(LadderFollowed(subject=begun.id, looked=begun.looked, moved=begun.moved), by=by, at=at)
    return begun
