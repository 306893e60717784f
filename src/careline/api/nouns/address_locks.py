"""Addresses that are locked because too many sign-ins failed there, and letting one in again."""

from uuid import UUID

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.address_locks import AddressLiftShown, LiftTold, LockedAddresses
from careline.security.operations.sessions import lift_address_lock
from careline.security.queries.address_locks import locked_addresses

router = Router(tags=["users"])


@router.get("", auth=Bearer("security.read_lock"), response=LockedAddresses)
def list_locked_addresses(request: Asked) -> LockedAddresses:
    """List the addresses nobody can sign in from for now."""
    return LockedAddresses.model_validate({"items": locked_addresses(by=request.auth, at=request.at)})


@router.post("/{uuid:lock}/lifting", auth=Bearer("security.unlock_account"), response={201: AddressLiftShown})
def lift(request: Asked, lock: UUID, told: LiftTold) -> Status[AddressLiftShown]:
    """Let an address in again before its lock ends; the reason goes into the ledger."""
    lifted = lift_address_lock(lock=lock, reason=told.reason, by=request.auth, at=request.at)
    return Status(201, AddressLiftShown.model_validate(lifted))
