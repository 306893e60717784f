"""A changed step of the ladder beside the one it takes the place of."""

from collections.abc import Collection
from dataclasses import replace

from careline.clocks.rules.ladder import Recipient, Rung
from careline.clocks.rules.terms import ClockKind, Standing


def tidied(rung: Rung) -> Rung:
    """Return a step with each recipient, kind and standing once, in the house's order: said otherwise it's the same."""
    return replace(
        rung,
        recipients=tuple(one for one in Recipient if one in rung.recipients),
        kinds=tuple(one for one in ClockKind if one in rung.kinds),
        standings=tuple(one for one in Standing if one in rung.standings),
    )


def says_the_same(one: Rung, other: Rung) -> bool:
    """Return whether two steps alarm at the same instants, the same people, about the same clocks."""
    return replace(one, since=None) == replace(other, since=None)


def goes_on(changed: Rung, before: Rung) -> bool:
    """Return whether a step alarms when it did and about no clock more, so that what it owes already it still owes.

    Where an acknowledgement spares nobody any more it is for more clocks: those that were spared.
    """
    return (
        (changed.fraction, changed.after) == (before.fraction, before.after)
        and changed.unless_acknowledged >= before.unless_acknowledged
        and _within(changed.kinds, before.kinds)
        and _within(changed.standings, before.standings)
    )


def _within(some: Collection[str], others: Collection[str]) -> bool:
    """Return whether some are among others, none meaning all."""
    return not others or (bool(some) and set(some) <= set(others))
