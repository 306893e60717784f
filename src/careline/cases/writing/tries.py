"""Looking something up by number and proof: each try counts, whatever it finds."""

from datetime import datetime

from careline.cases.models import LookUpTry
from careline.cases.queries.public import canonical, misses, nearby
from careline.cases.rules.public import check_misses
from careline.cases.writing.turns import wait_for_turn
from careline.kernel.identity import new_id
from careline.security.rules.secrets import hash_of


def begin_try(number: str, *, at: datetime, address: str | None) -> str:
    """Wait for one's turn and return the number as it is written; empty where it is none.

    :raises LookUpLocked: too many proofs were wrong.
    """
    asked = canonical(number)
    wait_for_turn(nearby(address), asked)
    check_misses(**misses(asked, address, at=at))
    return asked


def keep_try(asked: str, *, is_hit: bool, at: datetime, address: str | None) -> LookUpTry:
    """Keep what came of it, by a hash of the number."""
    kept = LookUpTry(id=new_id(), asked=hash_of(asked), address=address, is_hit=is_hit, at=at)
    kept.save()
    return kept
