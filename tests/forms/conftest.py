"""The people of these tests, and a form they design."""

from datetime import datetime

import pytest

from careline.forms.operations.designing import FormTold, LineTold, set_form
from careline.forms.operations.fields import FieldTold, set_field
from careline.forms.rules.shapes import Compare, Condition
from careline.security.actor import Actor, ActorKind, system
from careline.security.rules.roles import Role
from tests.forms.asked import AMOUNT, CALL_BACK, COUNTRY, KIND

SEED = system("seed")


@pytest.fixture
def administrator() -> Actor:
    return Actor(kind=ActorKind.USER, name="qian-jun", roles=frozenset({Role.ADMINISTRATOR}))


@pytest.fixture
def agent() -> Actor:
    return Actor(kind=ActorKind.USER, name="li-wei", roles=frozenset({Role.AGENT}))


@pytest.fixture
def billing_form(request: pytest.FixtureRequest, at: datetime) -> None:
    """The form `billing`, asked in its first version."""
    request.getfixturevalue("db")
    for field in (KIND, AMOUNT, COUNTRY, CALL_BACK):
        told = {name: value for name, value in vars(field).items() if name != "code"}
        set_field(code=field.code, told=FieldTold(**told), by=SEED, at=at)
    abroad = (Condition(field="kind", test=Compare.IS, value="roaming"),)
    lines = [
        LineTold(field="kind", is_required=True),
        LineTold(field="amount"),
        LineTold(field="country", required_when=abroad),
        LineTold(field="call_back"),
    ]
    set_form(code="billing", told=FormTold(name_zh="费用争议", name_en="Disputed charge", lines=lines), by=SEED, at=at)
