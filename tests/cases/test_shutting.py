"""An account is shut only when no work hangs on it; else it is off-boarded, which hands the work over."""

from datetime import datetime

import pytest
from django.utils.translation import override

from careline.kernel.sentences import say
from careline.security.models import LedgerEntry
from careline.security.operations.kept_lists import ListTold, keep_list
from careline.security.operations.off_boarding import AccountHoldsWork, off_board_user, shut_account
from careline.security.operations.users import reactivate_user
from careline.security.policy import Forbidden
from careline.security.queries.users import OutOfReach
from tests.cases.conftest import House
from tests.cases.test_off_boarding import account, chens


def test_an_account_with_open_work_isnt_shut_and_says_how_much(house: House, at: datetime) -> None:
    chens(house, at)
    keep_list(told=ListTold(name="我们的", is_shared=True), kind="worklist", by=house.chen, at=at)
    keep_list(told=ListTold(name="我的"), kind="worklist", by=house.chen, at=at)
    with pytest.raises(AccountHoldsWork) as no:
        shut_account(user=account(house.chen), by=house.administrator, at=at)
    assert no.value.params["count"] == 2, "their own list ends with the account"
    with override("zh-hans"):
        assert "与部门共享的列表 × 1、未结投诉 × 1" in str(say(no.value))
    with override("en"):
        assert "“chen”: Lists shared with a department × 1, Open complaints × 1." in str(say(no.value))
    assert account(house.chen).deactivated_at is None
    off_board_user(user=account(house.chen), takers={}, by=house.administrator, at=at)
    assert account(house.chen).deactivated_at == at
    shut_account(user=account(house.chen), by=house.administrator, at=at)
    assert LedgerEntry.objects.filter(event="security.user_deactivated").count() == 1


def test_an_account_no_work_hangs_on_is_shut_and_comes_back(house: House, at: datetime) -> None:
    keep_list(told=ListTold(name="我的"), kind="worklist", by=house.sun, at=at)
    with pytest.raises(Forbidden):
        shut_account(user=account(house.sun), by=house.zhao_min, at=at)
    with pytest.raises(OutOfReach):
        shut_account(user=account(house.administrator), by=house.administrator, at=at)
    shut_account(user=account(house.sun), by=house.administrator, at=at)
    assert account(house.sun).deactivated_at == at
    assert reactivate_user(user=account(house.sun), by=house.administrator, at=at)
