"""How often an address failed, with which names, and which addresses are locked."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet

from careline.security.actor import Actor
from careline.security.models import AddressLift, SignInAttempt, Unlocking
from careline.security.models.sign_in import FAILURES_FROM, Outcome
from careline.security.policy import require
from careline.security.rules.lines import line_of, same_line
from careline.security.rules.lockout import (
    FAILURES_OF_ADDRESS,
    FAILURES_OF_NAME,
    FAILURES_OF_OFFICE,
    LOCKED_FOR,
    WINDOW,
    NoSuchAddressLock,
    counted,
    is_locked,
    limit_of,
    locked_until,
)
from careline.security.vault import index_of

PURPOSE = "security.sign_in_attempt"


@dataclass(frozen=True)
class LockedAddress:
    """An address nobody can sign in from for now."""

    id: UUID
    """Of the attempt that locked it: an address stands in no address of a page."""
    address: str
    until: datetime
    names: int
    """With so many names it failed lately."""
    is_office: bool


def mark_of(name: str, address: str | None) -> str:
    """Return the mark by which tries at a name from an address are counted, of IPv6 from its whole line.

    Six digits of it: enough to tell a few hundred names apart, and too few to find out by trying what was typed.
    """
    line = line_of(address)[0] if address else None
    return index_of(f"{line}|{name}", PURPOSE).hex()[: SignInAttempt.MARK_DIGITS]


def limit_at(address: str | None) -> int:
    """Return how often an address may fail, by the networks the operator declared as offices."""
    return limit_of(address, offices=settings.CARELINE_OFFICE_NETWORKS)


def failures_from(address: str | None, *, at: datetime) -> list[datetime]:
    """Return the failures that count towards an address's lock since it was last lifted, in order."""
    return counted((one.at, one.mark) for one in _failed(address, at=at))


def knocked_at_lock(address: str | None, *, since: datetime) -> bool:
    """Return whether an attempt from a locked address was written down already since it was locked."""
    return _tries_from(address).filter(outcome=Outcome.ADDRESS_LOCKED, at__gte=since).exists()


def shut_since(name: str, mark: str, address: str | None, *, at: datetime) -> datetime | None:
    """Return the failure that shut a name at an address; None while it may be tried there.

    Whether a user has the name makes no difference: the same is asked and counted. An account unlocked by hand may be
    tried again everywhere, else the right password would go on being refused where it is needed.
    """
    if address is None:
        return None
    since = at - LOCKED_FOR - WINDOW
    tried = _tries_from(address).filter(mark=mark, outcome__in=FAILURES_FROM, at__gt=since)
    failed = list(tried.order_by("at").values_list("at", flat=True))
    if not is_locked(failed, at=at, limit=FAILURES_OF_NAME):
        return None
    unlocked = Unlocking.objects.filter(user__username=name, at__gt=since).order_by("-at").first()
    left = [one for one in failed if unlocked is None or one > unlocked.at]
    return left[-1] if is_locked(left, at=at, limit=FAILURES_OF_NAME) else None


def knocked_with_name(mark: str, address: str | None, *, since: datetime) -> bool:
    """Return whether a try at a name that is shut there was written down already since it was shut."""
    knocks = _tries_from(address).filter(mark=mark, outcome=Outcome.NAME_LOCKED, at__gte=since)
    return knocks.exists()


def locked_addresses(*, by: Actor, at: datetime) -> list[LockedAddress]:
    """Return the addresses that are locked now, the one that opens last first."""
    require(by, "security.read_lock")
    failed = SignInAttempt.objects.filter(outcome__in=FAILURES_FROM, at__gt=at - LOCKED_FOR - WINDOW)
    often, known = Counter[str](), dict[str, str]()
    for address, n in failed.exclude(address=None).order_by().values_list("address").annotate(n=Count("pk")):
        line = line_of(str(address))[0]
        often[line] += n
        known[line] = str(address)
    rows = [_locked(known[line], at=at) for line, n in often.items() if n >= FAILURES_OF_ADDRESS]
    return sorted((one for one in rows if one), key=lambda one: one.until, reverse=True)


def locked_address(*, by: Actor, lock: UUID, at: datetime) -> LockedAddress:
    """Return the address an attempt locked.

    :raises NoSuchAddressLock: none, or not any more.
    """
    found = next((one for one in locked_addresses(by=by, at=at) if one.id == lock), None)
    if found is None:
        raise NoSuchAddressLock(field="lock")
    return found


def _locked(address: str, *, at: datetime) -> LockedAddress | None:
    rows, limit = _failed(address, at=at), limit_at(address)
    counting = counted((one.at, one.mark) for one in rows)
    until = locked_until(counting, limit=limit)
    if until is None or until <= at:
        return None
    last = next(one for one in rows if one.at == until - LOCKED_FOR)
    names = len({one.mark for one in rows})
    return LockedAddress(last.id, address, until, names, is_office=limit == FAILURES_OF_OFFICE)


def _tries_from(address: str | None) -> QuerySet[SignInAttempt]:
    return SignInAttempt.objects.filter(**same_line(address)) if address else SignInAttempt.objects.none()


def _failed(address: str | None, *, at: datetime) -> list[SignInAttempt]:
    """Return the failures of an address since it was last lifted; there are few, for what is shut isn't tried."""
    if address is None:
        return []
    lifted = AddressLift.objects.filter(**same_line(address)).order_by("-at").values_list("at", flat=True).first()
    since = max(one for one in (at - LOCKED_FOR - WINDOW, lifted) if one)
    failed = _tries_from(address).filter(outcome__in=FAILURES_FROM, at__gt=since)
    return list(failed.order_by("at", "id").only("id", "at", "mark"))
