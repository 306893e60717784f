"""The ladder of escalation: when running clocks alarm, and whom."""

from typing import Annotated

from ninja import Router, Status
from pydantic import Field, StringConstraints

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.ladder import LadderPreviewShown, LadderShown, LadderStepShown, StepEndTold, StepTold
from careline.clocks.operations.ladder import retire_ladder_step, set_ladder_step
from careline.clocks.queries.ladder import LadderPreview, ladder_told, preview_step, preview_without

router = Router(tags=["ladder"])
MANAGE = "clocks.manage_rules"

StepCode = Annotated[
    str,
    StringConstraints(max_length=32, pattern=r"^[a-z][a-z0-9_]*([.-][a-z0-9_]+)*$"),
    Field(description="A step's code.", examples=["near"]),
]


@router.get("", auth=Bearer("clocks.read_rules"), response=LadderShown)
def read_ladder(request: Asked) -> LadderShown:
    """Read the ladder, its earlier steps, and how far running clocks have followed the latest change."""
    told = ladder_told(by=request.auth)
    return LadderShown.model_validate({**vars(told), "items": told.steps})


@router.put("/{code}", auth=Bearer(MANAGE), response=LadderStepShown)
def put_step(request: Asked, code: StepCode, told: StepTold) -> LadderStepShown:
    """Set a step, in place of the one of its code; running clocks follow. The same step again changes nothing."""
    row = set_ladder_step(rung=told.rung(code), seen=told.seen, by=request.auth, at=request.at)
    return LadderStepShown.model_validate(row)


@router.post("/{code}/preview", auth=Bearer(MANAGE), response=LadderPreviewShown)
def preview_of_step(request: Asked, code: StepCode, told: StepTold) -> LadderPreviewShown:
    """See which running clocks a step would alarm at another time next; nothing is saved."""
    return _shown(preview_step(rung=told.rung(code), by=request.auth, at=request.at))


@router.post("/{code}/retirement", auth=Bearer(MANAGE), response={201: LadderStepShown})
def retire_step(request: Asked, code: StepCode, told: StepEndTold) -> Status[LadderStepShown]:
    """Take a step down: it alarms nobody from now on."""
    row = retire_ladder_step(code=code, seen=told.seen, by=request.auth, at=request.at)
    return Status(201, LadderStepShown.model_validate(row))


@router.post("/{code}/retirement/preview", auth=Bearer(MANAGE), response=LadderPreviewShown)
def preview_of_retirement(request: Asked, code: StepCode) -> LadderPreviewShown:
    """See which running clocks would be alarmed at another time next, or no more, without a step; nothing is saved."""
    return _shown(preview_without(code=code, by=request.auth, at=request.at))


def _shown(told: LadderPreview) -> LadderPreviewShown:
    return LadderPreviewShown.model_validate({**vars(told), "first": list(told.first), "silenced": list(told.silenced)})
