"""A small house for the tests of contacts: two departments, their people, the default reasons and templates."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import pytest

from careline.contacts.models import Contact
from careline.contacts.operations.defaults import install_default_reasons, install_default_wrap_up
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.parties.models import Customer
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails, Tier
from careline.security.actor import Actor
from careline.security.rules.roles import Role
from tests.cases.conftest import SEED, colleague, department

CALLER = "138 0013 8000"


@dataclass(frozen=True)
class House:
    """Who works where."""

    li_wei: Actor
    """An agent at the front desk."""
    zhang_yan: Actor
    """Another agent at the same desk."""
    wang_xin: Actor
    """The senior agent there."""
    chen: Actor
    """A handler in billing."""
    zhao_min: Actor
    """The supervisor over all of them."""
    administrator: Actor


@pytest.fixture
def house(db: None, shared_house: House) -> House:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Return who works where; whatever a test does to the house is undone after it."""
    return shared_house


@pytest.fixture(scope="module")
def shared_house(shared_db: None, at: datetime) -> House:  # noqa: ARG001  (likewise)
    hq = department("hq")
    front, billing = (department(code, hq) for code in ("front", "billing"))
    install_default_reasons(by=SEED, at=at)
    install_default_wrap_up(by=SEED, at=at)
    return House(
        li_wei=colleague("li-wei", Role.AGENT, front, at),
        zhang_yan=colleague("zhang-yan", Role.AGENT, front, at),
        wang_xin=colleague("wang-xin", Role.SENIOR_AGENT, front, at),
        chen=colleague("chen", Role.DEPARTMENT_HANDLER, billing, at),
        zhao_min=colleague("zhao-min", Role.SUPERVISOR, hq, at),
        administrator=colleague("admin", Role.ADMINISTRATOR, hq, at),
    )


@pytest.fixture
def call(house: House, at: datetime) -> Callable[..., Contact]:
    """Return a way for a customer to call; Li Wei answers."""

    def ring(**otherwise: object) -> Contact:
        told = {"channel": ContactChannel.PHONE, "caller": CALLER, "access_number": "10080"} | otherwise
        return receive_contact(intake=ContactIntake(**told), by=house.li_wei, at=at).contact  # type: ignore[arg-type]

    return ring


@pytest.fixture
def wang_fang(house: House, at: datetime) -> Customer:
    told = CustomerDetails(name="王芳", number=CALLER, brand="gotone", region="bj", segment="family", tier=Tier.VIP)
    assert house
    return register_customer(details=told, by=SEED, at=at)
