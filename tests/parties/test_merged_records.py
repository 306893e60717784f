"""Whatever stands on any record of a customer is the customer's; apart again, every row is what it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careline.kernel.identity import new_id
from careline.parties.models import CareLook, Consumption, Customer, DuplicatePair, Origin, Preference, Reveal
from careline.parties.operations.accounts import close_account, open_account
from careline.parties.operations.care import look_at_care, note_care
from careline.parties.operations.consents import ConsentTold, record_consent
from careline.parties.operations.customers import CustomerIsMerged, register_customer, update_customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.likening import propose_duplicates
from careline.parties.operations.merging import MergingLoosensWish, merge_customers, unmerge_customer
from careline.parties.operations.needs import collect_need, move_need
from careline.parties.operations.preferences import set_preferences
from careline.parties.operations.representatives import RepresentativeTold, name_representative
from careline.parties.operations.subscriptions import begin_subscription
from careline.parties.queries.care import needs_care
from careline.parties.queries.consents import consents_of, standing_consents
from careline.parties.queries.duplicates import merges_of
from careline.parties.queries.holdings import accounts_of, subscriptions_of
from careline.parties.queries.identities import kept_ids, records_of
from careline.parties.queries.needs import NeedFilters, customer_needs
from careline.parties.queries.preferences import wish_of
from careline.parties.queries.representatives import representatives_of
from careline.parties.rules.care import CareBasis, CareKind
from careline.parties.rules.consent import ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.holdings import PaymentKind, SubscriptionDetails
from careline.parties.rules.needs import NeedCategory, NeedMove, NeedSource
from careline.parties.rules.reaching import ReachChannel, Wish
from careline.parties.rules.representation import RepresentativeKind
from careline.parties.writing.claiming import CustomerIsForgotten
from careline.parties.writing.erasing import AROUND
from careline.security.actor import Actor, system
from careline.security.models import PersonKey
from careline.security.rules.roles import Role
from tests.parties.conftest import member

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
TODAY = date(2026, 11, 20)
HOUSE = system("house")
HOLDING = (Customer, PersonKey, *AROUND, Preference, CareLook, Reveal, Origin, Consumption)
"""Everything that is kept of customers, row by row."""
FIVE = 5
NUMBERS = ("13800138001", "13800138002")


@pytest.fixture
def supervisor(request: pytest.FixtureRequest) -> Actor:
    request.getfixturevalue("db")
    return member("zhao", Role.SUPERVISOR)


def one_of(place: int) -> Customer:
    """Register somebody of whom everything there is to keep is kept."""
    one = register_customer(details=CustomerDetails(name="王芳", number=f"1380013800{place}"), by=HOUSE, at=NOW)
    for told in KEEPING:
        told(one, place)
    return one


def _account(one: Customer, place: int) -> None:
    opened = open_account(
        customer=one.id,
        number=f"A2026000{place}",
        payment=PaymentKind.POSTPAID,
        bill_day=1,
        opened_on=TODAY,
        by=HOUSE,
        at=NOW,
    )
    details = SubscriptionDetails(number=f"1390013900{place}", since=TODAY)
    begin_subscription(customer=one.id, details=details, account=opened.id, by=HOUSE, at=NOW)


def _said(one: Customer, place: int) -> None:
    wish = Wish(channel=ReachChannel.SMS, language="zh-hans", do_not_disturb=bool(place % 2))
    set_preferences(customer=one.id, wish=wish, by=HOUSE, at=NOW + timedelta(minutes=place))
    told = ConsentTold(
        purpose=ConsentPurpose.MARKETING,
        act=ConsentAct.GIVEN,
        channel=ConsentChannel.APP,
        said_at=NOW - timedelta(days=place),
        evidence=f"APP-{place}",
    )
    record_consent(customer=one.id, told=told, by=HOUSE, at=NOW)


def _spoken_for(one: Customer, place: int) -> None:
    told = RepresentativeTold(
        kind=RepresentativeKind.ADVOCATE, name="李明", number=f"1370013700{place}", relation="儿子", since=TODAY
    )
    name_representative(customer=one.id, told=told, by=HOUSE, at=NOW)


def _cared_for(one: Customer, _place: int) -> None:
    threat = {"kind": CareKind.THREATENED, "basis": CareBasis.SAFETY}
    note_care(customer=one.id, **threat, review_on=date(2027, 5, 1), by=HOUSE, at=NOW)  # type: ignore[arg-type]  # two enums
    look_at_care(customer=one.id, by=HOUSE, at=NOW)
    need = collect_need(
        customer=one.id, source=NeedSource.CONTACT, category=NeedCategory.PRICE, text="便宜些", by=HOUSE, at=NOW
    )
    move_need(need=need.id, move=NeedMove.ASSESS, text="常有", by=HOUSE, at=NOW)


KEEPING: tuple[Callable[[Customer, int], None], ...] = (_account, _said, _spoken_for, _cared_for)


def rows() -> dict[str, list[dict[str, Any]]]:
    """Return every row that is kept of customers, byte by byte."""
    return {model.__name__: _values(model) for model in HOLDING}


def _values(model: Any) -> list[dict[str, Any]]:
    found = model.objects.order_by("pk").values()
    return [{name: bytes(it) if isinstance(it, memoryview) else it for name, it in row.items()} for row in found]


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    merges=st.lists(st.tuples(st.integers(0, FIVE - 1), st.integers(0, FIVE - 1)), min_size=1, max_size=6),
    order=st.permutations(range(FIVE)),
)
def test_merged_in_any_way_and_taken_apart_in_any_order_every_row_is_what_it_was(
    merges: list[tuple[int, int]], order: list[int]
) -> None:
    people = _five()
    before = rows()
    with transaction.atomic():  # an example that fails leaves nothing to the next
        merged = _merged(people, merges)
        for one in merged:
            assert one.id in records_of([kept_ids([one.id])[one.id]])
        for one in sorted(merged, key=lambda one: order[people.index(one)]):
            unmerge_customer(merged=one.id, reason="mistake", by=HOUSE, at=LATER)
        assert rows() == before


def _merged(people: list[Customer], merges: list[tuple[int, int]]) -> list[Customer]:
    """Merge them as far as that can be; return those who stand under another one's name."""
    merged: list[Customer] = []
    for kept, other in merges:
        survivor = kept_ids([people[kept].id])[people[kept].id]
        if people[other] not in merged and survivor != people[other].id:
            merge_customers(kept=survivor, merged=people[other].id, reason="compared", by=HOUSE, at=NOW)
            merged.append(people[other])
    return merged


def _five() -> list[Customer]:
    known = list(Customer.objects.order_by("id"))
    return known or [one_of(place) for place in range(FIVE)]


@pytest.mark.parametrize("is_asked_of_kept", [True, False])
def test_everything_on_either_record_is_the_customers(supervisor: Actor, *, is_asked_of_kept: bool) -> None:
    kept, merged = one_of(0), one_of(1)
    merge_customers(kept=kept.id, merged=merged.id, reason="compared", by=supervisor, at=NOW)
    asked = (kept if is_asked_of_kept else merged).id
    assert len(accounts_of(by=supervisor, customer=asked)) == 2
    assert len(subscriptions_of(by=supervisor, customer=asked)) == 2
    assert len(consents_of(by=supervisor, customer=asked)) == 2
    assert len(representatives_of(by=supervisor, customer=asked, on=TODAY)) == 2
    assert len(customer_needs(by=supervisor, filters=NeedFilters(customers=(asked,))).rows) == 2
    assert wish_of(by=supervisor, customer=asked).do_not_disturb, "the later wish counts, on whichever record"
    assert standing_consents(by=supervisor, customer=asked, at=NOW)[ConsentPurpose.MARKETING].said_at == NOW
    assert [one.id for one in merges_of(by=supervisor, customer=asked)] == [merged.id]


def test_who_needs_care_under_one_record_needs_it(supervisor: Actor) -> None:
    kept = register_customer(details=CustomerDetails(number="13600136000"), by=HOUSE, at=NOW)
    merged = one_of(1)
    assert not needs_care(by=supervisor, customer=kept.id)
    merge_customers(kept=kept.id, merged=merged.id, reason="compared", by=supervisor, at=NOW)
    assert needs_care(by=supervisor, customer=kept.id)


def test_what_is_new_goes_to_the_kept_record_and_what_stood_stays_where_it_was(supervisor: Actor) -> None:
    kept, merged = one_of(0), register_customer(details=CustomerDetails(number="13600136000"), by=HOUSE, at=NOW)
    account = open_account(
        customer=merged.id,
        number="A9",
        payment=PaymentKind.PREPAID,
        bill_day=1,
        opened_on=TODAY,
        by=HOUSE,
        at=NOW,
    )
    merge_customers(kept=kept.id, merged=merged.id, reason="compared", by=supervisor, at=NOW)
    begun = begin_subscription(
        customer=merged.id,
        details=SubscriptionDetails(number="13500135000", since=TODAY),
        account=account.id,
        by=supervisor,
        at=LATER,
    )
    assert begun.customer_id == kept.id
    assert close_account_refused(account.id, by=supervisor)
    with pytest.raises(CustomerIsMerged):
        update_customer(customer=merged, details=CustomerDetails(name="王"), version=1, by=supervisor, at=LATER)


def close_account_refused(account: Any, *, by: Actor) -> bool:
    with pytest.raises(Exception, match="account_in_use"):
        close_account(account=account, closed_on=TODAY, by=by, at=LATER)
    return True


def test_forgetting_either_record_forgets_them_all(supervisor: Actor) -> None:
    kept, merged, third = one_of(0), one_of(1), one_of(2)
    twin = register_customer(details=CustomerDetails(name="王芳", number="13800138002"), by=HOUSE, at=NOW)
    assert propose_duplicates(customers=[twin], by=HOUSE, at=NOW) == 1
    merge_customers(kept=kept.id, merged=merged.id, reason="compared", by=supervisor, at=NOW)
    merge_customers(kept=third.id, merged=kept.id, reason="compared", by=supervisor, at=NOW)
    forget_customer(customer=merged, by=HOUSE, at=LATER)
    told = Customer.objects.filter(pk__in=(kept.pk, merged.pk, third.pk))
    assert told.filter(forgotten_at=LATER, name_sealed=None, number_index=None).count() == 3
    keys = {key for model in AROUND for key in _keys(model, (kept, merged, third))}
    assert keys
    assert not PersonKey.objects.filter(pk__in=keys, shredded_at=None).exists()
    assert not DuplicatePair.objects.exists(), "not even how they compared is kept"
    assert Customer.objects.get(pk=twin.pk).forgotten_at is None
    with pytest.raises(CustomerIsForgotten):
        unmerge_customer(merged=merged.id, reason="mistake", by=supervisor, at=LATER)


def _keys(model: Any, people: tuple[Customer, ...]) -> list[Any]:
    return list(model.objects.filter(customer__in=people).values_list("key", flat=True))


def test_a_company_is_no_person(supervisor: Actor) -> None:
    told = CustomerDetails(name="王芳", number="13800138000")
    one = register_customer(details=told, by=HOUSE, at=NOW)
    company = register_customer(details=replace(told, kind="enterprise"), by=HOUSE, at=NOW)
    with pytest.raises(Exception, match="cannot_merge"):
        merge_customers(kept=one.id, merged=company.id, reason="compared", by=supervisor, at=NOW)
    assert records_of([new_id()]) == ()


def two(wish: Wish, later: Wish) -> tuple[Customer, Customer]:
    kept, other = (register_customer(details=CustomerDetails(name="王芳", number=n), by=HOUSE, at=NOW) for n in NUMBERS)
    set_preferences(customer=kept.id, wish=wish, by=HOUSE, at=NOW)
    set_preferences(customer=other.id, wish=later, by=HOUSE, at=LATER)
    return kept, other


def test_a_wish_said_again_counts_over_what_the_other_record_said_since(supervisor: Actor) -> None:
    said = Wish(channel=ReachChannel.SMS)
    kept, other = two(said, Wish(language="en"))
    merge_customers(kept=kept.id, merged=other.id, reason="compared", by=supervisor, at=LATER)
    assert wish_of(by=supervisor, customer=kept.id) == Wish(language="en")
    set_preferences(customer=kept.id, wish=said, by=supervisor, at=LATER + timedelta(hours=1))
    assert wish_of(by=supervisor, customer=kept.id) == said


def test_merging_lifts_nothing_that_somebody_wished_for_their_safety(supervisor: Actor) -> None:
    safe = Wish(never=(ReachChannel.SMS,))
    kept, other = two(safe, Wish(language="en"))
    for pair in ({"kept": kept.id, "merged": other.id}, {"kept": other.id, "merged": kept.id}):
        with pytest.raises(MergingLoosensWish), transaction.atomic():
            merge_customers(**pair, reason="compared", by=supervisor, at=LATER)
    assert records_of([kept.id]) == (kept.id,)
    set_preferences(customer=other.id, wish=replace(safe, language="en"), by=HOUSE, at=LATER + timedelta(hours=1))
    merge_customers(kept=kept.id, merged=other.id, reason="compared", by=supervisor, at=LATER + timedelta(hours=1))
    assert wish_of(by=supervisor, customer=kept.id) == replace(safe, language="en")
