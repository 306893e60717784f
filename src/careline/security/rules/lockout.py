"""When an account or an address has failed too often (GB/T 22239-2019 §8.1.4.1 b; NIST SP 800-63B-4 §3.2.2)."""

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_address

from careline.kernel.refusals import Kind, Refusal

FAILURES = 5
WINDOW = timedelta(minutes=15)
LOCKED_FOR = timedelta(minutes=15)
FAILURES_OF_ADDRESS = 60
"""A whole call centre may sit behind one address, so one address may fail oftener than one account."""
FAILURES_OF_OFFICE = 300
"""Of an address of a network declared as an office's: a thousand people come on duty within a quarter of an hour."""
FAILURES_OF_NAME = 10
"""With one name from one address: from then on that name is refused there at once, whether or not anybody has it.

Twice what locks an account, so that somebody who failed four times, came in and fails four times again isn't caught. A
success doesn't begin the count anew: if it did, the count of a name somebody has would differ from one nobody has.
"""
Network = IPv4Network | IPv6Network


class LiftReason(StrEnum):
    """Why an address is let in again before its lock ends."""

    OWN_OFFICE = "own_office"
    """People of ours sit there, and somebody spoke with them."""
    PROGRAM_MENDED = "program_mended"
    """A program there had an old password."""
    OWN_TEST = "own_test"


class NoSuchAddressLock(Refusal):
    """No address is locked by that, or not any more."""

    code = "security.no_such_address_lock"
    kind = Kind.MISSING


def counted(failures: Iterable[tuple[datetime, str]]) -> list[datetime]:
    """Return which failures count towards their address's lock: of each name no more than lock an account.

    So whoever tries one name over and over shuts that name there, and nobody else out; whoever tries one password on
    many names is stopped as soon as ever.

    :param failures: when and with which name's mark, in the order they happened.
    """
    lately: dict[str, deque[datetime]] = {}
    found: list[datetime] = []
    for at, name in failures:
        before = lately.setdefault(name, deque(maxlen=FAILURES))
        if len(before) < FAILURES or at - before[0] >= WINDOW:
            before.append(at)
            found.append(at)
    return found


def limit_of(address: str | None, *, offices: Iterable[Network]) -> int:
    """Return how often an address may fail: oftener where it is an office's."""
    if address is None:
        return FAILURES_OF_ADDRESS
    where = ip_address(address)
    return FAILURES_OF_OFFICE if any(where in one for one in offices) else FAILURES_OF_ADDRESS


def locked_until(failures: Sequence[datetime], *, limit: int = FAILURES) -> datetime | None:
    """Return when the lock ends that these failures led to, in the order they happened; None when they led to none.

    Attempts refused because of a lock are no failures: else a stranger who keeps knocking would keep the owner out.
    """
    ends = [
        failures[n] + LOCKED_FOR
        for n in range(limit - 1, len(failures))
        if failures[n] - failures[n - limit + 1] < WINDOW
    ]
    return ends[-1] if ends else None


def is_locked(failures: Sequence[datetime], *, at: datetime, limit: int = FAILURES) -> bool:
    """Return whether these failures keep the door shut at this time."""
    until = locked_until(failures, limit=limit)
    return until is not None and at < until
