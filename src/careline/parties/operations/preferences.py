"""Writing down how a customer wishes to be reached."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from careline.parties.queries.preferences import wishes_of
from careline.parties.rules.reaching import NOTHING_SAID, ReachChannel, Wish, check_wish
from careline.parties.rules.safe_contact import WishBinds, loosens
from careline.parties.writing.claiming import claim
from careline.parties.writing.wishing import write_wish
from careline.security.actor import Actor
from careline.security.operation import operation
from careline.security.policy import allows

LOOSEN = "parties.loosen_wishes"


@operation(silent_when="nothing is different")
def set_preferences(*, customer: UUID, wish: Wish, by: Actor, at: datetime) -> Wish:
    """Write down all that a customer wishes from now on; what was wished before stays on the record.

    :raises HalfAnHour: or `NotACode`, or whatever else of it can't be kept, naming the field.
    :raises WishBinds: what was wished for safety is loosened by a lead only: whoever asks may be who is to be kept out.
    """
    check_wish(wish)
    wish = replace(wish, never=tuple(one for one in ReachChannel if one in wish.never))
    row, _ = claim(customer=customer, right="parties.set_preferences", by=by, at=at)
    before = wishes_of([row.pk]).get(row.pk)  # whichever record it was said under
    if loosens(before or NOTHING_SAID, wish) and not allows(by, LOOSEN):
        raise WishBinds
    if before == wish:
        return wish
    write_wish(row, wish, by=by, at=at)
    return wish
