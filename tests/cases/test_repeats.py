"""What edges call and stories pass by: a line taken out of the table, and an intake that may repeat itself."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from careline.cases.models import AssignmentRule, Complaint
from careline.cases.operations.assigning import NoRuleFits, assign_by_rule
from careline.cases.operations.assignment_rules import NoSuchRule, retire_assignment_rule
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.receiving import ExternalIdTaken, receive_each_once, receive_once
from careline.cases.rules.facts import Urgency
from careline.security.actor import ActorKind
from careline.security.policy import Forbidden
from tests.cases.conftest import House
from tests.cases.test_life import received, told


def test_a_line_taken_out_of_the_table_assigns_nothing_any_more(house: House, at: datetime) -> None:
    rule = AssignmentRule.objects.get().id
    with pytest.raises(Forbidden):
        retire_assignment_rule(rule=rule, by=house.zhao_min, at=at)
    retire_assignment_rule(rule=rule, by=house.administrator, at=at)
    for gone in (rule, uuid4()):
        with pytest.raises(NoSuchRule):
            retire_assignment_rule(rule=gone, by=house.administrator, at=at)
    number = received(house, at)
    classify_complaint(number=number, category="product.billing", urgency=Urgency.NORMAL, by=house.li_wei, at=at)
    with pytest.raises(NoRuleFits):
        assign_by_rule(number=number, by=house.li_wei, at=at)


def test_whoever_repeats_himself_is_told_that_it_is_not_new(house: House, at: datetime) -> None:
    intake = told(external_id="CRM-1")
    first = receive_once(intake=intake, by=house.li_wei, at=at)
    again = receive_once(intake=intake, by=house.li_wei, at=at + timedelta(minutes=1))
    assert (first.is_new, again.is_new, again.complaint) == (True, False, first.complaint)
    with pytest.raises(ExternalIdTaken):
        receive_once(intake=intake, by=house.zhang_yan, at=at)
    assert Complaint.objects.count() == 1


def test_a_program_is_answered_when_it_repeats_itself_though_no_row_names_it_as_the_receiver(
    house: House, at: datetime
) -> None:
    """A program whose answer was cut off must learn that its complaint was taken in, whatever else it may see."""
    gateway = replace(house.li_wei, kind=ActorKind.INTEGRATION)
    first = receive_once(intake=told(external_id="CRM-3"), by=gateway, at=at)
    assert receive_once(intake=told(external_id="CRM-3"), by=gateway, at=at).complaint == first.complaint
    other = replace(house.zhang_yan, kind=ActorKind.INTEGRATION)
    with pytest.raises(ExternalIdTaken):
        receive_once(intake=told(external_id="CRM-3"), by=other, at=at)


def test_who_repeats_an_intake_about_himself_learns_nothing(house: House, at: datetime) -> None:
    Complaint.objects.filter(number=received(house, at, external_id="CRM-2")).update(complained_about=house.li_wei.id)
    with pytest.raises(ExternalIdTaken):
        receive_once(intake=told(external_id="CRM-2"), by=house.li_wei, at=at)


def test_a_set_tells_of_each_whether_it_is_new(house: House, at: datetime) -> None:
    known, other = told(external_id="CRM-1"), told(title="别的")
    (first,) = receive_each_once(intakes=[known], by=house.li_wei, at=at)
    twice = told(external_id="CRM-2")
    taken = receive_each_once(intakes=[other, known, twice, other, twice], by=house.li_wei, at=at)
    assert [one.is_new for one in taken] == [True, False, True, True, False]
    assert (taken[1].complaint, taken[4].complaint) == (first.complaint, taken[2].complaint)
    assert len({one.complaint.number for one in taken}) == 4
