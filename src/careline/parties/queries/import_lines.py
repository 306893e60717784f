"""Whose the lines of a list are, and which are here already: each row held against the house and the rows before it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from careline.kernel.refusals import Refusal
from careline.kernel.tables.outcome import Rejected
from careline.kernel.tables.rows import Row
from careline.parties.models import Account, Customer
from careline.parties.models.sealed import index_for
from careline.parties.queries.held_then import holders_of
from careline.parties.queries.holdings import account_index
from careline.parties.queries.identities import kept_ids, kept_records
from careline.parties.rules.fields import Index
from careline.parties.rules.holdings import AccountIsClosed, AccountNumberTaken, NumberTaken
from careline.parties.rules.import_line import LineOfNobody, LineReader, LineTold, check_days


class LineOfSeveral(Refusal):
    """Several customers are known by what the row tells of whose the line is."""

    code = "parties.line_of_several"


class NumberHeldThen(Refusal):
    """Another subscription had the number in that time."""

    code = "parties.number_held_then"


@dataclass(frozen=True)
class Placed:
    """One line with whose it is."""

    row: Row
    told: LineTold
    customer: Customer
    account: Account | None
    """What it is billed to, where that is here already."""
    is_new: bool


@dataclass(frozen=True)
class Span:
    """From when to when a customer has a number."""

    customer: UUID
    since: date
    until: date | None


@dataclass
class House:
    """What is here, and what the rows so far add to it."""

    named: dict[object, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    """Under what each customer is known: an id, a document's or a number's index."""
    customers: dict[UUID, Customer] = field(default_factory=dict)
    billed: dict[bytes, tuple[UUID, Account | None]] = field(default_factory=dict)
    """Whose each account is, by its number's index; one that a row opens is not here yet."""
    spans: dict[bytes, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def placed(self, row: Row, told: LineTold) -> Placed:
        """Return whose a line is, and remember it for the rows below.

        :raises LineOfNobody: likewise `LineOfSeveral`.
        :raises NumberTaken: likewise `NumberHeldThen`, `AccountNumberTaken` and `AccountIsClosed`.
        """
        customer = self._customer(told)
        wanted = Span(customer.pk, told.details.since, told.until)
        spans = self.spans[line_index(told)]
        if any((one.customer, one.since) == (wanted.customer, wanted.since) for one in spans):
            return Placed(row, told, customer, None, is_new=False)
        if wanted.until is None and any(one.until is None for one in spans):
            raise NumberTaken(field="number")
        if any(_overlap(one, wanted) for one in spans):
            raise NumberHeldThen(field="number")
        account = self._account(told, customer.pk)
        spans.append(wanted)
        return Placed(row, told, customer, account, is_new=True)

    def _customer(self, told: LineTold) -> Customer:
        found = set.intersection(*(self.named.get(name, set()) for name in names_of(told)))
        if not found:
            raise LineOfNobody(field=told.named_by)
        if len(found) > 1:
            raise LineOfSeveral(field=told.named_by)
        return self.customers[found.pop()]

    def _account(self, told: LineTold, customer: UUID) -> Account | None:
        if not told.account:
            return None
        owner, account = self.billed.setdefault(account_index(told.account), (customer, None))
        if owner != customer:
            raise AccountNumberTaken(field="account")
        if account is not None and hasattr(account, "closure"):
            raise AccountIsClosed(field="account")
        return account


def place_lines(
    read: Sequence[tuple[Row, LineTold]], reader: LineReader, *, today: date
) -> tuple[list[Placed], list[Rejected]]:
    """Return the lines with whose they are, and those that can't come in: their days lie too far ahead, or whose."""
    house = _house([told for _, told in read])
    placed: list[Placed] = []
    astray: list[Rejected] = []
    for row, told in read:
        try:
            check_days(told, today=today)
            placed.append(house.placed(row, told))
        except Refusal as refusal:
            astray.append(Rejected(row, reader.column_of(refusal.field), refusal))
    return placed, astray


def line_index(told: LineTold) -> bytes:
    """Return under what the number of a line is found."""
    return index_for(Index.NUMBER, told.details.number)


def names_of(told: LineTold) -> list[object]:
    """Return everything that says whose a line is: all of it must hold of one customer."""
    said: list[object] = [told.customer] if told.customer else []
    if told.document:
        said.append((Index.DOCUMENT, index_for(Index.DOCUMENT, told.document)))
    if told.customer_number:
        said.append((Index.NUMBER, index_for(Index.NUMBER, told.customer_number)))
    return said


def _house(told: Sequence[LineTold]) -> House:
    """Return what is here of all these lines' customers, accounts and numbers, in a handful of queries."""
    house, names = House(), {name for one in told for name in names_of(one)}
    indexes = {kind: [name[1] for name in names if isinstance(name, tuple) and name[0] is kind] for kind in Index}
    fit = Q(pk__in=[name for name in names if isinstance(name, UUID)])
    fit |= Q(document_index__in=indexes[Index.DOCUMENT]) | Q(number_index__in=indexes[Index.NUMBER])
    rows = list(Customer.objects.filter(fit, forgotten_at=None).select_related("key"))
    kept = kept_records(rows)
    for one in rows:
        into = kept[one.pk]
        if into.forgotten_at is None:
            house.customers[into.pk] = into
            for name in (one.pk, *_indexes(one)):
                house.named[name].add(into.pk)
    accounts = Account.objects.filter(number_index__in={account_index(one.account) for one in told if one.account})
    billed = list(accounts.select_related("closure"))
    held = holders_of([line_index(one) for one in told])
    owners = kept_ids({one.customer_id for one in billed} | {one.customer_id for rows in held.values() for one in rows})
    house.billed = {bytes(one.number_index or b""): (owners[one.customer_id], one) for one in billed}
    for index, lines in held.items():
        house.spans[index] = [Span(owners[one.customer_id], one.since, one.until) for one in lines]
    return house


def _indexes(one: Customer) -> list[object]:
    document, number = bytes(one.document_index or b""), bytes(one.number_index or b"")
    return [(Index.DOCUMENT, document), (Index.NUMBER, number)]


def _overlap(one: Span, other: Span) -> bool:
    """Return whether two held a number at once; on the day it changes hands both did."""
    return one.since < (other.until or date.max) and other.since < (one.until or date.max)
