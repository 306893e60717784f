"""Addresses nobody can sign in from for now."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from careline.api.shapes.kinds import Shown, Told
from careline.security.rules.lockout import LiftReason


class LockedAddressShown(Shown):
    """One of them."""

    id: UUID = Field(description="Of the attempt that locked it.")
    address: str = Field(examples=["203.0.113.7"])
    until: datetime
    names: int = Field(description="With so many names sign-ins failed there lately.")
    is_office: bool = Field(description="Of a network declared as an office's, which may fail oftener.")


class LockedAddresses(Shown):
    """All that are locked now, the one that opens last first."""

    items: list[LockedAddressShown]


class LiftTold(Told):
    """Why the address is let in again."""

    reason: LiftReason


class AddressLiftShown(Shown):
    """That an address was let in again."""

    id: UUID
    lock: UUID = Field(validation_alias="lock_id")
    address: str
    reason: LiftReason
    at: datetime
