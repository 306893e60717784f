"""Alarms that events raise. Each room registers its own: which events to look at, and when one is worth an alarm."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from careline.kernel.events import Event
from careline.security.actor import system
from careline.security.events import SignInTried
from careline.security.models import LedgerEntry, SignInAttempt
from careline.security.operations.alarms import raise_alarm
from careline.security.queries.address_locks import failures_from, limit_at
from careline.security.queries.sessions import failures_of
from careline.security.reactions.registry import Reaction
from careline.security.rules.lockout import FAILURES

WATCH = system("alarms")


@dataclass(frozen=True)
class Worth:
    """That an entry is worth an alarm: what it is about, and what the alarm's sentence fills in."""

    key: str
    told: Mapping[str, str | int]


Look = Callable[[LedgerEntry], Worth | None]
"""Looks at one entry and says whether it is worth an alarm."""


@dataclass(frozen=True)
class Raise:
    """Raises one kind of alarm where an entry is worth one."""

    code: str
    looks: Look

    def __call__(self, *, entry: LedgerEntry, at: datetime) -> None:
        """React to one entry."""
        worth = self.looks(entry)
        if worth:
            raise_alarm(kind=self.code, key=worth.key, told=worth.told, by=WATCH, at=at)


def alarm(code: str, to: tuple[type[Event], ...], looks: Look) -> Reaction:
    """Return a reader of the ledger that raises one kind of alarm; a room registers it with its other reactions."""
    return Reaction(f"security.raise_{code}", to, Raise(code, looks))


def day_of(entry: LedgerEntry) -> str:
    """Return who did it on which day: an alarm about that is raised once."""
    return f"{entry.actor_name}:{localdate(entry.at)}"


def refused_too_often(entry: LedgerEntry) -> Worth | None:
    """Return that an account or an address has just been locked."""
    attempt = SignInAttempt.objects.select_related("user").filter(pk=entry.subject_id).first()
    if attempt is None:
        return None
    of, where = failures_of(attempt.user, at=attempt.at), failures_from(attempt.address, at=attempt.at)
    if attempt.user and attempt.at in of and of.index(attempt.at) + 1 == FAILURES:
        return Worth(str(entry.id), {"user": attempt.user.username, "address": "", "count": FAILURES})
    if attempt.at in where and where.index(attempt.at) + 1 == (limit := limit_at(attempt.address)):
        return Worth(str(entry.id), {"user": "", "address": attempt.address or "", "count": limit})
    return None


REACTIONS = (alarm("refused_sign_ins", (SignInTried,), refused_too_often),)
