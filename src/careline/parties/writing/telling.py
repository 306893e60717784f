"""Writing down what subscriptions used: months that weren't told, and those that were told otherwise."""

from datetime import date, datetime
from uuid import UUID

from careline.kernel.identity import new_id
from careline.parties.events import ConsumptionTold
from careline.parties.models import Consumption
from careline.parties.queries.consumption import latest_tellings
from careline.parties.rules.consumption import Usage
from careline.parties.writing.recording import all_recorded
from careline.security.actor import Actor
from careline.security.copying import write_rows

Told = dict[tuple[UUID, date], Usage]
"""What is told of each month of each subscription."""


def tell_months(told: Told, *, by: Actor, at: datetime) -> int:
    """Write down what wasn't told before in the same figures; return how many rows that made."""
    known = latest_tellings(subscriptions={one for one, _ in told}, months={month for _, month in told})
    new = [key for key, usage in told.items() if key not in known or known[key].figures != usage.figures]
    numbers = {key: known[key].n + 1 if key in known else 1 for key in new}
    events = [ConsumptionTold(subject=key[0], month=key[1], n=numbers[key]) for key in new]
    said = all_recorded(events, by=by, at=at)
    write_rows(
        [
            Consumption(
                id=new_id(), subscription_id=key[0], month=key[1], n=numbers[key], **vars(told[key].figures), **entry
            )
            for key, entry in zip(new, said, strict=True)
        ]
    )
    return len(new)
