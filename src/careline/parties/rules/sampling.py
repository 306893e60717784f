"""Which values of a population are drawn: by the rank a seed gives each, so that a draw can be repeated and checked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal
from careline.parties.rules.attributes import Attribute, EntrySource

MOST_DRAWN = 1000
"""Values drawn at once: at a minute each that is two people's week, and the interval is within two points by then."""
LONGEST = timedelta(days=92)
"""A quarter, as the accuracy screen shows: of what was entered longer ago much was changed, and evidence is gone."""
FIRST_DAY = date(1900, 1, 1)
"""What lies before can't be reckoned with in every zone, and nothing was ever entered there."""
AGAIN_AFTER = timedelta(days=30)
"""Whoever drew a sample draws of the same entries again after so long; a colleague may at once."""
SEEDED = "careline sample 1"
Unit = tuple[UUID, Attribute]
"""One value: of whom, and which."""


class NotASampleSize(Refusal):
    """None, or more than anybody checks."""

    code = "parties.not_a_sample_size"


class NotASamplePeriod(Refusal):
    """It ends before it begins, or in the future, or is longer than a quarter."""

    code = "parties.not_a_sample_period"


class SampleDrawnAlready(Refusal):
    """Whoever asks drew a sample of some of these entries themselves, not long ago: a second one is somebody else's."""

    code = "parties.sample_drawn_already"
    kind = Kind.CONFLICT


class NothingEntered(Refusal):
    """In that period nobody wrote down anything that still stands and that this narrows to."""

    code = "parties.nothing_entered"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class SampleWanted:
    """What is drawn: so many of the values written down on these days, narrowed by whatever is told."""

    first_day: date
    last_day: date
    size: int
    department: str = ""
    """Code of the department whoever entered it sits in now, or below it."""
    centre: str = ""
    attribute: Attribute | None = None
    source: EntrySource | None = None
    """None: whatever a member of staff wrote down, at a desk or with a list."""


def check_sample(wanted: SampleWanted, *, today: date) -> SampleWanted:
    """Return what may be drawn.

    :raises NotASampleSize: none, or more than `MOST_DRAWN`.
    :raises NotASamplePeriod: backwards, not yet over, or longer than `LONGEST`; names the day that is wrong.
    :raises NothingEntered: it begins before anything was.
    """
    if not 1 <= wanted.size <= MOST_DRAWN:
        raise NotASampleSize(field="size", most=MOST_DRAWN)
    if wanted.last_day > today:
        raise NotASamplePeriod(field="last_day", days=LONGEST.days)
    if not wanted.first_day <= wanted.last_day <= wanted.first_day + LONGEST:
        raise NotASamplePeriod(field="first_day", days=LONGEST.days)
    if wanted.first_day < FIRST_DAY:
        raise NothingEntered(field="first_day")
    return wanted


def seed_of(head: str) -> str:
    """Return the seed that the ledger's sealed head makes, in hex: nobody's choice, and anybody's to make again.

    :param head: the head of the newest seal when the sample is drawn, in hex.
    """
    return sha256(f"{SEEDED}\n{head}".encode()).hexdigest()


def rank(seed: str, unit: Unit) -> bytes:
    """Return where a seed puts a value: the lowest ranks are drawn.

    SHA-256 over seed and identifiers. A rank has to do with nothing the value is or who wrote it, so
    every set of n values is equally likely to have the lowest n ranks: a simple random sample without replacement. A
    value's rank is also the same whatever else is in the population, which is what lets a draw be repeated.
    """
    customer, attribute = unit
    return sha256(f"{seed}:{customer}:{attribute}".encode()).digest()


def drawn(seed: str, population: Iterable[Unit], size: int) -> list[Unit]:
    """Return the sample a seed draws, in the order it is drawn; all of them where there are no more.

    The database draws by the same ranks; this is what it is held against.
    """
    return sorted(population, key=lambda unit: rank(seed, unit))[:size]
