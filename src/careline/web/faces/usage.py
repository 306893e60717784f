"""What a customer used, as a small chart over a table: each bar opens its month's rows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from careline.parties.queries.consumption import YEAR, MonthUsed
from careline.parties.rules.consumption import month_of, months_before
from careline.web.faces.bars import Standing, standing
from careline.web.faces.money import money

WIDTH, HEIGHT, GAP, HEAD, FOOT = 480, 112, 8, 16, 16
"""The chart's own units; it is drawn as wide as there is room. Amounts stand in the head, months in the foot."""


@dataclass(frozen=True)
class Bar(Standing):
    """One month."""

    label: str
    above: str
    """The amount in whole units, over the bar; empty where nothing was told."""
    y_above: str
    said: str
    row: str
    """The row of the table it opens; empty where nothing was told."""


@dataclass(frozen=True)
class UsageRow:
    """One month of one subscription."""

    id: str
    month: str
    number: str
    amount: str
    voice: str
    data: str
    sms: str
    is_corrected: bool


@dataclass(frozen=True)
class UsageFace:
    """The chart and its rows."""

    bars: list[Bar]
    rows: list[UsageRow]
    said: str
    width: int = WIDTH
    height: int = HEIGHT + FOOT
    foot: int = HEIGHT


def usage_face(used: Sequence[MonthUsed], *, numbers: Mapping[UUID, str], today: date) -> UsageFace:
    """Return the chart of the last year's spending, and every month's rows; money of several currencies isn't added.

    :param numbers: the subscriptions' numbers, masked.
    """
    currency = used[0].figures.currency if used else "CNY"
    spent: dict[date, int] = defaultdict(int)
    for one in used:
        spent[one.month] += one.figures.amount if one.figures.currency == currency else 0
    bars = _bars(spent, currency, today)
    seen: set[date] = set()
    rows = [_row(one, numbers, seen) for one in used]
    most = max(spent, key=lambda month: spent[month], default=None)
    said = _("Spent per month over the last twelve months")
    if most:
        told = {"said": said, "amount": money(spent[most], currency), "month": date_format(most, "YEAR_MONTH_FORMAT")}
        said = _("%(said)s; the most was %(amount)s in %(month)s") % told
    return UsageFace(bars, rows, said)


def _bars(spent: Mapping[date, int], currency: str, today: date) -> list[Bar]:
    most = max([*spent.values(), 1])
    return [
        _bar(place, month, "" if month not in spent else money(spent[month], currency), spent.get(month, 0) / most)
        for place, month in enumerate(months_before(month_of(today), YEAR))
    ]


def _bar(place: int, month: date, amount: str, share: float) -> Bar:
    where = standing(place, YEAR, height=(HEIGHT - HEAD) * share, wide=WIDTH, ground=HEIGHT, gap=GAP)
    said = f"{date_format(month, 'YEAR_MONTH_FORMAT')}: {amount or _('nothing known')}"
    return Bar(
        **vars(where),
        label=f"{month.month}",
        above=amount.partition(".")[0],
        y_above=f"{float(where.y) - 4:.1f}",
        said=said,
        row=f"month-{month:%Y-%m}" if amount else "",
    )


def _row(one: MonthUsed, numbers: Mapping[UUID, str], seen: set[date]) -> UsageRow:
    """Return a row; the first of a month carries the name that its bar opens."""
    name = "" if one.month in seen else f"month-{one.month:%Y-%m}"
    seen.add(one.month)
    figures = one.figures
    return UsageRow(
        name,
        date_format(one.month, "YEAR_MONTH_FORMAT"),
        numbers.get(one.subscription, ""),
        money(figures.amount, figures.currency),
        f"{figures.voice_minutes:,}",
        f"{figures.data_mb:,}",
        f"{figures.sms:,}",
        one.is_corrected,
    )
