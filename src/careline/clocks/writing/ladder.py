"""Changing the ladder, one at a time."""

from datetime import datetime
from uuid import UUID

from careline.clocks.models import LadderStep
from careline.clocks.queries.ladder import LadderMoved, ladder_edition
from careline.security.turns import hold_alone

CHANGING = 0x6C616464  # "ladd"


def hold_ladder(seen: UUID | None = None) -> None:
    """Hold the ladder until the transaction ends.

    :param seen: the edition it must still be.
    :raises LadderMoved: it is another edition by now.
    """
    hold_alone(CHANGING)
    if seen is not None and seen != ladder_edition():
        raise LadderMoved


def take_down(row: LadderStep, *, at: datetime) -> datetime:
    """Retire a step that is held, and return when: not before it was set, whoever of two read the clock first."""
    row.retired_at = max(at, row.set_at)
    row.save(update_fields=["retired_at"])
    return row.retired_at
