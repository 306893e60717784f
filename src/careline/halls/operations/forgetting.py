"""Forgetting strangers who were expected at a hall once: who they are serves nothing any more after a while."""

import secrets
from datetime import datetime, timedelta

from careline.halls.events import VisitorForgotten
from careline.halls.models import Appointment
from careline.halls.rules.appointments import HOLDING
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.operations.person_keys import shred_person_key
from careline.security.policy import require
from careline.security.rules.blind_index import INDEX_BYTES

KEPT = timedelta(days=90)
"""After the visit's time, for who asks what became of it; the law says: no longer than it serves (PIPL art. 19)."""
FEW = 200
"""So many in one transaction."""


@operation(silent_when="no stranger's term is over")
def forget_strangers(*, by: Actor, at: datetime) -> int:
    """Forget a few of those whose visit ended `KEPT` ago and who never turned out to be a customer; return how many.

    The appointment stays with its steps, and nobody's name, number or note: their key is thrown away (PIPL art. 47).
    """
    require(by, "halls.forget_strangers")
    over = Appointment.objects.filter(party=None, key__shredded_at=None, ends_at__lte=at - KEPT)
    over = over.exclude(state__in=sorted(HOLDING)).select_related("key").order_by("ends_at")
    found = list(over.select_for_update(skip_locked=True, of=("self",))[:FEW])
    for one in found:
        shred_person_key(key=one.key, by=by, at=at)
        one.number_index = secrets.token_bytes(INDEX_BYTES)  # of nobody: no number leads here any more
        one.name_sealed = one.number_sealed = one.note_sealed = None
        one.save(update_fields=["number_index", "name_sealed", "number_sealed", "note_sealed"])
        record(VisitorForgotten(subject=one.id), by=by, at=at)
    return len(found)
