"""The reason tree is data: offered from a day to a day, never deleted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from careline.contacts.models import Contact, Reason
from careline.contacts.operations.reasons import ReasonTold, retire_reason, set_reason, set_reasons
from careline.contacts.operations.serving import name_reasons
from careline.contacts.operations.wrap_up import TemplateTold, retire_template, set_template
from careline.contacts.queries.reasons import NoSuchReason, inherited, offered_reason, offered_reasons
from careline.contacts.queries.record import need_of, questions_of
from careline.contacts.queries.templates import fitting_templates
from careline.contacts.rules.reasons import BadReasonCode
from careline.contacts.rules.wrap_up import Part, UnknownVariable
from careline.kernel.horizon import A_YEAR, TooFarAhead
from careline.security.policy import Forbidden
from tests.contacts.conftest import House

TOLD = ReasonTold(name_zh="卫星通信", name_en="Satellite")


def test_the_default_tree_has_leaves_enough_and_questions(house: House, at: datetime) -> None:
    codes = set(offered_reasons(on=at.date()).values_list("code", flat=True))
    leaves = [code for code in codes if not any(other.startswith(f"{code}.") for other in codes)]
    asking = [one for one in offered_reasons(on=at.date()) if one.asks]
    assert len(leaves) >= 40
    assert len(asking) >= 10
    assert house


def test_a_retired_reason_is_not_offered_and_stays_where_it_stands(
    call: Callable[..., Contact], house: House, at: datetime
) -> None:
    contact = call()
    name_reasons(number=contact.number, reasons=["billing.query.balance"], by=house.li_wei, at=at)
    retire_reason(code="billing.query", by=house.administrator, at=at)
    assert [one.code for one in need_of(contact).reasons] == ["billing.query.balance"]
    with pytest.raises(NoSuchReason):
        name_reasons(number=contact.number, reasons=["billing.query.balance"], by=house.li_wei, at=at)
    assert Reason.objects.filter(code="billing.query.balance").exists()


def test_a_reason_is_offered_from_its_day_on(house: House, at: datetime) -> None:
    tomorrow = at.date() + timedelta(days=1)
    set_reason(code="satellite", told=replace(TOLD, valid_from=tomorrow), by=house.administrator, at=at)
    with pytest.raises(NoSuchReason):
        offered_reason(code="satellite", on=at.date())
    assert offered_reason(code="satellite", on=tomorrow)


def test_its_day_begins_at_midnight_here_and_not_in_greenwich(
    call: Callable[..., Contact], house: House, at: datetime
) -> None:
    tomorrow = at.date() + timedelta(days=1)
    set_reason(code="satellite", told=replace(TOLD, valid_from=tomorrow), by=house.administrator, at=at)
    contact = call()
    after_midnight = datetime.combine(tomorrow, time(0, 30), tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)
    with pytest.raises(NoSuchReason):
        name_reasons(
            number=contact.number, reasons=["satellite"], by=house.li_wei, at=after_midnight - timedelta(hours=1)
        )
    name_reasons(number=contact.number, reasons=["satellite"], by=house.li_wei, at=after_midnight)
    retire_reason(code="satellite", by=house.administrator, at=after_midnight)
    assert Reason.objects.get(code="satellite").valid_until == tomorrow


def test_a_reason_isnt_offered_from_a_day_nobody_will_see(house: House, at: datetime) -> None:
    last = at.date() + A_YEAR
    late = replace(TOLD, valid_from=last + timedelta(days=1))
    with pytest.raises(TooFarAhead):
        set_reason(code="satellite", told=late, by=house.administrator, at=at)
    set_reason(code="satellite", told=replace(TOLD, valid_from=last), by=house.administrator, at=at)


def test_what_a_reason_leaves_unsaid_its_parents_say(house: House, at: datetime) -> None:
    roaming = offered_reason(code="billing.dispute.roaming", on=at.date())
    assert inherited(roaming, "category") == "product.billing"
    assert [one.code for one in questions_of(roaming)][:2] == ["month", "amount"]
    assert house


def test_only_administrators_edit_the_tree(house: House, at: datetime) -> None:
    with pytest.raises(Forbidden):
        set_reason(code="satellite", told=TOLD, by=house.zhao_min, at=at)
    with pytest.raises(BadReasonCode):
        set_reason(code="Satellite!", told=TOLD, by=house.administrator, at=at)


def test_the_most_specific_template_comes_first(call: Callable[..., Contact], house: House, at: datetime) -> None:
    contact = call()
    fit = [one.code for one in fitting_templates(contact=contact, reasons=["billing.dispute.data"])]
    assert fit[0] == "charge_disputed"
    assert "bill_explained" not in fit
    retire_template(code="charge_disputed", by=house.administrator, at=at)
    assert "charge_disputed" not in [
        one.code for one in fitting_templates(contact=contact, reasons=["billing.dispute"])
    ]


def test_a_template_asks_only_for_what_is_filled(house: House, at: datetime) -> None:
    told = TemplateTold(name_zh="坏", name_en="Bad", summary_en="{pin}")
    with pytest.raises(UnknownVariable):
        set_template(code="bad", told=told, by=house.administrator, at=at)


def test_many_reasons_are_set_by_the_rules_of_one(house: House, at: datetime) -> None:
    told = replace(TOLD, required=(Part.RESULT,))
    set_reasons(tree={"space": told, "space.satellite": told}, by=house.administrator, at=at)
    for code in ("orbit", "orbit.satellite"):
        set_reason(code=code, told=told, by=house.administrator, at=at)
    assert [one.replace("space", "orbit") for one in _rows("space")] == _rows("orbit")
    assert len(_rows("space")) == 2


def test_of_a_tree_with_a_reason_that_hangs_in_the_air_nothing_is_kept(house: House, at: datetime) -> None:
    with pytest.raises(NoSuchReason), transaction.atomic():
        set_reasons(tree={"space.satellite": TOLD, "space": TOLD}, by=house.administrator, at=at)
    assert _rows("space") == []


def _rows(root: str) -> list[str]:
    fields = [field.name for field in Reason._meta.concrete_fields if field.name not in {"id", "parent"}]
    return [
        str(one)
        for one in Reason.objects.filter(code__startswith=root).order_by("code").values(*fields, "parent__code")
    ]
