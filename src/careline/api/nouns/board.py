"""How much is due, and where it lies."""

from ninja import Router

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.board import BoardShown
from careline.cases.queries.board import board
from careline.cases.queries.worklist import Bounds

router = Router(tags=["board"])


@router.get("", auth=Bearer("cases.read_board"), response=BoardShown)
def get_board(request: Asked) -> BoardShown:
    """Read how many complaints are open, due and overdue, by department, handler and stage."""
    return BoardShown.model_validate(board(by=request.auth, bounds=Bounds.of_day(request.at)))
