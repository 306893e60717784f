"""Which line would take a case and why, and what would change if a line were saved."""

from datetime import datetime

import pytest

from careline.cases.operations.assignment_rules import Line, set_assignment_rule
from careline.cases.operations.receiving import receive_complaint
from careline.cases.queries.assignment import facts_of, simulate
from careline.cases.queries.finding import NoSuchComplaint
from careline.cases.queries.what_if import what_if
from careline.cases.rules.assignment import Facts
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.parties.rules.details import CustomerDetails
from careline.security.policy import Forbidden
from tests.cases.conftest import House

FACTS = Facts(category="product.billing", urgency=Urgency.URGENT, channel=Channel.PHONE)


def received(house: House, at: datetime, category: str = "product.billing") -> str:
    told = CustomerDetails(name="王芳", number="13800138000")
    intake = Intake(title="多扣", channel=Channel.PHONE, customer=told, category=category)
    return receive_complaint(intake=intake, by=house.li_wei, at=at).number


def test_each_line_says_which_condition_failed(house: House, at: datetime) -> None:
    by = house.administrator
    set_assignment_rule(line=Line(position=0, department="network", category="network"), by=by, at=at)
    urgent = Line(position=0, department="billing", handler="chen", urgency=Urgency.URGENT)
    set_assignment_rule(line=urgent, by=by, at=at)
    done = simulate(facts=FACTS, by=by)
    missed = {one.line.department.code: [part.name for part in one.conditions if not part.holds] for one in done.lines}
    assert missed["network"] == ["category"]
    assert done.winner is not None
    assert done.winner.handler is not None
    assert done.winner.handler.username == "chen"
    assert done.load is not None
    assert done.load.handler == 0


def test_a_case_is_tried_by_its_number(house: House, at: datetime) -> None:
    facts = facts_of(number=received(house, at), by=house.administrator)
    assert (facts.category, facts.urgency) == ("product.billing", Urgency.NORMAL)
    with pytest.raises(NoSuchComplaint):
        facts_of(number="TS-2026-000000-0", by=house.administrator)
    with pytest.raises(Forbidden):
        facts_of(number="TS-2026-000000-0", by=house.li_wei)


def test_what_would_change_is_told_before_it_is_saved(house: House, at: datetime) -> None:
    number = received(house, at)
    line = Line(position=0, department="network", category="product.billing")
    tried, shifts = what_if(line=line, by=house.administrator)
    assert tried == 1
    assert [(one.after, one.count, list(one.numbers)) for one in shifts] == [("network", 1, [number])]
    nothing = Line(position=9999, department="network", category="network")
    assert what_if(line=nothing, by=house.administrator) == (1, [])
    with pytest.raises(Forbidden):
        what_if(line=line, by=house.zhao_min)
