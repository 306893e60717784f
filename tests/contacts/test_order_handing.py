"""Business changes hands: to a colleague, and with whoever leaves; the rows say who did it when."""

from datetime import datetime, timedelta

import pytest

from careline.contacts.models import OrderStep, ServiceOrder
from careline.contacts.operations.attending import attend_order
from careline.contacts.operations.excepting import ask_exception, waive_rule
from careline.contacts.operations.order_handing import hand_order
from careline.contacts.operations.ordering import withdraw_order
from careline.contacts.queries.orders import NoSuchOrder
from careline.contacts.queries.takers import NoSuchTaker
from careline.contacts.rules.compliance import OwnException
from careline.contacts.rules.orders import IllegalOrderMove, OrderMove, replay
from careline.notices.queries.staff import staff_notices, unseen_staff_notices
from careline.security.models import LedgerEntry, RoleGrant, User
from careline.security.operations.off_boarding import off_board_user
from careline.security.policy import Forbidden
from careline.security.ports.holdings import Taker, WhyLeft
from careline.security.queries.off_boarding import holdings_of
from careline.security.queries.users import actor_for
from tests.contacts.conftest import House
from tests.contacts.test_consulted import read_on
from tests.contacts.test_order_list import Begin, begin, found

__all__ = ["begin"]
HOUR = timedelta(hours=1)


def test_a_colleague_goes_on_where_it_stands(begin: Begin, house: House, at: datetime) -> None:
    one = begin()
    handed = hand_order(number=one.number, agent="chen", text="客户要开票", by=house.li_wei, at=at + HOUR)
    assert (handed.agent_id, handed.state, handed.version) == (house.chen.id, "begun", 2)
    assert handed.department_id == house.chen.department_id
    rows = OrderStep.objects.filter(order=one).order_by("n")
    assert replay(OrderMove(row.move) for row in rows) == handed.standing
    assert [row.agent_id for row in rows] == [None, house.chen.id]
    assert LedgerEntry.objects.get(event="contacts.order_handed").data == {"agent": str(house.chen.id)}
    assert (found(house.li_wei), found(house.chen)) == ([], [one.number])


def test_it_is_not_handed_to_nobody_nor_by_who_has_no_reach(begin: Begin, house: House, at: datetime) -> None:
    one = begin()
    with pytest.raises(NoSuchTaker):
        hand_order(number=one.number, agent="admin", by=house.li_wei, at=at)
    with pytest.raises(NoSuchOrder):
        hand_order(number=one.number, agent="chen", by=house.zhang_yan, at=at)
    withdraw_order(number=one.number, text="改主意", by=house.li_wei, at=at)
    with pytest.raises(IllegalOrderMove):
        hand_order(number=one.number, agent="chen", by=house.li_wei, at=at)


def test_who_takes_it_hears_of_it_until_it_is_opened(begin: Begin, house: House, at: datetime) -> None:
    one = hand_order(number=begin().number, agent="zhang-yan", by=house.li_wei, at=at)
    read_on(at)
    (told,) = staff_notices(by=house.zhang_yan).rows
    assert (told.kind, told.about, told.by_name) == ("order_handed", one.number, "Li-Wei")
    assert unseen_staff_notices(by=house.li_wei) == 0
    assert not attend_order(order=one, by=house.li_wei, at=at)
    assert attend_order(order=one, by=house.zhang_yan, at=at)
    assert not staff_notices(by=house.zhang_yan).rows


def test_whoever_took_it_waives_none_of_its_rules(begin: Begin, house: House, at: datetime) -> None:
    one = begin("sim_replacement")
    ask_exception(number=one.number, rule="real_name", text="行动不便", by=house.li_wei, at=at)
    hand_order(number=one.number, agent="zhao-min", by=house.li_wei, at=at)
    with pytest.raises(OwnException):
        waive_rule(number=one.number, rule="real_name", text="准", by=house.zhao_min, at=at)


def leave(house: House, at: datetime, takers: dict[str, Taker]) -> dict[str, object]:
    leaver = User.objects.get(pk=house.li_wei.id)
    report = off_board_user(user=leaver, takers=takers, by=house.administrator, at=at)
    (part,) = (one for one in report.parts if one["kind"] == "contacts.orders")
    told = LedgerEntry.objects.filter(correlation=report.correlation, event="contacts.order_handed")
    return {**part, "told": told.count()}


def test_a_leavers_business_goes_to_the_taker_and_what_is_done_stays(begin: Begin, house: House, at: datetime) -> None:
    one, done = begin(), begin()
    withdraw_order(number=done.number, text="改主意", by=house.li_wei, at=at)
    held = holdings_of(by=house.administrator, user=User.objects.get(pk=house.li_wei.id), at=at)
    assert {part.kind: list(part.references) for part in held.parts}["contacts.orders"] == [one.number]
    part = leave(house, at, {"contacts.orders": Taker(user=house.zhang_yan.id)})
    assert (part["moved"], part["taker"], part["left"], part["told"]) == (1, "zhang-yan", [], 1)
    assert ServiceOrder.objects.get(pk=one.pk).agent_id == house.zhang_yan.id
    assert ServiceOrder.objects.get(pk=done.pk).agent_id == house.li_wei.id


def test_without_a_taker_whoever_answers_for_the_department_has_it(begin: Begin, house: House, at: datetime) -> None:
    one = begin()
    assert leave(house, at, {})["moved"] == 1
    assert ServiceOrder.objects.get(pk=one.pk).agent_id == house.zhao_min.id


def test_what_nobody_can_take_stays_and_the_report_names_it(begin: Begin, house: House, at: datetime) -> None:
    one = begin()
    RoleGrant.objects.exclude(user__in=(house.li_wei.id, house.administrator.id)).delete()
    part = leave(house, at, {})
    assert (part["moved"], part["left"]) == (0, [{"reference": one.number, "why": WhyLeft.NOBODY_TO_OWN_IT}])


def test_an_inspector_hands_nothing_over(begin: Begin, house: House, at: datetime) -> None:
    one = begin()
    RoleGrant.objects.filter(user=house.zhang_yan.id).update(role="quality_inspector")
    inspector = actor_for(User.objects.get(pk=house.zhang_yan.id))
    with pytest.raises(Forbidden):
        hand_order(number=one.number, agent="chen", by=inspector, at=at)
