"""How much is joined in the questions every page of a contact or an order asks: each table more multiplies planning."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.contacts.models import Contact
from careline.contacts.operations.defaults import install_default_orders
from careline.contacts.operations.ordering import begin_order
from careline.contacts.queries.finding import contact as contact_of
from careline.contacts.queries.order_list import OrderFilters, orders
from careline.contacts.queries.orders import order as order_of
from tests.cases.conftest import SEED
from tests.contacts.conftest import House

MANY = 7
"""Joins from which on PostgreSQL 18 took longer than a millisecond to plan, over tables of any size."""


def planned(asked: CaptureQueriesContext, table: str) -> str:
    """Return the question about rows of a table."""
    return next(one["sql"] for one in asked.captured_queries if f'FROM "{table}"' in one["sql"])


def test_one_contact_is_neither_joined_with_much_nor_sorted(house: House, call: Callable[..., Contact]) -> None:
    number = call().number
    with CaptureQueriesContext(connection) as asked:
        contact_of(by=house.li_wei, number=number)
    question = planned(asked, "contacts_contact")
    assert question.count(" JOIN ") < MANY
    assert "ORDER BY" not in question


@pytest.mark.usefixtures("wang_fang")
def test_orders_are_joined_with_little_and_one_is_not_sorted(
    house: House, call: Callable[..., Contact], at: datetime
) -> None:
    install_default_orders(by=SEED, at=at)
    number = begin_order(contact=call().number, type="plan_change", by=house.li_wei, at=at).number
    with CaptureQueriesContext(connection) as asked:
        order_of(by=house.li_wei, number=number)
    question = planned(asked, "contacts_serviceorder")
    assert question.count(" JOIN ") < MANY
    assert "ORDER BY" not in question
    with CaptureQueriesContext(connection) as asked:
        assert orders(by=house.zhao_min, filters=OrderFilters()).rows
    assert planned(asked, "contacts_serviceorder").count(" JOIN ") < MANY
