"""Alarms: what should be looked at, and who has looked."""

from ninja import Query, Router

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.alarms import AlarmPage, SightingsShown, SightingsTold
from careline.api.shapes.paging import PageAsked
from careline.security.operations.alarms import see_alarms
from careline.security.queries.alarms import alarms

router = Router(tags=["alarms"])


@router.get("", auth=Bearer("security.read_alarms"), response=AlarmPage)
def list_alarms(request: Asked, asked: Query[PageAsked]) -> AlarmPage:
    """List the alarms, newest first."""
    page = alarms(by=request.auth, after=asked.after, limit=asked.limit)
    return AlarmPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.post("/sightings", auth=Bearer("security.see_alarms"), response=SightingsShown)
def see(request: Asked, told: SightingsTold) -> SightingsShown:
    """Say that you have seen these; what isn't there is passed over."""
    return SightingsShown(seen=see_alarms(alarms=told.alarms, by=request.auth, at=request.at))
