"""Writing down how a customer wishes to be reached."""

from datetime import datetime
from uuid import UUID

from careline.kernel.identity import new_id
from careline.parties.events import PreferencesSet
from careline.parties.models import Preference
from careline.parties.rules.reaching import Wish, check_wish
from careline.parties.writing.claiming import claim
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor
from careline.security.operation import operation


@operation(silent_when="nothing is different")
def set_preferences(*, customer: UUID, wish: Wish, by: Actor, at: datetime) -> Wish:
    """Write down all that a customer wishes from now on; what was wished before stays on the record.

    :raises HalfAnHour: or `NotACode`, naming the field.
    """
    check_wish(wish)
    row, _ = claim(customer=customer, right="parties.set_preferences", by=by, at=at)
    last = Preference.objects.filter(customer=row).order_by("-n").first()
    if last is not None and last.wish == wish:
        return wish
    event = PreferencesSet(subject=row.id, channel=wish.channel, do_not_disturb=wish.do_not_disturb)
    said = vars(wish) | {"channel": wish.channel or ""}
    n = last.n + 1 if last else 1
    Preference.objects.create(id=new_id(), customer=row, n=n, **said, **recorded(event, by=by, at=at))
    return wish
