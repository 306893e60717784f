"""Going on with what a changed calendar began: the worker's part."""

from datetime import datetime

from careline.clocks.models import Redating
from careline.clocks.writing.redating import STRETCH, go_on_redating
from careline.security.actor import Actor
from careline.security.operation import operation


@operation(silent_when="nothing is under way, or more is left to do: the batch has one entry, at its end")
def redate_next(*, by: Actor, at: datetime, limit: int = STRETCH) -> int:
    """Date the next clocks of the oldest batch under way, and return how many batches are still open.

    Of two who come at once the second takes another batch, or nothing.
    """
    under_way = Redating.objects.filter(done_at=None)
    begun = under_way.select_for_update(skip_locked=True, of=("self",)).select_related("calendar").first()
    if begun is None:
        return 0
    go_on_redating(begun, limit=limit, by=by, at=at)
    return under_way.count()
