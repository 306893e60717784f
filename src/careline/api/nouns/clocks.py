"""The clocks of a complaint: the ledger of time, pausing a clock and letting it go on, acknowledging its alarms."""

from typing import Any
from uuid import UUID

from ninja import Router

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import Number
from careline.api.shapes.clocks import ClockShown, ClocksShown, PauseTold
from careline.cases.operations.acknowledging import acknowledge_alarms
from careline.cases.operations.pausing import pause_clock, resume_clock
from careline.cases.queries.clocks import clocks_of
from careline.cases.queries.finding import complaint

router = Router(tags=["clocks"])
READ, PAUSE, ACKNOWLEDGE = "cases.read_complaint", "cases.pause_clock", "cases.acknowledge_alarm"


@router.get("/{number}/clocks", auth=Bearer(READ), response=ClocksShown)
def list_clocks(request: Asked, number: Number) -> ClocksShown:
    """Read every clock of a complaint: its rule, its start, what happened to it, when it is due and why then."""
    return _shown(request, complaint(by=request.auth, number=number))


@router.post("/{number}/clocks/{uuid:clock}/pauses", auth=Bearer(PAUSE), response=ClocksShown)
def pause(request: Asked, number: Number, clock: UUID, told: PauseTold) -> ClocksShown:
    """Let one clock stand still, for a reason its rule allows; the others go on."""
    return _shown(request, pause_clock(number=number, clock=clock, reason=told.reason, by=request.auth, at=request.at))


@router.post("/{number}/clocks/{uuid:clock}/resumptions", auth=Bearer(PAUSE), response=ClocksShown)
def resume(request: Asked, number: Number, clock: UUID) -> ClocksShown:
    """Let a paused clock go on with what was left of it."""
    return _shown(request, resume_clock(number=number, clock=clock, by=request.auth, at=request.at))


@router.post("/{number}/clocks/{uuid:clock}/acknowledgement", auth=Bearer(ACKNOWLEDGE), response=ClocksShown)
def acknowledge(request: Asked, number: Number, clock: UUID) -> ClocksShown:
    """Say that one has in hand what a clock has alarmed about; steps that wait for that alarm nobody."""
    return _shown(request, acknowledge_alarms(number=number, clock=clock, by=request.auth, at=request.at))


def _shown(request: Asked, found: Any) -> ClocksShown:
    return ClocksShown(items=[ClockShown.of(one) for one in clocks_of(complaint=found, at=request.at)])
