"""Clocks about which no step of the ladder alarms anybody, however late they are."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby, product
from typing import TypeVar

from careline.clocks.rules.ladder import Ladder
from careline.clocks.rules.terms import ClockKind, Standing

T = TypeVar("T")
Group = tuple[ClockKind, Standing]
GROUPS: frozenset[Group] = frozenset(product(ClockKind, Standing))


@dataclass(frozen=True)
class Silence:
    """Clocks of these kinds under rules of these standings; none named means all."""

    kinds: tuple[ClockKind, ...] = ()
    standings: tuple[Standing, ...] = ()


def silences(ladder: Ladder, groups: Collection[Group] = GROUPS) -> tuple[Silence, ...]:
    """Return about which clocks a ladder alarms nobody, in the house's order.

    :param groups: those that are asked about.
    """
    if not ladder.rungs:
        return (Silence(),) if groups else ()
    return tuple(_gathered({one for one in groups if not ladder.part(*one)}))


def silenced(before: Ladder, after: Ladder) -> tuple[Silence, ...]:
    """Return about which clocks nobody would be alarmed any more, of those about whom somebody is."""
    heard = {one for one in GROUPS if before.part(*one)}
    return silences(after, heard)


def _gathered(groups: Collection[Group]) -> Iterator[Silence]:
    """Yield groups told together: kinds that share their standings in one."""
    of_kinds = [(tuple(one for one in Standing if (kind, one) in groups), kind) for kind in ClockKind]
    ordered = sorted((one for one in of_kinds if one[0]), key=lambda one: one[0])
    for standings, members in groupby(ordered, key=lambda one: one[0]):
        kinds = tuple(kind for _, kind in members)
        yield Silence(_some(kinds, len(ClockKind)), _some(standings, len(Standing)))


def _some(members: tuple[T, ...], every: int) -> tuple[T, ...]:
    return () if len(members) == every else members
