"""A share found in a sample, and how far the true one may lie from it."""

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959964
"""The normal deviate that 2.5 % lie beyond on either side: the interval holds the true share 19 times of 20."""
SMALL = 30
"""Below so many an interval is so wide that the share alone misleads; a usual bound of textbooks on sampling."""


@dataclass(frozen=True, kw_only=True)
class Proportion:
    """So many of so many, with the 95 % interval of the share; all shares from 0 to 1."""

    hits: int
    of: int
    share: float | None = None
    """None where nothing was looked at; then the interval is all there is, from 0 to 1."""
    low: float = 0.0
    high: float = 1.0

    @property
    def is_small(self) -> bool:
        """Whether the sample is so small that its interval, not its share, is what it tells."""
        return self.of < SMALL


def proportion(hits: int, of: int) -> Proportion:
    """Return the share of hits with its Wilson score interval at 95 %, both ends within 0 and 1.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    Statistical Association 22 (1927), 209-212; without continuity correction. Near 100 %, where entries lie, the usual
    interval (share ± z·√(p(1-p)/n)) shrinks to nothing and passes 1; this one doesn't. A sample that is a large part
    of its population is known better than this says: the interval is then too wide, never too narrow.

    :raises ValueError: fewer than none, or more hits than were looked at.
    """
    if not 0 <= hits <= of:
        msg = f"{hits} of {of} is no share"
        raise ValueError(msg)
    if of == 0:
        return Proportion(hits=0, of=0)
    share, square = hits / of, Z_95 * Z_95
    scale = 1 + square / of
    middle = (share + square / (2 * of)) / scale
    half = Z_95 / scale * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low = 0.0 if hits == 0 else max(0.0, middle - half)  # exactly: the root leaves a rest of 1e-17
    high = 1.0 if hits == of else min(1.0, middle + half)
    return Proportion(hits=hits, of=of, share=share, low=low, high=high)
