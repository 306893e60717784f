"""The contacts of the demo's story go through the operations people use, and leave every step something to look at."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from careline.cases.models import ContactLink, CustomerFeatures
from careline.cases.rules.features import BANDS
from careline.contacts.models import Contact, FollowUp, ServiceOrder
from careline.contacts.operations.missing import notice_missed
from careline.parties.models import (
    CareFlag,
    Consent,
    Consumption,
    CustomerNeed,
    EntryAudit,
    EntryAuditFinding,
    LegalHold,
    Representative,
    Subscription,
)
from careline.parties.operations.customers import match_or_register_all
from careline.parties.queries.listing import fitting
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.wanted import Wanted
from careline.project import home
from careline.project.founding import ADMINISTRATOR
from careline.project.seeds import customers
from careline.project.seeds.answering import Answerer
from careline.project.seeds.auditing import Audited
from careline.project.seeds.cast import COLLEAGUES, ZHAO_MIN
from careline.project.seeds.contact_tales import CONTACT_TALES
from careline.project.seeds.demo import LONG_AGO, PASSWORD, introduce
from careline.project.seeds.habits import Habits
from careline.project.seeds.peopling import SEEDER, people
from careline.project.seeds.profile_cast import CONTACTS_OF_HUAYUAN
from careline.project.seeds.profiles import Portrait
from careline.project.seeds.sure import FORGOTTEN_ABOUT
from careline.security.credentials.passwords import one_time_password
from careline.security.rules.duties import DUTY_OF, Duty
from careline.security.rules.roles import Role


def test_nobody_of_the_story_has_a_number_of_somebody_else_by_accident() -> None:
    those = [one for one in vars(customers).values() if isinstance(one, CustomerDetails)]
    numbers = [one.number for one in (*those, *FORGOTTEN_ABOUT, *CONTACTS_OF_HUAYUAN) if one.number]
    assert [number for number, count in Counter(numbers).items() if count > 1] == []


@pytest.mark.django_db
def test_the_contacts_of_the_story_stand_at_every_step(at: datetime) -> None:
    actors = people(password=one_time_password(), at=at - LONG_AGO)
    known = [tale.who for tale in CONTACT_TALES if tale.who]
    match_or_register_all(details=list(dict.fromkeys(known)), by=SEEDER, at=at - LONG_AGO)
    for tale in CONTACT_TALES:
        Answerer(actors, at).tell(tale)
    notice_missed(by=SEEDER, at=at)
    steps = Counter(Contact.objects.values_list("step", flat=True))
    assert steps.keys() == {"access", "need", "solution", "close", "closed"}
    assert Contact.objects.filter(level="full").exists()
    assert ContactLink.objects.count() == 1
    assert Counter(FollowUp.objects.values_list("state", flat=True)) == {"open": 3, "missed": 1}
    assert Counter(ServiceOrder.objects.values_list("state", "asked")) == {
        ("begun", 0): 1,
        ("begun", 1): 1,
        ("done", 0): 1,
    }


@pytest.mark.django_db
def test_the_story_has_a_hold_an_audit_that_is_closed_and_one_under_way(at: datetime) -> None:
    actors = people(password=one_time_password(), at=at - LONG_AGO)
    Portrait(actors, at).paint()
    Audited(actors, at).tell()
    assert LegalHold.objects.get().kind == "dispute"
    closed, begun = EntryAudit.objects.order_by("drawn_at")
    assert (closed.closed_at is not None, begun.closed_at) == (True, None)
    found = EntryAuditFinding.objects.filter(item__audit=closed)
    assert found.count() == closed.items.count() > 0
    assert found.exclude(finding="right").exists()
    assert 0 < EntryAuditFinding.objects.filter(item__audit=begun).count() < begun.items.count()


@pytest.mark.django_db
def test_three_customers_of_the_story_are_known_well(at: datetime) -> None:
    actors = people(password=one_time_password(), at=at - LONG_AGO)
    Portrait(actors, at).paint()
    assert Counter(Representative.objects.values_list("kind", flat=True)) == {"enterprise_contact": 2, "guardian": 1}
    assert Subscription.objects.count() == 5
    assert Consumption.objects.count() == 40
    assert CareFlag.objects.count() == 1
    assert Counter(CustomerNeed.objects.values_list("status", flat=True)) == {
        "adopted": 1,
        "assessed": 1,
        "collected": 1,
    }


@pytest.mark.django_db
def test_of_three_customers_one_agreed_one_refused_and_one_said_nothing(at: datetime) -> None:
    actors = people(password=one_time_password(), at=at - LONG_AGO)
    Portrait(actors, at).paint()
    Habits(actors, at).tell()
    wang_fang, huayuan = CustomerFeatures.objects.order_by("-contacts_365", "-contacts_90")[:2]
    assert (wang_fang.contacts_365, wang_fang.preferred_hour, wang_fang.main_channel) == (5, 19, "phone")
    assert wang_fang.spend is not None
    assert (huayuan.contacts_365, huayuan.main_channel, huayuan.is_spend_agreed) == (3, "email", False)
    assert not Consent.objects.filter(
        act="withdrawn", purpose="profiling", customer__in=CustomerFeatures.objects.values("customer")
    ).exists()


@pytest.mark.django_db
def test_each_fifth_of_spending_finds_somebody(at: datetime) -> None:
    actors = people(password=one_time_password(), at=at - LONG_AGO)
    Portrait(actors, at).paint()
    Habits(actors, at).tell()
    by = actors[ZHAO_MIN.username]
    found = [list(fitting(by=by, wanted=Wanted(spend_band=band), at=at)) for band in BANDS]
    assert all(found), found
    assert not {one.pk for band in found for one in band} & set(
        Consent.objects.filter(act="withdrawn", purpose="profiling").values_list("customer", flat=True)
    )


def test_who_may_sign_in_to_the_demo_is_named_for_every_duty(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CARELINE_HOME", str(tmp_path))
    (tmp_path / "secrets").mkdir()
    home.find().make_secret(PASSWORD, one_time_password)
    introduce()
    said = capsys.readouterr().out
    named = [one.role for one in COLLEAGUES if f"  {one.username} " in said] + [Role.ADMINISTRATOR]
    assert f"  {ADMINISTRATOR} " in said
    assert {DUTY_OF[role] for role in named} == set(Duty)
