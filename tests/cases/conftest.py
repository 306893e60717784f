"""A small house for the tests of cases: two departments, their people, the default categories and one rule."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from careline.cases.operations.assignment_rules import Line, set_assignment_rule
from careline.cases.operations.defaults import install_default_categories
from careline.security.actor import Actor, ActorKind, system
from careline.security.models import Department, RoleGrant, User
from careline.security.rules.roles import Role

SEED = system("seed")


@dataclass(frozen=True)
class House:
    """Who works where."""

    li_wei: Actor
    """An agent at the front desk."""
    zhang_yan: Actor
    """Another agent at the same desk."""
    chen: Actor
    """A handler in billing."""
    sun: Actor
    """A handler in the network department."""
    zhao_min: Actor
    """The supervisor over all of them."""
    administrator: Actor
    auditor: Actor


def department(code: str, parent: Department | None = None) -> Department:
    path = f"{parent.path if parent else ''}{code}/"
    return Department.objects.create(parent=parent, code=code, path=path, name_zh=code, name_en=code)


def colleague(username: str, role: Role, works_in: Department, at: datetime) -> Actor:
    user = User.objects.create(username=username, full_name=username.title(), department=works_in)
    RoleGrant.objects.create(user=user, role=role, granted_at=at)
    return Actor(
        kind=ActorKind.USER,
        name=username,
        id=user.id,
        department_id=works_in.id,
        department_path=works_in.path,
        roles=frozenset({role}),
    )


@pytest.fixture
def house(db: None, shared_house: House) -> House:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Return who works where; whatever a test does to the house is undone after it."""
    return shared_house


@pytest.fixture(scope="module")
def shared_house(shared_db: None, at: datetime) -> House:  # noqa: ARG001  (likewise)
    return founded(at)


def founded(at: datetime) -> House:
    """Found the house, in the running transaction or, outside one, for good."""
    hq = department("hq")
    front, billing, network = (department(code, hq) for code in ("front", "billing", "network"))
    install_default_categories(by=SEED, at=at)
    set_assignment_rule(line=Line(position=1, category="product.billing", department="billing"), by=SEED, at=at)
    return House(
        li_wei=colleague("li-wei", Role.AGENT, front, at),
        zhang_yan=colleague("zhang-yan", Role.AGENT, front, at),
        chen=colleague("chen", Role.DEPARTMENT_HANDLER, billing, at),
        sun=colleague("sun", Role.DEPARTMENT_HANDLER, network, at),
        zhao_min=colleague("zhao-min", Role.SUPERVISOR, hq, at),
        administrator=colleague("admin", Role.ADMINISTRATOR, hq, at),
        auditor=colleague("auditor", Role.AUDITOR, hq, at),
    )
