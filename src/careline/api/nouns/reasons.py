"""Reasons: why customers come."""

from django.utils.timezone import localdate
from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import ReasonCode
from careline.api.paging import paged
from careline.api.shapes.paging import PageAsked
from careline.api.shapes.reasons import ReasonPage, ReasonShown, ReasonTold
from careline.contacts.operations.reasons import retire_reason, set_reason
from careline.contacts.queries.reasons import offered_reasons

router = Router(tags=["reasons"])
MANAGE = "contacts.manage_reasons"


@router.get("", auth=Bearer("contacts.read_reasons"), response=ReasonPage)
def list_reasons(request: Asked, asked: Query[PageAsked]) -> ReasonPage:
    """List the reasons that may be chosen today, each after its parent."""
    page = paged(offered_reasons(on=localdate(request.at)), key="code", asked=asked, listing="reasons")
    return ReasonPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.put("/{code}", auth=Bearer(MANAGE), response=ReasonShown)
def put_reason(request: Asked, code: ReasonCode, told: ReasonTold) -> ReasonShown:
    """Add a reason, or change the one of this code; `billing.roaming` stands under `billing`."""
    return ReasonShown.model_validate(set_reason(code=code, told=told.reason, by=request.auth, at=request.at))


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, code: ReasonCode) -> Status[None]:
    """Stop offering a reason and those below it; contacts that carry it keep it."""
    retire_reason(code=code, by=request.auth, at=request.at)
    return Status(204, None)
