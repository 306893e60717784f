"""Steps of the ladder in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careline.clocks.rules.ladder import DUE

HOUR, DAY = 60, 24 * 60


def say_rung(fraction: int, after: int) -> str:
    """Return when a step alarms: how much of the time is used, or how long it is over.

    :param fraction: per cent of the time from start to due.
    :param after: minutes past due.
    """
    if fraction < DUE:
        return _("%(percent)s %% of the time used") % {"percent": fraction}
    if not after:
        return _("the time is over")
    if after % DAY == 0:
        return ngettext("late by %(n)s day", "late by %(n)s days", after // DAY) % {"n": after // DAY}
    if after % HOUR == 0:
        return ngettext("late by %(n)s hour", "late by %(n)s hours", after // HOUR) % {"n": after // HOUR}
    return ngettext("late by %(n)s minute", "late by %(n)s minutes", after) % {"n": after}
