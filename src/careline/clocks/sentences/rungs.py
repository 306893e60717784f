"""Steps of the ladder in words."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _

from careline.clocks.rules.ladder import DUE
from careline.clocks.rules.silence import Silence
from careline.clocks.sentences.labels import label
from careline.clocks.sentences.standings import say_late


def say_rung(fraction: int, after: int) -> str:
    """Return when a step alarms: how much of the time is used, or how long it is over.

    :param fraction: per cent of the time from start to due.
    :param after: minutes past due.
    """
    if fraction < DUE:
        return _("%(percent)s %% of the time used") % {"percent": fraction}
    if not after:
        return _("the time is over")
    return say_late(timedelta(minutes=after))


def say_silences(told: Sequence[Silence]) -> str:
    """Return which clocks these are: their kinds, and whose rules."""
    return "; ".join(map(_say_silence, told))


def _say_silence(one: Silence) -> str:
    kinds = " · ".join(str(label(kind)) for kind in one.kinds) or _("every clock")
    if not one.standings:
        return kinds
    return _("%(clocks)s (%(rules)s)") % {"clocks": kinds, "rules": " · ".join(str(label(it)) for it in one.standings)}
