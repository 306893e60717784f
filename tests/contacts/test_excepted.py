"""Who asked for an exception hears under the bell what was decided, until the order was opened."""

from collections.abc import Callable
from datetime import datetime

import pytest

from careline.contacts.models import ServiceOrder
from careline.contacts.operations.attending import attend_order
from careline.contacts.operations.excepting import ask_exception, decline_exception, waive_rule
from careline.notices.queries.staff import staff_notices, unseen_staff_notices
from tests.contacts.conftest import House
from tests.contacts.test_consulted import read_on
from tests.contacts.test_orders import begin, business

__all__ = ["begin", "business"]
ASKED = {"rule": "real_name", "text": "行动不便"}


@pytest.fixture
def order(begin: Callable[..., ServiceOrder], house: House, at: datetime) -> ServiceOrder:
    """Return business for which Li Wei asked for an exception."""
    found = begin("sim_replacement")
    ask_exception(number=found.number, **ASKED, by=house.li_wei, at=at)
    read_on(at)
    return found


@pytest.mark.parametrize("decide", [waive_rule, decline_exception])
def test_who_asked_is_told_and_nobody_else(
    decide: Callable[..., ServiceOrder], order: ServiceOrder, house: House, at: datetime
) -> None:
    assert unseen_staff_notices(by=house.li_wei) == 0, "one’s own asking is no news"
    decide(number=order.number, rule="real_name", text="已定", by=house.zhao_min, at=at)
    read_on(at)
    (told,) = staff_notices(by=house.li_wei).rows
    assert (told.kind, told.about, told.by_name) == ("exception_decided", order.number, "Zhao-Min")
    assert unseen_staff_notices(by=house.zhao_min) == 0


def test_it_is_gone_once_the_order_was_opened(order: ServiceOrder, house: House, at: datetime) -> None:
    decided = waive_rule(number=order.number, rule="real_name", text="准", by=house.zhao_min, at=at)
    read_on(at)
    assert not attend_order(order=decided, by=house.zhao_min, at=at), "another’s look is not his"
    assert unseen_staff_notices(by=house.li_wei) == 1
    assert attend_order(order=decided, by=house.li_wei, at=at)
    assert not attend_order(order=decided, by=house.li_wei, at=at), "once"
    assert staff_notices(by=house.li_wei).rows == []
