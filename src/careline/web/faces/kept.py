"""How a commitment was kept: a rate in words, and a small chart whose bars open what lies behind them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in

from careline.cases.rules.commitments import KeptCommitment, KeptMonth
from careline.web.faces.bars import Standing, standing

WIDTH, HEIGHT = 32, 48
"""A bar's own units; one that is as high as that is a month in which all were kept."""


@dataclass(frozen=True)
class KeptBar(Standing):
    """One month."""

    label: str
    rate: str
    """What stands over the bar; empty where nothing is told."""
    of: str
    """What stands below: of how many; empty where nothing is told."""
    said: str
    """All of it in words."""
    address: str
    """What it opens; empty where it opens nothing."""
    is_known: bool


@dataclass(frozen=True)
class KeptFace:
    """A commitment's rate over all the months, and its chart."""

    rate: str
    """Empty where there were too few to say."""
    due: str
    missed: str
    """Empty where none was."""
    since: str
    until: str
    bars: Sequence[KeptBar]
    said: str
    width: int = WIDTH
    height: int = HEIGHT


Opens = Callable[[KeptMonth], str]


def kept_face(one: KeptCommitment, *, opens: Opens | None = None) -> KeptFace:
    """Return the face of how a commitment was kept.

    :param opens: tells what a month opens, for a reader who may see it; nobody else is told of months with few.
    """
    total = one.total if opens else one.total_for_strangers
    is_told = opens is not None or total.is_telling
    shown = [_bar(month, opens) for month in one.months]
    return KeptFace(
        rate=rate_said(total) if is_told else "",
        due=f"{total.due:,}",
        missed=f"{total.missed:,}" if total.missed else "",
        since=_month(one.months[0]),
        until=_month(one.months[-1]),
        bars=shown if is_told else [],
        said=_("Kept in time, month by month"),
    )


def rate_said(one: KeptMonth) -> str:
    """Return a rate in per cent; empty where nothing was due."""
    return "" if one.rate is None else f"{one.rate:g}%"


def _bar(one: KeptMonth, opens: Opens | None) -> KeptBar:
    is_known = one.due > 0 and (opens is not None or one.is_telling)
    height = HEIGHT * (one.rate or 0) / 100 if is_known else 0
    return KeptBar(
        **vars(standing(0, 1, height=height, wide=WIDTH, ground=HEIGHT, gap=0)),
        label=date_format(one.month, _in("a month in a chart", "M")),
        rate=rate_said(one) if is_known else "",
        of=_("of %(n)s") % {"n": f"{one.due:,}"} if is_known else "",
        said=_said(one, is_known=is_known),
        address=opens(one) if opens and is_known else "",
        is_known=is_known,
    )


def _said(one: KeptMonth, *, is_known: bool) -> str:
    month = _month(one)
    if not is_known:
        few = _("%(month)s: too few to say") if one.due else _("%(month)s: none was due")
        return few % {"month": month}
    return _("%(month)s: %(rate)s of %(n)s") % {"month": month, "rate": rate_said(one), "n": f"{one.due:,}"}


def _month(one: KeptMonth) -> str:
    return date_format(one.month, "YEAR_MONTH_FORMAT")
