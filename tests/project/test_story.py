"""The contacts of the demo's story go through the operations people use, and leave every step something to look at."""

from collections import Counter
from datetime import datetime

import pytest

from careline.cases.models import ContactLink
from careline.contacts.models import Contact, FollowUp, ServiceOrder
from careline.contacts.operations.missing import notice_missed
from careline.parties.models import CareFlag, Consumption, CustomerNeed, Representative, Subscription
from careline.parties.operations.customers import match_or_register_all
from careline.project.seeds.answering import Answerer
from careline.project.seeds.contact_tales import CONTACT_TALES
from careline.project.seeds.demo import LONG_AGO
from careline.project.seeds.peopling import SEEDER, people
from careline.project.seeds.profiles import Portrait
from careline.security.credentials.passwords import one_time_password


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
