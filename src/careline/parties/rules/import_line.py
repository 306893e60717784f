"""One row of somebody's list becomes a subscription and the account it is billed to, or is refused with its reason."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from careline.kernel.horizon import A_YEAR, check_ahead
from careline.kernel.refusals import Refusal
from careline.kernel.tables.cells import CellEmpty
from careline.kernel.tables.rows import Row
from careline.parties.rules.catalogues import Offered, check_offered
from careline.parties.rules.details import NotANumber
from careline.parties.rules.holdings import (
    LAST_BILL_DAY,
    NotABillDay,
    PaymentKind,
    ProductKind,
    SubscriptionDetails,
    SubscriptionStatus,
    account_number,
    check_bill_day,
    check_codes,
    check_span,
    subscribed_number,
)
from careline.parties.rules.import_days import day_in
from careline.parties.rules.import_map import ListMap
from careline.security.rules.masking import mask_document, mask_number
from careline.security.rules.normalising import normal_number

CODES = ("plan", "brand", "region")
SHOWN = (
    *("customer", "document", "customer_number", "account", "payment", "number", "product"),
    *("plan", "brand", "region", "status", "since", "until"),
)
"""What a line of the preview tells, in its order."""


class LineOfNobody(Refusal):
    """No customer is known by what the row tells of whose the line is."""

    code = "parties.line_of_nobody"


class NotADay(Refusal):
    """A cell names no day."""

    code = "parties.not_a_day"


class EndAndStatusDiffer(Refusal):
    """A line has a last day exactly when it has ended."""

    code = "parties.end_and_status_differ"


@dataclass(frozen=True, kw_only=True)
class LineTold:
    """What one row says."""

    customer: UUID | None
    document: str
    customer_number: str
    """As E.164; families share one, so that it may name several."""
    account: str
    """Its number; empty where the row tells of none."""
    payment: PaymentKind | None
    bill_day: int
    opened_on: date
    details: SubscriptionDetails
    status: SubscriptionStatus
    until: date | None

    @property
    def named_by(self) -> str:
        """The first field that says whose the line is."""
        said = {"customer": self.customer, "document": self.document}
        return next((name for name, value in said.items() if value), "customer_number")


def check_days(told: LineTold, *, today: date) -> None:
    """Refuse a line whose days lie as far ahead as nobody at the desk may set them: the year was mistyped.

    :raises TooFarAhead: naming the field, and the last day it could be.
    """
    days = {"since": told.details.since, "until": told.until, "opened_on": told.opened_on}
    for field, day in days.items():
        check_ahead(day, today=today, within=A_YEAR, field=field)


@dataclass(frozen=True)
class LineReader:
    """A map, ready to read rows."""

    map: ListMap

    def read(self, row: Mapping[str, str]) -> LineTold:
        """Return what one row says; columns are named as in the file.

        :raises LineOfNobody: when the row doesn't say whose the line is.
        :raises NotADay: likewise `NotANumber`, `NotACode` and whatever else cells are refused for.
        """
        since, until = self._day("since", row), self._day("until", row)
        if since is None:
            raise CellEmpty(field=self.column_of("since"))
        codes = {name: self.map.text(name, row) for name in CODES}
        check_codes(**codes)
        account = self.map.text("account", row)
        told = LineTold(
            customer=self._customer(row),
            document="".join(self.map.text("document", row).split()).upper(),
            customer_number=self._customer_number(row),
            account=account_number(account, field="account") if account else "",
            payment=self.map.word("payment", row, PaymentKind),
            bill_day=self._bill_day(row),
            opened_on=self._day("opened_on", row) or since,
            details=SubscriptionDetails(
                number=subscribed_number(self.map.text("number", row)),
                since=since,
                kind=self.map.word("product", row, ProductKind) or ProductKind.MOBILE,
                **codes,
            ),
            status=self.map.word("status", row, SubscriptionStatus) or _usual(until),
            until=until,
        )
        self._check(told)
        return told

    def taken(self, row: Row, offered: Offered) -> LineTold:
        """Return what one row says, held against the catalogues.

        :raises NotInCatalogue: a code that isn't offered; and whatever row and cells are refused for.
        """
        if row.refusal:
            raise row.refusal
        told = self.read(row.cells)
        check_offered({name: getattr(told.details, name) for name in CODES}, offered)
        return told

    def pass_over(self, row: Row) -> None:
        """Leave out a row that another worker has taken in: a line is known by the house, not by the file."""

    def column_of(self, field: str) -> str:
        """Return the columns a field comes from, for the error file."""
        return self.map.column_of(field)

    def shown(self, told: LineTold) -> tuple[str, ...]:
        """Return a row in a line, masked."""
        line = told.details
        whose = (str(told.customer or ""), mask_document(told.document), mask_number(told.customer_number))
        billed = (mask_document(told.account), str(told.payment or ""))
        days = (str(line.since), str(told.until or ""))
        codes = (line.plan, line.brand, line.region)
        return (*whose, *billed, mask_number(line.number), str(line.kind), *codes, str(told.status), *days)

    def _check(self, told: LineTold) -> None:
        if not (told.customer or told.document or told.customer_number):
            raise LineOfNobody(field="*")
        if told.account and told.payment is None:
            raise CellEmpty(field=self.column_of("payment"))
        if (told.status is SubscriptionStatus.ENDED) != (told.until is not None):
            raise EndAndStatusDiffer(field="until")
        check_span(told.details.since, told.until)

    def _customer(self, row: Mapping[str, str]) -> UUID | None:
        said = self.map.text("customer", row)
        try:
            return UUID(said) if said else None
        except ValueError as unknown:
            raise LineOfNobody(field="customer") from unknown

    def _customer_number(self, row: Mapping[str, str]) -> str:
        said = self.map.text("customer_number", row)
        number = normal_number(said) if said else ""
        if number is None:
            raise NotANumber(field="customer_number")
        return number

    def _bill_day(self, row: Mapping[str, str]) -> int:
        said = unicodedata.normalize("NFKC", self.map.text("bill_day", row)) or "1"
        if not (said.isascii() and said.isdigit() and len(said) <= len("28")):
            raise NotABillDay(field="bill_day", last=LAST_BILL_DAY)
        check_bill_day(int(said))
        return int(said)

    def _day(self, name: str, row: Mapping[str, str]) -> date | None:
        said = unicodedata.normalize("NFKC", self.map.text(name, row)).strip()
        if not said:
            return None
        day = day_in(said, self.map.fields[name].formats, is_whole=True)
        if day is None:
            raise NotADay(field=name)
        return day


def _usual(until: date | None) -> SubscriptionStatus:
    return SubscriptionStatus.ENDED if until else SubscriptionStatus.ACTIVE
