"""Who speaks: recognised by the number, written down, and told no more than they may be."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from careline.cases.operations.linking import receive_from_contact
from careline.cases.rules.facts import Channel
from careline.cases.rules.intake import Intake
from careline.contacts.models import Contact
from careline.contacts.operations.closing import WrapUp, close_contact
from careline.contacts.operations.serving import name_reasons, set_party
from careline.contacts.operations.speaking import name_speaker
from careline.contacts.operations.verifying import verify_caller
from careline.contacts.queries.finding import contact as find
from careline.contacts.queries.record import level_for, need_of
from careline.contacts.queries.speaking import possible_speakers, spoken_for, told_in
from careline.contacts.queries.verification import possible_methods
from careline.contacts.rules.facts import EndedBy, Outcome
from careline.contacts.rules.speaking import (
    BeyondScope,
    NothingToProve,
    NotTheirRepresentative,
    RepresentativeNotNamed,
    Speaker,
    check_may_prove,
    check_speaker,
    check_within,
    told_to,
    who_rings,
)
from careline.contacts.rules.steps import IllegalContactMove
from careline.contacts.rules.verification import Act, Level, Method, Verdict
from careline.parties.models import Customer, Representative
from careline.parties.operations.customers import register_customer
from careline.parties.operations.representatives import RepresentativeTold, end_representative, name_representative
from careline.parties.operations.reveals import NotWorkingForCustomer, reveal_field
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.representation import ALL, Authority, RepresentativeEnd, RepresentativeKind, Topic
from careline.security.models import LedgerEntry
from tests.cases.conftest import SEED
from tests.contacts.conftest import House

Call = Callable[..., Contact]
Named = Callable[..., Representative]
SON = "139 0013 9000"
TODAY = date(2026, 3, 11)
KIND = RepresentativeKind


def authority(kind: RepresentativeKind, *scope: Topic, until: date | None = None) -> Authority:
    return Authority(kind=kind, scope=frozenset(scope), since=date(2020, 1, 1), until=until)


def test_whoever_speaks_is_told_what_they_may() -> None:
    within = authority(KIND.AUTHORISED, Topic.BILLS, until=TODAY)
    assert told_to(None, None, on=TODAY) == told_to(Speaker.CUSTOMER, None, on=TODAY) == ALL
    assert told_to(Speaker.OTHER, None, on=TODAY) == frozenset()
    assert told_to(Speaker.REPRESENTATIVE, authority(KIND.ADVOCATE), on=TODAY) == frozenset()
    assert told_to(Speaker.REPRESENTATIVE, within, on=TODAY) == {Topic.BILLS}
    assert told_to(Speaker.REPRESENTATIVE, within, on=TODAY + timedelta(days=1)) == frozenset()


def test_only_who_speaks_for_them_today_is_written_down() -> None:
    ended = authority(KIND.AUTHORISED, Topic.BILLS, until=TODAY - timedelta(days=1))
    check_speaker(Speaker.OTHER, None, is_theirs=False, on=TODAY)
    with pytest.raises(RepresentativeNotNamed):
        check_speaker(Speaker.REPRESENTATIVE, None, is_theirs=True, on=TODAY)
    for one, is_theirs in ((ended, True), (authority(KIND.ADVOCATE), False)):
        with pytest.raises(NotTheirRepresentative):
            check_speaker(Speaker.REPRESENTATIVE, one, is_theirs=is_theirs, on=TODAY)


@pytest.mark.parametrize(("act", "topic"), [(Act.CHANGE, Topic.ACCOUNT), (Act.MONEY, Topic.BILLS)])
def test_what_is_done_stays_within_the_scope(act: Act, topic: Topic) -> None:
    check_within([act, Act.TALK], {topic}, Outcome.BUSINESS_DONE)
    check_within([act], set(), Outcome.CASE_OPENED)
    with pytest.raises(BeyondScope):
        check_within([act], ALL - {topic}, Outcome.BUSINESS_DONE)


def test_nothing_to_disclose_is_nothing_to_prove() -> None:
    check_may_prove({Topic.BILLS})
    with pytest.raises(NothingToProve):
        check_may_prove(())


@pytest.mark.parametrize(
    ("customers", "spoken_for", "expected"),
    [
        (0, 0, ("unknown", None)),
        (1, 0, ("likely", None)),
        (1, 2, ("likely", None)),
        (0, 1, ("likely", "representative")),
        (0, 2, ("shared", None)),
        (2, 1, ("shared", None)),
    ],
)
def test_a_number_tells_whose_it_is_before_for_whom_it_speaks(
    customers: int, spoken_for: int, expected: tuple[str, str | None]
) -> None:
    assert who_rings(customers, spoken_for) == expected


@pytest.fixture
def named(wang_fang: Customer, at: datetime) -> Named:
    """Return a way to name somebody with the son's number as who speaks for Wang Fang."""

    def by_her(
        kind: RepresentativeKind, *scope: Topic, of: Customer = wang_fang, until: date | None = None
    ) -> Representative:
        told = RepresentativeTold(
            kind=kind, name="王小明", number=SON, scope=frozenset(scope), since=date(2026, 1, 1), until=until
        )
        return name_representative(customer=of.id, told=told, by=SEED, at=at)

    return by_her


def test_a_representative_is_recognised_by_the_number(
    call: Call, named: Named, wang_fang: Customer, house: House
) -> None:
    son = named(KIND.AUTHORISED, Topic.BILLS, Topic.COMPLAINTS, until=date(2026, 12, 31))
    contact = call(caller=SON)
    assert (contact.party, contact.certainty) == (wang_fang, "likely")
    assert (contact.speaker, contact.representative) == ("representative", son)
    assert told_in(contact) == {Topic.BILLS, Topic.COMPLAINTS}
    entry = LedgerEntry.objects.get(event="contacts.speaker_named")
    assert entry.data == {"speaker": "representative", "representative": str(son.id)}
    assert [one.id for one in possible_speakers(contact, by=house.li_wei)] == [son.id]


def test_who_has_ended_is_not_recognised(call: Call, named: Named, house: House, at: datetime) -> None:
    son = named(KIND.GUARDIAN, Topic.BILLS)
    end_representative(representative=son.id, reason=RepresentativeEnd.REVOKED, ended_on=TODAY, by=house.li_wei, at=at)
    contact = call(caller=SON)
    assert (contact.party, contact.speaker, contact.certainty) == (None, "", "unknown")
    assert spoken_for(contact, by=house.li_wei) == []


def test_a_customer_of_ours_who_speaks_for_another_is_both(
    call: Call, named: Named, wang_fang: Customer, house: House, at: datetime
) -> None:
    named(KIND.GUARDIAN, Topic.BILLS)
    son = register_customer(details=CustomerDetails(name="王小明", number=SON), by=SEED, at=at)
    contact = call(caller=SON)
    assert (contact.party, contact.speaker) == (son, "")
    assert [whose.id for whose, _ in spoken_for(contact, by=house.li_wei)] == [wang_fang.id]
    changed = set_party(number=contact.number, customer=wang_fang.id, by=house.li_wei, at=at)
    assert changed.speaker == "representative", "for her he speaks"
    back = set_party(number=contact.number, customer=son.id, by=house.li_wei, at=at)
    assert (back.speaker, back.representative) == ("", None)


def test_an_advocate_speaks_and_sees_no_account(
    call: Call, named: Named, wang_fang: Customer, house: House, at: datetime
) -> None:
    named(KIND.ADVOCATE)
    contact = call(caller=SON)
    with pytest.raises(NothingToProve):
        verify_caller(
            number=contact.number, method=Method.ONE_TIME_CODE, outcome=Verdict.PASSED, by=house.li_wei, at=at
        )
    with pytest.raises(NotWorkingForCustomer):
        reveal_field(
            customer=wang_fang, field="number", reason="verify_identity", contact=contact.id, by=house.li_wei, at=at
        )
    taken = receive_from_contact(
        contact=contact.number,
        intake=Intake(title="多扣费", channel=Channel.PHONE, customer=wang_fang.id, on_behalf=True),
        by=house.li_wei,
        at=at,
    )
    assert taken.is_new
    close = _solved(contact, house, at)
    with pytest.raises(BeyondScope):
        close(Outcome.BUSINESS_DONE)
    assert close(Outcome.CASE_OPENED).step == "closed", "anyone may lodge"


def test_within_the_scope_the_caller_proves_who_they_are(call: Call, named: Named, house: House, at: datetime) -> None:
    named(KIND.AUTHORISED, Topic.ACCOUNT, until=date(2026, 12, 31))
    contact = call(caller=SON)
    assert Method.OWN_NUMBER in possible_methods(contact), "it is the number the customer named"
    close = _solved(contact, house, at)
    assert level_for(contact, need_of(contact)) is Level.BASIC
    verify_caller(number=contact.number, method=Method.OWN_NUMBER, outcome=Verdict.PASSED, by=house.li_wei, at=at)
    assert close(Outcome.BUSINESS_DONE).step == "closed"


def test_somebody_else_on_the_line_proves_it_anew(call: Call, wang_fang: Customer, house: House, at: datetime) -> None:
    contact = call()
    verify_caller(number=contact.number, method=Method.ONE_TIME_CODE, outcome=Verdict.PASSED, by=house.li_wei, at=at)
    other = name_speaker(number=contact.number, speaker=Speaker.OTHER, by=house.li_wei, at=at)
    assert (other.level, other.party) == ("none", wang_fang)
    assert possible_methods(find(by=house.li_wei, number=contact.number)) == (
        Method.SERVICE_PASSWORD,
        Method.ONE_TIME_CODE,
        Method.RECENT_USE,
    )
    entries = LedgerEntry.objects.filter(event="contacts.speaker_named").count()
    name_speaker(number=contact.number, speaker=Speaker.OTHER, by=house.li_wei, at=at)
    assert LedgerEntry.objects.filter(event="contacts.speaker_named").count() == entries, "said before is nothing new"


def test_another_customers_representative_is_none(
    call: Call, named: Named, wang_fang: Customer, house: House, at: datetime
) -> None:
    liu = register_customer(details=CustomerDetails(name="刘洋"), by=SEED, at=at)
    theirs = named(KIND.ADVOCATE, of=liu)
    contact = call()
    with pytest.raises(NotTheirRepresentative):
        name_speaker(
            number=contact.number, speaker=Speaker.REPRESENTATIVE, representative=theirs.id, by=house.li_wei, at=at
        )
    with pytest.raises(RepresentativeNotNamed):
        name_speaker(number=contact.number, speaker=Speaker.REPRESENTATIVE, by=house.li_wei, at=at)
    assert contact.party == wang_fang


def test_a_closed_contact_says_what_it_said(call: Call, named: Named, house: House, at: datetime) -> None:
    named(KIND.ADVOCATE)
    contact = call(caller=SON)
    _solved(contact, house, at)(Outcome.UNRESOLVED)
    with pytest.raises(IllegalContactMove):
        name_speaker(number=contact.number, speaker=Speaker.CUSTOMER, by=house.li_wei, at=at)


def _solved(contact: Contact, house: House, at: datetime) -> Callable[[Outcome], Contact]:
    """Name a change of plan as the need, and return a way to close the contact."""
    number = contact.number
    answers = {"to": "全家享", "from_when": "下月"}
    name_reasons(number=number, reasons=["plan.change"], answers=answers, by=house.li_wei, at=at)

    def closed(outcome: Outcome) -> Contact:
        wrap_up = WrapUp(outcome=outcome, summary="改套餐", result="已办理")
        return close_contact(number=number, wrap_up=wrap_up, ended_by=EndedBy.CUSTOMER, by=house.li_wei, at=at)

    return closed
