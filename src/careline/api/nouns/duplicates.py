"""Customers who may be here twice: pairs to look at, merges, and merges taken back."""

from uuid import UUID

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.references import named
from careline.api.shapes.duplicates import DuplicatesAsked, DuplicatesPage, MergeTold, UnmergeTold
from careline.parties.operations.merging import merge_customers, unmerge_customer
from careline.parties.queries.customers import known_customer
from careline.parties.queries.duplicates import proposed_pairs

router = Router(tags=["customers"])
RIGHT = "parties.merge_customers"


@router.get("/duplicates", auth=Bearer(RIGHT), response=DuplicatesPage)
def list_duplicates(request: Asked, asked: Query[DuplicatesAsked]) -> DuplicatesPage:
    """List pairs of customers who may be one, those most alike first, masked."""
    page = proposed_pairs(by=request.auth, after=asked.after, limit=asked.limit)
    return DuplicatesPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.post("/{uuid:customer}/merges", auth=Bearer(RIGHT), response={204: None})
def merge(request: Asked, customer: UUID, told: MergeTold) -> Status[None]:
    """Merge another record into this customer; nothing is moved, and it can be taken back exactly."""
    merged = named(lambda: known_customer(by=request.auth, id=told.merged), field="merged", given=str(told.merged)).id
    merge_customers(kept=customer, merged=merged, reason=told.reason, by=request.auth, at=request.at)
    return Status(204, None)


@router.post("/{uuid:customer}/unmerges", auth=Bearer(RIGHT), response={204: None})
def unmerge(request: Asked, customer: UUID, told: UnmergeTold) -> Status[None]:
    """Take this record out of the one it was merged into."""
    unmerge_customer(merged=customer, reason=told.reason, by=request.auth, at=request.at)
    return Status(204, None)
