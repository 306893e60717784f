"""One row of somebody's list becomes what a number used in a month, or is refused with its column and reason."""

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from careline.kernel.refusals import Refusal
from careline.kernel.tables.cells import CellEmpty
from careline.kernel.tables.rows import Row
from careline.parties.rules.catalogues import Offered
from careline.parties.rules.consumption import LARGEST, WITHOUT_HUNDREDTHS, Usage, Used, check_currency, month_of
from careline.parties.rules.holdings import subscribed_number
from careline.parties.rules.import_days import day_in
from careline.parties.rules.import_map import ListMap
from careline.security.rules.masking import mask_number

CURRENCY = "CNY"
SHOWN = ("number", "month", "amount", "currency", "voice_minutes", "data_mb", "sms")
"""What a line of the preview tells, in its order."""
FIGURE = re.compile(r"-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,9})?", re.ASCII)


class NotAMonth(Refusal):
    """A cell names no month."""

    code = "parties.not_a_month"


class NotAFigure(Refusal):
    """A cell holds no figure, or one that can't be right."""

    code = "parties.not_a_figure"


class MonthToldOtherwise(Refusal):
    """An earlier row of the file tells other figures of the same month of the same number."""

    code = "parties.month_told_otherwise"


@dataclass(frozen=True)
class UsageReader:
    """A map, ready to read rows of one file; it remembers them, for a file that contradicts itself is found out."""

    map: ListMap
    said: dict[tuple[str, date], Used] = field(default_factory=dict)

    def read(self, row: Mapping[str, str]) -> Usage:
        """Return what one row says; columns are named as in the file.

        :raises NotANumber: likewise `NotAMonth`, `NotAFigure` and `NotACurrency`, and whatever cells are refused for.
        """
        currency = unicodedata.normalize("NFKC", self.map.text("currency", row)).upper() or CURRENCY
        check_currency(currency)
        return Usage(
            number=subscribed_number(self._told("number", row)),
            month=self._month(row),
            amount=self._figure("amount", row, places=0 if currency in WITHOUT_HUNDREDTHS else 2),
            currency=currency,
            voice_minutes=self._count("voice_minutes", row),
            data_mb=self._count("data_mb", row),
            sms=self._count("sms", row),
        )

    def taken(self, row: Row, _offered: Offered) -> Usage:
        """Return what one row says.

        :raises MonthToldOtherwise: when the file has said something else; and whatever row and cells are refused for.
        """
        if row.refusal:
            raise row.refusal
        usage = self.read(row.cells)
        if self.said.setdefault((usage.number, usage.month), usage.figures) != usage.figures:
            raise MonthToldOtherwise(field="month")
        return usage

    def pass_over(self, row: Row) -> None:
        """Remember a row that another worker has taken in."""
        with suppress(Refusal):
            self.taken(row, {})

    def column_of(self, field: str) -> str:
        """Return the columns a field comes from, for the error file."""
        return self.map.column_of(field)

    def shown(self, told: Usage) -> tuple[str, ...]:
        """Return a row in a line, its number masked."""
        places = 0 if told.currency in WITHOUT_HUNDREDTHS else 2
        amount = f"{Decimal(told.amount).scaleb(-places):.{places}f}"
        figures = (str(told.voice_minutes), str(told.data_mb), str(told.sms))
        return (mask_number(told.number), f"{told.month:%Y-%m}", amount, told.currency, *figures)

    def _told(self, name: str, row: Mapping[str, str]) -> str:
        said = self.map.text(name, row)
        if not said:
            raise CellEmpty(field=self.column_of(name))
        return said

    def _month(self, row: Mapping[str, str]) -> date:
        said = unicodedata.normalize("NFKC", self._told("month", row)).strip()
        day = day_in(said, self.map.fields["month"].formats)
        if day is None:
            raise NotAMonth(field="month")
        return month_of(day)

    def _count(self, name: str, row: Mapping[str, str]) -> int:
        count = self._figure(name, row, places=0) if self.map.text(name, row) else 0
        if count < 0:
            raise NotAFigure(field=name)
        return count

    def _figure(self, name: str, row: Mapping[str, str], *, places: int) -> int:
        """Return a figure in its smallest unit, of which there are 10 ** places to the one it is told in."""
        said = unicodedata.normalize("NFKC", self._told(name, row)).removeprefix("¥").strip()
        if not FIGURE.fullmatch(said):
            raise NotAFigure(field=name)
        figure = Decimal(said.replace(",", "")).scaleb(places)
        if figure != figure.to_integral_value() or abs(figure) > LARGEST:
            raise NotAFigure(field=name)
        return int(figure)
