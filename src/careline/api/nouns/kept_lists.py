"""Kept lists: the worklist, contacts, orders, customers or needs as somebody narrows them, under a name."""

from uuid import UUID

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.kept_lists import KeptListBegun, KeptListCounted, KeptLists, KeptListShown, KeptListTold
from careline.api.shapes.kinds import Code
from careline.security.operations.kept_lists import change_list, keep_list, retire_list
from careline.security.queries.kept_lists import KEEP, counted_lists, kept_lists

router = Router(tags=["kept lists"])


@router.get("", auth=Bearer(KEEP), response=KeptLists)
def list_kept(request: Asked, kind: Code = "") -> KeptLists:
    """List what you keep and what is shared with your department, with how much each holds for you."""
    rows = kept_lists(by=request.auth, kind=kind)
    counts = counted_lists(by=request.auth, at=request.at, lists=rows)
    return KeptLists(items=[KeptListCounted.of(row, counts.get(row.pk)) for row in rows])


@router.post("", auth=Bearer(KEEP), response={201: KeptListShown})
def keep(request: Asked, told: KeptListBegun) -> Status[KeptListShown]:
    """Keep a list."""
    row = keep_list(told=told.kept, kind=told.kind, by=request.auth, at=request.at)
    return Status(201, KeptListShown.model_validate(row))


@router.put("/{saved}", auth=Bearer(KEEP), response=KeptListShown)
def put_list(request: Asked, saved: UUID, told: KeptListTold) -> KeptListShown:
    """Change a list of yours; it stays one of the same kind."""
    return KeptListShown.model_validate(change_list(told=told.kept, kept=saved, by=request.auth, at=request.at))


@router.post("/{saved}/retirement", auth=Bearer(KEEP), response={204: None})
def retire(request: Asked, saved: UUID) -> Status[None]:
    """Keep a list no longer."""
    retire_list(kept=saved, by=request.auth, at=request.at)
    return Status(204, None)
