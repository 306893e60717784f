"""Features are what the rows say: held against a recount, for houses filled by chance; killed, refused, merged."""

from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from procrastinate.contrib.django.models import ProcrastinateJob

from careline.cases import jobs
from careline.cases.jobs import begin_features, go_on_with_features
from careline.cases.models import CustomerFeatures, FeatureRun
from careline.cases.operations.features import compute_features, compute_next_features
from careline.cases.reactions import REACTIONS
from careline.cases.rules.features import Features
from careline.cases.rules.stages import StageName
from careline.kernel.clock import StoppedClock, using
from careline.parties.models import Customer
from careline.parties.operations.consents import ConsentTold, record_consent
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.merging import merge_customers, unmerge_customer
from careline.parties.queries.listing import fitting
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.merging import MergeReason, UnmergeReason
from careline.parties.rules.wanted import Wanted
from careline.security.actor import system
from careline.security.models import LedgerEntry
from careline.security.policy import Forbidden
from tests.cases.conftest import House
from tests.cases.recounting import complaint, contact, customers, fill, line, recounted, said, used
from tests.moments import IN_THE_NIGHT

NIGHT = system("features")
DAY = timedelta(days=1)


def computed(at: datetime, *, few: int = 3) -> int:
    """Let a night pass, and return in how many steps."""
    steps = 1
    while compute_next_features(by=NIGHT, at=at, few=few):
        steps += 1
    return steps


def kept() -> dict[UUID, Features]:
    return {row.customer_id: row.told for row in CustomerFeatures.objects.all()}


def react(at: datetime) -> None:
    """Let the room hear of everything in the ledger, as the relay would."""
    for entry in LedgerEntry.objects.order_by("id"):
        for reaction in REACTIONS:
            if reaction.reader == "cases.recompute_features" and entry.event in reaction.events:
                reaction.react(entry=entry, at=at)


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)  # each example takes back what it did
@given(seed=st.integers(0, 2**32))
def test_the_set_is_what_a_recount_of_the_rows_finds(house: House, at: datetime, seed: int) -> None:
    assert house
    with transaction.atomic():
        fill(Random(seed), at)  # noqa: S311  (a house by chance, no secret)
        computed(at)
        assert kept() == recounted(at)
        fresh = kept()
        computed(at)
        assert kept() == fresh, "again, and nothing differs"
        compute_features(customers=list(Customer.objects.values_list("pk", flat=True)), by=NIGHT, at=at)
        assert kept() == fresh, "one by one, and nothing differs"
        transaction.set_rollback(True)


def test_a_night_leaves_one_entry_and_asks_the_same_of_each_batch(house: House, at: datetime) -> None:
    for one in customers(8, at):
        contact(one, at - DAY)
    before = LedgerEntry.objects.count()
    assert compute_next_features(by=NIGHT, at=at, few=4)
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert compute_next_features(by=NIGHT, at=at, few=4)
        asked.append([one["sql"].split()[0] for one in queries.captured_queries])
    assert asked[0] == asked[1] == ["SAVEPOINT", "SELECT", "SELECT", "WITH", "DELETE", "UPDATE", "RELEASE"]
    assert not compute_next_features(by=NIGHT, at=at, few=4)
    (entry,) = LedgerEntry.objects.order_by("id")[before:]
    assert (entry.event, entry.data["customers"]) == ("cases.features_computed", 8)
    assert house


def test_who_is_killed_in_the_middle_is_gone_on_with(house: House, at: datetime, monkeypatch: Any) -> None:
    people = customers(7, at)
    for _ in range(3):  # begun, and two batches
        compute_next_features(by=NIGHT, at=at, few=2)
    assert len(kept()) == 4
    with monkeypatch.context() as patch:
        patch.setattr(FeatureRun, "save", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            compute_next_features(by=NIGHT, at=at, few=2)
    assert len(kept()) == 4, "a batch is in or out"
    contact(people[0], at - DAY)  # behind what was done: the night's instant decides, not who comes when
    later = at + timedelta(hours=2)
    computed(later, few=2)
    run = FeatureRun.objects.get()
    assert (run.customers, run.as_of) == (7, at)
    assert {one.computed_at for one in kept().values()} == {at}
    assert house


def test_a_run_of_another_day_is_begun_anew(house: House, at: datetime) -> None:
    customers(5, at)
    for _ in range(2):
        compute_next_features(by=NIGHT, at=at, few=2)
    computed(at + DAY)
    assert FeatureRun.objects.get().customers == 5
    assert {one.computed_at for one in kept().values()} == {at + DAY}
    assert house


def test_it_begins_at_night(house: House) -> None:
    assert house
    for hours, waiting in ((-1, 0), (1, 0), (7, 0), (0, 1)):
        begin_features(timestamp=IN_THE_NIGHT + hours * 3600)
        assert ProcrastinateJob.objects.filter(task_name=go_on_with_features.name).count() == waiting


def test_a_job_leaves_the_rest_to_the_next_when_its_time_is_up(
    house: House, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    customers(3, at)
    monkeypatch.setattr(jobs, "AT_ONCE", -1.0)
    with using(StoppedClock(at)):
        go_on_with_features()
    assert not kept(), "the run was begun"
    assert ProcrastinateJob.objects.filter(task_name=go_on_with_features.name).count() == 1
    monkeypatch.setattr(jobs, "AT_ONCE", 20.0)
    with using(StoppedClock(at)):
        go_on_with_features()
    assert len(kept()) == 3
    assert house


def test_the_bands_part_by_the_nights_own_population(house: House, at: datetime) -> None:
    for n, one in enumerate(customers(10, at)):
        for _ in range(n):
            contact(one, at - n * DAY)
        said(one, ConsentAct.GIVEN, at - DAY)
        used(line(one, at.date()), (at - 40 * DAY).date().replace(day=1), 100 * n, "USD" if n > 7 else "CNY")
    computed(at)
    cuts = FeatureRun.objects.get().parted
    assert cuts.frequency == (1, 3, 5, 7)
    assert (cuts.spend, cuts.currency) == ((100, 300, 400, 600), "CNY")
    assert cuts.recency == tuple(at - n * DAY for n in (8, 6, 4, 2))
    assert house


def test_fewer_than_five_make_no_fifths(house: House, at: datetime) -> None:
    for one in customers(4, at):
        contact(one, at - DAY)
    computed(at)
    cuts = FeatureRun.objects.get().parted
    assert (cuts.recency, cuts.frequency, cuts.spend) == ((), (), ())
    assert house


def test_who_takes_consent_back_has_no_features_at_once(house: House, at: datetime) -> None:
    (one, other) = customers(2, at)
    said(one, ConsentAct.GIVEN, at - DAY)
    computed(at)
    assert set(kept()) == {one.pk, other.pk}
    no = {"act": ConsentAct.WITHDRAWN, "channel": ConsentChannel.PHONE}
    record_consent(customer=one.pk, told=ConsentTold(purpose=ConsentPurpose.MARKETING, **no), by=house.li_wei, at=at)
    react(at)
    assert set(kept()) == {one.pk, other.pk}
    told = LedgerEntry.objects.filter(event="cases.customer_features_computed")
    assert not told.exists(), "of another purpose nothing follows"
    record_consent(customer=one.pk, told=ConsentTold(purpose=ConsentPurpose.PROFILING, **no), by=house.li_wei, at=at)
    react(at)
    assert set(kept()) == {other.pk}
    computed(at + DAY)
    assert set(kept()) == {other.pk}, "and the next night brings none back"
    entry = told.last()
    assert entry is not None
    assert entry.data == {"written": 0, "dropped": 1}


def test_the_night_takes_out_whom_nothing_else_took_out(house: House, at: datetime) -> None:
    (one, other) = customers(2, at)
    computed(at)
    said(one, ConsentAct.WITHDRAWN, at)  # and no reaction came by
    computed(at + DAY)
    assert set(kept()) == {other.pk}
    assert house


def test_who_refused_fits_no_list_from_their_word_on(house: House, at: datetime) -> None:
    (one, other) = people = customers(2, at)
    for each in people:
        contact(each, at - DAY)
    computed(at)

    def listed() -> set[UUID]:
        return {row.pk for row in fitting(by=NIGHT, wanted=Wanted(contacts_90=1), at=at)}

    assert listed() == {one.pk, other.pk}
    said(one, ConsentAct.WITHDRAWN, at)  # and no reaction came by yet
    assert (one.pk in kept(), listed()) == (True, {other.pk})
    assert house


def test_who_refuses_while_the_night_goes_on_is_left_out_by_it(house: House, at: datetime) -> None:
    people = customers(4, at)
    for _ in range(2):
        compute_next_features(by=NIGHT, at=at, few=2)
    later = at + timedelta(minutes=3)
    no = ConsentTold(purpose=ConsentPurpose.PROFILING, act=ConsentAct.WITHDRAWN, channel=ConsentChannel.PHONE)
    for one in (people[0], people[3]):  # before the place it came to, and behind
        record_consent(customer=one.pk, told=no, by=house.li_wei, at=later)
    react(later)
    computed(later, few=2)
    assert set(kept()) == {people[1].pk, people[2].pk}


def test_who_agrees_has_the_spend_at_once(house: House, at: datetime) -> None:
    (one,) = customers(1, at)
    used(line(one, at.date()), (at - 40 * DAY).date().replace(day=1), 12_800)
    computed(at)
    assert (kept()[one.pk].spend, kept()[one.pk].is_spend_agreed) == (None, False)
    yes = {"act": ConsentAct.GIVEN, "channel": ConsentChannel.HALL, "evidence": "F-1"}
    told = ConsentTold(purpose=ConsentPurpose.PROFILING, **yes)  # type: ignore[arg-type]  # words of several kinds
    record_consent(customer=one.pk, told=told, by=house.li_wei, at=at)
    react(at)
    assert (kept()[one.pk].spend, kept()[one.pk].spend_currency) == (12_800, "CNY")


def test_the_forgotten_have_none(house: House, at: datetime) -> None:
    (one, other) = customers(2, at)
    computed(at)
    forget_customer(customer=one, by=system("erasure"), at=at)
    react(at)
    assert set(kept()) == {other.pk}
    assert house


def test_a_merged_pair_counts_both_and_apart_each_counts_its_own(house: House, at: datetime) -> None:
    (one, other) = customers(2, at)
    contact(one, at - 2 * DAY)
    contact(other, at - DAY)
    complaint(other, at - DAY, StageName.PENDING)
    computed(at)
    merge_customers(kept=one.pk, merged=other.pk, reason=MergeReason.COMPARED, by=house.zhao_min, at=at)
    react(at)
    (both,) = kept().values()
    assert (both.contacts_90, both.complaints_open, both.last_contact_at) == (2, 1, at - DAY)
    unmerge_customer(merged=other.pk, reason=UnmergeReason.MISTAKE, by=house.zhao_min, at=at)
    react(at)
    assert {pk: row.contacts_90 for pk, row in kept().items()} == {one.pk: 1, other.pk: 1}


def test_nobody_computes_by_hand(house: House, at: datetime) -> None:
    for act in (
        lambda: compute_next_features(by=house.zhao_min, at=at),
        lambda: compute_features(customers=[], by=house.zhao_min, at=at),
    ):
        with pytest.raises(Forbidden):
            act()
