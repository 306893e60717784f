"""Saved views: lists of complaints somebody keeps, or a department shares."""

from uuid import UUID

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.views import SavedViews, SavedViewShown, SavedViewTold
from careline.cases.operations.views import retire_view, save_view
from careline.cases.queries.views import views_of

router = Router(tags=["views"])
KEEP = "cases.keep_view"


@router.get("", auth=Bearer(KEEP), response=SavedViews)
def list_views(request: Asked) -> SavedViews:
    """List your views and those shared with your department."""
    return SavedViews.model_validate({"items": views_of(by=request.auth)})


@router.post("", auth=Bearer(KEEP), response={201: SavedViewShown})
def add_view(request: Asked, told: SavedViewTold) -> Status[SavedViewShown]:
    """Keep a list."""
    return Status(201, SavedViewShown.model_validate(save_view(told=told.view, by=request.auth, at=request.at)))


@router.put("/{saved}", auth=Bearer(KEEP), response=SavedViewShown)
def put_view(request: Asked, saved: UUID, told: SavedViewTold) -> SavedViewShown:
    """Change a list of yours."""
    return SavedViewShown.model_validate(save_view(told=told.view, view=saved, by=request.auth, at=request.at))


@router.post("/{saved}/retirement", auth=Bearer(KEEP), response={204: None})
def retire(request: Asked, saved: UUID) -> Status[None]:
    """Keep a list no longer."""
    retire_view(view=saved, by=request.auth, at=request.at)
    return Status(204, None)
