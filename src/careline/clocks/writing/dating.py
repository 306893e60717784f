"""Dating by the calendars, and changing one: who dates is seen by a change, or sees it.

Without this, whoever had read the old calendar and is committed a moment after the change keeps a due time that no
calendar gives any more, and nobody ever looks again.
"""

from careline.security.turns import hold_alone, hold_together

DATING = 0x64617465  # "date"


def hold_dating() -> None:
    """Wait while a calendar is being changed, and have the next change wait for us; ends with the transaction.

    To be called before calendars and rules are read, and before anything is held that a change may wait for.
    """
    hold_together(DATING)


def await_dating() -> None:
    """Wait until all who dated by the calendar as it was are committed; who comes waits for the transaction's end."""
    hold_alone(DATING)
