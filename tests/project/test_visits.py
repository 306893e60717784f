"""The halls of the demo's story have somebody to show at the counter, whatever day it is told on."""

from datetime import datetime, timedelta

import pytest

from careline.halls.models import Appointment, Hall
from careline.parties.operations.customers import match_or_register_all
from careline.project.seeds.demo import LONG_AGO
from careline.project.seeds.peopling import SEEDER, people
from careline.project.seeds.visits import KNOWN, Visits
from careline.security.credentials.passwords import one_time_password


@pytest.mark.django_db
def test_two_halls_are_expected_at(at: datetime) -> None:
    actors = people(password=one_time_password(), at=at - LONG_AGO)
    match_or_register_all(details=list(KNOWN), by=SEEDER, at=at - LONG_AGO)
    Visits(actors, at + timedelta(hours=1)).tell()
    assert set(Hall.objects.values_list("code", flat=True)) == {"zhongguancun", "joy-city"}
    states = set(Appointment.objects.values_list("state", flat=True))
    assert {"booked", "missed"} <= states
    assert Appointment.objects.filter(party__isnull=False).count() == len(KNOWN)
