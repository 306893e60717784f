"""What one was told at the desk, and of what one wishes to be told by mail, too."""

from ninja import Query, Router

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.paging import PageAsked
from careline.api.shapes.staff_notices import StaffMailShown, StaffMailTold, StaffNoticePage, ViewedShown
from careline.notices.operations.staff import choose_staff_mail, see_staff_notices
from careline.notices.queries.staff import mail_wish, staff_notices

router = Router(tags=["me"])
RIGHT = "notices.keep_staff_notices"


@router.get("/notices", auth=Bearer(RIGHT), response=StaffNoticePage)
def list_notices(request: Asked, asked: Query[PageAsked]) -> StaffNoticePage:
    """List what you were told, newest first."""
    page = staff_notices(by=request.auth, after=asked.after, limit=asked.limit)
    return StaffNoticePage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.post("/notices/sightings", auth=Bearer(RIGHT), response=ViewedShown)
def see(request: Asked) -> ViewedShown:
    """Say that you have seen all of it."""
    return ViewedShown(seen=see_staff_notices(by=request.auth, at=request.at))


@router.get("/mail", auth=Bearer(RIGHT), response=StaffMailShown)
def get_mail(request: Asked) -> StaffMailShown:
    """Read of what you are told by mail."""
    return StaffMailShown.model_validate(mail_wish(by=request.auth))


@router.put("/mail", auth=Bearer(RIGHT), response=StaffMailShown)
def put_mail(request: Asked, told: StaffMailTold) -> StaffMailShown:
    """Say of what to tell you by mail, and where; nothing of either for no mail at all."""
    wish = choose_staff_mail(address=told.address, kinds=told.kinds, by=request.auth, at=request.at)
    return StaffMailShown.model_validate(wish)
