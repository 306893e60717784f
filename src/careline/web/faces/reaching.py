"""How a customer wishes to be reached, as it stands where somebody might ring: what is so, and what to do."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from careline.parties.queries.preferences import Reaching
from careline.parties.rules.reaching import EARLIEST, LATEST, Advice
from careline.web.words import LANGUAGES
from careline.web.words.parties import REACH_ADVICE, REACH_CHANNELS, REACH_REMEDIES

WARNING = frozenset({Advice.QUIET, Advice.NOT_NOW, Advice.OTHER_WAY})
"""What stands even on a row of a list."""


@dataclass(frozen=True)
class ReachLine:
    """One thing to mind."""

    words: str | Promise
    remedy: str
    tone: str


def reach_lines(found: Reaching) -> list[ReachLine]:
    """Return all that is to be minded, the gravest first."""
    return [_line(one, found) for one in found.advice]


def warnings_of(found: Reaching) -> list[ReachLine]:
    """Return what speaks against ringing now."""
    return [_line(one, found) for one in found.advice if one in WARNING]


def _line(one: Advice, found: Reaching) -> ReachLine:
    return ReachLine(REACH_ADVICE[one], str(REACH_REMEDIES[one]) % _values(found), "warn" if one in WARNING else "info")


def _values(found: Reaching) -> dict[str, Any]:
    wish = found.wish
    return {
        "first": f"{wish.from_time or EARLIEST:%H:%M}",
        "last": f"{wish.until_time or LATEST:%H:%M}",
        "channel": REACH_CHANNELS[wish.channel] if wish.channel else "",
        "language": dict(LANGUAGES).get(wish.language, wish.language),
    }
