"""A user arranges the desk; it follows to wherever he signs in."""

from collections.abc import Mapping
from datetime import datetime

from careline.kernel.identity import new_id
from careline.security.actor import Actor
from careline.security.events import KeysArranged
from careline.security.ledger import record
from careline.security.models import KeyPreference
from careline.security.operation import operation
from careline.security.policy import Forbidden, require
from careline.security.queries.preferences import Keys
from careline.security.rules.keymap import checked_keys, registered_acts


@operation()
def choose_keys(*, keys: Mapping[str, str], has_letters: bool, by: Actor, at: datetime) -> Keys:
    """Choose one's own keys, all of them at once; what isn't named goes back to the house's.

    :raises UnknownAct: an act that isn't there; likewise `BadStroke`, `FinalActNeedsChord`, `StrokeTaken`.
    """
    require(by, "security.keep_preferences")
    if by.id is None:  # the system has no desk
        raise Forbidden(policy="security.keep_preferences")
    chosen = checked_keys(keys, registered_acts())
    says = {"keys": chosen, "has_letters": has_letters, "set_at": at}
    KeyPreference.objects.update_or_create(user_id=by.id, defaults=says, create_defaults={**says, "id": new_id()})
    record(KeysArranged(subject=by.id, has_letters=has_letters, acts=tuple(sorted(chosen))), by=by, at=at)
    return Keys(has_letters, chosen)
