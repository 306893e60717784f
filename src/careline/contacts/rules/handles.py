"""An agent's leg in seconds: talking, holding and wrapping up are disjoint and add up to the leg (KPI facts)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from careline.contacts.rules.facts import SPOKEN, TOLD_REASONS, ContactChannel, HoldAct, LeftBy, TransferReason
from careline.kernel.refusals import Kind, Refusal

Line = tuple[HoldAct, datetime]
Interval = tuple[datetime, datetime]


class NoLegRuns(Refusal):
    """Nobody serves the customer at this moment, or the customer has gone."""

    code = "contacts.no_leg_runs"
    kind = Kind.CONFLICT


class NothingToHold(Refusal):
    """On this channel nobody waits at the other end."""

    code = "contacts.nothing_to_hold"
    kind = Kind.CONFLICT


class HeldAlready(Refusal):
    """The customer is on hold as it is."""

    code = "contacts.held_already"
    kind = Kind.CONFLICT


class NotHeld(Refusal):
    """The customer isn't on hold."""

    code = "contacts.not_held"
    kind = Kind.CONFLICT


class NotYourReason(Refusal):
    """The house says by itself that a contact was taken over, or that somebody left."""

    code = "contacts.not_your_reason"


@dataclass(frozen=True)
class Spans:
    """Whole seconds of one leg."""

    talk_s: int
    hold_s: int
    wrap_s: int


def spans(*, started_at: datetime, left_at: datetime | None, ended_at: datetime, line: Iterable[Line] = ()) -> Spans:
    """Return the parts of a leg that lasted from `started_at` to `ended_at`.

    :param left_at: when the customer left, after which the agent wrapped up; None when the leg ended with the talk.
    :param line: when the customer was put on hold and taken back, in order; nobody who has left is on hold.
    """
    gone = min(ended_at, max(started_at, left_at or ended_at))
    total, there = (int((until - started_at).total_seconds()) for until in (ended_at, gone))
    held = int(sum((until - since).total_seconds() for since, until in holds(line, until=gone)))
    return Spans(there - held, held, total - there)


def holds(line: Iterable[Line], *, until: datetime) -> Iterator[Interval]:
    """Yield when the customer was on hold; whoever was never taken back was until `until`, and nobody after it."""
    since = None
    for act, at in [*line, (HoldAct.RESUME, until)]:
        if act is HoldAct.HOLD:
            since = at
        elif since is not None:
            yield min(since, until), min(at, until)
            since = None


def held_since(line: Iterable[Line]) -> datetime | None:
    """Return since when the customer has been on hold; None when not."""
    last = next(reversed(list(line)), None)
    return last[1] if last and last[0] is HoldAct.HOLD else None


def check_line(line: Iterable[Line], act: HoldAct, *, channel: ContactChannel) -> None:
    """Refuse to hold who can't be, or is already; and to take back who isn't.

    :raises NothingToHold: nobody waits at the other end of a letter.
    :raises HeldAlready: on hold as it is; likewise `NotHeld`.
    """
    if channel not in SPOKEN:
        raise NothingToHold(field="channel")
    is_held = held_since(line) is not None
    if act is HoldAct.HOLD and is_held:
        raise HeldAlready(field="line")
    if act is HoldAct.RESUME and not is_held:
        raise NotHeld(field="line")


def at_once(running: Sequence[int]) -> list[int]:
    """Return the most contacts that were in hand at once in each leg of an agent, once another begins beside them.

    :param running: what each of those that run has seen so far; the new leg stands last in what is returned.
    """
    now = len(running) + 1
    return [*(max(seen, now) for seen in running), now]


def check_told(reason: TransferReason) -> None:
    """Refuse a reason that nobody can give for themselves.

    :raises NotYourReason: it is the house that says so.
    """
    if reason not in TOLD_REASONS:
        raise NotYourReason(field="reason")


def how_passed(*, has_consulted: bool) -> LeftBy:
    """Return how a leg that is passed on ends: warm when a colleague was asked first, else blind."""
    return LeftBy.WARM if has_consulted else LeftBy.BLIND
