"""The row that says what a customer wishes from now on."""

from datetime import datetime

from careline.kernel.identity import new_id
from careline.parties.events import PreferencesSet
from careline.parties.models import Customer, Preference
from careline.parties.rules.reaching import Wish
from careline.parties.rules.safe_contact import binds
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor


def write_wish(row: Customer, wish: Wish, *, by: Actor, at: datetime) -> None:
    """Write down all that a customer wishes, whom the caller has locked."""
    last = Preference.objects.filter(customer=row).order_by("-n").first()
    event = PreferencesSet(
        subject=row.id, channel=wish.channel, do_not_disturb=wish.do_not_disturb, is_binding=binds(wish)
    )
    said = vars(wish) | {"channel": wish.channel or "", "never": list(wish.never)}
    n = last.n + 1 if last else 1
    Preference.objects.create(id=new_id(), customer=row, n=n, **said, **recorded(event, by=by, at=at))
