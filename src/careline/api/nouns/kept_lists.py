"""Kept lists: the worklist, contacts, orders, customers or needs as somebody narrows them, under a name."""

from uuid import UUID

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.kept_lists import (
    KeptListBegun,
    KeptListCounted,
    KeptLists,
    KeptListShown,
    KeptListTold,
    LeftLists,
)
from careline.api.shapes.kinds import Code
from careline.security.operations.kept_lists import change_list, keep_list, retire_list
from careline.security.operations.leaving_lists import remove_left_list, take_over_list
from careline.security.queries.kept_lists import KEEP, SEE_TO, TAKE, counted_lists, kept_list, kept_lists, left_lists

router = Router(tags=["kept lists"])


@router.get("", auth=Bearer(KEEP), response=KeptLists)
def list_kept(request: Asked, kind: Code = "") -> KeptLists:
    """List what you keep and what is shared with your department, with how much each holds for you.

    Of one kind 20 are counted, your own first; another is counted where it is read by itself.
    """
    rows = kept_lists(by=request.auth, kind=kind)
    counts = counted_lists(by=request.auth, at=request.at, lists=rows)
    return KeptLists(items=[KeptListCounted.of(row, counts.get(row.pk)) for row in rows])


@router.post("", auth=Bearer(KEEP), response={201: KeptListShown})
def keep(request: Asked, told: KeptListBegun) -> Status[KeptListShown]:
    """Keep a list."""
    row = keep_list(told=told.kept, kind=told.kind, by=request.auth, at=request.at)
    return Status(201, KeptListShown.model_validate(row))


@router.get("/left", auth=Bearer(SEE_TO), response=LeftLists)
def list_left(request: Asked) -> LeftLists:
    """List what leavers share still with the departments you see to: nobody owns it any more."""
    return LeftLists.model_validate({"items": left_lists(by=request.auth)})


@router.post("/left/{uuid:left}/taking-over", auth=Bearer(TAKE), response=KeptListShown)
def take_over(request: Asked, left: UUID) -> KeptListShown:
    """Make a list that a leaver shares still yours; it stays shared where it is."""
    return KeptListShown.model_validate(take_over_list(kept=left, by=request.auth, at=request.at))


@router.post("/left/{uuid:left}/removal", auth=Bearer(SEE_TO), response={204: None})
def remove_left(request: Asked, left: UUID) -> Status[None]:
    """Remove a list that a leaver shares still."""
    remove_left_list(kept=left, by=request.auth, at=request.at)
    return Status(204, None)


@router.get("/{uuid:saved}", auth=Bearer(KEEP), response=KeptListCounted)
def get_kept(request: Asked, saved: UUID) -> KeptListCounted:
    """Read one list, with how much it holds for you."""
    row = kept_list(by=request.auth, kept=saved)
    counts = counted_lists(by=request.auth, at=request.at, lists=[row], here=row)
    return KeptListCounted.of(row, counts.get(row.pk))


@router.put("/{uuid:saved}", auth=Bearer(KEEP), response=KeptListShown)
def put_list(request: Asked, saved: UUID, told: KeptListTold) -> KeptListShown:
    """Change a list of yours; it stays one of the same kind. To share it, or no longer to, takes the right to share."""
    return KeptListShown.model_validate(change_list(told=told.kept, kept=saved, by=request.auth, at=request.at))


@router.post("/{uuid:saved}/retirement", auth=Bearer(KEEP), response={204: None})
def retire(request: Asked, saved: UUID) -> Status[None]:
    """Keep a list no longer."""
    retire_list(kept=saved, by=request.auth, at=request.at)
    return Status(204, None)
