"""An agent's leg in seconds: talking, holding and wrapping up are disjoint and add up to the leg (KPI facts)."""

from dataclasses import dataclass
from datetime import datetime

from careline.kernel.refusals import Refusal


class HoldTooLong(Refusal):
    """The customer can't have been held longer than the talk lasted."""

    code = "contacts.hold_too_long"


@dataclass(frozen=True)
class Spans:
    """Whole seconds of one leg."""

    talk_s: int
    hold_s: int
    wrap_s: int


def spans(*, started_at: datetime, left_at: datetime | None, ended_at: datetime, hold_s: int = 0) -> Spans:
    """Return the parts of a leg that lasted from `started_at` to `ended_at`.

    :param left_at: when the customer left, after which the agent wrapped up; None when the leg ended with the talk.
    :raises HoldTooLong: longer than the customer was there.
    """
    total = int((ended_at - started_at).total_seconds())
    there = min(total, max(0, int(((left_at or ended_at) - started_at).total_seconds())))
    if not 0 <= hold_s <= there:
        raise HoldTooLong(field="hold_s", there=there)
    return Spans(there - hold_s, hold_s, total - there)
