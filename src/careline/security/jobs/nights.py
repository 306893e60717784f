"""When it is night at the operator's: the scheduler's own clock is UTC, on which three in the morning may be noon here.

A nightly job is called each hour, and does its work in one of them.
"""

from datetime import UTC, datetime

from django.utils.timezone import localtime

AT_NIGHT = 4
"""The hour of the operator's day: nobody calls, and no zone leaves it out when summer begins."""


def is_night(called_for: int) -> bool:
    """Return whether the hour a job was called for is the night's, however long it waited for its turn.

    :param called_for: the scheduler's timestamp, in seconds since 1970.
    """
    return localtime(datetime.fromtimestamp(called_for, UTC)).hour == AT_NIGHT
