"""The list of service orders: within one's reach, narrowed, counted, paged, and taken out as a file."""

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from careline.contacts.events.orders import OrdersExported
from careline.contacts.models import Contact, ServiceOrder
from careline.contacts.operations import order_exporting
from careline.contacts.operations.defaults import install_default_orders
from careline.contacts.operations.excepting import ask_exception
from careline.contacts.operations.order_exporting import TooManyOrdersToExport, export_orders
from careline.contacts.operations.ordering import begin_order, withdraw_order
from careline.contacts.queries.order_list import OrderFilters, OrderView, counted_orders, orders
from careline.contacts.rules.orders import OrderState
from careline.kernel.tables.writing import TableForm
from careline.parties.models import Customer
from careline.parties.reactions import MANY
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.models import Alarm, Department, LedgerEntry
from careline.security.operation import operation
from careline.security.policy import Forbidden
from careline.security.reactions.drain import drain
from tests.cases.conftest import SEED
from tests.contacts.conftest import House

Call = Callable[..., Contact]
Begin = Callable[..., ServiceOrder]
HOUR = timedelta(hours=1)
ALL = OrderView.ALL


@pytest.fixture
def begin(house: House, call: Call, wang_fang: Customer, at: datetime) -> Begin:
    """Return a way to begin business in a call of Wang Fang's that Li Wei answers."""
    install_default_orders(by=SEED, at=at)
    assert wang_fang

    def begun(kind: str = "plan_change", *, by: Actor = house.li_wei, after: timedelta = timedelta()) -> ServiceOrder:
        number = call().number
        return begin_order(contact=number, type=kind, by=by, at=at + after)

    return begun


def found(by: Actor, **narrowed: object) -> list[str]:
    told = {"view": ALL} | narrowed
    return [row.number for row in orders(by=by, filters=OrderFilters(**told)).rows]  # type: ignore[arg-type]


def test_a_list_is_narrowed_by_everything_at_once(begin: Begin, house: House, at: datetime) -> None:
    first, second = begin(), begin("sim_replacement", after=HOUR)
    withdraw_order(number=first.number, text="改主意", by=house.li_wei, at=at + HOUR)
    assert found(house.li_wei) == [second.number, first.number]
    assert found(house.li_wei, state=OrderState.WITHDRAWN) == [first.number]
    assert found(house.li_wei, type="sim_replacement") == [second.number]
    assert found(house.li_wei, begun_from=at + HOUR) == [second.number]
    assert found(house.li_wei, begun_before=at + HOUR) == [first.number]
    assert found(house.li_wei, party=first.party_id, contact=first.contact.number) == [first.number]
    assert found(house.li_wei, view=OrderView.MINE) == [second.number]


def test_a_department_takes_those_below_it_along_and_reach_stays_reach(begin: Begin, house: House) -> None:
    one = begin()
    assert found(house.zhao_min, department="hq") == found(house.zhao_min, department="front") == [one.number]
    assert not found(house.zhao_min, department="billing")
    assert not found(house.zhao_min, department="nowhere")
    assert found(house.wang_xin, view=OrderView.DEPARTMENT) == [one.number]
    assert not found(house.zhang_yan, department="hq")
    assert not found(house.chen)


def test_each_list_says_how_many_it_holds(begin: Begin, house: House, at: datetime) -> None:
    one, two, _three = begin(), begin("sim_replacement"), begin()
    ask_exception(number=two.number, rule="real_name", text="行动不便", by=house.li_wei, at=at)
    withdraw_order(number=one.number, text="改主意", by=house.li_wei, at=at)
    views = (OrderView.MINE, OrderView.DEPARTMENT, OrderView.OPEN, OrderView.EXCEPTIONS)
    assert counted_orders(by=house.li_wei) == dict(zip(views, (2, 2, 2, 1), strict=True))
    assert counted_orders(by=house.zhao_min) == dict(zip(views, (0, 0, 2, 1), strict=True))
    assert not any(counted_orders(by=house.chen).values())


def test_pages_follow_each_other_without_gap_or_overlap(begin: Begin, house: House) -> None:
    made = [begin(after=HOUR * n).number for n in range(5)]
    seen, after = [], ""
    for _page in range(3):
        page = orders(by=house.li_wei, filters=OrderFilters(view=ALL), after=after, limit=2)
        seen += [row.number for row in page.rows]
        after = page.next.encode() if page.next else ""
    assert (seen, after) == (made[::-1], "")


def test_a_file_holds_what_one_may_see_masked_and_is_in_the_ledger(begin: Begin, house: House, at: datetime) -> None:
    one, out = begin(), io.BytesIO()
    told = {"out": out, "form": TableForm.CSV, "filters": OrderFilters(), "at": at}
    with pytest.raises(Forbidden):
        export_orders(**told, by=house.li_wei)  # type: ignore[arg-type]  # told by name
    assert export_orders(**told, by=house.zhao_min) == 1  # type: ignore[arg-type]  # likewise
    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig")))
    assert (row["number"], row["customer"], row["customer_number"]) == (one.number, "王*", "138****8000")
    entry = LedgerEntry.objects.get(event="contacts.orders_exported")
    assert entry.data == {"count": 1, "form": "csv", "view": "open"}


def test_too_long_a_list_stays_in_the_house(
    begin: Begin, house: House, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_exporting, "MOST", 1)
    begin(), begin()
    out = io.BytesIO()
    with pytest.raises(TooManyOrdersToExport):
        export_orders(out=out, form=TableForm.CSV, filters=OrderFilters(), by=house.zhao_min, at=at)
    assert not out.getvalue()


@operation()
def take_out(*, count: int, by: Actor, at: datetime) -> None:
    assert by.id
    record(OrdersExported(subject=by.id, count=count, form="csv", view="open"), by=by, at=at)


@pytest.mark.parametrize(("count", "kinds"), [(MANY - 1, []), (MANY, ["mass_export_orders"])])
def test_a_file_of_very_many_raises_an_alarm(house: House, at: datetime, count: int, kinds: list[str]) -> None:
    take_out(count=count, by=house.zhao_min, at=at)
    last = LedgerEntry.objects.order_by("xid", "id").last()
    assert last
    drain(at=at, upto=last.position)
    assert list(Alarm.objects.values_list("kind", flat=True)) == kinds


def test_the_list_asks_the_database_the_same_however_long_it_is(
    begin: Begin, house: House, django_assert_num_queries: Callable[..., object]
) -> None:
    begin()
    assert Department.objects.exists()
    with django_assert_num_queries(1):  # type: ignore[attr-defined]  # a context
        found(house.li_wei)
    begin(), begin()
    with django_assert_num_queries(1):  # type: ignore[attr-defined]  # likewise
        found(house.li_wei)
