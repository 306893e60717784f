"""From when on a profile is stale, and since when that is so."""

from dataclasses import dataclass
from datetime import datetime

from careline.parties.models import StaleBound
from careline.parties.rules.staleness import USUAL, stale_before


@dataclass(frozen=True)
class BoundSaid:
    """The bound in force; who said so, unless it is the usual one."""

    days: int = USUAL
    by: str = ""
    at: datetime | None = None


def bound_in_force() -> BoundSaid:
    """Return after how many days a profile is stale."""
    last = StaleBound.objects.first()
    return BoundSaid(last.days, last.actor_name, last.at) if last else BoundSaid()


def stale_since(at: datetime) -> datetime:
    """Return the instant before which a stale profile was looked at last."""
    return stale_before(at, bound_in_force().days)
