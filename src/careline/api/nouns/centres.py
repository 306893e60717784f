"""Contact centres: the sites departments sit in."""

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import CentreCode
from careline.api.shapes.centres import CentreShape, CentreShown, CentresShown
from careline.security.operations.centres import CentreTold, close_centre, set_centre
from careline.security.queries.centres import centres

router = Router(tags=["departments"])
READ, MANAGE = "security.read_department", "security.manage_department"


@router.get("", auth=Bearer(READ), response=CentresShown)
def list_centres(request: Asked) -> CentresShown:  # noqa: ARG001  (ninja hands it over)
    """List every contact centre, the closed ones too: what was done there keeps it."""
    return CentresShown.model_validate({"items": list(centres(with_closed=True))})


@router.put("/{centre}", auth=Bearer(MANAGE), response=CentreShown)
def put_centre(request: Asked, centre: CentreCode, told: CentreShape) -> CentreShown:
    """Add a centre, or rename the one of this code; a closed one is open again."""
    kept = set_centre(code=centre, told=CentreTold(**told.model_dump()), by=request.auth, at=request.at)
    return CentreShown.model_validate(kept)


@router.post("/{centre}/closure", auth=Bearer(MANAGE), response={204: None})
def close(request: Asked, centre: CentreCode) -> Status[None]:
    """Close a centre in which no department sits any more."""
    close_centre(code=centre, by=request.auth, at=request.at)
    return Status(204, None)
