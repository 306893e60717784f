"""The bars of a small chart: where each stands, in the chart's own units."""

from dataclasses import dataclass

LEAST = 2
"""A bar of nothing is seen, too."""


@dataclass(frozen=True)
class Standing:
    """Where a bar stands."""

    x: str
    y: str
    width: str
    height: str
    middle: str


def standing(place: int, count: int, *, height: float, wide: int, ground: int, gap: int) -> Standing:
    """Return where the bar at a place among so many stands, so high above the ground.

    :param wide: how wide the whole chart is, and `gap` how far its bars are apart.
    """
    width, high = (wide - gap * (count - 1)) / count, max(LEAST, height)
    x = place * (width + gap)
    return Standing(*(f"{one:.1f}" for one in (x, ground - high, width, high, x + width / 2)))
