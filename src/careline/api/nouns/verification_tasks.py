"""Stale profiles given to agents to verify: who has which, giving them out, taking one back, and one's own."""

from uuid import UUID

from django.utils.timezone import localtime
from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.paging import PageAsked
from careline.api.shapes.verification_tasks import (
    VerificationCountsShown,
    VerificationTaskPage,
    VerificationTasksAsked,
    VerificationTasksGivenShown,
    VerificationTaskShown,
    VerificationTasksTold,
    VerificationTaskTold,
)
from careline.parties.operations.verification_tasks import (
    give_verification_task,
    give_verification_tasks,
    release_verification_task,
)
from careline.parties.queries.verification_tasks import (
    GIVE,
    READ,
    VERIFY,
    count_stale_unassigned,
    my_verification_tasks,
    tasks_by_agent,
    verification_tasks,
)

router = Router(tags=["customers"])


@router.get("/verification-tasks", auth=Bearer(READ), response=VerificationTaskPage)
def list_verification_tasks(request: Asked, asked: Query[VerificationTasksAsked]) -> VerificationTaskPage:
    """List the profiles agents have to verify, nearest due first."""
    page = verification_tasks(by=request.auth, agent=asked.by, after=asked.after, limit=asked.limit)
    return VerificationTaskPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.get("/verification-tasks/counts", auth=Bearer(READ), response=VerificationCountsShown)
def count_verification_tasks(request: Asked) -> VerificationCountsShown:
    """Read who has how many, and how many stale profiles are nobody's yet."""
    counts = tasks_by_agent(by=request.auth, today=localtime(request.at).date())
    left = count_stale_unassigned(by=request.auth, at=request.at)
    return VerificationCountsShown.model_validate({"not_given": left, "items": counts})


@router.post("/verification-tasks", auth=Bearer(GIVE), response={201: VerificationTasksGivenShown})
def give(request: Asked, told: VerificationTasksTold) -> Status[VerificationTasksGivenShown]:
    """Give each of these agents so many of the stalest profiles; refused (409) where none is left to give."""
    given = give_verification_tasks(**told.model_dump(), by=request.auth, at=request.at)
    return Status(201, VerificationTasksGivenShown.model_validate({"items": given}))


@router.post("/customers/{uuid:customer}/verification-tasks", auth=Bearer(GIVE), response={201: VerificationTaskShown})
def give_one(request: Asked, customer: UUID, told: VerificationTaskTold) -> Status[VerificationTaskShown]:
    """Give one customer's profile to an agent, stale or not; refused (409) where somebody has it already."""
    given = give_verification_task(customer=customer, **told.model_dump(), by=request.auth, at=request.at)
    return Status(201, VerificationTaskShown.model_validate(given))


@router.post("/verification-tasks/{uuid:task}/release", auth=Bearer(GIVE), response=VerificationTaskShown)
def release(request: Asked, task: UUID) -> VerificationTaskShown:
    """Take a task back; while it is stale, the profile can be given again."""
    return VerificationTaskShown.model_validate(release_verification_task(task=task, by=request.auth, at=request.at))


@router.get("/me/verification-tasks", auth=Bearer(VERIFY), response=VerificationTaskPage)
def list_mine(request: Asked, asked: Query[PageAsked]) -> VerificationTaskPage:
    """List the profiles you have to verify, nearest due first."""
    page = my_verification_tasks(by=request.auth, after=asked.after, limit=asked.limit)
    return VerificationTaskPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})
