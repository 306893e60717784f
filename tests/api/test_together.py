"""A set of requests: one transaction, and each answered as if it had come alone."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.api.nouns.complaints import receive_complaint
from careline.api.together import Part, Together, together_of
from careline.cases.models import Complaint
from careline.cases.operations.receiving import ExternalIdTaken
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.kernel.gathering import MakeWay
from careline.parties.rules.details import CustomerDetails
from careline.security.idempotency import Answer, Asking
from careline.security.models import IdempotencyRecord, LedgerEntry
from tests.cases.conftest import House

pytestmark = pytest.mark.django_db
A_MOMENT = timedelta(milliseconds=7)


def answers(*parts: Part[Intake], make_way: MakeWay = lambda: None) -> list[Answer]:
    found = together_of(receive_complaint)
    assert isinstance(found, Together)
    return found._answers(parts, make_way)


@pytest.fixture
def part(house: House, at: datetime) -> Part[Intake]:
    intake = Intake(title="断网", channel=Channel.PHONE, customer=CustomerDetails(number="13800138000"), received_at=at)
    return Part(intake, house.li_wei, at, "en", None)


def keyed(part: Part[Intake], key: str, **changes: object) -> Part[Intake]:
    assert part.by.id
    asking = Asking.of(actor=part.by.id, route="POST /api/v1/complaints", key=key, body=key.encode())
    return replace(part, asking=asking, wish=replace(part.wish, title=key, **changes))


def test_a_set_is_one_act_and_each_clock_starts_when_its_own_came(part: Part[Intake], at: datetime) -> None:
    late = keyed(replace(part, at=at + A_MOMENT), "late", received_at=at + A_MOMENT)
    given = answers(keyed(part, "early"), late, part)
    assert [answer.status for answer in given] == [201] * 3
    received = Complaint.objects.order_by("number").values_list("title", "received_at")
    assert list(received) == [("early", at), ("late", at + A_MOMENT), ("断网", at)]
    assert LedgerEntry.objects.filter(event="cases.complaint_received").values("correlation").distinct().count() == 1
    assert IdempotencyRecord.objects.count() == 2


def test_the_next_set_begins_once_all_of_this_one_is_written_and_before_it_is_committed(part: Part[Intake]) -> None:
    seen: list[tuple[int, int, bool]] = []

    def make_way() -> None:
        seen.append((Complaint.objects.count(), IdempotencyRecord.objects.count(), bool(connection.run_on_commit)))

    answers(keyed(part, "k1"), keyed(part, "k2"), make_way=make_way)
    assert seen == [(2, 2, True)]


def test_a_repeat_in_a_set_gets_its_old_answer_and_acts_no_more(part: Part[Intake]) -> None:
    (old,) = answers(keyed(part, "k1"))
    assert answers(keyed(part, "k2"), keyed(part, "k1"))[1] == old
    assert answers(keyed(part, "k1")) == [old]
    assert Complaint.objects.count() == 2


def test_whoever_is_refused_takes_the_whole_set_back(part: Part[Intake], house: House) -> None:
    answers(replace(part, by=house.zhang_yan, wish=replace(part.wish, external_id="CRM-1", category="product.billing")))
    hidden = keyed(part, "k1", external_id="CRM-1")
    Complaint.objects.update(complained_about=house.li_wei.id)
    with pytest.raises(ExternalIdTaken):
        answers(keyed(part, "k2"), hidden)
    assert (Complaint.objects.count(), IdempotencyRecord.objects.count()) == (1, 0)


def test_only_one_accounts_requests_under_keys_of_their_own_go_together(part: Part[Intake], house: House) -> None:
    assert part.goes_with(part)
    assert keyed(part, "k1").goes_with(keyed(part, "k2"))
    assert not keyed(part, "k1").goes_with(keyed(part, "k1"))
    assert not part.goes_with(replace(part, by=house.zhang_yan))
    assert not part.goes_with(replace(part, by=replace(part.by, rights={"cases.read_complaint": 1})))
    assert not part.goes_with(replace(part, language="zh-hans"))


def test_a_set_needs_no_savepoint(part: Part[Intake]) -> None:
    with CaptureQueriesContext(connection) as asked:
        answers(part, keyed(part, "k1"))
    savepoints = [query["sql"] for query in asked if str(query["sql"]).startswith("SAVEPOINT")]
    assert len(savepoints) == 1, "the test's own transaction asks for one"
