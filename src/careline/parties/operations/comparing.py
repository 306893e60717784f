"""Going through the ledger for customers who are new or changed, and comparing each once."""

from datetime import datetime

from careline.parties.events import CustomerRegistered, CustomerUpdated
from careline.parties.models import Customer
from careline.parties.operations.likening import propose_duplicates
from careline.security.actor import Actor
from careline.security.models import Cursor
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.queries.feed import completed_entries, last_position

READER = "parties.propose_duplicates"
TOGETHER = 200
EVENTS = frozenset({CustomerRegistered.name, CustomerUpdated.name})


@operation(silent_when="nobody new is like anybody")
def compare_next(*, by: Actor, at: datetime) -> int:
    """Compare the next customers the ledger names, and return how many that were; the place in it moves along."""
    require(by, "parties.compare_customers")
    Cursor.objects.get_or_create(reader=READER)
    place = Cursor.objects.select_for_update(skip_locked=True).filter(reader=READER).first()
    end = last_position(after=place.position, upto=None) if place else None
    if place is None or end is None:
        return 0
    entries = completed_entries(after=place.position, upto=end, limit=TOGETHER, events=EVENTS)
    ids = {entry.subject_id for entry in entries}
    customers = list(Customer.objects.filter(pk__in=ids).select_related("key").order_by("id"))
    propose_duplicates(customers=customers, by=by, at=at)
    place.move(entries[-1].position if len(entries) == TOGETHER else end)
    return len(entries)
