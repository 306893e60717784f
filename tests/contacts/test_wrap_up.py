"""What a channel makes mandatory: an administrator says it, and every record there is measured by it."""

from datetime import datetime

import pytest

from careline.contacts.models import ChannelForm
from careline.contacts.operations.wrap_up import set_channel_form
from careline.contacts.queries.record import required_by_channel
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.wrap_up import Part
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.contacts.conftest import House


def test_the_administrator_says_what_a_channel_makes_mandatory(house: House, at: datetime) -> None:
    for parts in ([Part.RESULT, Part.SUMMARY], [Part.SUMMARY]):
        form = set_channel_form(channel=ContactChannel.PHONE, required=parts, by=house.administrator, at=at)
        assert set(required_by_channel()[ContactChannel.PHONE]) == set(parts)
    assert ChannelForm.objects.filter(channel=ContactChannel.PHONE).count() == 1
    told = LedgerEntry.objects.filter(subject_id=form.id).order_by("id").values_list("data", flat=True)
    assert [sorted(one["required"]) for one in told][-2:] == [["result", "summary"], ["summary"]]


def test_nobody_else_does(house: House, at: datetime) -> None:
    before = required_by_channel()
    for by in (house.li_wei, house.wang_xin, house.chen, house.zhao_min):
        with pytest.raises(Forbidden):
            set_channel_form(channel=ContactChannel.PHONE, required=[Part.SUMMARY], by=by, at=at)
    assert required_by_channel() == before
