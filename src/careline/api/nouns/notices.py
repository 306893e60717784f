"""Notices about a complaint: what went out, what became of it, and trying again."""

from uuid import UUID

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import Number
from careline.api.shapes.notices import Notices
from careline.cases.operations.notifying import retry_complaint_notice
from careline.cases.queries.finding import complaint
from careline.cases.queries.notices import notices_of

router = Router(tags=["notices"])


@router.get("/{number}/notices", auth=Bearer("cases.read_complaint"), response=Notices)
def list_notices(request: Asked, number: Number) -> Notices:
    """List what went out about a complaint, newest first, masked."""
    found = complaint(by=request.auth, number=number)
    return Notices.model_validate({"items": notices_of(complaint=found)})


@router.post("/{number}/notices/{notice}/attempts", auth=Bearer("cases.reply_complaint"), response={202: Notices})
def retry_notice(request: Asked, number: Number, notice: UUID) -> Status[Notices]:
    """Queue a notice that failed once more (202), to the customer's address as it is known by now."""
    retry_complaint_notice(number=number, notice=notice, by=request.auth, at=request.at)
    found = complaint(by=request.auth, number=number)
    return Status(202, Notices.model_validate({"items": notices_of(complaint=found)}))
