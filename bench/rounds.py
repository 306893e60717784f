"""Measuring both sides in turn, so that whatever else the machine does falls on both."""

import sys
from collections.abc import Callable

from bench.ratio import Goal, Measured

ROUNDS = 5


def alternate(goal: Goal, ours: Callable[[], float], floor: Callable[[], float], *, rounds: int = ROUNDS) -> Measured:
    """Run both sides in turn and return what was measured; every number is told as it comes."""
    mine, theirs = [], []
    for n in range(rounds):
        mine.append(ours())
        theirs.append(floor())
        tell(f"{goal.name} {n + 1}/{rounds}: {goal.ours} {mine[-1]:,.1f}; {goal.floor} {theirs[-1]:,.1f}")
    return Measured(goal, mine, theirs)


def tell(text: str) -> None:
    """Say how far the measuring has come, beside the lines that programs read."""
    print(text, file=sys.stderr, flush=True)
