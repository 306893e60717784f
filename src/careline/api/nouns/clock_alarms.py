"""Alarms about clocks that nobody has in hand."""

from ninja import Query, Router

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.clock_alarms import WaitingAlarmPage, WaitingAlarmShown
from careline.api.shapes.paging import PageAsked
from careline.cases.queries.clock_alarms import waiting_alarms

router = Router(tags=["clocks"])


@router.get("", auth=Bearer("cases.read_board"), response=WaitingAlarmPage)
def list_clock_alarms(request: Asked, asked: Query[PageAsked]) -> WaitingAlarmPage:
    """List the clocks that alarmed and that nobody has in hand, the longest due first; of each its last alarm."""
    page = waiting_alarms(by=request.auth, after=asked.after, limit=asked.limit)
    items = [WaitingAlarmShown.of(one) for one in page.rows]
    return WaitingAlarmPage(items=items, next=next_page(request, page.next))
