"""Canned replies: written by one, approved by another."""

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import TemplateCode
from careline.api.paging import paged
from careline.api.shapes.canned import CannedPage, CannedShown, CannedTold
from careline.api.shapes.paging import PageAsked
from careline.notices.operations.canned import approve_canned, retire_canned, set_canned
from careline.notices.queries.canned import kept_replies

router = Router(tags=["canned-replies"])
MANAGE = "notices.manage_canned"


@router.get("", auth=Bearer("notices.use_canned"), response=CannedPage)
def list_canned_replies(request: Asked, asked: Query[PageAsked]) -> CannedPage:
    """List the replies that are kept, those that wait for approval, too."""
    page = paged(kept_replies(), key="code", asked=asked, listing="canned-replies")
    return CannedPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.put("/{code}", auth=Bearer(MANAGE), response=CannedShown)
def put_canned_reply(request: Asked, code: TemplateCode, told: CannedTold) -> CannedShown:
    """Write a reply, or write it anew; it is offered once somebody else approved it."""
    return CannedShown.model_validate(set_canned(code=code, told=told.reply, by=request.auth, at=request.at))


@router.post("/{code}/approval", auth=Bearer("notices.approve_canned"), response=CannedShown)
def approve(request: Asked, code: TemplateCode) -> CannedShown:
    """Approve a reply somebody else wrote."""
    return CannedShown.model_validate(approve_canned(code=code, by=request.auth, at=request.at))


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={204: None})
def retire(request: Asked, code: TemplateCode) -> Status[None]:
    """Stop offering a reply."""
    retire_canned(code=code, by=request.auth, at=request.at)
    return Status(204, None)
