"""Notices: what went out about a complaint, what of all didn't arrive, and what is done about it."""

from uuid import UUID

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import Number
from careline.api.shapes.notices import (
    AsideTold,
    Notices,
    OutboxAsked,
    OutboxPage,
    RetriedShown,
    RetryTold,
    StaffMailPage,
    StaffMailRetried,
    StaffMailSettled,
)
from careline.cases.operations.notifying import (
    retry_complaint_notice,
    retry_complaint_notices,
    set_complaint_notice_aside,
)
from careline.cases.queries.finding import complaint
from careline.cases.queries.notices import notices_of, outbox
from careline.notices.operations.staff_mail import retry_staff_mails, set_staff_mails_aside
from careline.notices.queries.staff_mail import staff_mails

MEND = "notices.mend_staff_mail"

router = Router(tags=["notices"])
all_notices = Router(tags=["notices"])


@router.get("/{number}/notices", auth=Bearer("cases.read_complaint"), response=Notices)
def list_notices(request: Asked, number: Number) -> Notices:
    """List what went out about a complaint, newest first, masked."""
    found = complaint(by=request.auth, number=number)
    return Notices.model_validate({"items": notices_of(complaint=found, by=request.auth)})


@router.post("/{number}/notices/{notice}/attempts", auth=Bearer("cases.reply_complaint"), response={202: Notices})
def retry_notice(request: Asked, number: Number, notice: UUID) -> Status[Notices]:
    """Queue a notice that failed once more (202), to the customer's address as it is known by now."""
    retry_complaint_notice(number=number, notice=notice, by=request.auth, at=request.at)
    found = complaint(by=request.auth, number=number)
    return Status(202, Notices.model_validate({"items": notices_of(complaint=found, by=request.auth)}))


@router.post("/{number}/notices/{notice}/settlement", auth=Bearer("cases.reply_complaint"), response=Notices)
def set_aside(request: Asked, number: Number, notice: UUID, told: AsideTold) -> Notices:
    """Say that the customer was told in another way, or that it matters no more; it is tried no more."""
    set_complaint_notice_aside(number=number, notice=notice, way=told.way, by=request.auth, at=request.at)
    found = complaint(by=request.auth, number=number)
    return Notices.model_validate({"items": notices_of(complaint=found, by=request.auth)})


@all_notices.get("", auth=Bearer("cases.watch_notices"), response=OutboxPage)
def list_outbox(request: Asked, asked: Query[OutboxAsked]) -> OutboxPage:
    """List what didn't arrive, or what waits, newest first, masked."""
    page = outbox(by=request.auth, view=asked.view, after=asked.after, limit=asked.limit)
    items = [{"complaint": one.number, "notice": one.notice} for one in page.rows]
    return OutboxPage.model_validate({"items": items, "next": next_page(request, page.next)})


@all_notices.post("/attempts", auth=Bearer("cases.reply_complaint"), response={202: RetriedShown})
def retry_many(request: Asked, told: RetryTold) -> Status[RetriedShown]:
    """Queue many that failed once more (202); what is out of your reach or arrived is passed over."""
    done = retry_complaint_notices(notices=told.notices, by=request.auth, at=request.at)
    return Status(202, RetriedShown.model_validate(done))


@all_notices.get("/staff", auth=Bearer(MEND), response=StaffMailPage)
def list_staff_mail(request: Asked, asked: Query[OutboxAsked]) -> StaffMailPage:
    """List mails to colleagues that didn't arrive, or that wait, newest first, masked."""
    page = staff_mails(by=request.auth, view=asked.view, after=asked.after, limit=asked.limit)
    return StaffMailPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@all_notices.post("/staff/attempts", auth=Bearer(MEND), response={202: StaffMailRetried})
def retry_staff_mail(request: Asked, told: RetryTold) -> Status[StaffMailRetried]:
    """Queue mails to colleagues that failed once more (202), to the addresses they keep by now."""
    done = retry_staff_mails(notices=told.notices, by=request.auth, at=request.at)
    return Status(202, StaffMailRetried.model_validate(done))


@all_notices.post("/staff/settlement", auth=Bearer(MEND), response=StaffMailSettled)
def set_staff_mail_aside(request: Asked, told: RetryTold) -> StaffMailSettled:
    """Let mails to colleagues that failed be; they were told at the desk."""
    return StaffMailSettled(settled=set_staff_mails_aside(notices=told.notices, by=request.auth, at=request.at))
