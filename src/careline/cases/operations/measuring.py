"""Counting how the commitments were kept, every night, for who isn't one of us: no stranger makes the house count."""

from datetime import datetime

from django.utils import timezone

from careline.cases.events import CommitmentsMeasured
from careline.cases.models import CommitmentMonth
from careline.cases.queries.commitments import heaps
from careline.cases.rules.commitments import Months
from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.turns import hold_alone

MEASURING = 0x6D656173  # "meas"
RIGHT = "cases.measure_commitments"


@operation()
def measure_commitments(*, by: Actor, at: datetime) -> None:
    """Count anew how every rule was kept in each of the last full months, over all complaints.

    A month that is over is counted again, too: a calendar or a rule that moved clocks has moved its number.
    """
    require(by, RIGHT)
    hold_alone(MEASURING)  # two nights at once would write each month twice
    months = Months.before(at, timezone.get_current_timezone())
    rows = [CommitmentMonth(**vars(one), counted_at=at) for one in heaps(months)]
    clocks = sum(row.due for row in rows)
    told = months.told
    event = CommitmentsMeasured(subject=new_id(), first_month=told[0], last_month=told[-1], clocks=clocks)
    record(event, by=by, at=at)
    CommitmentMonth.objects.all().delete()
    CommitmentMonth.objects.bulk_create(rows)
