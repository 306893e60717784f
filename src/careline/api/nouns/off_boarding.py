"""Off-boarding: shutting a leaver's account and handing over what was held, in one act."""

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import Username
from careline.api.shapes.off_boarding import HoldingsShown, OffBoardings, OffBoardingShown, OffBoardingTold
from careline.security.operations.off_boarding import off_board_user
from careline.security.queries.off_boarding import holdings_of, reports_of, taker_named
from careline.security.queries.users import user

router = Router(tags=["users"])
MANAGE = "security.manage_user"
TO_THE_QUEUES = OffBoardingTold()


@router.get("/{username}/holdings", auth=Bearer(MANAGE), response=HoldingsShown)
def get_holdings(request: Asked, username: Username) -> HoldingsShown:
    """Read what a user holds that somebody must take when they leave."""
    leaver = user(by=request.auth, username=username)
    return HoldingsShown.model_validate(holdings_of(by=request.auth, user=leaver, at=request.at))


@router.post("/{username}/off-boarding", auth=Bearer(MANAGE), response={201: OffBoardingShown})
def off_board(request: Asked, username: Username, told: OffBoardingTold = TO_THE_QUEUES) -> Status[OffBoardingShown]:
    """Shut the account, end sessions and tokens, take the roles, hand over what is held; return the report."""
    leaver = user(by=request.auth, username=username)
    takers = {
        one.kind: taker_named(leaver=leaver, username=one.username, department=one.department) for one in told.takers
    }
    report = off_board_user(user=leaver, takers=takers, by=request.auth, at=request.at)
    return Status(201, OffBoardingShown.model_validate(report))


@router.get("/{username}/off-boardings", auth=Bearer(MANAGE), response=OffBoardings)
def list_reports(request: Asked, username: Username) -> OffBoardings:
    """Read what became of a leaver's work, newest report first."""
    leaver = user(by=request.auth, username=username)
    return OffBoardings.model_validate({"items": reports_of(by=request.auth, user=leaver)})
