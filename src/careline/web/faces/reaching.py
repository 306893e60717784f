"""How a customer wishes to be reached, as it stands where somebody might ring: what is so, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from careline.parties.queries.preferences import Reaching
from careline.parties.rules.reaching import EARLIEST, LATEST, Advice
from careline.web.words import LANGUAGES
from careline.web.words.parties import REACH_ADVICE, REACH_CHANNELS, REACH_REMEDIES

BINDING = frozenset({Advice.ONLY_WAY, Advice.NEVER, Advice.HOLDER})
WARNING = BINDING | {Advice.QUIET, Advice.NOT_NOW, Advice.OTHER_WAY}
"""What stands even on a row of a list."""


@dataclass(frozen=True)
class ReachLine:
    """One thing to mind."""

    words: str | Promise
    remedy: str
    tone: str


def listed(words: Iterable[str | Promise]) -> str:
    """Return words one after the other, as the reader's language lists them."""
    return _(", ").join(str(one) for one in words)


def reach_lines(found: Reaching) -> list[ReachLine]:
    """Return all that is to be minded, the gravest first."""
    return [_line(one, found) for one in found.advice]


def warnings_of(found: Reaching) -> list[ReachLine]:
    """Return what speaks against ringing now."""
    return [_line(one, found) for one in found.advice if one in WARNING]


def _line(one: Advice, found: Reaching) -> ReachLine:
    return ReachLine(REACH_ADVICE[one], str(REACH_REMEDIES[one]) % _values(found), _tone(one))


def _tone(one: Advice) -> str:
    return "bad" if one in BINDING else "warn" if one in WARNING else "info"


def _values(found: Reaching) -> dict[str, Any]:
    wish = found.wish
    return {
        "first": f"{wish.from_time or EARLIEST:%H:%M}",
        "last": f"{wish.until_time or LATEST:%H:%M}",
        "channel": REACH_CHANNELS[wish.channel] if wish.channel else "",
        "never": listed(REACH_CHANNELS[one] for one in wish.never),
        "language": dict(LANGUAGES).get(wish.language, wish.language),
    }
